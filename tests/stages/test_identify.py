"""Whose template a workbook is: every carrier of the code is heard, and all must agree."""

import sys
from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plans import Q4, assignment_of
from tables import Form, blank_form

from workbook_tools.model.assignment import Assignment
from workbook_tools.model.cells import Formula, RawRow, RawSheet, RawWorkbook, Visibility, cell_name
from workbook_tools.model.identification import Identification
from workbook_tools.model.identity import find_codes
from workbook_tools.model.layout import SHEET_CHECK, SHEET_INDICATORS, SHEET_INSTRUCTION, SHEET_META, SHEET_REPORT
from workbook_tools.model.receipt import Outcome
from workbook_tools.model.text import fold
from workbook_tools.rules.catalogue import message, outcome, remedy
from workbook_tools.stages.identify import _SILENT, _spoken, identify

CULTURE, EDUCATION = assignment_of("culture"), assignment_of("education")
KNOWN = {a.code: a for a in (CULTURE, EDUCATION, assignment_of("culture", Q4))}
CODE_CELL = "I1"


def identified(form: Form, known: Mapping[str, Assignment] = KNOWN) -> Identification:
    return identify(form.raw(), known)


def codes(identification: Identification) -> list[str]:
    return [finding.code for finding in identification.findings]


def without_hidden_carriers(form: Form) -> Form:
    """What is left when the visible cells are copied into a new workbook."""
    del form.sheets[SHEET_META]
    form.properties.clear()
    form.keywords = ""
    for grid in form.sheets.values():
        grid.footer = ""
    return form


def test_a_template_as_it_was_sent() -> None:
    assert identified(blank_form(CULTURE)) == Identification(CULTURE)


def _properties_lost(form: Form) -> None:
    form.properties.clear()


def _meta_shown_and_renamed(form: Form) -> None:
    form[SHEET_META].title = "Лист1"
    form[SHEET_META].visibility = Visibility.VISIBLE


def _rows_inserted_on_top(form: Form) -> None:
    for _ in range(30):
        form[SHEET_REPORT].insert_row(1)


def _sheets_renamed(form: Form) -> None:
    for number, grid in enumerate(form.sheets.values()):
        grid.title = f"Аркуш{number}"


def _footer_and_keywords_lost(form: Form) -> None:
    form.keywords = ""
    for grid in form.sheets.values():
        grid.footer = ""


@pytest.mark.parametrize(
    "edit",
    [_properties_lost, _meta_shown_and_renamed, _rows_inserted_on_top, _sheets_renamed, _footer_and_keywords_lost],
)
def test_what_programs_do_to_carriers_does_not_matter(edit: Callable[[Form], None]) -> None:
    form = blank_form(CULTURE)
    edit(form)
    assert identified(form) == Identification(CULTURE)


def test_a_code_retyped_with_look_alike_letters_is_the_same() -> None:
    form = without_hidden_carriers(blank_form(CULTURE))
    retyped = CULTURE.code.replace("0", "О").replace("1", "І").replace("-", " – ").lower()
    for title, grid in form.sheets.items():
        grid.put(CODE_CELL, f"Код форми: {retyped}" if title == SHEET_REPORT else "")
    assert identified(form).assignment is CULTURE


def test_a_visible_code_alone_is_accepted_with_a_note() -> None:
    identification = identified(without_hidden_carriers(blank_form(CULTURE)))
    assert identification.assignment is CULTURE
    assert codes(identification) == ["form_code_only_visible"]
    assert outcome(identification.findings) is Outcome.ACCEPTED


def test_hidden_carriers_alone_are_accepted_with_a_note() -> None:
    form = blank_form(CULTURE)
    for grid in form.sheets.values():
        grid.put(CODE_CELL, "")
    assert identified(form).assignment is CULTURE
    assert codes(identified(form)) == ["form_code_not_visible"]


def test_a_workbook_without_any_code_is_quarantined_with_what_to_do() -> None:
    raw = RawWorkbook((RawSheet("Аркуш1", Visibility.VISIBLE, {1: RawRow((1,), ("Звіт відділу",))}),))
    identification = identify(raw, KNOWN)
    assert identification.assignment is None
    assert codes(identification) == ["form_code_missing"]
    assert outcome(identification.findings) is Outcome.QUARANTINED
    assert "форми" in remedy(identification.findings[0])


def test_a_code_that_was_never_issued_is_quarantined() -> None:
    form = blank_form(CULTURE)
    identification = identified(form, {EDUCATION.code: EDUCATION})
    assert identification.assignment is None
    assert codes(identification) == ["form_code_unknown"]
    assert CULTURE.code in message(identification.findings[0])
    assert outcome(identification.findings) is Outcome.QUARANTINED


def test_a_damaged_code_is_quarantined_where_no_other_carrier_helps() -> None:
    form = without_hidden_carriers(blank_form(CULTURE))
    damaged = CULTURE.code[:-1] + ("A" if CULTURE.code[-1] != "A" else "B")
    for grid in form.sheets.values():
        grid.put(CODE_CELL, f"Код форми: {damaged}")
    identification = identified(form)
    assert identification.assignment is None
    assert codes(identification) == ["form_code_damaged"]
    assert identification.findings[0].where.sheet == SHEET_INSTRUCTION
    assert identification.findings[0].where.cell == CODE_CELL
    assert outcome(identification.findings) is Outcome.QUARANTINED


def test_one_damaged_code_beside_whole_ones_is_a_note() -> None:
    form = blank_form(CULTURE)
    form[SHEET_REPORT].put(CODE_CELL, "Код форми: 7K3MX")
    identification = identified(form)
    assert identification.assignment is CULTURE
    assert codes(identification) == ["form_code_partly_damaged"]


def test_sheets_of_two_departments_are_held() -> None:
    form = blank_form(CULTURE)
    form.sheets[SHEET_INDICATORS] = blank_form(EDUCATION)[SHEET_INDICATORS]
    form[SHEET_INDICATORS].footer = ""
    identification = identified(form)
    assert identification.assignment is None
    assert codes(identification)[0] == "sheets_of_different_forms"
    assert outcome(identification.findings) is Outcome.HELD
    assert "Культура" in message(identification.findings[0])
    assert "Освіта" in message(identification.findings[0])


def test_cells_copied_into_the_form_of_another_are_held_with_who_says_what() -> None:
    form = blank_form(CULTURE)
    foreign = blank_form(EDUCATION)
    form.sheets[SHEET_META] = foreign[SHEET_META]
    form.properties = foreign.properties
    identification = identified(form)
    assert identification.assignment is None
    assert outcome(identification.findings) is Outcome.HELD
    assert codes(identification)[0] == "form_codes_disagree"
    said = {(f.code, dict(f.values)["form"]) for f in identification.findings[1:]}
    assert ("carrier_cell", CULTURE.code) in said
    assert ("carrier_meta", EDUCATION.code) in said
    assert ("carrier_property", EDUCATION.code) in said
    assert ("carrier_footer", CULTURE.code) in said
    assert ("carrier_keywords", CULTURE.code) in said


@pytest.mark.parametrize(("key", "value"), [("department", "education"), ("quarter", "2020-Q4")])
def test_hidden_details_that_contradict_the_code_are_held(key: str, value: str) -> None:
    form = blank_form(CULTURE)
    meta = form[SHEET_META]
    meta.put_at(meta.row(1, key), 2, value)
    identification = identified(form)
    assert identification.assignment is None
    assert codes(identification) == ["form_details_disagree"]
    assert identification.findings[0].where.sheet == SHEET_META
    assert outcome(identification.findings) is Outcome.HELD


def test_properties_that_contradict_the_code_are_held() -> None:
    form = blank_form(CULTURE)
    form.properties["wt_department"] = "education"
    identification = identified(form)
    assert codes(identification) == ["form_details_disagree"]
    assert "Освіта" in message(identification.findings[0])


def test_a_code_quoted_in_a_narrative_is_not_a_carrier() -> None:
    form = blank_form(CULTURE)
    quoted = f"Див. також звіт освіти, код форми {EDUCATION.code}, у якому описано спільний захід двох відділів."
    form[SHEET_REPORT].put("I40", quoted)
    assert form[SHEET_REPORT].cells[40, 9] == quoted
    for row in range(20, 40):
        form[SHEET_REPORT].put(f"A{row}", "рядок")
    assert identified(form) == Identification(CULTURE)


def test_the_sheet_check_is_heard_too() -> None:
    form = blank_form(CULTURE)
    form[SHEET_CHECK].put(CODE_CELL, f"Код форми: {EDUCATION.code}")
    assert codes(identified(form))[0] == "sheets_of_different_forms"


@given(st.dictionaries(st.integers(1, 60), st.text(max_size=100)))
def test_never_raises(texts: dict[int, str]) -> None:
    rows = {row: RawRow((1,), (text,)) for row, text in sorted(texts.items())}
    raw = RawWorkbook((RawSheet("Аркуш1", Visibility.VISIBLE, rows),), {"wt_code": "?"}, "ключові слова")
    assert identify(raw, KNOWN).assignment is None


CODE = CULTURE.code
_WRITTEN = [
    *(f"Код форми: {CODE}", f"Кoд фoрми: {CODE.lower()}", "Код форми:", "КОД\u00a0ФОРМИ: щось", "код\u200b  форми:-"),
    *(CODE.replace("-", "–"), CODE.replace("-", "—"), CODE.replace("-", " - "), f"code: {CODE}", "x" * 70 + CODE),
    *("Код форми : -", "Код форми" + "\u200b" * 75 + ":", "x " * 45 + CODE, "Код форми: " + "y" * 100),
    *("https://example.org/a-b-c", "—", "a-b-c", "49"),
]
_texts = st.sampled_from(_WRITTEN) | st.text(st.sampled_from("кодформи:-–— 7K3MX\u200b"), max_size=30) | st.integers()


@given(st.lists(_texts, min_size=1, max_size=40), st.lists(_texts, min_size=1, max_size=3))
def test_a_line_with_a_code_is_found_wherever_it_may_stand(down: list[str | int], across: list[str | int]) -> None:
    rows = {number: RawRow((2, 3), (text, Formula("A1", text))) for number, text in enumerate(down, start=4)}
    rows[1] = RawRow(tuple(range(1, len(across) + 1)), tuple(across))
    sheet = RawSheet("Звіт", Visibility.VISIBLE, dict(sorted(rows.items())))
    cells = [
        (place, text, cell_name(number, column))
        for place, (number, row) in enumerate(sheet.rows.items())
        for column, value in zip(row.columns, row.values, strict=True)
        if isinstance(text := value.cached if isinstance(value, Formula) else value, str)
    ]
    expected = [
        (name, text)
        for place, text, name in cells
        if (len(text) <= 80 or place < 15) and (find_codes(text) or fold(text[:80]).startswith("код форми:"))
    ]
    assert [(line.where.cell, line.text) for line in _spoken(sheet).lines] == expected


def test_two_sheets_of_one_title_are_both_heard() -> None:
    form = blank_form(CULTURE)
    raw = form.raw()
    empty = RawSheet(SHEET_META, Visibility.HIDDEN, {1: RawRow((1,), ("нічого",))})
    meta_only = tuple(sheet for sheet in raw.sheets if sheet.title == SHEET_META)
    assert identify(RawWorkbook((*meta_only, empty)), KNOWN).assignment == CULTURE


def test_each_cell_of_a_row_is_heard_by_itself_and_again_in_the_next_workbook() -> None:
    """A number beside, one text in two cells, a formula's value; a long text counts in the top rows only."""
    code = CULTURE.code
    said = f"Код форми: {code}"
    long = f"{code} " + "слово " * 30
    rows = {1: RawRow((1, 3, 4, 7), (1, said, Formula("A1", said), said)), 2: RawRow((2,), (long,))}
    rows |= {number: RawRow((1,), (number,)) for number in range(3, 16)}
    rows |= {16: RawRow((2,), (long,)), 17: RawRow((5,), ("workbook-tools",))}
    sheet = RawSheet("Аркуш1", Visibility.VISIBLE, rows)
    for _ in range(2):
        spoken = _spoken(sheet)
        assert [(line.where.cell, line.codes) for line in spoken.lines] == [
            (cell, (code,)) for cell in ("C1", "D1", "G1", "B2")
        ]
        assert spoken.marked


def test_only_so_many_texts_are_remembered_and_short_ones() -> None:
    for number in range(100):
        texts = tuple(f"текст: {number}-{place}" + " далі" * (place % 60) for place in range(90))
        _spoken(RawSheet("Аркуш1", Visibility.VISIBLE, {1: RawRow(tuple(range(1, 91)), texts)}))
    assert 0 < len(_SILENT) <= 4_000
    assert max(map(len, _SILENT)) <= 200


def test_no_other_letter_looks_like_that_of_the_label_by_which_a_line_is_passed_over() -> None:
    """«Код форми:» is looked for only where there is a «ф»."""
    assert "ф" in fold("Код форми:")
    assert {letter for letter in map(chr, range(sys.maxunicode + 1)) if "ф" in fold(letter)} == {"ф", "Ф"}
