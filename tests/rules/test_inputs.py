"""What a value of some kind cannot break is not asked; it holds."""

from datetime import date
from decimal import Decimal
from itertools import product

from plans import assignment_of
from submissions import honest, nil, with_register

from workbook_tools.model.column import Access
from workbook_tools.rules.columns import scope_of
from workbook_tools.rules.constraints import broken_by
from workbook_tools.rules.inputs import Value
from workbook_tools.rules.rows import Row, rows

ECONOMY, HOUSING = assignment_of("socio_economic"), assignment_of("housing_urban")
REGISTER = "05.08.2020 | 4 | стенд | Стенд | Площа | 18 | 7 | https://example.org/a/b"
ROWS = [
    (row, scope_of(report, assignment))
    for assignment in (ECONOMY, HOUSING)
    for report in (with_register(honest(assignment), REGISTER), nil(assignment))
    for row in rows(report, assignment)
]
"""Fields, measures, numbers, states and an event, each in a report that is not nil and in one that is."""

VALUES: tuple[Value, ...] = (
    *(None, "—", "так", "виконано", "4", "стенд", "htp://x", "https://example.org", "а" * 9_000),
    *(0, 5, -1, 2_000_000_000, Decimal("12.345"), Decimal(-1), Decimal(7), Decimal(2_000_000_000)),
    *(date(2019, 5, 5), date(2020, 8, 5), date(2021, 5, 5)),
)


def test_constraints_that_are_not_asked_hold() -> None:
    """Whatever stands in the cell, and whatever stands beside it."""
    for (row, scope), value, other in product(ROWS, VALUES, VALUES):
        for cell in row.asked.inputs:
            changed = Row(row.record, row.asked, {key: value if key == cell.key else other for key in row.values})
            asked = cell.about[type(value)]
            assert list(asked) == [c for c in cell.column.constraints if c in asked]
            for constraint in cell.column.constraints:
                if constraint not in asked:
                    assert broken_by((constraint,), changed, cell.column, scope) is None


def test_every_cell_that_is_filled_is_judged() -> None:
    for row, _ in ROWS:
        assert [cell.column for cell in row.asked.inputs] == [c for c in row.asked.columns if c.access is Access.INPUT]
        assert {cell.key for cell in row.asked.inputs} <= row.values.keys()
