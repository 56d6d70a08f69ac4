"""What every part of the typed answer is made of: the base model, places in the text, and dates that may be partial."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field, model_validator


class Model(BaseModel):
    """Base of all models: frozen, unknown keys refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Span(Model):
    """A half-open range of characters of `Document.text`."""

    start: int = Field(ge=0, description="First character (offset into `text`).")
    end: int = Field(ge=0, description="One past the last character (offset into `text`).")


class Box(Model):
    """A rectangle on a page, in PDF points from the page's top left corner."""

    page: int = Field(ge=1, description="Page number, from 1 (trang).")
    x0: float = Field(description="Left edge.")
    top: float = Field(description="Top edge.")
    x1: float = Field(description="Right edge.")
    bottom: float = Field(description="Bottom edge.")


class Located(Model):
    """An extracted object with its evidence."""

    span: Span | None = Field(default=None, description="Where the evidence stands in `text`; null only when inferred.")
    boxes: tuple[Box, ...] = Field(default=(), description="Where the evidence stands on the pages of a paged source.")
    confidence: float = Field(
        default=0.0, ge=0, le=1, description="Calibrated: of values given 0.9, nine in ten are right."
    )
    rule: str = Field(default="", description="Id of the grammar rule that found it.")


class PartialDate(Located):
    """A date whose day or month may be left blank (thời gian ban hành; ngày, tháng, năm)."""

    year: int | None = Field(default=None, ge=1, le=9999, description="Year (năm).")
    month: int | None = Field(default=None, ge=1, le=12, description="Month (tháng).")
    day: int | None = Field(default=None, ge=1, le=31, description="Day (ngày).")
    iso: str | None = Field(default=None, description="`2024-06-13`, `2024-06` or `2024`; derived from the parts.")

    @model_validator(mode="before")
    @classmethod
    def _derive_iso(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        year, month, day = data.get("year"), data.get("month"), data.get("day")
        iso = None
        if year:
            iso = f"{year:04d}" + (f"-{month:02d}" if month else "") + (f"-{day:02d}" if month and day else "")
        return {**data, "iso": iso}
