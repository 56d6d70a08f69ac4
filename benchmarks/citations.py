"""How `find_citations` grows with the text, beside eyecite on an English opinion of the same length, in one run.

`python benchmarks/citations.py [--json FILE]` (needs `pip install eyecite`). Texts are composed here:
paragraphs of Vietnamese with the usual forms of citation, paragraphs of English with the usual forms of American ones,
about as dense.
"""

import argparse
import time
from pathlib import Path

import figures
from eyecite import get_citations

from vndocparse import find_citations

VIETNAMESE = (
    "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư; thực hiện Công "
    "văn số 435-CV/BTGHU, ngày 13/6/2024 của Ban Tuyên giáo Huyện ủy, các đơn vị rà soát việc quản lý văn bản, "
    "lập hồ sơ và nộp lưu hồ sơ vào lưu trữ cơ quan theo đúng thời hạn, báo cáo kết quả về Văn phòng để tổng hợp, "
    "theo dõi. Trường hợp có vướng mắc về khoản 2 Điều 5 Luật Lưu trữ số 33/2024/QH15, đơn vị kịp thời phản ánh "
    "để được hướng dẫn, giải quyết.\n"
)
ENGLISH = (
    "The rule of notice pleading was restated in Bell Atlantic Corp. v. Twombly, 550 U.S. 544 (2007), and again "
    "in Ashcroft v. Iqbal, 556 U.S. 662, 678 (2009), where the Court asked whether the facts, taken as true, "
    "allow a reasonable inference of liability; a court need not accept conclusions drawn from them. The statute, "
    "42 U.S.C. § 1983, says no more than that, and the parties, who briefed the point at length below, do not ask "
    "us to hold otherwise today.\n"
)
HOSTILE = (
    "số ",
    "Điều 1 ",
    "Luật ",
    "số 1, ",
    "Quyết định số 1/QĐ-A và ",
    "khoản 1, ",
    "ngày 1/1/",
    "của ",
    "Luật Đất đai ngày 18/01/2024; ",
    "Luật số 1/2020/QH14 được sửa đổi bởi Luật Giá, ",
    "Công văn nêu trên, Nghị định 15 ",
    "Luật Giá (sau đây gọi là Luật của giá) ",
)
COLUMNS = {"characters of the text": 0, "vndocparse, characters a second": 0, "eyecite, English text": 0}
SIZES = (100_000, 1_000_000, 10_000_000)
COMPARED = 300_000
HOSTILE_SIZES = (500_000, 1_000_000)


def filled(piece: str, size: int) -> str:
    """Repeat a piece of text until it has this many characters."""
    return (piece * (size // len(piece) + 1))[:size]


def seconds(find: object, text: str) -> float:
    """Return the CPU seconds that finding the citations of a text takes."""
    assert callable(find)
    started = time.process_time()
    find(text)
    return time.process_time() - started


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", type=Path, help="write the table of speeds there, too")
    given = parser.parse_args()
    for warm_up, text in ((find_citations, VIETNAMESE), (get_citations, ENGLISH)):
        seconds(warm_up, text)
    print("characters a second, by length of the text")
    rows: list[tuple[int, float, float | None]] = []
    for size in SIZES:
        rows.append((size, size / seconds(find_citations, filled(VIETNAMESE, size)), None))
        print(f"  {size:>10,}: {rows[-1][1]:>10,.0f}")
    ours = COMPARED / seconds(find_citations, filled(VIETNAMESE, COMPARED))
    theirs = COMPARED / seconds(get_citations, filled(ENGLISH, COMPARED))
    print(f"{COMPARED:,} characters: {ours:,.0f} a second, eyecite {theirs:,.0f}: {ours / theirs:.2f} times as fast")
    if given.json:
        rows = sorted([*rows, (COMPARED, ours, theirs)])
        figures.write(given.json, "python benchmarks/citations.py", COLUMNS, rows, figures.machine())
    print("hostile text: time of twice the length over time of once (2.0 is linear)")
    for piece in HOSTILE:
        once, twice = (seconds(find_citations, filled(piece, size)) for size in HOSTILE_SIZES)
        print(f"  {piece!r:>28}: {twice / once:.2f} ({twice:.1f} s for {HOSTILE_SIZES[1]:,} characters)")


if __name__ == "__main__":
    main()
