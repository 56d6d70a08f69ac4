"""What is told of a name beyond its print: the canonical name, the kind of who bears it, and the rules behind both."""

from typing import Literal

from pydantic import Field

from vndocparse.document.located import Located, Model

NameKind = Literal["agency", "unit", "person", "collective"]


class Naming(Model):
    """The rules that wrote a canonical name and told a kind, each with its confidence (0 to 1)."""

    canonical_rule: str = Field(default="", description="Id of the least sure rule that wrote the canonical name.")
    canonical_confidence: float = Field(default=0.0, ge=0, le=1, description="Confidence of the canonical name.")
    kind_rule: str = Field(default="", description="Id of the rule that told the kind; empty when none did.")
    kind_confidence: float = Field(default=0.0, ge=0, le=1, description="Confidence of the kind.")


class Named(Located):
    """An agency, unit or person that a document names, with its canonical name (tên chuẩn)."""

    name: str = Field(description="Name as printed.")
    canonical: str | None = Field(
        default=None,
        description="Canonical name (tên chuẩn): abbreviations written out, case of the norm, place filled in from the "
        "header where that is certain; null where the line names nobody.",
    )
    kind: NameKind | None = Field(
        default=None,
        description="agency (cơ quan, tổ chức), unit (đơn vị bên trong), person (cá nhân, một chức vụ) or collective "
        "(nhiều cơ quan, nhiều người); null where the form tells nothing.",
    )
    naming: Naming | None = Field(default=None, description="The rules that wrote `canonical` and `kind`.")
