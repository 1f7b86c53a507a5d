"""Each column constraint, at the cell that breaks it."""

from datetime import date
from decimal import Decimal

import pytest
from findings import Place, places
from msgspec.structs import replace
from plans import Q3, Q3_WINDOW_FIRST, assignment_of, decree_plan
from rule_by_rule import found_by
from submissions import (
    FIRST_REGISTER_ROW,
    honest,
    nil,
    unread,
    with_header,
    with_indicator,
    with_measure,
    with_register,
)

from workbook_tools.model.assignment import Assignment
from workbook_tools.model.layout import NARRATIVE_LIMIT, TEXT_LIMIT
from workbook_tools.model.submission import State, Status, Submission
from workbook_tools.rules.columns import column_constraints, window_constraints
from workbook_tools.rules.survey import survey

CULTURE = assignment_of("culture")
HOUSING = assignment_of("housing_urban")
ECONOMY = assignment_of("socio_economic")


def judged(submission: Submission, assignment: Assignment) -> list[Place]:
    return places(found_by(column_constraints, submission, assignment))


@pytest.mark.parametrize("department", [d.code for d in decree_plan().departments])
def test_an_honest_report_breaks_no_constraint(department: str) -> None:
    assignment = assignment_of(department)
    assert judged(honest(assignment), assignment) == []


@pytest.mark.parametrize("department", [d.code for d in decree_plan().departments])
def test_a_nil_report_may_leave_its_tables_blank(department: str) -> None:
    assignment = assignment_of(department)
    assert judged(nil(assignment), assignment) == []


@pytest.mark.parametrize("field", ["filled_by", "phone"])
def test_fields_are_due_even_in_a_nil_report(field: str) -> None:
    for report in (honest(CULTURE), nil(CULTURE)):
        assert judged(with_header(report, **{field: "  \u00a0"}), CULTURE) == [(None, field, "required_blank")]


def test_as_of_is_due() -> None:
    assert judged(with_header(honest(CULTURE), as_of=None), CULTURE) == [(None, "as_of", "required_blank")]


@pytest.mark.parametrize("as_of", [date(2019, 12, 31), date(2021, 1, 1)])
def test_as_of_is_a_day_of_the_plans_year(as_of: date) -> None:
    assert judged(with_header(honest(CULTURE), as_of=as_of), CULTURE) == [(None, "as_of", "as_of_outside_year")]
    for day in (date(2020, 1, 1), date(2020, 12, 31)):
        assert judged(with_header(honest(CULTURE), as_of=day), CULTURE) == []


def test_a_nil_report_wants_its_reason() -> None:
    assert judged(with_header(nil(CULTURE), nil_reason=""), CULTURE) == [(None, "nil_reason", "required_when_blank")]


def test_a_measure_wants_its_status() -> None:
    report = with_measure(honest(CULTURE), "9", status=None)
    assert judged(report, CULTURE) == [("9", "status", "required_blank")]


@pytest.mark.parametrize(
    ("status", "due"),
    [
        (Status.DONE, {"narrative"}),
        (Status.IN_PROGRESS, {"narrative"}),
        (Status.PARTIAL, {"narrative", "reason"}),
        (Status.NOT_STARTED, {"reason"}),
        (Status.NOT_DONE, {"reason"}),
        (Status.NOT_DUE, set()),
    ],
)
def test_what_each_status_wants(status: Status, due: set[str]) -> None:
    report = with_measure(honest(CULTURE), "1", status=status, narrative="", reason="")
    assert judged(report, CULTURE) == [
        ("1", column, "required_when_blank") for column in ("narrative", "reason") if column in due
    ]


def test_an_indicator_wants_its_value_but_not_an_opening_that_may_be_known() -> None:
    report = with_indicator(honest(HOUSING), "8.1", value=None, opening=None)
    assert judged(report, HOUSING) == [("8.1", "value", "required_blank")]


def test_a_register_fed_value_is_not_asked_for() -> None:
    assert judged(with_indicator(honest(HOUSING), "4.1", value=None), HOUSING) == []


def test_a_state_wants_its_words() -> None:
    report = with_indicator(honest(ECONOMY), "7.3", state=State.YES, comment=" ")
    assert judged(report, ECONOMY) == [("7.3", "comment", "required_when_blank")]


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("12.5", "not_whole"),
        ("-1", "number_below_minimum"),
        ("1000000000", "number_above_maximum"),
        ("0", None),
        ("999999999", None),
        ("12.0", None),
    ],
)
@pytest.mark.parametrize("column", ["value", "opening"])
def test_whole_numbers(column: str, value: str, code: str | None) -> None:
    report = with_indicator(honest(HOUSING), "8.1", **{column: value})
    assert judged(report, HOUSING) == ([("8.1", column, code)] if code else [])


@pytest.mark.parametrize(
    ("value", "code"), [("1.25", None), ("1.251", "too_many_places"), ("-0.01", "number_below_minimum")]
)
def test_decimal_numbers(value: str, code: str | None) -> None:
    plan = decree_plan()
    tons = tuple(replace(i, places=2) if i.code == "8.1" else i for i in plan.indicators)
    assignment = assignment_of("housing_urban", Q3, replace(plan, indicators=tons))
    report = with_indicator(honest(assignment), "8.1", value=value)
    assert judged(report, assignment) == ([("8.1", "value", code)] if code else [])


def rows(table: str, assignment: Assignment = HOUSING) -> Submission:
    return with_register(honest(assignment), table)


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("| 4 | стенд | Стенд | | 100", "date"),
        ("05.08.2020 | | стенд | Стенд | | 100", "measure"),
        ("05.08.2020 | 4 | | Стенд | | 100", "form"),
        ("05.08.2020 | 4 | стенд | | | 100", "title"),
    ],
)
def test_what_a_register_row_wants(row: str, column: str) -> None:
    assert judged(rows(row), HOUSING) == [("1", column, "required_blank")]


def test_reach_is_due_where_it_is_added_up_and_only_there() -> None:
    table = """
        05.08.2020 | 8 | семінар | Теплі кредити
        05.08.2020 | 4 | стенд   | Стенд на вулиці Київській
    """
    assert judged(rows(table), HOUSING) == [("2", "reach", "required_when_blank")]


@pytest.mark.parametrize(("aged", "code"), [("18", None), ("19", "number_above_other")])
def test_aged_not_above_reach(aged: str, code: str | None) -> None:
    report = rows(f"05.08.2020 | 4 | стенд | Стенд | | 18 | {aged}")
    assert judged(report, HOUSING) == ([("1", "aged", code)] if code else [])


def test_aged_without_reach_is_compared_with_nothing() -> None:
    assert judged(rows("05.08.2020 | 8 | семінар | Теплі кредити | | | 7"), HOUSING) == []


@pytest.mark.parametrize(("number", "code"), [("-1", "number_below_minimum"), ("1000000000", "number_above_maximum")])
def test_reach_is_within_range(number: str, code: str) -> None:
    assert judged(rows(f"05.08.2020 | 4 | стенд | Стенд | | {number}"), HOUSING) == [("1", "reach", code)]


@pytest.mark.parametrize(("day", "code"), [("16.09.2020", None), ("17.09.2020", "date_after_as_of")])
def test_an_event_is_not_after_the_as_of_date(day: str, code: str | None) -> None:
    report = rows(f"{day} | 4 | стенд | Стенд | | 18")
    assert judged(report, HOUSING) == ([("1", "date", code)] if code else [])


def test_an_as_of_date_of_another_year_bounds_no_event() -> None:
    report = with_header(rows("05.08.2020 | 4 | стенд | Стенд | | 18"), as_of=date(2019, 9, 16))
    assert judged(report, HOUSING) == [(None, "as_of", "as_of_outside_year")]


@pytest.mark.parametrize(("day", "code"), [("18.06.2020", None), ("17.06.2020", "date_before_window")])
def test_an_event_is_not_before_the_window(day: str, code: str | None) -> None:
    report = rows(f"{day} | 4 | стенд | Стенд | | 18")
    assert judged(report, HOUSING) == []
    found = places(window_constraints(report, HOUSING, Q3_WINDOW_FIRST, survey(report, HOUSING)))
    assert found == ([("1", "date", code)] if code else [])


@pytest.mark.parametrize(("as_of", "code"), [(date(2020, 6, 18), None), (date(2020, 6, 17), "as_of_before_window")])
def test_an_as_of_date_is_not_before_the_window(as_of: date, code: str | None) -> None:
    report = honest(HOUSING, as_of=as_of)
    found = places(window_constraints(report, HOUSING, Q3_WINDOW_FIRST, survey(report, HOUSING)))
    assert found == ([(None, "as_of", code)] if code else [])


def test_a_measure_of_another_form_is_not_in_the_list() -> None:
    assert judged(rows("05.08.2020 | 3 | стенд | Стенд | | 18"), HOUSING) == [("1", "measure", "measure_not_assigned")]


def test_a_form_that_the_plan_does_not_know_is_not_in_the_list() -> None:
    assert judged(rows("05.08.2020 | 4 | парад | Стенд | | 18"), HOUSING) == [("1", "form", "not_in_list")]


@pytest.mark.parametrize("over", [0, 1])
def test_length_of_text(over: int) -> None:
    long, short = "а" * (NARRATIVE_LIMIT + over), "б" * (TEXT_LIMIT + over)
    report = with_measure(honest(HOUSING), "4", narrative=long, links="в" * (NARRATIVE_LIMIT + over))
    report = with_header(with_indicator(report, "8.1", comment=long), head=short, outgoing=short, phone=short)
    report = with_register(report, f"05.08.2020 | 4 | стенд | {short} | {short} | 18 | | {short}")
    expected = [
        (None, "phone", "text_too_long"),
        (None, "head", "text_too_long"),
        (None, "outgoing", "text_too_long"),
        ("4", "narrative", "text_too_long"),
        ("4", "links", "text_too_long"),
        ("8.1", "comment", "text_too_long"),
        ("1", "title", "text_too_long"),
        ("1", "place", "text_too_long"),
        ("1", "link", "text_too_long"),
    ]
    assert judged(report, HOUSING) == (expected if over else [])


@pytest.mark.parametrize(
    "text", ["https://example.org/a/b\nhttps://example.org/c/d", "Лист від 10.09.2020 № 5, фото.jpg"]
)
def test_links_and_descriptions_of_documents(text: str) -> None:
    assert judged(with_measure(honest(HOUSING), "4", links=text), HOUSING) == []


@pytest.mark.parametrize("text", ["http:/example.org", "C:\\Фото\\стенд.jpg", "https://"])
def test_links_that_will_not_open(text: str) -> None:
    report = with_measure(honest(HOUSING), "4", links=text)
    report = with_register(report, f"05.08.2020 | 4 | стенд | Стенд | | 18 | | {text}")
    assert judged(report, HOUSING) == [("4", "links", "link_unreadable"), ("1", "link", "link_unreadable")]


@pytest.mark.parametrize(
    ("table", "record", "column"),
    [
        ("fields", None, "as_of"),
        ("measures", "4", "status"),
        ("measures", "4", "narrative"),
        ("indicators", "8.1", "value"),
        ("indicators", "8.1", "opening"),
        ("register", "1", "date"),
        ("register", "1", "measure"),
        ("register", "1", "form"),
        ("register", "1", "reach"),
    ],
)
def test_what_could_not_be_read_is_not_called_blank(table: str, record: str | None, column: str) -> None:
    report = rows("05.08.2020 | 4 | стенд | Стенд | | 18 | 7")
    assert judged(unread(report, table, record, column, "близько десяти"), HOUSING) == []


def test_an_unread_nil_answer_excuses_the_tables() -> None:
    report = unread(with_measure(honest(HOUSING), "4", status=None), "fields", None, "nil", "мабуть")
    assert judged(report, HOUSING) == []


def test_a_column_that_the_file_has_lost_is_the_readers_to_tell() -> None:
    report = with_measure(honest(HOUSING), "4", status=None)
    assert judged(report, HOUSING) == [("4", "status", "required_blank")]
    columns = {**report.columns, "measures": {"narrative": "I"}}
    assert judged(replace(report, columns=columns), HOUSING) == []


def test_the_finding_stands_at_the_cell_and_says_what_was_entered() -> None:
    finding = found_by(column_constraints, rows("05.08.2020 | 4 | стенд | Стенд | | 18 | 20"), HOUSING)[0]
    assert (finding.where.sheet, finding.where.cell, finding.where.table) == (
        "Реєстр",
        f"G{FIRST_REGISTER_ROW}",
        "register",
    )
    assert finding.entered == "20"
    blank = found_by(column_constraints, with_measure(honest(HOUSING), "8", status=None), HOUSING)[0]
    assert (blank.where.sheet, blank.where.cell, blank.where.table) == ("Звіт", "H16", "measures")
    assert blank.entered is None
    field = found_by(column_constraints, with_header(honest(HOUSING), phone=""), HOUSING)[0]
    assert (field.where.sheet, field.where.cell, field.where.table) == ("Звіт", "B7", "fields")


def test_of_one_cell_the_first_broken_constraint_is_told() -> None:
    report = with_indicator(honest(HOUSING), "8.1", value=Decimal("-1.5"))
    assert judged(report, HOUSING) == [("8.1", "value", "not_whole")]
