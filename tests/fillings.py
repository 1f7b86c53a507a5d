"""Generated fillings of real templates: every input cell typed into, from fixed seeds."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from unittest import mock

from filled_form import blank_design
from msgspec.structs import replace
from plans import Q4, decree_plan, example_plan
from typed_cells import Typed, day, number, pool, text

from workbook_tools.files.template.writer import write_template
from workbook_tools.model import template_grid
from workbook_tools.model.cells import cell_name
from workbook_tools.model.column import Access, Choice, Column, Kind
from workbook_tools.model.layout import ALL_FIELDS, FIELDS, INDICATORS, MEASURES, REGISTER, SHEET_REPORT, TABLES
from workbook_tools.model.template import TemplateDesign
from workbook_tools.model.template_grid import HEADING_ROWS, VALUE_COLUMN, column_of, field_row, numbered_rows

PER_TEMPLATE = 60
EVENTS = 3
"""Rows of the register that a filling types into."""
Place = tuple[str, int, str]
"""Table key, row of its sheet, column key."""
Filling = dict[Place, Typed]


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """A template to be filled in many times."""

    name: str
    design: TemplateDesign
    data: bytes
    short: bytes
    """The same, but its formulas look at no more rows of the register than are typed into: quick to compute."""


# --- the templates -------------------------------------------------------------------------------


@cache
def forms() -> tuple[Form, ...]:
    """Openings asked and known, joint and own measures, every kind of indicator, one counted to a decimal."""
    places = {"8.1": 1, "6.1": 2}
    plan = decree_plan()
    fractions = replace(plan, indicators=tuple(replace(i, places=places.get(i.code, 0)) for i in plan.indicators))
    known = {i.code: Decimal(3) for i in plan.indicators if i.has_opening}
    designs = {
        "culture 2020-Q3": blank_design("culture"),
        "legal_internal_policy 2020-Q3": blank_design("legal_internal_policy"),
        "hospital 2020-Q3": blank_design("hospital"),
        "socio_economic 2020-Q3": blank_design("socio_economic", plan=fractions),
        "housing_urban 2020-Q3": blank_design("housing_urban", plan=fractions),
        "education 2020-Q4": blank_design("education", Q4, example_plan(), asks_opening=False),
        "legal_internal_policy 2020-Q4": blank_design("legal_internal_policy", Q4, None, known, asks_opening=False),
        "housing_urban 2020-Q4": blank_design("housing_urban", Q4, fractions),
    }
    return tuple(Form(name, design, write_template(design), _short(design)) for name, design in designs.items())


def _short(design: TemplateDesign) -> bytes:
    with mock.patch.object(template_grid, "REGISTER_SPAN", EVENTS + 2):
        return write_template(design)


def fillings(form: Form) -> Iterator[Filling]:
    """The first is honest throughout; then few cells are spoilt, or a third, or all."""
    source = random.Random(form.name)
    yield {place: honest(form, place, column) for place, column in cells(form)}
    for turn in range(1, PER_TEMPLATE):
        share = (0.04, 0.12, 0.35, 1.0)[turn % 4]
        yield _settled(form, _filling(form, source, share, nil=turn % 5 == 0))


def cells(form: Form) -> Iterator[tuple[Place, Column]]:
    """Every input cell of the fields, the two tables and the first rows of the register."""
    for field in ALL_FIELDS:
        yield (FIELDS, field_row(form.design, field.key), field.key), field
    for table in (MEASURES, INDICATORS):
        for row, designed in numbered_rows(form.design, table):
            for key, cell in designed.cells.items():
                if cell.column.access is Access.INPUT:
                    yield (table, row, key), cell.column
    for offset in range(EVENTS):
        for column in TABLES[REGISTER].columns:
            yield (REGISTER, HEADING_ROWS[REGISTER] + 1 + offset, column.key), column


def address(form: Form, place: Place) -> tuple[str, str]:
    """Sheet and cell."""
    table, row, key = place
    column = VALUE_COLUMN if table == FIELDS else column_of(table, key)
    return (SHEET_REPORT if table == FIELDS else TABLES[table].sheet), cell_name(row, column)


# --- what is typed -------------------------------------------------------------------------------


def honest(form: Form, place: Place, column: Column) -> Typed:
    """A report that any rule accepts; the register's rows feed the department's measures."""
    choices = form.design.assignment.choices
    table, row, key = place
    month = 9 if form.design.assignment.quarter.number == 3 else 12
    own = {
        "as_of": day(date(2020, month, 16)),
        "status": text("виконується"),
        "measure": text(choices[Choice.MEASURES][row % len(choices[Choice.MEASURES])]),
        "form": text(choices[Choice.FORMS][row % len(choices[Choice.FORMS])]),
        "date": day(date(2020, 8, 5) + timedelta(days=row)),
        "aged": number(7),
        **dict.fromkeys(("nil", "nil_reason", "reason"), text("")),
    }
    by_kind = {
        Kind.CHOICE: text("частково"),
        Kind.WHOLE: number(18),
        Kind.DECIMAL: number(18),
        Kind.LINKS: text(f"https://example.gov.ua/news/{table}/{row}"),
    }
    return own.get(key) or by_kind.get(column.kind) or text(f"Проведено зустріч у бібліотеці, {row}")


def _filling(form: Form, source: random.Random, share: float, *, nil: bool) -> Filling:
    filling = {}
    for place, column in cells(form):
        blank = nil and place[0] != FIELDS
        typed = text("") if blank else honest(form, place, column)
        if nil and column.key in ("nil", "nil_reason"):
            typed = text("так" if column.key == "nil" else "Карантин")
        if source.random() < share:
            typed = source.choice(pool(form.design, column))
        filling[place] = typed
    return filling


def _settled(form: Form, filling: Filling) -> Filling:
    """A register row of nothing but unseen characters is no row to the reader: it stays blank here too."""
    for row in {row for table, row, _ in filling if table == REGISTER}:
        places = [place for place in filling if place[:2] == (REGISTER, row)]
        if all(_is_blank(filling[place]) for place in places):
            filling |= {place: text("") for place in places}
    return filling


def _is_blank(typed: Typed) -> bool:
    return typed.kind == "text" and not str(typed.value).strip(" \u00a0\u200b")
