"""An edit of the form: what a clerk does, what the data then mean, and what must be said about it."""

from collections.abc import Iterable, Mapping

from msgspec import Struct, field
from programs.form import ANSWER, filling
from programs.meaning import Datum, Told, meant
from programs.steps import Step

from workbook_tools.model.cells import cell_name
from workbook_tools.model.layout import INDICATORS, MEASURES, REGISTER, TABLES
from workbook_tools.model.template_grid import HEADING_ROWS, column_of

ASKED = ""
"""Meant for a datum of which nothing may be taken: the clerk is asked."""
EVENTS = tuple(str(row["title"]) for row in ANSWER.register)


class Comes(Struct, frozen=True):
    """`told`: the findings, all of them. `meant`: data that mean something else than the plain answer does."""

    told: tuple[Told, ...] = ()
    meant: Mapping[Datum, str] = field(default_factory=dict)


class Edit(Struct, frozen=True):
    """`instead`: for «Program» or «Program/format», what comes there, or why it cannot be done there (a text)."""

    name: str
    title: str
    steps: tuple[Step, ...]
    comes: Comes = Comes()
    instead: Mapping[str, Comes | str] = field(default_factory=dict)


def edit(
    name: str,
    title: str,
    *steps: Step,
    told: Iterable[Told] = (),
    meant: Mapping[Datum, str] | None = None,
    instead: Mapping[str, Comes | str] | None = None,
) -> Edit:
    """An edit of the filled form."""
    return Edit(name, title, (*filling(), *steps), Comes(tuple(told), meant or {}), instead or {})


def heading(table: str, key: str) -> tuple[str, str]:
    """Sheet and cell of a column's heading."""
    return TABLES[table].sheet, cell_name(HEADING_ROWS[table], column_of(table, key))


def event(order: int, column: str) -> Datum:
    return REGISTER, EVENTS[order - 1], column


def twin_of(order: int) -> dict[Datum, str]:
    """The data of a second register row like this one."""
    title = EVENTS[order - 1]
    return {(REGISTER, f"{title}·2", key): text for (_, row, key), text in meant(ANSWER).items() if row == title}


def untold(table: str, row: str | None = None, column: str | None = None) -> dict[Datum, str]:
    """The table's data, of one row or one column, as if they had not been typed."""
    said = (datum for datum in meant(ANSWER) if datum[0] == table)
    return {d: ASKED for d in said if row in (None, d[1]) and column in (None, d[2])}


def about(code: str, datum: Datum) -> Told:
    """A finding at the datum's cell."""
    table, row, column = datum
    return code, table, row or None, column


def of_row(code: str, table: str, row: str) -> Told:
    """A finding about a row whose cells are not there to be named."""
    assert table in (MEASURES, INDICATORS)
    return code, table, row, None
