"""The page in a real browser: a click on a field marks its place, a click on a place its field; no errors."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import FIXTURES
from pdf_maker import long_plan

import vndocparse
from vndocparse.export.html.entries import Entry, entries

webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed: pip install selenium")

PLAN = FIXTURES / "pdf" / "ke-hoach-hai-phu-luc.pdf"
BROWSER, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
pytestmark = [
    pytest.mark.skipif(
        not (BROWSER and DRIVER), reason="Chromium is not installed: apt-get install chromium chromium-driver"
    ),
    pytest.mark.xdist_group("browser"),
]
PHONE, DESK = (390, 844), (1200, 900)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    options = webdriver.ChromeOptions()
    for argument in ("--headless=new", "--disable-gpu", "--disable-dev-shm-usage"):
        options.add_argument(argument)
    if os.geteuid() == 0:
        options.add_argument("--no-sandbox")
    options.binary_location = BROWSER
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    yield driver
    driver.quit()


@pytest.fixture(scope="module")
def plan() -> vndocparse.Document:
    return vndocparse.parse(PLAN)


@pytest.fixture(scope="module")
def address(plan: vndocparse.Document, tmp_path_factory: pytest.TempPathFactory) -> str:
    return written(plan, tmp_path_factory.mktemp("page"))


def written(document: vndocparse.Document, folder: Path, source: bytes | None = None) -> str:
    page = folder / "page.html"
    page.write_text(vndocparse.render_html(document, source), "utf-8")
    return page.as_uri()


def one(browser: Any, selector: str) -> Any:
    return browser.find_element("css selector", selector)


def chosen(browser: Any) -> list[str]:
    """Return the ids of what is marked as chosen, places and entries."""
    return [x.get_attribute("id") for x in browser.find_elements("css selector", ".on") if x.get_attribute("id")]


def is_in_sight(browser: Any, selector: str) -> bool:
    script = """
        const box = arguments[0].getBoundingClientRect();
        const pane = arguments[0].closest("main, aside").getBoundingClientRect();
        return box.bottom > pane.top && box.top < pane.bottom && pane.height > 100;
    """
    return bool(browser.execute_script(script, one(browser, selector)))


def the(plan: vndocparse.Document, kind: str, at: int = 0) -> Entry:
    return [x for x in entries(plan) if x.kind.name == kind][at]


@pytest.mark.parametrize("size", [DESK, PHONE])
@pytest.mark.parametrize("view", ["sheets", "text"])
def test_a_click_on_a_field_marks_its_place(
    browser: Any, address: str, plan: vndocparse.Document, size: tuple[int, int], view: str
) -> None:
    metrics = {"width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": size == PHONE}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    browser.get(address)
    one(browser, f"nav button[data-view={view}]").click()
    for kind in ("reference", "citation", "signer", "annex"):
        number = the(plan, kind, -1).number
        one(browser, f"#f{number} > a").click()
        place = f"#b{number}" if view == "sheets" else f"#m{number}"
        assert {f"f{number}", f"b{number}"} <= set(chosen(browser))
        assert is_in_sight(browser, place)
        assert len([x for x in chosen(browser) if x.startswith("f")]) == 1
    wide = "return document.documentElement.scrollWidth <= window.innerWidth"
    assert browser.execute_script(wide)
    assert browser.get_log("browser") == []
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


@pytest.mark.parametrize("place", ["b", "m"])
def test_a_click_on_a_place_finds_its_field(browser: Any, address: str, plan: vndocparse.Document, place: str) -> None:
    browser.set_window_size(*DESK)
    browser.get(address)
    one(browser, f"nav button[data-view={'sheets' if place == 'b' else 'text'}]").click()
    number = the(plan, "recipient").number
    selector = f"#{place}{number}" + (" rect" if place == "b" else "")
    one(browser, selector).click()
    assert f"f{number}" in chosen(browser)
    assert is_in_sight(browser, f"#f{number}")
    assert browser.switch_to.active_element == one(browser, f"#f{number} > a")
    assert browser.get_log("browser") == []


def test_a_second_click_goes_on_to_the_field_around(browser: Any, tmp_path: Path) -> None:
    text = "QUYẾT ĐỊNH\nĐiều 1. Giao Sở Nội vụ thực hiện Nghị định số 30/2020/NĐ-CP của Chính phủ.\nĐiều 2. Hiệu lực."
    document = vndocparse.parse_text(text)
    browser.get(written(document, tmp_path))
    inner, outer = the(document, "citation").number, the(document, "directive").number
    one(browser, f"#m{inner}").click()
    assert f"f{inner}" in chosen(browser)
    around = [one(browser, f"#m{inner}").get_attribute("data-f").split(" ")]
    assert str(outer) in around[0]
    for number in (*around[0][1:], str(inner)):
        one(browser, f"#m{inner}").click()
        assert f"f{number}" in chosen(browser)


def test_the_keyboard_walks_the_list(browser: Any, address: str) -> None:
    browser.get(address)
    links = browser.find_elements("css selector", "aside li a")
    links[0].send_keys("\ue007")  # Enter
    first = chosen(browser)
    browser.switch_to.active_element.send_keys("\ue015")  # arrow down
    assert browser.switch_to.active_element == links[1]
    assert chosen(browser) != first
    browser.switch_to.active_element.send_keys("\ue00c")  # Escape
    assert chosen(browser) == []


def test_the_legend_hides_a_kind(browser: Any, address: str, plan: vndocparse.Document) -> None:
    browser.get(address)
    number = the(plan, "citation").number
    one(browser, "header details summary").click()
    box = one(browser, "#legend input[data-kind=citation]")
    box.click()
    assert not one(browser, f"#f{number}").is_displayed()
    assert not one(browser, f"#b{number}").is_displayed()
    assert "k-citation" not in one(browser, f"#m{number}").get_attribute("class")
    box.click()
    assert one(browser, f"#b{number}").is_displayed()
    assert browser.get_log("browser") == []


def test_twenty_pages_open_without_errors(browser: Any, tmp_path: Path) -> None:
    file = long_plan(20)
    document = vndocparse.parse(file, ocr=False)
    browser.get(written(document, tmp_path, file))
    assert browser.execute_script("return [...document.images].filter(x => x.naturalWidth > 500).length") == 20
    last = the(document, "citation", -1).number
    one(browser, f"#f{last} > a").click()
    assert is_in_sight(browser, f"#b{last}")
    assert browser.get_log("browser") == []


def test_hostile_text_runs_nothing(browser: Any, tmp_path: Path) -> None:
    text = (
        "Số: 15/QĐ-UBND\n</script><script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"
    )
    browser.get(written(vndocparse.parse_text(text), tmp_path))
    assert one(browser, "#text").get_attribute("textContent") == text
    assert "owned" not in browser.title
    assert browser.get_log("browser") == []
