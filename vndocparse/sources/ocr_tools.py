"""What reading pictures needs, whether it is there, and the commands that install it."""

import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec

from vndocparse.document.errors import NoTextError

LANGUAGE = "vie"
_LIBRARIES = ("cv2", "pytesseract", "PIL")
_SECONDS = 20.0

PIP = "pip install 'vndocparse[ocr]'"
APT = "apt-get install tesseract-ocr tesseract-ocr-vie"


@dataclass(frozen=True, slots=True)
class OcrTools:
    """What is installed: the Python libraries, the program and its version, and its languages."""

    libraries: bool
    version: str | None
    languages: tuple[str, ...] = ()

    @property
    def ready(self) -> bool:
        """Whether pictures can be read."""
        return self.libraries and self.version is not None and LANGUAGE in self.languages

    @property
    def commands(self) -> tuple[str, ...]:
        """The commands that install what is missing."""
        program = self.version is not None and LANGUAGE in self.languages
        return (*(() if self.libraries else (PIP,)), *(() if program else (APT,)))


def find_tools() -> OcrTools:
    """Look for what reading pictures needs."""
    path = shutil.which("tesseract")
    version, languages = _ask(path) if path else (None, ())
    return OcrTools(all(find_spec(name) is not None for name in _LIBRARIES), version, languages)


def require_tools(found: str) -> None:
    """Raise `NoTextError` with the install commands when something is missing; `found` says what the source is."""
    tools = find_tools()
    if not tools.ready:
        raise NoTextError(f"{found}, and what reads pictures (OCR) is not installed: {' && '.join(tools.commands)}")


@cache
def _ask(path: str) -> tuple[str | None, tuple[str, ...]]:
    """Return the program's version and languages; none when it does not run."""
    try:
        version = _run(path, "--version").split("\n", 1)[0].removeprefix("tesseract").strip()
        return version or None, tuple(_run(path, "--list-langs").split("\n")[1:])
    except (OSError, subprocess.SubprocessError):
        return None, ()


def _run(path: str, option: str) -> str:
    done = subprocess.run([path, option], capture_output=True, text=True, timeout=_SECONDS, check=True)
    return (done.stdout or done.stderr).strip()
