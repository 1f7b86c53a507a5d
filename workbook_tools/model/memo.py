"""What the memo to the mayor says: plain texts, each a paragraph or a cell, in the order of the document.

The fields are the names by which the memo's template asks for them. A tuple that fills a cell or a
line of requisites is never empty.
"""

from msgspec import Struct

Lines = tuple[str, ...]
"""Each text is a paragraph."""


class MemoEntry(Struct, frozen=True):
    """`lead` names whose words follow, or of what; `text` goes on in its paragraph, `more` in further ones."""

    lead: str
    text: str
    more: Lines = ()


class MemoMeasure(Struct, frozen=True):
    """A measure of the plan: its heading, what the register and the plan say of it, what each executor says."""

    title: str
    paragraphs: Lines
    parts: tuple[MemoEntry, ...]


class MemoIndicator(Struct, frozen=True):
    """A row of the table of indicators."""

    number: str
    text: str
    target: str
    quarter: str
    cumulative: str
    verdict: str


class MemoRow(Struct, frozen=True):
    """A row of the appendix: a measure in full."""

    number: str
    measure: Lines
    term: str
    status: Lines
    indicators: Lines
    links: Lines


class MemoDesign(Struct, frozen=True):
    """The memo of a quarter. Requisites that the plan leaves empty are lines to be filled in by hand."""

    issuer: str
    department: str
    place: str
    addressee: Lines
    heading: str
    opening: Lines
    asked: str
    reporting: tuple[MemoEntry, ...]
    summary: str
    measures: tuple[MemoMeasure, ...]
    indicators_summary: Lines
    indicators: tuple[MemoIndicator, ...]
    remarks: Lines
    not_done: tuple[MemoEntry, ...]
    appendix_title: str
    appendix_heading: str
    appendix: tuple[MemoRow, ...]
