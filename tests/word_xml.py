"""Word files written by hand, part by part: what word processors write and libraries do not."""

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'


def word_file(body: str, **parts: str) -> bytes:
    """Return a Word file with this body; `parts` are the contents of `styles`, `numbering`, `footnotes`, …"""
    files = {
        "_rels/.rels": _RELATIONS.format(
            f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
        ),
        "word/document.xml": f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _RELATIONS.format(
            "".join(f'<Relationship Id="{x}" Type="{_OFFICE}/{x}" Target="{x}.xml"/>' for x in parts)
        ),
        **{f"word/{name}.xml": f"<w:{name} {_NAMES}>{inner}</w:{name}>" for name, inner in parts.items()},
    }
    return zipped({name: content.encode() for name, content in files.items()})


def zipped(files: dict[str, bytes]) -> bytes:
    """Return these files as a zip file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def p(text: str, properties: str = "", run: str = "") -> str:
    """Return a paragraph of one run."""
    inner = f'<w:t xml:space="preserve">{text}</w:t>'
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr>{inner}</w:r></w:p>"


def listed(text: str, number: int, level: int = 0) -> str:
    """Return a paragraph of a list."""
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def level(at: int, kind: str, text: str, start: int = 1, more: str = "") -> str:
    """Return one level of a list's definition."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>{more}<w:lvlText w:val="{text}"/>'
        "</w:lvl>"
    )


def lists(*definitions: str, overrides: str = "") -> str:
    """Return numbering definitions 1, 2, … each with a list of that number; `overrides` are further lists."""
    made = "".join(f'<w:abstractNum w:abstractNumId="{i}">{x}</w:abstractNum>' for i, x in enumerate(definitions, 1))
    nums = "".join(
        f'<w:num w:numId="{i}"><w:abstractNumId w:val="{i}"/></w:num>' for i in range(1, len(definitions) + 1)
    )
    return made + nums + overrides
