"""The marked copy: what was sent stands where it was, faults are told once, and corrected in place it is read again."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from filled_form import blank_design, filled, seen
from honest_workbook import DEPARTMENT, HONEST, judged, sent
from libreoffice import converted
from msgspec.structs import replace
from plans import assignment_of

from workbook_tools.files.reading.workbook import read_workbook
from workbook_tools.files.template.writer import write_template
from workbook_tools.model.finding import Finding, Severity, Where
from workbook_tools.model.layout import FIELDS, INDICATORS, MEASURES, REGISTER
from workbook_tools.model.template import TemplateDesign
from workbook_tools.rules.catalogue import find
from workbook_tools.stages.check_submission import check_submission
from workbook_tools.stages.design_marked_copy import design_marked_copy
from workbook_tools.stages.read_submission import read_submission

FAULTY = {
    **HONEST,
    "Звіт!H15": "готово",
    "Показники!H6": Decimal("12.5"),
    "Показники!H7": "близько 200",
    "Реєстр!A5": date(2020, 5, 24),
    "Реєстр!A6": date(2020, 6, 1),
    "Реєстр!D6": None,
}


def marked(cells: dict[str, Any]) -> TemplateDesign:
    submission, findings = judged(sent(cells))
    return design_marked_copy(blank_design(DEPARTMENT), submission, findings)


def test_every_value_stands_in_the_copy_as_it_was_sent() -> None:
    shown = seen(write_template(marked(FAULTY)))
    wanted = {place: float(v) if isinstance(v, Decimal) else v for place, v in FAULTY.items() if v is not None}
    assert {place: shown.get(place) for place in wanted} == wanted


def test_a_copy_of_an_honest_report_is_judged_like_it() -> None:
    submission, findings = judged(sent(HONEST))
    assert [f.code for f in findings if f.severity is Severity.ERROR] == []
    again, _ = judged(write_template(marked(HONEST)))
    assert again.header.as_of == submission.header.as_of
    assert [m.narrative for m in again.measures] == [m.narrative for m in submission.measures]
    assert [(a.date, a.title, a.reach) for a in again.activities] == [
        (date(2020, 8, 5), "+1 стенд", 1500),
        (date(2020, 9, 10), "@сторінка міста", 700),
    ]


def test_corrected_in_place_it_passes() -> None:
    """Only the wrong cells are corrected, in the copy itself; its first sheet and comments do not disturb."""
    wrong = {place: HONEST[place] for place in FAULTY if FAULTY[place] != HONEST[place]}
    corrected = filled(write_template(marked(FAULTY)), wrong)
    submission, findings = judged(corrected)
    assert [f.code for f in findings if f.severity is Severity.ERROR] == []
    assert submission.extras == ()
    assert [v.value for v in submission.indicators[1:]] == [Decimal(25), Decimal(40)]


def test_wrong_cells_are_marked_and_right_ones_are_not() -> None:
    design = marked(FAULTY)
    marks = {
        (table, row.record, key): cell.marks[0].severity
        for table, rows in design.rows.items()
        for row in rows
        for key, cell in row.cells.items()
        if cell.marks
    }
    error = Severity.ERROR
    assert marks == {
        (MEASURES, "8", "status"): error,
        (INDICATORS, "8.1", "value"): error,
        (INDICATORS, "8.2", "value"): error,
        (REGISTER, "1", "date"): error,
        (REGISTER, "2", "date"): error,
        (REGISTER, "2", "title"): error,
    }


def test_identical_faults_are_one_line_with_their_cells() -> None:
    """Six errors in five lines, sheet by sheet from above."""
    design = marked(FAULTY)
    errors = [remark for remark in design.remarks if remark.severity is Severity.ERROR]
    assert [(r.table, r.record, r.column, r.count) for r in errors] == [
        (MEASURES, "8", "status", 1),
        (INDICATORS, "8.1", "value", 1),
        (INDICATORS, "8.2", "value", 1),
        (REGISTER, "1", "date", 2),
        (REGISTER, "2", "title", 1),
    ]
    assert errors[3].where == "«Дата», 2 клітинки: A5, A6"
    assert errors[3].entered == "24.05.2020; 01.06.2020"
    assert errors[1].entered == "12,5"
    assert "6 помилок" in design.remarks_lead
    assert "legal-internal-policy@example.gov.ua" in design.remarks_lead


def test_it_opens_on_the_remarks_and_links_to_the_cells() -> None:
    shown = seen(write_template(marked(FAULTY)))
    assert next(iter(shown)).startswith("Зауваження!")
    links = {value for place, value in shown.items() if place.startswith("Зауваження!B")}
    assert {"Звіт, H15", "Показники, H6", "Реєстр, A5"} <= links


def test_the_same_findings_give_the_same_bytes() -> None:
    assert write_template(marked(FAULTY)) == write_template(marked(FAULTY))


@pytest.mark.libreoffice
def test_its_cached_values_are_what_libreoffice_computes(tmp_path: Path) -> None:
    """Every formula of «Звіт», «Показники» and «Перевірка» with faults of six kinds in the cells."""
    data = write_template(marked(FAULTY))
    computed, cached = seen(converted(data, tmp_path)), seen(data)
    live = [p for p in cached if p.startswith(("Перевірка!D", "Перевірка!E", "Показники!", "Звіт!D11"))]
    assert len(live) > 80
    assert {place: computed.get(place) for place in live} == {place: cached[place] for place in live}
    assert cached["Показники!J5"] == 52.0, "3 000 + 1 500 + 700 of 10 000"


# --- which findings are told -----------------------------------------------------------------------


def told_of(*findings: Finding) -> TemplateDesign:
    submission, _ = judged(sent(HONEST))
    return design_marked_copy(blank_design(DEPARTMENT), submission, findings)


def test_of_one_cell_the_gravest_is_told() -> None:
    where = Where("Реєстр", "H5", REGISTER, "1", "link")
    design = told_of(
        find("link_unreadable", where, link="x"), find("text_too_long", where, column="Посилання", length=1, limit=1)
    )
    assert [remark.severity for remark in design.remarks] == [Severity.ERROR]


def test_what_follows_from_a_deleted_row_is_left_out() -> None:
    row = find("measure_row_deleted", Where("Звіт", None, MEASURES, "8"), number="8", name="Захід")
    cell = find("required_blank", Where("Звіт", "H15", MEASURES, "8", "status"), column="Стан виконання")
    other = find("required_blank", Where("Звіт", "H14", MEASURES, "4", "status"), column="Стан виконання")
    design = told_of(cell, row, other)
    assert [(r.record, r.column) for r in design.remarks] == [("4", "status"), ("8", "number")]
    assert "2 помилки" in design.remarks_lead


def test_a_deleted_row_is_named_and_stands_in_the_copy_again() -> None:
    submission, _ = judged(sent(HONEST))
    row = find("measure_row_deleted", Where("Звіт", None, MEASURES, "8"), number="8", name="Захід")
    (line,) = design_marked_copy(blank_design(DEPARTMENT), submission, (row,)).remarks
    assert line.where == "Захід №\u00a08, увесь рядок"
    assert (line.table, line.record) == (MEASURES, "8")


def test_of_a_locked_opening_it_tells_what_was_sent_not_what_the_copy_shows() -> None:
    submission, _ = judged(sent({**HONEST, "Показники!G6": 99}))
    design = blank_design(DEPARTMENT, openings={"8.1": Decimal(5)})
    where = Where("Показники", "G6", INDICATORS, "8.1", "opening")
    differs = find("opening_differs", where, entered="99", item="8.1", printed="99", known="5")
    (line,) = design_marked_copy(design, submission, (differs,)).remarks
    assert line.entered == "99"


def test_a_fault_of_the_whole_file_has_no_link() -> None:
    design = told_of(find("form_code_only_visible", form="072BK"))
    assert (design.remarks[0].table, design.remarks[0].where) == (None, "Файл загалом")
    assert design.remarks_lead.startswith("Помилок не знайдено")


def test_extras_without_a_note_of_their_own_are_named() -> None:
    submission, _ = judged(sent(HONEST))
    design = design_marked_copy(blank_design(DEPARTMENT), replace(submission, extras=("зображення",)), ())
    assert [remark.severity for remark in design.remarks] == [Severity.NOTE]
    assert "зображення" in design.remarks[0].message


def test_fields_are_marked_by_their_key() -> None:
    where = Where("Звіт", "D8", FIELDS, None, "as_of")
    design = told_of(find("as_of_before_window", where, date="01.06.2020", first="18.06.2020"))
    assert design.fields["as_of"].marks[0].severity is Severity.ERROR
    assert (design.remarks[0].table, design.remarks[0].column) == (FIELDS, "as_of")


@pytest.mark.parametrize("department", ["police", "hospital"])
def test_external_bodies_are_asked_politely(department: str) -> None:
    assignment = assignment_of(department)
    blank = blank_design(department)
    raw = read_workbook(write_template(blank))
    submission, findings = read_submission(raw, assignment)
    checked = check_submission(submission, assignment)
    assert design_marked_copy(blank, submission, (*findings, *checked)).remarks_lead.startswith("Дякуємо")
