"""The typed answer for the body: its units, tables, paragraphs outside units, tasks and deadlines."""

from typing import Literal

from pydantic import Field

from vndocparse.document.located import Located, PartialDate
from vndocparse.document.naming import Named


class Assignee(Named):
    """Who carries a directive out, or helps to (đơn vị chủ trì, đơn vị phối hợp)."""

    name: str = Field(description="Name as printed.")


DeadlineKind = Literal["date", "period", "term", "recurrence"]
DeadlineRelation = Literal["before", "by", "on", "in"]
TermUnit = Literal["hour", "day", "working_day", "week", "month", "year"]
Cycle = Literal["day", "week", "month", "quarter", "half_year", "year"]


class Deadline(Located):
    """Until when something is to be done (thời hạn): a date, a period, a term from an event, or a recurrence.

    The parts are as printed; `date` is the calendar date that they come to, where that is certain.
    """

    text: str = Field(description="The deadline as printed.")
    kind: DeadlineKind = Field(
        description="date (trước ngày 15/7/2024), period (trong quý III/2026), term (trong 05 ngày kể từ …) or "
        "recurrence (định kỳ trước ngày 20 hằng tháng)."
    )
    relation: DeadlineRelation = Field(
        description="before (trước), by (chậm nhất, đến hết), on (vào ngày) or in (trong)."
    )
    date: PartialDate | None = Field(
        default=None,
        description="Calendar date where that is certain: the day printed, the last day of a period or of a term.",
    )
    day: int | None = Field(default=None, ge=1, le=31, description="Day (ngày) as printed.")
    month: int | None = Field(default=None, ge=1, le=12, description="Month (tháng) as printed.")
    quarter: int | None = Field(default=None, ge=1, le=4, description="Quarter (quý) as printed.")
    half: int | None = Field(default=None, ge=1, le=2, description="Half of the year (6 tháng đầu năm, cuối năm).")
    year: int | None = Field(default=None, ge=1, le=9999, description="Year (năm) as printed.")
    time: str | None = Field(default=None, description="Time of day (giờ), `HH:MM`.")
    amount: int | None = Field(default=None, ge=0, description="Length of a term, in `unit`.")
    unit: TermUnit | None = Field(default=None, description="Unit of a term: day (ngày), working_day (ngày làm việc) …")
    event: str | None = Field(default=None, description="What a term runs from, as printed (kể từ ngày nhận được …).")
    every: Cycle | None = Field(default=None, description="How often a recurrence comes (hằng tháng, hằng quý, …).")


class Item(Located):
    """An item of a bulleted list (gạch đầu dòng)."""

    marker: str = Field(description="Bullet as printed: `-`, `+`, `•`.")
    text: str = Field(description="Text of the item, without its bullet; one line a paragraph.")
    items: tuple["Item", ...] = Field(default=(), description="Items below this one (`+` below `-`).")


class Cell(Located):
    """A cell of a table (ô)."""

    text: str = Field(description="Text of the cell, on one line; empty for an empty cell.")
    row: int = Field(ge=0, description="First row that the cell covers (hàng), from 0.")
    column: int = Field(ge=0, description="First column that the cell covers (cột), from 0.")
    rows: int = Field(default=1, ge=1, description="Number of rows that it covers.")
    columns: int = Field(default=1, ge=1, description="Number of columns that it covers.")


class Table(Located):
    """A ruled table (bảng); one that goes on over a page break is one table."""

    rows: tuple[tuple[Cell, ...], ...] = Field(description="Cells by the row that they begin in, from left to right.")


UnitKind = Literal[
    "part", "chapter", "section", "subsection", "article", "clause", "point", "roman", "capital", "number", "compound",
    "bracketed",
]  # fmt: skip


class Directive(Located):
    """A labelled unit of the body (Phần, Chương, Mục, Điều, khoản, điểm, or I. / 1. / a))."""

    label: str = Field(description="Label without dot, bracket or slash: `Điều 1`, `I`, `1`, `a`.")
    kind: UnitKind = Field(
        default="number",
        description="part (Phần), chapter (Chương), section (Mục), subsection (Tiểu mục), article (Điều), clause "
        "(khoản: a number below an article), point (điểm: a letter), or roman, capital, number, compound (1.1), "
        "bracketed ((1)) of a free scheme.",
    )
    heading: str | None = Field(default=None, description="Heading of the unit, apart from its text.")
    text: str = Field(default="", description="Own text of the unit, on one line a paragraph; bulleted items included.")
    items: tuple[Item, ...] = Field(default=(), description="Bulleted items of the text (gạch đầu dòng).")
    tables: tuple[int, ...] = Field(default=(), description="Indexes in `tables` of the tables that stand in its text.")
    children: tuple["Directive", ...] = Field(default=(), description="Units below this one.")
    action: str | None = Field(default=None, description="What its first task asks for: giao, đề nghị, báo cáo, …")
    assignees: tuple[Assignee, ...] = Field(default=(), description="Lead units (đơn vị chủ trì, thực hiện).")
    coordinators: tuple[Assignee, ...] = Field(default=(), description="Units that help (đơn vị phối hợp).")
    deadline: Deadline | None = Field(default=None, description="First deadline of its tasks (thời hạn).")


class Task(Located):
    """What is to be done, by whom, until when (nhiệm vụ): one row of a register of tasks."""

    text: str = Field(description="The sentence or item that sets the task, as printed, on one line.")
    unit: str | None = Field(
        default=None, description="Path of the unit that holds it: `Điều 2/1/a`; null outside the units."
    )
    annex: int | None = Field(default=None, ge=0, description="Index in `annexes` of the annex that holds it.")
    action: str | None = Field(default=None, description="What it asks for, as printed: giao, đề nghị, báo cáo, …")
    assignees: tuple[Assignee, ...] = Field(default=(), description="Lead units (đơn vị chủ trì, thực hiện).")
    coordinators: tuple[Assignee, ...] = Field(default=(), description="Units that help (đơn vị phối hợp).")
    deadlines: tuple[Deadline, ...] = Field(
        default=(), description="Deadlines (thời hạn), in order; several when they are set apart or contradict."
    )
    report_to: Assignee | None = Field(
        default=None, description="Where the report or result goes (gửi về Sở Nội vụ), when it is named."
    )


class Paragraph(Located):
    """A paragraph of the body outside its units: legal basis, opening, closing (căn cứ, mở đầu, kết thúc)."""

    kind: Literal["basis", "text"] = Field(description="basis (căn cứ ban hành) or text.")
    text: str = Field(description="The paragraph on one line.")
