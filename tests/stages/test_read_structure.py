"""Sheets, columns, rows and fields wherever a clerk or a program put them; what is gone or too much is named."""

from collections.abc import Callable
from datetime import date

import pytest
from msgspec.structs import replace
from plans import assignment_of
from tables import HEADING_ROW, Form, blank_form, drawn

from workbook_tools.model.cells import Visibility
from workbook_tools.model.finding import Finding
from workbook_tools.model.layout import SHEET_CHECK, SHEET_INDICATORS, SHEET_REGISTER, SHEET_REMARKS, SHEET_REPORT
from workbook_tools.model.receipt import Outcome
from workbook_tools.model.submission import Status, Submission
from workbook_tools.rules.catalogue import message, outcome
from workbook_tools.stages.read_submission import read_submission

CULTURE = assignment_of("culture")
FIRST, SECOND, THIRD = 13, 14, 15
"""Rows of the measures 1, 9 and 10 in «Звіт»."""


def read(form: Form) -> tuple[Submission, tuple[Finding, ...]]:
    submission, findings = read_submission(form.raw(), form.assignment)
    assert all(message(finding, "uk") and message(finding, "en") for finding in findings)
    return submission, findings


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.code for finding in findings]


def filled() -> Form:
    form = blank_form(CULTURE)
    form.field("filled_by", "Олена Приклад")
    form.field("as_of", "16.09.2020")
    form.fill(
        SHEET_REPORT,
        """
        | number | status      | narrative     | links                   |
        | 1      | виконується | Перший захід  | https://example.org/n/1 |
        | 9      | виконано    | Дев’ятий      |                         |
        | 10     | не виконано | Десятий       |                         |
        """,
    )
    form.fill(SHEET_INDICATORS, "number | opening | value\n1.1 | 4 |\n1.2 | 0 |\n9.1 | | 200")
    form.fill(
        SHEET_REGISTER,
        """
        | date       | measure | form         | title  | reach | link                    |
        | 10.07.2020 | 1       | круглий стіл | Перша  | 18    | https://example.org/a/1 |
        | 05.08.2020 | 9       | лекція       | Друга  | 40    |                         |
        """,
    )
    return form


def reported(submission: Submission) -> object:
    """What was said, without where it stood."""
    header = submission.header
    return (
        (header.filled_by, header.as_of, header.nil),
        [(m.measure, m.status, m.narrative, m.reason, m.links) for m in submission.measures],
        [(v.indicator, v.opening, v.value, v.state, v.comment) for v in submission.indicators],
        [(a.date, a.measure, a.form, a.title, a.reach, a.aged, a.link) for a in submission.activities],
    )


def test_the_filled_form_itself() -> None:
    submission, findings = read(filled())
    assert findings == ()
    assert [(m.measure, m.status) for m in submission.measures] == [
        ("1", Status.IN_PROGRESS),
        ("9", Status.DONE),
        ("10", Status.NOT_DONE),
    ]
    assert [a.title for a in submission.activities] == ["Перша", "Друга"]
    assert submission.header.as_of == date(2020, 9, 16)


# --- edits that lose nothing -----------------------------------------------------------------------


def _sheets_renamed_and_reordered(form: Form) -> None:
    for number, grid in enumerate(form.sheets.values()):
        grid.title = f"Лист{number}"
    form.sheets = dict(reversed(form.sheets.items()))


def _rows_inserted_on_top(form: Form) -> None:
    for title in (SHEET_REPORT, SHEET_INDICATORS, SHEET_REGISTER):
        form[title].insert_row(1)
        form[title].insert_row(3)


def _rows_sorted(form: Form) -> None:
    form[SHEET_REPORT].swap_rows(FIRST, THIRD)
    form[SHEET_INDICATORS].swap_rows(5, 7)


def _blank_rows_between(form: Form) -> None:
    form[SHEET_REPORT].insert_row(SECOND)
    form[SHEET_REGISTER].insert_row(6)
    form[SHEET_REGISTER].insert_row(5)


def _columns_moved(form: Form) -> None:
    form[SHEET_REPORT].swap_columns(8, 11)
    form[SHEET_REGISTER].swap_columns(1, 8)
    form[SHEET_INDICATORS].swap_columns(7, 8)


def _column_inserted(form: Form) -> None:
    form[SHEET_REPORT].insert_column(4)
    form[SHEET_REPORT].insert_column(1)
    form[SHEET_REGISTER].insert_column(3)


def _heading_respelt(form: Form) -> None:
    report = form[SHEET_REPORT]
    report.put_at(12, 8, " СТАН\nвикoнання* ")
    form[SHEET_REGISTER].put_at(4, 4, "Назва,  тема:")


def _heading_repeated_below(form: Form) -> None:
    register = form[SHEET_REGISTER]
    for column in range(1, 9):
        register.put_at(7, column, register.cells[4, column])


def _hidden_ids_lost(form: Form) -> None:
    for title in (SHEET_REPORT, SHEET_INDICATORS):
        form[title].delete_column(2)


def _numbers_became_numbers(form: Form) -> None:
    report = form[SHEET_REPORT]
    for row, number in ((FIRST, 1), (SECOND, 9), (THIRD, 10)):
        report.put_at(row, 1, number)
    form[SHEET_INDICATORS].put("A5", "1.1")


def _merges_lost(form: Form) -> None:
    form[SHEET_REPORT].merges.clear()


def _signature_texts_below(form: Form) -> None:
    form[SHEET_REPORT].put("A40", "М. П.")


@pytest.mark.parametrize(
    "edit",
    [
        _sheets_renamed_and_reordered,
        _rows_inserted_on_top,
        _rows_sorted,
        _blank_rows_between,
        _columns_moved,
        _column_inserted,
        _heading_respelt,
        _heading_repeated_below,
        _hidden_ids_lost,
        _numbers_became_numbers,
        _merges_lost,
        _signature_texts_below,
    ],
)
def test_an_edit_that_loses_nothing_changes_nothing(edit: Callable[[Form], None]) -> None:
    form = filled()
    edit(form)
    submission, findings = read(form)
    assert findings == ()
    assert reported(submission) == reported(read(filled())[0])


def test_cells_are_named_where_they_stand_in_the_file() -> None:
    form = filled()
    _column_inserted(form)
    _rows_inserted_on_top(form)
    submission, _ = read(form)
    assert submission.measures[0].row == 15
    assert submission.measures[0].entries["status"].cell == "J15"
    assert submission.columns["measures"]["status"] == "J"
    assert submission.header.cells["as_of"] == "F9"


# --- rows ------------------------------------------------------------------------------------------


def test_a_blank_number_is_restored_from_id_and_text() -> None:
    form = filled()
    form[SHEET_REPORT].put(f"A{SECOND}", "")
    submission, findings = read(form)
    assert codes(findings) == ["row_number_restored"]
    assert reported(submission) == reported(read(filled())[0])


def test_number_and_text_hold_against_a_hidden_id() -> None:
    form = filled()
    form[SHEET_REPORT].swap_rows(FIRST, SECOND, range(2, 3))
    submission, findings = read(form)
    assert codes(findings) == ["row_id_differs", "row_id_differs"]
    assert [m.narrative for m in submission.measures] == ["Перший захід", "Дев’ятий", "Десятий"]


def test_a_sort_of_numbers_alone_is_asked_back() -> None:
    form = filled()
    form[SHEET_REPORT].swap_rows(FIRST, SECOND, range(1, 2))
    submission, findings = read(form)
    assert codes(findings) == ["row_doubtful", "row_doubtful"]
    assert outcome(findings) is Outcome.RETURNED
    assert len(submission.measures) == 3


def test_a_sort_of_number_id_and_name_without_the_rest_is_asked_back() -> None:
    form = filled()
    form[SHEET_REPORT].swap_rows(FIRST, SECOND, range(1, 4))
    _, findings = read(form)
    assert [(f.code, f.where.cell) for f in findings] == [("row_doubtful", f"A{FIRST}"), ("row_doubtful", f"A{SECOND}")]
    assert "№ «9» не відповідає тексту «Проведення комунікаційного заходу" in message(findings[0]).replace(
        "\u00a0", " "
    )


def test_a_shown_fact_that_was_edited_tells_nothing() -> None:
    form = filled()
    form[SHEET_REPORT].put(f"D{FIRST}", "Усі мешканці")
    assert read(form)[1] == ()


def test_a_text_that_two_rows_share_does_not_outvote_the_hidden_id() -> None:
    form = filled()
    form[SHEET_INDICATORS].swap_rows(7, 8, range(1, 2))
    _, findings = read(form)
    assert [(f.code, f.where.cell) for f in findings] == [("row_doubtful", "A7"), ("row_doubtful", "A8")]


@pytest.mark.parametrize("kept", ["A", "B", "C"])
def test_one_mark_alone_is_not_enough(kept: str) -> None:
    form = filled()
    for letter in {"A", "B", "C"} - {kept}:
        form[SHEET_REPORT].put(f"{letter}{SECOND}", "")
    submission, findings = read(form)
    assert codes(findings) == ["row_doubtful"]
    assert findings[0].where.record == "9"
    assert len(submission.measures) == 3


def test_an_edited_text_is_a_note() -> None:
    form = filled()
    name = form[SHEET_REPORT].cells[SECOND, 3]
    assert isinstance(name, str)
    form[SHEET_REPORT].put(f"C{SECOND}", name[:-12])
    _, findings = read(form)
    assert codes(findings) == ["shown_text_changed"]
    assert findings[0].where.cell == f"C{SECOND}"
    form[SHEET_REPORT].put(f"B{SECOND}", "")
    assert codes(read(form)[1]) == ["shown_text_changed"]


def test_a_deleted_row_is_named() -> None:
    form = filled()
    form[SHEET_REPORT].delete_row(SECOND)
    form[SHEET_INDICATORS].delete_row(5)
    submission, findings = read(form)
    assert codes(findings) == ["measure_row_deleted", "indicator_row_deleted"]
    assert [(f.where.sheet, f.where.table, f.where.record) for f in findings] == [
        (SHEET_REPORT, "measures", "9"),
        (SHEET_INDICATORS, "indicators", "1.1"),
    ]
    assert "№ 9" in message(findings[0]).replace("\u00a0", " ")
    assert [m.measure for m in submission.measures] == ["1", "10"]


def test_a_row_of_another_department_is_an_error() -> None:
    form = filled()
    police = blank_form(assignment_of("police"))[SHEET_REPORT]
    form[SHEET_REPORT].insert_row(THIRD + 1)
    for column in range(1, 8):
        form[SHEET_REPORT].put_at(THIRD + 1, column, police.cells.get((FIRST, column)))
    submission, findings = read(form)
    assert codes(findings) == ["row_of_another_department"]
    assert findings[0].where.cell == f"A{THIRD + 1}"
    assert "Поліція" in message(findings[0])
    entered = findings[0].entered or ""
    assert entered.startswith("5 Проведення інформаційної кампанії"), "the hidden mark is not quoted"
    assert len(submission.measures) == 3


def test_an_added_row_is_an_error() -> None:
    form = filled()
    form[SHEET_REPORT].insert_row(THIRD + 1)
    form[SHEET_REPORT].put(f"A{THIRD + 1}", "12")
    form[SHEET_REPORT].put(f"C{THIRD + 1}", "Свято міста")
    form[SHEET_REPORT].put(f"H{THIRD + 1}", "виконано")
    submission, findings = read(form)
    assert codes(findings) == ["row_unknown"]
    assert len(submission.measures) == 3


def test_a_remark_below_the_table_is_a_note() -> None:
    form = filled()
    form[SHEET_INDICATORS].put("C12", "* за даними шкіл")
    assert codes(read(form)[1]) == ["extra_text"]


@pytest.mark.parametrize(
    ("title", "area", "cells"),
    [
        (SHEET_REPORT, (FIRST, 8, THIRD, 11), f"H{FIRST}:K{THIRD}"),
        (SHEET_REPORT, (FIRST, 1, THIRD, 7), f"A{FIRST}:G{THIRD}"),
        (SHEET_REPORT, (FIRST, 1, THIRD, 11), None),
        (SHEET_REPORT, (1, 1, 500, 30), None),
        (SHEET_REPORT, (FIRST, 8, FIRST, 11), None),
        (SHEET_REPORT, (FIRST, 12, THIRD, 14), None),
        (SHEET_REGISTER, (4, 1, 154, 1), "A5:A6"),
        (SHEET_REGISTER, (5, 1, 6, 8), None),
        (SHEET_INDICATORS, (5, 1, 7, 8), None),
    ],
)
def test_rows_sorted_in_part_are_asked_back(title: str, area: tuple[int, int, int, int], cells: str | None) -> None:
    """Columns without anything in these rows, formulas, and rows beyond the table's do not matter."""
    raw = filled().raw()
    sheets = (replace(sheet, sorted_areas=(area,)) if sheet.title == title else sheet for sheet in raw.sheets)
    _, findings = read_submission(replace(raw, sheets=tuple(sheets)), CULTURE)
    assert [dict(finding.values)["cells"] for finding in findings] == ([cells] if cells else [])
    assert {finding.code for finding in findings} <= {"sorted_in_part"}


@pytest.mark.parametrize(
    ("change", "code"),
    [(None, "row_copied"), ("", "row_copied"), ("Інший опис", "row_twice")],
)
def test_a_row_that_stands_twice(change: str | None, code: str) -> None:
    form = filled()
    report = form[SHEET_REPORT]
    report.insert_row(SECOND + 1)
    for column in range(1, 12):
        report.put_at(SECOND + 1, column, report.cells.get((SECOND, column)))
    if change is not None:
        report.put(f"I{SECOND + 1}", change)
    if change == "":
        report.put(f"H{SECOND + 1}", "")
    submission, findings = read(form)
    assert codes(findings) == [code]
    assert findings[0].where.record == "9"
    assert reported(submission) == reported(read(filled())[0])


def test_of_a_blank_and_a_filled_row_the_filled_one_counts() -> None:
    form = filled()
    report = form[SHEET_REPORT]
    report.insert_row(SECOND)
    for column in range(1, 8):
        report.put_at(SECOND, column, report.cells.get((SECOND + 1, column)))
    submission, findings = read(form)
    assert codes(findings) == ["row_copied"]
    assert submission.measures[1].status is Status.DONE


def test_hidden_rows_are_read_and_said_so() -> None:
    form = filled()
    form[SHEET_REGISTER].hidden_rows.add(6)
    form[SHEET_REPORT].hidden_rows.add(FIRST)
    submission, findings = read(form)
    assert codes(findings) == ["hidden_row_read", "hidden_row_read"]
    assert reported(submission) == reported(read(filled())[0])


def test_merged_rows_are_asked_back() -> None:
    form = filled()
    report = form[SHEET_REPORT]
    report.put(f"I{SECOND}", "")
    report.merges.append((FIRST, 9, SECOND, 9))
    submission, findings = read(form)
    assert codes(findings) == ["cells_merged"]
    assert findings[0].where.cell == f"I{FIRST}"
    assert submission.measures[0].narrative == "Перший захід"
    assert submission.measures[1].narrative == ""


# --- sheets and columns ----------------------------------------------------------------------------


@pytest.mark.parametrize("title", [SHEET_REPORT, SHEET_INDICATORS, SHEET_REGISTER])
def test_a_table_that_is_gone_is_one_finding(title: str) -> None:
    form = filled()
    del form.sheets[title]
    _, findings = read(form)
    assert codes(findings) == ["table_missing"]
    assert title in message(findings[0])


def test_a_copy_of_a_sheet_is_a_note_if_it_says_the_same() -> None:
    form = filled()
    form.sheets["Звіт (2)"] = form[SHEET_REPORT].copy("Звіт (2)")
    submission, findings = read(form)
    assert codes(findings) == ["table_copied"]
    assert findings[0].where.sheet == "Звіт (2)"
    assert submission.header.sheet == SHEET_REPORT


def test_two_different_sheets_of_one_table_are_asked_back() -> None:
    form = filled()
    copy = form[SHEET_REPORT].copy("Копія")
    copy.put(f"H{FIRST}", "виконано")
    form.sheets = {"Копія": copy, **form.sheets}
    submission, findings = read(form)
    assert codes(findings) == ["table_twice"]
    assert submission.measures[0].sheet == SHEET_REPORT


def test_a_hidden_old_copy_does_not_stand_for_the_visible_sheet() -> None:
    form = filled()
    old = blank_form(CULTURE)[SHEET_REPORT].copy("Старий")
    old.visibility = Visibility.HIDDEN
    form.sheets = {"Старий": old, **form.sheets}
    submission, findings = read(form)
    assert codes(findings) == ["table_copied"]
    assert submission.measures[0].status is Status.IN_PROGRESS


def test_a_missing_column_is_an_error_only_where_the_clerk_writes() -> None:
    form = filled()
    form[SHEET_REGISTER].delete_column(6)
    form[SHEET_REPORT].delete_column(4)
    submission, findings = read(form)
    assert sorted(codes(findings)) == ["column_missing", "shown_column_missing"]
    assert [f.where.column for f in findings if f.code == "column_missing"] == ["reach"]
    assert submission.activities[0].reach is None
    assert "reach" not in submission.columns["register"]
    assert submission.measures[0].narrative == "Перший захід"


def test_a_column_that_stands_twice() -> None:
    form = filled()
    register = form[SHEET_REGISTER]
    register.put_at(4, 9, "Дата")
    assert codes(read(form)[1]) == ["column_copied"]
    register.put("I5", "10.07.2020")
    assert codes(read(form)[1]) == ["column_copied"]
    register.put("I6", "06.08.2020")
    _, findings = read(form)
    assert codes(findings) == ["column_twice"]
    assert findings[0].where.cell == "I4"


# --- fields ----------------------------------------------------------------------------------------


def test_a_field_without_its_label_is_named() -> None:
    form = filled()
    report = form[SHEET_REPORT]
    report.delete_row(7)
    report.delete_row(report.row(3, "Керівник (посада, ім’я, прізвище)"))
    submission, findings = read(form)
    assert codes(findings) == ["field_missing", "signature_missing"]
    assert [f.where.column for f in findings] == ["as_of", "head"]
    assert submission.header.as_of is None
    assert "as_of" not in submission.header.cells


def test_a_value_beside_its_cell_is_taken_with_a_note() -> None:
    form = filled()
    form.field("as_of", "")
    form[SHEET_REPORT].put("F7", "16.09.2020")
    submission, findings = read(form)
    assert codes(findings) == ["field_value_moved"]
    assert submission.header.as_of == date(2020, 9, 16)
    assert submission.header.cells["as_of"] == "F7"


def test_the_hint_beside_a_blank_field_is_not_its_value() -> None:
    submission, findings = read(blank_form(CULTURE))
    assert findings == ()
    assert submission.header.filled_by == ""
    assert submission.header.entries == {}
    assert submission.header.cells["filled_by"] == "D5"


# --- what the form does not carry ------------------------------------------------------------------


def test_what_is_beyond_the_form_is_named() -> None:
    form = filled()
    form.sheets["Фото"] = drawn("Фото", "Світлини з круглого столу")
    form.sheets["Порожній"] = drawn("Порожній", "")
    form[SHEET_REGISTER].put("I4", "Примітка")
    form[SHEET_REGISTER].put("I6", "за участю міського голови")
    form.extras = frozenset({"images", "macros"})
    submission, findings = read(form)
    assert codes(findings) == ["extra_sheet", "extra_column", "extra_images", "extra_macros"]
    assert findings[1].where.cell == "I6"
    assert submission.extras == ("аркуш «Фото»", "стовпець «Примітка»", "зображення", "макроси")
    assert outcome(findings) is Outcome.ACCEPTED


def test_the_lists_of_the_form_are_no_extra_sheet_when_a_program_shows_them() -> None:
    form = filled()
    form.sheets["Лист7"] = drawn("Лист7", "| wt_statuses | wt_forms |\n| виконано | лекція |")
    assert read(form)[1] == ()


def test_comments_of_a_marked_copy_are_not_the_clerk_s() -> None:
    form = filled()
    form.extras = frozenset({"comments"})
    assert codes(read(form)[1]) == ["extra_comments"]
    form.sheets[SHEET_REMARKS] = drawn(SHEET_REMARKS, "Зауваження до звіту")
    assert read(form)[1] == ()


def test_headings_elsewhere_are_not_a_table() -> None:
    form = filled()
    form[SHEET_CHECK].put("A3", "№")
    form[SHEET_CHECK].put("B3", "Захід")
    form[SHEET_CHECK].put("C3", "Стан виконання")
    assert read(form)[1] == ()
    assert HEADING_ROW[SHEET_REPORT] == 12
