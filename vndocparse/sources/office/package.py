"""Zipped office files: their parts, read within limits, and their XML, parsed without entities or network."""

import io
import posixpath
import zipfile
from functools import cached_property
from typing import Any

from lxml import etree

from vndocparse.document.errors import UnreadableError
from vndocparse.sources.limits import Limits
from vndocparse.sources.office.kinds import DAMAGE

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_USUAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_XML_PER_CHARACTER = 5  # bytes of XML that a character may take
_LARGEST = 1e8  # measures are a few million units (914,400 an inch) at most; infinity and NaN are none
_DAMAGED = "the file is damaged or cut off; get an undamaged copy, or open it in a word processor and save it again"
_PROTECTED = "the file is protected by a password; remove the protection and read it again"

Element = Any
"""An element of lxml, which has no types of its own."""


class Package:
    """A zip file opened for reading."""

    def __init__(self, data: bytes, limits: Limits, name: str) -> None:
        """Open the file; raise `UnreadableError` when it is no whole zip file."""
        self._limits, self._name = limits, name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except DAMAGE as error:
            raise UnreadableError(f"{name}: {_DAMAGED}") from error
        self._infos = {info.filename.lstrip("/"): info for info in self._zip.infolist()}

    def read(self, part: str) -> bytes:
        """Return the bytes of a part; raise when they are damaged, protected, or more than the limits allow."""
        info = self._infos[part]
        most = _XML_PER_CHARACTER * self._limits.max_characters
        # What the archive says of its sizes may be a lie: no more is unpacked than is allowed.
        if info.file_size > most:
            self._limits.check_characters(info.file_size // _XML_PER_CHARACTER, self._name)
        if info.flag_bits & 1:
            raise UnreadableError(f"{self._name}: {_PROTECTED}")
        try:
            with self._zip.open(info) as stream:
                data = stream.read(most + 1)
        except DAMAGE as error:
            raise UnreadableError(f"{self._name}: {_DAMAGED}") from error
        if len(data) > most:
            self._limits.check_characters(len(data) // _XML_PER_CHARACTER + 1, self._name)
        return data

    def xml(self, part: str) -> Element:
        """Return the root element of a part."""
        try:
            return parse_xml(self.read(part))
        except (etree.XMLSyntaxError, ValueError) as error:
            raise UnreadableError(f"{self._name}: {_DAMAGED}") from error

    @cached_property
    def document(self) -> str | None:
        """The name of the part that holds the text of a Word file, or None when it is none."""
        for kind, target in self._relations("_rels/.rels", ""):
            if kind == "officeDocument" and target in self._infos:
                return target if "word" in target or self._is_word(target) else None
        return "word/document.xml" if "word/document.xml" in self._infos else None

    def related(self, kind: str) -> Element | None:
        """Return the root of the part that the text refers to as its `styles`, `numbering`, …; None without one."""
        if self.document is None:
            return None
        folder, file = posixpath.split(self.document)
        for found, target in self._relations(f"{folder}/_rels/{file}.rels", folder):
            if found == kind and target in self._infos:
                return self.xml(target)
        usual = f"{folder}/{kind}.xml"
        return self.xml(usual) if usual in self._infos else None

    def _is_word(self, part: str) -> bool:
        return bool(self.xml(part).tag == f"{W}document")

    def _relations(self, part: str, folder: str) -> list[tuple[str, str]]:
        if part not in self._infos:
            return []
        return [
            (
                (x.get("Type") or "").rsplit("/", 1)[-1],
                posixpath.normpath(posixpath.join(folder, x.get("Target") or "")).lstrip("/"),
            )
            for x in self.xml(part)
            if isinstance(x.tag, str) and x.get("TargetMode") != "External"
        ]


def parse_xml(data: bytes) -> Element:
    """Return the root of an XML part. Entities stay unexpanded, so that they cannot blow up; nothing is loaded."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    root = etree.fromstring(data.replace(_STRICT, _USUAL), parser)
    if root.getroottree().docinfo.doctype:
        raise ValueError("office files declare no document type")
    return root


def value(parent: Element | None, *path: str, attribute: str = "val") -> str | None:
    """Return an attribute of the element at this path of Word's names below another; None where it is absent."""
    for name in path:
        if parent is None:
            return None
        parent = parent.find(f"{W}{name}")
    found: str | None = None if parent is None else parent.get(f"{W}{attribute}")
    return found


def number(text: str | None, scale: float = 1.0) -> float | None:
    """Return a measure divided by `scale`; None when it is no number, or none that any file needs."""
    try:
        found = 0.0 if text is None else float(text.removesuffix("pt"))
    except ValueError:
        return None
    return None if text is None or not abs(found) <= _LARGEST else found / scale
