"""Templates to annotate with: HTML and Markdown links, XML elements, each with the escapes of its format."""

import html
from collections.abc import Callable
from urllib.parse import quote
from xml.sax.saxutils import quoteattr

import regex

from vndocparse.document.models import Citation
from vndocparse.export.annotate import Escape, Template

Url = Callable[[Citation], str | None]
"""Gives the address of a cited document, or None for no link; a short form comes as its full mention."""

_NO_XML = r"\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
_XML_FORMS = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
_URL_SAFE = "%/:?#[]@!$&'*+,;=~"

HTML = Escape(regex.compile("""[&<>"']"""), html.escape)
XML = Escape(regex.compile(f"[&<>\r{_NO_XML}]"), lambda found: _XML_FORMS.get(found, "\ufffd"))
"""Characters that XML 1.0 cannot hold become U+FFFD."""
MARKDOWN = Escape(
    regex.compile(
        r"""
        [\\`*_\[\]<>&|~!]
        | (?<= ^ [ \t]{0,8} ) [\#+=-]           # heading, list, rule
        | (?<= ^ [ \t]{0,8} \d{1,9} ) [.)]      # numbered list
        | (?<= ^ [ ]{3} ) [ ] | (?<= ^ [ ]{0,3} ) \t  # code by indentation
        """,
        regex.MULTILINE | regex.VERBOSE,
    ),
    lambda found: f"&#{ord(found)};" if found.isspace() else f"\\{found}",
)
_BLANK_LINE = regex.compile(r"[ \t]*+(?:\r\n?|\n)(?:[ \t]*+(?:\r\n?|\n))++[ \t]*+")


def html_link(url: Url) -> Template:
    """Return a template that writes `<a href="…">…</a>`; the rest of the text is escaped for HTML."""

    def marks(_: Citation, full: Citation) -> tuple[str, str] | None:
        address = url(full)
        return (f'<a href="{html.escape(address)}">', "</a>") if address is not None else None

    return Template(marks, HTML, nests=False)


def markdown_link(url: Url) -> Template:
    """Return a template that writes `[…](…)`; a link over a blank line becomes two, as paragraphs end there."""

    def marks(_: Citation, full: Citation) -> tuple[str, str] | None:
        address = url(full)
        return ("[", f"]({quote(address, safe=_URL_SAFE, errors='replace')})") if address is not None else None

    return Template(marks, MARKDOWN, nests=False, parts=_BLANK_LINE)


def xml(tag: str = "citation") -> Template:
    """Return a template that writes an element with what is known of the cited document as its attributes.

    Attributes: `role`, `target` (index of the full mention), and of the full mention `type`, `number`, `year`,
    `symbol`, `date`, `issuer`, `title`. The result is a fragment: put it inside an element of your own.
    """

    def marks(citation: Citation, full: Citation) -> tuple[str, str]:
        reference = full.reference
        attributes = {
            "role": citation.role,
            "target": citation.target,
            "type": full.document_type.code if full.document_type else None,
            "number": reference.number if reference else None,
            "year": reference.year if reference else None,
            "symbol": reference.symbol if reference else None,
            "date": full.date.iso if full.date else None,
            "issuer": full.issuer,
            "title": full.title,
        }
        written = "".join(f" {name}={_attribute(value)}" for name, value in attributes.items() if value is not None)
        return f"<{tag}{written}>", f"</{tag}>"

    return Template(marks, XML)


def xml_text(text: str) -> str:
    """Return the text with U+FFFD for characters that XML 1.0 cannot hold, escaped or not."""
    return regex.sub(f"[{_NO_XML}]", "\ufffd", text)


def _attribute(value: object) -> str:
    return quoteattr(xml_text(str(value)))
