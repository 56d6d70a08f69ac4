"""Tesseract: a picture in, words with boxes and confidences out. Each run is bounded in time and in threads."""

import os
from dataclasses import dataclass
from typing import Literal

import pytesseract
from PIL import Image

from vndocparse.document.errors import UnreadableError
from vndocparse.sources.ocr_picture import Grey
from vndocparse.sources.ocr_time import Deadline
from vndocparse.sources.ocr_tools import LANGUAGE

Segmentation = Literal[3, 6, 7, 11]
"""How the picture is set: 3 a page, 6 a block, 7 a line, 11 words here and there."""

# One thread a run: several documents are read by several processes.
os.environ.setdefault("OMP_THREAD_LIMIT", "1")


@dataclass(frozen=True, slots=True)
class Seen:
    """A word as recognised: its box in pixels, how sure the reader is (0 to 1), and the line that it stands on."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    confidence: float
    line: tuple[int, int, int]


def recognise(
    grey: Grey, dpi: float, deadline: Deadline, segmentation: Segmentation = 3, *, only: str = ""
) -> tuple[Seen, ...]:
    """Return the words of a picture in reading order; `only` names the letters that may be read.

    Raises `LimitExceededError` when the deadline passes.
    """
    config = f"--oem 1 --psm {segmentation} --dpi {round(dpi)}"
    if only:
        config += f" -c tessedit_char_whitelist={only}"
    try:
        found = pytesseract.image_to_data(
            Image.fromarray(grey),
            lang=LANGUAGE,
            config=config,
            timeout=deadline.left(),
            output_type=pytesseract.Output.DICT,
        )
    except pytesseract.TesseractError as error:
        raise UnreadableError(f"Tesseract failed on a page: {error}") from error
    except RuntimeError as error:
        raise deadline.passed() from error
    return tuple(
        Seen(text, left, top, left + width, top + height, max(0.0, float(sure)) / 100, (block, paragraph, line))
        for text, left, top, width, height, sure, block, paragraph, line in zip(
            *(found[key] for key in ("text", "left", "top", "width", "height", "conf")),
            *(found[key] for key in ("block_num", "par_num", "line_num")),
            strict=True,
        )
        if text.strip()
    )
