"""What is typed into a cell becomes a value with a note, or a finding at the right cell; never a silent guess."""

import re
from datetime import date
from decimal import Decimal

import pytest
from plans import assignment_of
from tables import Form, blank_form

from workbook_tools.model.finding import Finding, Severity
from workbook_tools.model.layout import SHEET_INDICATORS, SHEET_REGISTER, SHEET_REPORT
from workbook_tools.model.receipt import Outcome
from workbook_tools.model.submission import EntryKind, State, Status, Submission
from workbook_tools.rules.catalogue import message, outcome, remedy
from workbook_tools.stages.read_submission import read_submission

CULTURE, ECONOMY = assignment_of("culture"), assignment_of("socio_economic")


def read(form: Form) -> tuple[Submission, tuple[Finding, ...]]:
    submission, findings = read_submission(form.raw(), form.assignment)
    for finding in findings:
        assert message(finding, "uk")
        assert message(finding, "en")
        assert isinstance(remedy(finding, "en"), str)
    return submission, findings


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.code for finding in findings]


def register(text: str) -> tuple[Submission, tuple[Finding, ...]]:
    form = blank_form(CULTURE)
    form.fill(SHEET_REGISTER, text)
    return read(form)


def indicator(number: str, **cells: str) -> tuple[Submission, tuple[Finding, ...]]:
    """The economy department's form with cells of one indicator filled in."""
    form = blank_form(ECONOMY)
    form.fill(SHEET_INDICATORS, f"number | {' | '.join(cells)}\n{number} | {' | '.join(cells.values())}")
    return read(form)


def test_a_form_as_a_careful_clerk_fills_it_has_no_finding() -> None:
    form = blank_form(CULTURE)
    form.field("filled_by", "Олена Приклад")
    form.field("phone", "olena@example.gov.ua")
    form.field("as_of", "16.09.2020")
    form.field("head", "Начальник Ім’я ПРІЗВИЩЕ")
    form.fill(
        SHEET_REPORT,
        """
        | number | status      | narrative                   | reason  | links                    |
        | 1      | виконується | Проведено круглий стіл.     |         | https://example.org/n/1  |
        | 9      | не виконано |                             | Карантин |                         |
        | 10     | виконано    | - лекція;\\n- екскурсія.    |         |                          |
        """,
    )
    form.fill(
        SHEET_INDICATORS,
        """
        | number | opening | value | comment |
        | 1.1    | 4       |       |         |
        | 1.2    | 0       |       |         |
        | 9.1    |         | 200   | з 3 шкіл |
        """,
    )
    form.fill(
        SHEET_REGISTER,
        """
        | date       | measure | form         | title         | place      | reach | aged | link                    |
        | 10.07.2020 | '1      | круглий стіл | Цінності      | Бібліотека | 18    | 7    | https://example.org/a/1 |
        | 05.08.2020 | '1      | брифінг      | Про стандарти |            | 12    |      |                         |
        """,
    )
    submission, findings = read(form)
    assert findings == ()
    header = submission.header
    assert (header.filled_by, header.as_of, header.nil) == ("Олена Приклад", date(2020, 9, 16), False)
    assert header.cells["as_of"] == "D7"
    assert "outgoing" in header.cells
    assert [m.status for m in submission.measures] == [Status.IN_PROGRESS, Status.NOT_DONE, Status.DONE]
    assert submission.measures[2].narrative == "- лекція;\n- екскурсія."
    assert submission.measures[0].entries["status"].cell == "H13"
    values = {v.indicator: v for v in submission.indicators}
    assert values["1.1"].opening == 4
    assert values["1.1"].value is None
    assert values["9.1"].value == 200
    first, second = submission.activities
    assert (first.order, first.row, first.date, first.measure) == (1, 5, date(2020, 7, 10), "1")
    assert (first.form, first.reach, first.aged, first.link) == ("круглий стіл", 18, 7, "https://example.org/a/1")
    assert (second.reach, second.aged, second.place) == (12, None, "")
    assert submission.columns["register"]["reach"] == "F"
    assert (submission.code, submission.department, submission.extras) == (CULTURE.code, "culture", ())


@pytest.mark.parametrize(
    ("typed", "value", "found"),
    [
        ("14", 14, []),
        ("'14", 14, ["number_understood"]),
        ("1\u00a0400,00", 1400, ["number_understood"]),
        ("10 тис.", 10_000, ["number_understood"]),
        ("14 підприємств", 14, ["number_understood"]),
        ("=120+35", 155, ["formula_computed"]),
        ("=120+35 → 99", 155, ["formula_computed"]),
        ("=B4+B5 → 7", 7, ["formula_result_taken"]),
        ("=B4+B5 → '7", 7, ["formula_result_taken", "number_understood"]),
        ("12.300000000000001", Decimal("12.3"), []),
    ],
)
def test_a_clear_number_is_taken(typed: str, value: Decimal, found: list[str]) -> None:
    submission, findings = indicator("6.1", value=typed)
    assert {v.indicator: v.value for v in submission.indicators}["6.1"] == value
    assert codes(findings) == found
    assert outcome(findings) is Outcome.ACCEPTED


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("близько 200", "number_vague"),
        ("10-15", "number_vague"),
        ("1,400", "number_ambiguous"),
        ("—", "number_nothing"),
        ("сто", "number_unreadable"),
        ("TRUE", "number_unreadable"),
        ("75 %", "percent_instead_of_number"),
        ("12.05.2026", "date_instead_of_number"),
        ("#REF!", "error_cell"),
        ("=B4 → #REF!", "error_cell"),
        ("=B4+B5", "formula_without_result"),
    ],
)
def test_a_doubtful_number_is_asked_back_at_its_cell(typed: str, code: str) -> None:
    submission, findings = indicator("6.1", value=typed)
    value = next(v for v in submission.indicators if v.indicator == "6.1")
    assert value.value is None
    assert "value" in value.entries
    (finding,) = findings
    assert finding.code == code
    assert finding.severity is Severity.ERROR
    where = finding.where
    assert (where.sheet, where.cell, where.table) == (SHEET_INDICATORS, f"H{value.row}", "indicators")
    assert (where.record, where.column) == ("6.1", "value")


def test_a_decimal_that_became_a_date_is_named_as_it_was_typed() -> None:
    _, findings = indicator("6.1", value="12.05.2026")
    assert "12.5" in message(findings[0])
    assert findings[0].entered == "12.05.2026"


def test_per_cent_is_no_number_of_persons() -> None:
    form = blank_form(CULTURE)
    form.fill(SHEET_INDICATORS, "number | value\n9.1 | 75 %")
    assert codes(read(form)[1]) == ["percent_instead_of_number"]


@pytest.mark.parametrize(
    ("typed", "code"), [("близько 200", "number_vague"), ("'1.400", "number_ambiguous"), ("сто", "number_unreadable")]
)
def test_the_example_in_the_advice_is_a_number_that_the_column_takes(typed: str, code: str) -> None:
    _, (finding,) = indicator("6.1", value=typed)
    assert finding.code == code
    for lang in ("uk", "en"):
        examples = re.findall(r"\d[\d,.]*\b", remedy(finding, lang))
        assert [example.isdigit() for example in examples] == [True], "a fraction is refused where numbers are whole"
        assert codes(indicator("6.1", value=examples[0])[1]) == []
        assert codes(indicator("6.1", value=f"'{examples[0]}")[1]) == ["number_understood"]


def test_a_state_is_read_with_its_words() -> None:
    submission, findings = indicator("7.3", value="Частково", comment="Розроблено проєкт")
    value = next(v for v in submission.indicators if v.indicator == "7.3")
    assert (value.state, value.value, value.comment) == (State.PARTLY, None, "Розроблено проєкт")
    assert findings == ()


def test_a_register_fed_value_and_other_formulas_of_the_form_are_not_read() -> None:
    form = blank_form(CULTURE)
    form.fill(SHEET_INDICATORS, "number | value | cumulative | percent\n1.1 | #REF! | =G5+H5 | близько 5")
    submission, findings = read(form)
    assert findings == ()
    assert submission.indicators[0].value is None
    assert submission.indicators[0].entries == {}


@pytest.mark.parametrize(("typed", "kept"), [("7", "7"), ("близько 200", "близько 200"), ("12.05.2020", "2020-05-12")])
def test_what_is_typed_over_a_register_fed_formula_is_kept_for_a_rule_but_is_no_value(typed: str, kept: str) -> None:
    form = blank_form(CULTURE)
    form.fill(SHEET_INDICATORS, f"number | value\n1.1 | {typed}")
    submission, findings = read(form)
    assert findings == ()
    assert submission.indicators[0].value is None
    assert submission.indicators[0].entries["value"].text == kept


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("10.07.2020", []),
        ("'10.07.2020", ["date_understood"]),
        ("10 липня 2020 року", ["date_understood"]),
        ("10,07,2020", ["date_understood"]),
        ("44022", ["date_from_number"]),
        ("44022.5", ["date_from_number"]),
    ],
)
def test_a_clear_date_is_taken(typed: str, found: list[str]) -> None:
    submission, findings = register(f"date | title\n{typed} | Подія")
    assert submission.activities[0].date == date(2020, 7, 10)
    assert codes(findings) == found


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("10 липня", "date_without_year"),
        ("липень 2020", "date_without_day"),
        ("10-11.07.2020", "date_several"),
        ("31.06.2020.", "date_impossible"),
        ("улітку", "date_unreadable"),
        ("10.07", "date_unreadable"),
        ("12", "date_unreadable"),
        ("TRUE", "date_unreadable"),
    ],
)
def test_a_doubtful_date_is_asked_back_at_its_cell(typed: str, code: str) -> None:
    submission, findings = register(f"date | title\n{typed} | Подія")
    assert submission.activities[0].date is None
    (finding,) = findings
    assert finding.code == code
    assert (finding.where.cell, finding.where.record, finding.where.column) == ("A5", "1", "date")


@pytest.mark.parametrize(
    ("typed", "found"),
    [("1", []), ("'1", []), ("1.0", []), ("№ 1", ["choice_understood"]), ("1.", ["choice_understood"])],
)
def test_the_number_of_a_measure_is_understood(typed: str, found: list[str]) -> None:
    submission, findings = register(f"measure | title\n{typed} | Подія")
    assert submission.activities[0].measure == "1"
    assert codes(findings) == found


@pytest.mark.parametrize(
    "typed",
    ["п. 1", "п.1", "П 1", "захід 1", "Захід № 1", "захід №1", "заходу 1", "пункт 1.", "№1", "No 1", "п.\u00a01"],
)
def test_a_measure_may_be_named_as_people_do(typed: str) -> None:
    submission, findings = register(f"measure | title\n{typed} | Подія")
    assert submission.activities[0].measure == "1"
    assert [(f.code, f.entered, dict(f.values)["value"]) for f in findings] == [("choice_understood", typed, "1")]


@pytest.mark.parametrize(
    "typed", ["п. 1, 9", "п. 1 і 9", "захід 1-9", "заходи", "п.", "захід 99", "п. 1.1", "план 1", "1 п. 1", "1п.0"]
)
def test_a_measure_that_is_not_clearly_one_is_asked_back(typed: str) -> None:
    submission, findings = register(f"measure | title\n{typed} | Подія")
    assert submission.activities[0].measure is None
    assert [f.code for f in findings] == ["choice_unknown"]


def test_a_measure_of_another_department_is_read_for_the_rules_to_judge() -> None:
    submission, findings = register("measure | title\n3 | Подія")
    assert submission.activities[0].measure == "3"
    assert findings == ()


@pytest.mark.parametrize(
    ("typed", "status", "found"),
    [
        ("виконано", Status.DONE, []),
        ("Виконано частково", Status.PARTIAL, []),
        ("  викoнанo\u00a0 частковo ", Status.PARTIAL, []),
        ("виконано.", Status.DONE, ["choice_understood"]),
        ("виконанно", None, ["choice_suggested"]),
        ("зроблено все", None, ["choice_unknown"]),
        ("5", None, ["choice_unknown"]),
    ],
)
def test_a_word_of_a_list_is_understood_or_suggested_but_never_guessed(
    typed: str, status: Status | None, found: list[str]
) -> None:
    form = blank_form(CULTURE)
    form.fill(SHEET_REPORT, f"number | status\n1 | {typed}")
    submission, findings = read(form)
    assert submission.measures[0].status is status
    assert codes(findings) == found


def test_a_suggestion_is_only_a_suggestion() -> None:
    _, findings = register("form | title\nкруглий стил | Подія")
    assert "круглий стіл" in message(findings[0])
    assert findings[0].severity is Severity.ERROR


@pytest.mark.parametrize(
    ("typed", "nil", "found"),
    [
        ("так", True, []),
        ("ТАК", True, []),
        ("TRUE", True, []),
        ("ні", False, ["choice_understood"]),
        ("FALSE", False, ["choice_understood"]),
        ("", False, []),
        ("можливо", False, ["choice_unknown"]),
    ],
)
def test_nil_is_yes_or_blank(typed: str, nil: bool, found: list[str]) -> None:
    form = blank_form(CULTURE)
    form.field("nil", typed)
    submission, findings = read(form)
    assert submission.header.nil is nil
    assert codes(findings) == found


def test_text_is_kept_as_it_was_typed_and_given_composed() -> None:
    form = blank_form(CULTURE)
    decomposed = "  Свято Йоржа  ".replace("Й", "И\u0306")
    form.fill(SHEET_REPORT, "number | narrative\n1 | x")
    report = form[SHEET_REPORT]
    report.put_at(13, 9, decomposed)
    submission, findings = read(form)
    assert submission.measures[0].narrative == "Свято Йоржа"
    assert submission.measures[0].entries["narrative"].text == decomposed
    assert findings == ()


@pytest.mark.parametrize("typed", ["-лекція", "'=120+35", "'=СУМА(A1)", "'+380 50", "'@канал"])
def test_text_that_begins_like_a_formula_is_text(typed: str) -> None:
    form = blank_form(CULTURE)
    form.fill(SHEET_REPORT, f"number | narrative\n1 | {typed}")
    submission, findings = read(form)
    assert submission.measures[0].narrative == typed.lstrip("'")
    assert findings == ()


def test_numbers_and_dates_in_words_columns_become_text() -> None:
    form = blank_form(CULTURE)
    form.field("phone", "380501234567")
    form.field("outgoing", "01.02.2020")
    submission, findings = read(form)
    assert submission.header.phone == "380501234567"
    assert submission.header.entries["phone"].kind is EntryKind.NUMBER
    assert submission.header.outgoing == "01.02.2020"
    assert codes(findings) == ["text_from_date"]


def test_white_space_is_blank() -> None:
    submission, findings = register("date | title | reach\n' \u00a0 | '\u200b | '\n' | Подія | ' ")
    assert [a.title for a in submission.activities] == ["Подія"]
    assert submission.activities[0].entries.keys() == {"title"}
    assert findings == ()


def test_a_half_person_is_not_counted() -> None:
    submission, findings = register("title | reach\nПодія | 12.5")
    assert submission.activities[0].reach is None
    assert codes(findings) == ["not_whole"]


def test_entries_say_what_stood_in_the_cell() -> None:
    submission, _ = register("date | reach | aged | title\n10.07.2020 | =10+2 | 7.50 | TRUE")
    entries = submission.activities[0].entries
    assert (entries["date"].kind, entries["date"].text) == (EntryKind.DATE, "2020-07-10")
    assert (entries["reach"].text, entries["reach"].formula, entries["reach"].cell) == ("12", "10+2", "F5")
    assert entries["aged"].text == "7.5"
    assert (entries["title"].kind, entries["title"].text) == (EntryKind.BOOLEAN, "TRUE")
