"""The site: Markdown of this folder, docstrings and the notebooks, made by `sphinx-build -W docs build/docs`."""

import re
from typing import Any

from sphinx.application import Sphinx
from sphinx.util.typing import stringify_annotation

import vndocparse
from vndocparse.document.located import Model

project = "vndocparse"
author = "the vndocparse authors"
copyright = author
version = release = vndocparse.__version__

extensions = ["myst_nb", "sphinx.ext.autodoc"]
html_theme = "furo"
html_title = f"vndocparse {version}"
html_extra_path = ["document.schema.json"]
exclude_patterns = ["build"]
html_copy_source = False
html_show_sphinx = False

# Links to headings work as on GitHub, and those to files outside of this folder lead to the file itself.
myst_heading_anchors = 4
myst_enable_extensions = ["attrs_inline"]

# Docstrings are written with the single backticks of Markdown.
default_role = "literal"
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
python_use_unqualified_type_names = True
python_maximum_signature_line_length = 80

# The notebooks are stored without outputs and run here; one that fails stops the build.
nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_execution_timeout = 120
nb_merge_streams = True

suppress_warnings = ["toc.empty_glob"]

_CODE = re.compile(r"`([^`]+)`")


def describe_fields(app: Sphinx, what: str, name: str, obj: Any, options: Any, lines: list[str]) -> None:
    """Put the fields of a model, with their types and descriptions, below its docstring."""
    if not (isinstance(obj, type) and issubclass(obj, Model)):
        return
    obj.model_rebuild()
    for field, about in obj.model_fields.items():
        if field in obj.__annotations__:
            kind = stringify_annotation(about.annotation, "smart")
            lines += [
                "",
                f".. py:attribute:: {field}",
                f"   :type: {kind}",
                "",
                f"   {_plain(about.description or '')}",
            ]


def drop_signature(app: Sphinx, what: str, name: str, obj: Any, *_: Any) -> tuple[str, None] | None:
    """Leave out the arguments of a model's class: its fields say the same below."""
    return ("", None) if isinstance(obj, type) and issubclass(obj, Model) else None


def _plain(text: str) -> str:
    """Return a description in Markdown as reStructuredText: only its code has a meaning there."""
    pieces = _CODE.split(text)
    return "".join(f"``{piece}``" if n % 2 else re.sub(r"([*_|\\])", r"\\\1", piece) for n, piece in enumerate(pieces))


def setup(app: Sphinx) -> None:
    """Connect the above."""
    app.connect("autodoc-process-docstring", describe_fields)
    app.connect("autodoc-process-signature", drop_signature)
