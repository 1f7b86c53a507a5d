"""Twins among register rows, held against a plain account of them: every row beside every earlier one."""

import re
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from plans import decree_plan

from workbook_tools.model.links import item_key
from workbook_tools.model.plan import FormClass
from workbook_tools.model.submission import Activity
from workbook_tools.model.text import fold
from workbook_tools.model.twins import Twins

PLAN = decree_plan()
CONTINUATIONS = {form.name for form in PLAN.forms if form.form_class is FormClass.CONTINUATION}

rows = st.lists(
    st.builds(
        Activity,
        order=st.just(0),
        sheet=st.just("Реєстр"),
        row=st.just(0),
        date=st.sampled_from((date(2020, 7, 1), date(2020, 7, 1), date(2020, 7, 2), None)),
        measure=st.sampled_from(("1", "1", "4", None)),
        form=st.sampled_from(("стенд", "стенд", "продовження", None)),
        title=st.sampled_from(("", "—", "Про безвіз", "безвіз: про", "Стенд", "СТЕНД")),
        link=st.sampled_from(
            ("", "фото", "https://example.org/", "https://example.org/a/b", "www.example.org/a/b/", "example.org/a/c")
        ),
    ),
    max_size=12,
)


def words(row: Activity) -> list[str]:
    return sorted(re.findall(r"\w+", fold(row.title)))


def plainly(given_rows: list[Activity]) -> list[tuple[int | None, int | None]]:
    """Quadratic: the first earlier row with the same link; else the first earlier one, no repeat itself, alike."""
    told: list[tuple[int | None, int | None]] = []
    for place, row in enumerate(given_rows):
        before = [
            (n, other)
            for n, other in enumerate(given_rows[:place])
            if None not in (row.measure, row.date) and (row.measure, row.date) == (other.measure, other.date)
        ]
        link = item_key(row.link)
        repeats = next((n for n, other in before if link and item_key(other.link) == link), None)
        alike = None
        if repeats is None and words(row) and row.form not in CONTINUATIONS:
            alike = next(
                (
                    n
                    for n, other in before
                    if told[n][0] is None
                    and other.form not in CONTINUATIONS
                    and words(other) == words(row)
                    and (link is None or item_key(other.link) is None)
                ),
                None,
            )
        told.append((repeats, alike))
    return told


@settings(max_examples=400)
@given(rows)
def test_each_row_against_every_earlier_one(given_rows: list[Activity]) -> None:
    twins: Twins[int] = Twins(PLAN)
    assert [twins.place(row, n) for n, row in enumerate(given_rows)] == plainly(given_rows)
