"""Which rows of a register came and went: held against plain counting of all contents."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st
from plans import Q3, deadlines_of, decree_plan
from reported import reported, tallied

from workbook_tools.model.report import ConsolidatedReport
from workbook_tools.rules.texts.changes import change_text
from workbook_tools.stages.consolidate import consolidate
from workbook_tools.stages.list_changes.register import register

PLAN = decree_plan()
EVENTS = (
    "01.09 | 1 | брифінг | А | 5 | https://example.org/news/1",
    "01.09 | 1 | лекція | Б | 5 | https://example.org/news/1",
    "02.09 | 1 | брифінг | А | 6",
    "02.09 | 1 | брифінг | А | 7",
    " | 1 | брифінг | А | 7",
)
registers = st.dictionaries(
    st.sampled_from(("culture", "education", "police")), st.lists(st.sampled_from(EVENTS), max_size=4)
)


def consolidated(said: dict[str, list[str]]) -> ConsolidatedReport:
    reports = [reported(d, Q3, "16.09", events=events, receipt=n) for n, (d, events) in enumerate(said.items(), 1)]
    return consolidate(PLAN, Q3, deadlines_of(), (), (), tallied(PLAN, Q3, reports))


def contents(report: ConsolidatedReport, department: str) -> Counter[tuple[tuple[object, ...], bool]]:
    """What the clerk wrote in each row, and whether it counts; not where it stood."""
    return Counter(
        ((a.measure, a.date, a.form, a.title, a.place, a.reach, a.aged, a.link), a.repeat_of is None)
        for a in report.activities
        if a.department == department
    )


def written(rows: Counter[tuple[tuple[object, ...], bool]]) -> Counter[tuple[object, ...]]:
    return Counter(content for (content, _), count in rows.items() for _ in range(count))


@settings(max_examples=150, deadline=None)
@given(registers, registers)
def test_the_same_as_counting_all_contents(was: dict[str, list[str]], now: dict[str, list[str]]) -> None:
    before, after = consolidated(was), consolidated(now)
    told = {change.department: change.after for change in register(before, after)}
    for department in (d.code for d in PLAN.departments):
        old, new = contents(before, department), contents(after, department)
        assert (department in told) == (old != new)
        if department in told and old and new:
            added, removed = written(new) - written(old), written(old) - written(new)
            assert (change_text("rows_added", count=added.total()) in told[department]) == bool(added)
            assert (change_text("rows_removed", count=removed.total()) in told[department]) == bool(removed)
