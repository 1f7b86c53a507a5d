"""Where the template's fields and tables stand: rows and columns of each sheet, 1-based.

The writer puts cells here and the marked copy links to them. The reader does not use it: rows and
columns that come back are found by № and heading.
"""

from collections.abc import Iterator

from workbook_tools.model.cells import cell_name
from workbook_tools.model.layout import (
    ALL_FIELDS,
    FIELDS,
    INDICATORS,
    MEASURES,
    REGISTER,
    REGISTER_ROWS,
    REPORT_FIELDS,
    SHEET_REPORT,
    SIGNATURE_FIELDS,
    TABLES,
)
from workbook_tools.model.template import RowDesign, TemplateDesign

REGISTER_SPAN = 2_000
"""Register rows that formulas look at, well below those that are formatted."""
LABEL_COLUMN, VALUE_COLUMN, VALUE_LAST_COLUMN = 3, 4, 7
"""Of a field on «Звіт»: the value cell is merged to the last column."""
FIRST_FIELD_ROW = 6
CHECK_ROW = FIRST_FIELD_ROW + len(REPORT_FIELDS)
HEADING_ROWS = {MEASURES: CHECK_ROW + 2, INDICATORS: 4, REGISTER: 4}


def signature_row(design: TemplateDesign) -> int:
    """The first row of the signature block at the end of «Звіт»."""
    return HEADING_ROWS[MEASURES] + len(design.rows[MEASURES]) + 2


def field_row(design: TemplateDesign, key: str) -> int:
    """KeyError if there is no such field."""
    rows = {column.key: FIRST_FIELD_ROW + place for place, column in enumerate(REPORT_FIELDS)}
    rows |= {column.key: signature_row(design) + place for place, column in enumerate(SIGNATURE_FIELDS)}
    return rows[key]


def column_of(table: str, key: str) -> int:
    """KeyError if the table has no such column."""
    keys = [column.key for column in TABLES[table].columns]
    return {name: place for place, name in enumerate(keys, start=1)}[key]


def numbered_rows(design: TemplateDesign, table: str) -> Iterator[tuple[int, RowDesign]]:
    """The table's designed rows with their row numbers."""
    yield from enumerate(design.rows[table], start=HEADING_ROWS[table] + 1)


def last_row(design: TemplateDesign, table: str) -> int:
    """The last row that formulas over the table look at."""
    rows = len(design.rows[table])
    return HEADING_ROWS[table] + (max(REGISTER_SPAN, rows) if table == REGISTER else max(1, rows))


def formatted_rows(design: TemplateDesign) -> int:
    """Register rows that look like input: what is designed, and room for more."""
    used = len(design.rows[REGISTER])
    return max(REGISTER_ROWS, used + 20)


def place_of(design: TemplateDesign, table: str, record: str | None, column: str) -> tuple[str, str] | None:
    """The sheet and cell of a field or of a record's column; None where the design has no such cell."""
    if table == FIELDS:
        known = {field.key for field in ALL_FIELDS}
        return (SHEET_REPORT, cell_name(field_row(design, column), VALUE_COLUMN)) if column in known else None
    row = next((number for number, designed in numbered_rows(design, table) if designed.record == record), None)
    if row is None or column not in {c.key for c in TABLES[table].columns}:
        return None
    return TABLES[table].sheet, cell_name(row, column_of(table, column))
