"""Texts that a program cut at 255 characters when it saved an .xls."""

from hypothesis import given
from hypothesis import strategies as st
from plans import assignment_of
from tables import blank_form

from workbook_tools.model.finding import Severity
from workbook_tools.model.layout import SHEET_REPORT
from workbook_tools.stages.read_submission import read_submission
from workbook_tools.stages.read_submission.row_identity import Item, Items

ECONOMY = assignment_of("socio_economic")
FIRST = 13
"""The first measure's row of a form as tests draw it."""


def test_a_text_of_exactly_255_characters_is_asked_about() -> None:
    form = blank_form(ECONOMY)
    form[SHEET_REPORT].put_at(FIRST, 9, "а" * 255)
    form[SHEET_REPORT].put_at(FIRST + 1, 9, "а" * 254)
    form[SHEET_REPORT].put_at(FIRST + 2, 9, "а" * 256)
    submission, findings = read_submission(form.raw(), ECONOMY)
    assert [(f.code, f.severity, f.where.cell) for f in findings] == [("text_cut_off", Severity.WARNING, f"I{FIRST}")]
    assert submission.measures[0].narrative == "а" * 255


def test_a_name_of_the_plan_that_was_cut_is_not_blamed_on_the_clerk() -> None:
    form = blank_form(ECONOMY)
    name = form[SHEET_REPORT].cells[FIRST, 3]
    assert isinstance(name, str)
    assert len(name) > 255
    form[SHEET_REPORT].put_at(FIRST, 3, name[:255])
    submission, findings = read_submission(form.raw(), ECONOMY)
    assert findings == ()
    assert submission.measures[0].measure == "6"
    form[SHEET_REPORT].put_at(FIRST, 3, name[:240])
    _, findings = read_submission(form.raw(), ECONOMY)
    assert [f.code for f in findings] == ["shown_text_changed"]


endings = st.text("абв", max_size=3).map(lambda end: "а" * 254 + end)


@given(st.lists(endings, max_size=8), endings)
def test_a_cut_text_is_that_of_every_item_which_begins_so_in_the_plans_order(texts: list[str], cut: str) -> None:
    items = [Item(f"m{order}", str(order), "", text.upper(), ()) for order, text in enumerate(texts)]
    whole = len(cut) > 255
    expected = [
        item.code for item in items if item.text.lower().startswith(cut) and (not whole or item.text.lower() == cut)
    ]
    assert [item.code for item in Items(items).of_text(cut)] == expected
