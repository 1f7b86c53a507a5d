"""A year's events are given back day by day, whatever they came with and whenever they were put aside."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook_tools.files.memory.spill import Spill
from workbook_tools.model import events_by_day
from workbook_tools.model.events_by_day import UNDATED, Event, EventsByDay
from workbook_tools.model.shelf import OnHand

DAYS = (date(2020, 7, 1), date(2020, 7, 2), None)
EVENTS = st.builds(
    Event,
    measure=st.sampled_from(("1", None)),
    date=st.sampled_from(DAYS),
    form=st.sampled_from(("", "стенд")),
    title=st.text(st.characters(exclude_categories=["Cs"]), max_size=3),
    place=st.just(""),
    reach=st.sampled_from((None, 0, 7)),
    aged=st.none(),
    link=st.just(""),
)


@given(st.lists(st.lists(EVENTS, max_size=5), max_size=6), st.integers(1, 7), st.booleans())
def test_each_day_has_its_events_in_the_order_of_putting(reports: list[list[Event]], held: int, spilt: bool) -> None:
    """Each with what was told of it: here the row and the rank say which report it was and which of its events."""
    told = [(row, -rank) for row, events in enumerate(reports) for rank, _ in enumerate(events)]
    plain = [event for events in reports for event in events]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(events_by_day, "_HELD", held)
        kept = EventsByDay(Spill if spilt else OnHand)
        for row, events in enumerate(reports):
            kept.put(events, [row] * len(events), [-rank for rank, _ in enumerate(events)])
    assert len(kept) == len(plain)
    assert kept.days() == sorted({event.date or UNDATED for event in plain})
    for day in kept.days():
        of_all = enumerate(zip(told, plain, strict=True))
        numbered = [(place, *where, event) for place, (where, event) in of_all if (event.date or UNDATED) == day]
        assert list(zip(*kept.of(day), strict=True)) == numbered
    assert kept.of(date(2020, 12, 31)) == ([], [], [], [])


def test_what_comes_after_a_look_is_there_too() -> None:
    kept = EventsByDay(OnHand)
    one, other = (Event("1", DAYS[0], "", title, "", None, None, "") for title in "аб")
    kept.put([one], [5], [0])
    assert kept.of(date(2020, 7, 1)) == ([0], [5], [0], [one])
    kept.put([other], [8], [-1])
    assert kept.of(date(2020, 7, 1)) == ([0, 1], [5, 8], [0, -1], [one, other])
