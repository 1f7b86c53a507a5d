"""What is certain of a register row holds; what is not is judged, cell by cell."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace
from plans import assignment_of
from submissions import honest, nil, with_register

from workbook_tools.model.submission import Activity
from workbook_tools.rules.certain import Certain
from workbook_tools.rules.columns import scope_of
from workbook_tools.rules.constraints import broken_by
from workbook_tools.rules.rows import numbers_of, register_row

ASSIGNMENT = assignment_of("housing_urban")
NUMBERS = numbers_of(ASSIGNMENT.plan)
ROW = "05.08.2020 | 4 | стенд | Стенд | Площа | 18 | 7 | https://example.org/a/b"
SCOPES = [scope_of(report(ASSIGNMENT), ASSIGNMENT) for report in (honest, nil)]

USUAL = with_register(honest(ASSIGNMENT), ROW).activities[0]

texts = st.sampled_from(["", " ", "—", "...", "  так ", "htp://x", "https://example.org", "а" * 501, "б" * 500])
counts = st.none() | st.integers(-2, 30) | st.just(1_000_000_000)
changes = st.fixed_dictionaries(
    {},
    optional={
        "date": st.none() | st.dates(date(2019, 12, 30), date(2021, 1, 2)),
        "measure": st.none() | st.sampled_from([*NUMBERS, "", "99"]),
        "form": st.sampled_from([None, "", "Стенд", "невідоме", *(form.name for form in ASSIGNMENT.plan.forms)]),
        "title": texts | st.text(max_size=5),
        "place": texts,
        "reach": counts,
        "aged": counts,
        "link": texts | st.text(max_size=5),
    },
)


def breaks(row: Activity, scope_of_form: int) -> bool:
    """By every constraint of every column."""
    scope, judged = SCOPES[scope_of_form], register_row(row, NUMBERS)
    return any(broken_by(cell.column.constraints, judged, cell.column, scope) for cell in judged.asked.inputs)


@given(changes, st.sampled_from([0, 1]))
@example({"measure": "1"}, 0)
@example({"measure": "99"}, 0)
@example({"form": "невідоме"}, 0)
@example({"reach": None, "aged": None}, 0)
def test_what_is_certain_breaks_nothing(changed: dict[str, Any], scope: int) -> None:
    row = replace(USUAL, **changed)
    assert not (Certain(SCOPES[scope], NUMBERS).holds(row) and breaks(row, scope))


@given(st.lists(changes, max_size=4), st.sampled_from([0, 1]))
@example([{"measure": "99"}, {}], 0)
@example([{"reach": None}, {}, {"aged": 19}], 0)
@example([{"aged": None}, {"reach": 7}, {"reach": 6}], 0)
@example([{"title": "", "link": ""}, {}], 1)
def test_all_rows_are_certain_where_each_is(changed: list[dict[str, Any]], scope: int) -> None:
    rows = [replace(USUAL, **each) for each in changed]
    certain = Certain(SCOPES[scope], NUMBERS)
    assert certain.all_hold(rows) == all(map(certain.holds, rows))
    assert certain.all_hold([USUAL] * 3 + rows) == all(map(certain.holds, [USUAL, *rows]))


def test_a_row_as_the_form_wants_it_is_certain() -> None:
    """Also after rows whose cells are blank or of other kinds."""
    submission = with_register(honest(ASSIGNMENT), ROW)
    certain = Certain(scope_of(submission, ASSIGNMENT), NUMBERS)
    assert not certain.holds(Activity(1, "Реєстр", 5))
    assert all(certain.holds(row) for row in submission.activities)
    assert certain.all_hold([*submission.activities, USUAL])


@pytest.mark.parametrize(
    "row",
    [
        ROW.replace("05.08.2020", ""),
        ROW.replace("05.08.2020", "05.08.2021"),
        ROW.replace("| 4 |", "| |"),
        ROW.replace("| стенд |", "| |"),
        ROW.replace("| Стенд |", "| — |"),
        ROW.replace("| 18 | 7 |", "| 18 | 19 |"),
        ROW.replace("| 18 | 7 |", "| -1 | |"),
        ROW.replace("https://", "htp://"),
        ROW.replace("Площа", "а" * 501),
    ],
)
def test_a_row_that_breaks_a_constraint_is_not(row: str) -> None:
    submission = with_register(honest(ASSIGNMENT), row)
    scope = scope_of(submission, ASSIGNMENT)
    assert not Certain(scope, NUMBERS).holds(submission.activities[0])
    assert not Certain(scope, NUMBERS).all_hold([USUAL, *submission.activities])


def test_fractions_are_left_to_the_constraints() -> None:
    row = replace(USUAL, reach=Decimal("1.5"))
    assert not Certain(SCOPES[0], NUMBERS).holds(row)
    assert not Certain(SCOPES[0], NUMBERS).all_hold([USUAL, row])
