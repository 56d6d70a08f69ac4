"""Old office files through LibreOffice: `.doc`, `.rtf` and `.odt` are saved as `.docx` by a program of its own.

Each call has its own profile in a temporary folder, in which macros and links to other files are switched off.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from vndocparse.document.errors import LimitExceededError, UnreadableError, UnsupportedFormatError
from vndocparse.sources.limits import Limits

INSTALL = "apt install libreoffice-writer"
"""What installs the program where most servers run; elsewhere it is the LibreOffice of the system's vendor."""

_NAMES = ("soffice", "libreoffice", "soffice.exe")
_USUAL = (
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
_SETTINGS = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "2"),
)
_REGISTRY = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
{items}
</oor:items>
"""
_ITEM = (
    '<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
)
_OPTIONS = ("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck", "--nofirststartwizard")


def find_soffice() -> str | None:
    """Return the path of LibreOffice's program, or None where it is not installed."""
    on_path = (shutil.which(name) for name in _NAMES)
    return next(filter(None, on_path), None) or next((path for path in _USUAL if os.access(path, os.X_OK)), None)


def to_docx(data: bytes, suffix: str, limits: Limits, name: str) -> bytes:
    """Return an office file (`suffix` says which kind) as a Word file.

    Raises `UnsupportedFormatError` naming the install command where LibreOffice is absent or does not start,
    `LimitExceededError` when it takes longer than the limits allow, `UnreadableError` for a file that it cannot open.
    """
    program = find_soffice()
    if program is None:
        raise UnsupportedFormatError(
            f"{name}: {suffix} files are read through LibreOffice, which is not installed; "
            f"install it ({INSTALL}), or save the file as docx and read that"
        )
    with tempfile.TemporaryDirectory(prefix="vndocparse-", ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        source, made = place / f"source.{suffix}", place / "made" / "source.docx"
        source.write_bytes(data)
        _write_profile(place / "profile")
        _run(program, place, source, made.parent, limits, name)
        if not made.is_file():
            raise UnreadableError(
                f"{name}: LibreOffice cannot open this {suffix} file: it is damaged, cut off or protected by a "
                "password; get an undamaged copy, or remove the protection"
            )
        limits.check_bytes(made.stat().st_size, name)
        return made.read_bytes()


def _write_profile(profile: Path) -> None:
    items = (_ITEM.format(path=path, name=name, value=value) for path, name, value in _SETTINGS)
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_REGISTRY.format(items="\n".join(items)), "utf-8")


def _run(program: str, place: Path, source: Path, target: Path, limits: Limits, name: str) -> None:
    command = [
        program,
        f"-env:UserInstallation={(place / 'profile').as_uri()}",
        *_OPTIONS,
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(target),
        str(source),
    ]
    quiet = subprocess.DEVNULL
    # A session of its own, so that the program can be ended with all that it started.
    try:
        process = subprocess.Popen(
            command, stdin=quiet, stdout=quiet, stderr=quiet, cwd=place, start_new_session=True, env=_environment(place)
        )
    except OSError as error:
        raise UnsupportedFormatError(
            f"{name}: LibreOffice ({program}) does not start: {error.strerror}; install it anew ({INSTALL})"
        ) from error
    try:
        process.wait(limits.max_seconds)
    except subprocess.TimeoutExpired as error:
        raise LimitExceededError(
            f"{name}: LibreOffice needs more than {limits.max_seconds:g} seconds; "
            "save the file as docx, or read it with larger Limits(max_seconds=…)"
        ) from error
    finally:
        _end(process)


def _environment(place: Path) -> dict[str, str]:
    return {**os.environ, "HOME": str(place), "SAL_USE_VCLPLUGIN": "svp"}


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End the program and what it started, where it still runs."""
    if process.poll() is None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if hasattr(os, "killpg"):
                os.killpg(process.pid, signal.SIGKILL)
            else:
                process.kill()
        process.wait()
