"""What «Перевірка» checks: a line per column and constraint, with its formula and what it counts right now."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from workbook_tools.files.template.expressions import Test, Values
from workbook_tools.files.template.selfcheck import (
    NIL,
    Setting,
    count_formula,
    empty_when_nil,
    test_of,
)
from workbook_tools.model.cells import cell_name, column_letters
from workbook_tools.model.column import (
    Access,
    Bound,
    Column,
    Constraint,
    DateWithin,
    DecimalNumber,
    MaxLength,
    NotAbove,
    RequiredWhen,
    Table,
    WebLinks,
    WholeNumber,
)
from workbook_tools.model.layout import ALL_FIELDS, FIELDS, INDICATORS, SHEET_REPORT, TABLES
from workbook_tools.model.target_words import spaced
from workbook_tools.model.template import TemplateDesign
from workbook_tools.model.template_grid import (
    HEADING_ROWS,
    VALUE_COLUMN,
    column_of,
    field_row,
    last_row,
    numbered_rows,
)
from workbook_tools.model.template_texts import CHECKS


class Check(Struct, frozen=True):
    """`cell`: where to look first. `formula` (without «=») counts the cells to mend, `cached` of them stand now.

    A `doubt` is asked to be looked at; it does not keep the form from being sent. `of`: the table's and the
    column's key with the constraint; a line for several columns, or for the nil report, names its kind alone.
    """

    sheet: str
    cell: str
    text: str
    formula: str
    cached: int
    of: tuple[str, str, Constraint | None]
    doubt: bool = False


NIL_CHECK = "empty when nil"


_DATES = {None: "DateFrom", Bound.AS_OF: "DateBetween", Bound.YEAR_LAST: "DateInYear"}
_Span = tuple[int, int]
"""First and last row, both included."""


class _Block(Struct, frozen=True):
    """Rows of a table that stand together, and the references to their columns."""

    references: Mapping[str, str]
    rows: tuple[Values, ...]


def checks(design: TemplateDesign) -> tuple[Check, ...]:
    """In the order of the sheets; text lengths share a line per sheet, as they are seldom broken."""
    lines = [*_field_checks(design)]
    for table in TABLES.values():
        lines += _table_checks(design, table)
        lines += _length_checks(design, table)
    return (*lines, _nil_check(design))


def setting_of(design: TemplateDesign, table: Table | None) -> Setting:
    """What the constraints of a table, or of the fields (None), refer to."""
    row_keys = tuple(c.key for c in table.columns) if table is not None and table.open_ended else ()
    assignment = design.assignment
    return Setting(assignment.choices, design.window_first, assignment.quarter.year, table is not None, row_keys)


def _field_checks(design: TemplateDesign) -> Iterator[Check]:
    block = _field_block(design)
    for column in ALL_FIELDS:
        for constraint in column.constraints:
            test = test_of(constraint, column, setting_of(design, None))
            if test is not None and not isinstance(constraint, MaxLength):
                place = SHEET_REPORT, cell_name(field_row(design, column.key), VALUE_COLUMN)
                text = _sentence(constraint, column, design, ALL_FIELDS)
                yield _check(place, text, [(test, block)], (FIELDS, column.key, constraint))


def _table_checks(design: TemplateDesign, table: Table) -> Iterator[Check]:
    setting = setting_of(design, table)
    for column in table.columns:
        for constraint, spans in _constraints(design, table, column.key).items():
            test = test_of(constraint, column, setting)
            if test is None or isinstance(constraint, MaxLength):
                continue
            text = _sentence(constraint, column, design, table.columns, in_rows=table.open_ended)
            place = table.sheet, cell_name(spans[0][0], column_of(table.key, column.key))
            parts = [(test, _block(design, table, span)) for span in spans]
            check = _check(place, text, parts, (table.key, column.key, constraint))
            yield replace(check, doubt=isinstance(constraint, WebLinks))


def _length_checks(design: TemplateDesign, table: Table) -> Iterator[Check]:
    """The fields' texts are counted with the table of their sheet."""
    setting = setting_of(design, table)
    parts, limits = [], []
    for column in ALL_FIELDS if table.sheet == SHEET_REPORT else ():
        for constraint in column.constraints:
            test = test_of(constraint, column, setting)
            if isinstance(constraint, MaxLength) and test is not None:
                limits.append(constraint.characters)
                parts.append((test, _field_block(design)))
    for column in table.columns:
        for constraint, spans in _constraints(design, table, column.key).items():
            test = test_of(constraint, column, setting)
            if isinstance(constraint, MaxLength) and test is not None:
                limits.append(constraint.characters)
                parts += [(test, _block(design, table, span)) for span in spans]
    if parts:
        text = CHECKS["MaxLength"].format(characters=spaced(Decimal(max(limits))))
        place = table.sheet, cell_name(HEADING_ROWS[table.key] + 1, 1)
        yield _check(place, text, parts, (table.key, MaxLength.__name__, None))


def _nil_check(design: TemplateDesign) -> Check:
    """Rows that say something although the report is nil; an opening balance or a 0 may stand there."""
    parts = []
    for table in TABLES.values():
        for span, columns in _spans(design, table):
            inputs = tuple(c.key for c in columns if c.access is Access.INPUT and c.key != "opening")
            zeros = ("value",) if table.key == INDICATORS and "value" in inputs else ()
            parts.append((empty_when_nil(inputs, zeros), _block(design, table, span)))
    place = SHEET_REPORT, cell_name(field_row(design, NIL), VALUE_COLUMN)
    return _check(place, CHECKS["nil"], parts, (FIELDS, NIL_CHECK, None))


def _check(
    place: tuple[str, str],
    text: str,
    parts: Sequence[tuple[Test, _Block]],
    of: tuple[str, str, Constraint | None],
) -> Check:
    formula = "+".join(count_formula(test, block.references) for test, block in parts)
    cached = sum(not test.holds(row) for test, block in parts for row in block.rows)
    return Check(*place, text, formula, cached, of)


def _constraints(design: TemplateDesign, table: Table, key: str) -> dict[Constraint, list[_Span]]:
    """A column's constraints with the rows that have them."""
    found: dict[Constraint, list[_Span]] = {}
    for span, columns in _spans(design, table):
        column = next(c for c in columns if c.key == key)
        if column.access is Access.INPUT:
            for constraint in column.constraints:
                found.setdefault(constraint, []).append(span)
    return {constraint: _joined(spans) for constraint, spans in found.items()}


def _spans(design: TemplateDesign, table: Table) -> Iterator[tuple[_Span, Sequence[Column]]]:
    """Rows that share their columns' declarations: of a register all, of the other tables each row."""
    if table.open_ended:
        yield (HEADING_ROWS[table.key] + 1, last_row(design, table.key)), table.columns
        return
    for number, row in numbered_rows(design, table.key):
        yield (number, number), [row.cells[c.key].column for c in table.columns]


def _joined(spans: Sequence[_Span]) -> list[_Span]:
    """Spans that follow one another become one."""
    joined: list[_Span] = []
    for first, last in spans:
        if joined and joined[-1][1] + 1 == first:
            first = joined.pop()[0]
        joined.append((first, last))
    return joined


def _block(design: TemplateDesign, table: Table, span: _Span) -> _Block:
    first, last = span
    references = {
        c.key: f"'{table.sheet}'!{_fixed(first, place)}:{_fixed(last, place)}"
        for place, c in enumerate(table.columns, start=1)
    }
    fields = _field_values(design)
    rows = (row for number, row in numbered_rows(design, table.key) if first <= number <= last)
    return _Block(references, tuple({**fields, **{k: c.value for k, c in row.cells.items()}} for row in rows))


def _field_block(design: TemplateDesign) -> _Block:
    references = {c.key: f"'{SHEET_REPORT}'!{_fixed(field_row(design, c.key), VALUE_COLUMN)}" for c in ALL_FIELDS}
    return _Block(references, (_field_values(design),))


def _field_values(design: TemplateDesign) -> Values:
    return {key: cell.value for key, cell in design.fields.items()}


def _fixed(row: int, column: int) -> str:
    return f"${column_letters(column)}${row}"


def _sentence(
    constraint: Constraint,
    column: Column,
    design: TemplateDesign,
    columns: Sequence[Column],
    *,
    in_rows: bool = False,
) -> str:
    name = type(constraint).__name__
    values: dict[str, str] = {"column": column.heading}
    headings = {c.key: c.heading for c in columns}
    match constraint:
        case RequiredWhen():
            chosen = design.assignment.choices[constraint.choice] if constraint.choice else constraint.values
            name += "List" if constraint.choice else ""
            values |= {"other": headings[constraint.column], "words": ", ".join(chosen)}
        case WholeNumber():
            values["minimum"] = str(constraint.minimum)
        case DecimalNumber():
            values |= {"minimum": str(constraint.minimum), "places": str(constraint.places)}
        case DateWithin():
            name = _DATES[constraint.last]
            values |= {"first": f"{design.window_first:%d.%m.%Y}", "year": str(design.assignment.quarter.year)}
        case NotAbove():
            values["other"] = headings[constraint.column]
    if name == "Required" and in_rows:
        name = "RequiredInRow"
    return CHECKS[name].format(**values)
