"""Random plan years for hypothesis: who sent what, when, what became of it, in the oracle's own words."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import replace
from oracle.counting import DAY, KYIV, Came, Row, Said, decree_date, runs, window_opens
from plans import example_plan

from workbook_tools.model.plan import IndicatorKind, Plan, Term, ValueSource
from workbook_tools.model.quarter import Quarter, Schedule, WeekendRule
from workbook_tools.model.submission import State, Status

LINKS = (
    "",
    "https://example.org/",
    "https://example.org/news",
    "https://example.org/news/1",
    "HTTP://www.Example.ORG/news/1/#photo",
    "example.org/news/1",
    "https://example.org/news/1?page=2",
    "https://example.org/news/1/?page=2",
    "https://example.org/?id=7",
    "https://www.example.org?id=7#top",
    "https://example.org/News/1",
    "https://social.example.org/group/",
    "https://social.example.org/group/posts/5",
)
FORMS = ("брифінг", "лекція", "публікація у ЗМІ", "допис у соцмережі", "стенд", "відео", "продовження")
SMALL = st.integers(0, 4000)
MOVED = (("10-01", "12-31"), ("11-01", "12-31")), (("01-01", "03-31"), ("01-01", "06-10"), ("01-01", "09-17"))
"""The first and last days of terms that begin late, and of such as end early."""


class Year(Struct, frozen=True, dict=True):
    """What one random year is made of. The term of measure 5 ends on `ends`; `blank`: 9.1 has no denominator.

    `moved`: terms by measure that were corrected when everything had come: the reports tell of quarters that the plan
    in force does not ask about, or of which it asked before and asks again after.
    """

    year: int
    first: int
    rule: WeekendRule
    ends: date
    blank: bool
    came: tuple[Came, ...] = ()
    moved: tuple[tuple[str, tuple[tuple[date, date], ...]], ...] = ()

    @property
    def plan(self) -> Plan:
        """The one in force."""
        plan, moved = self.plan_of_the_forms, dict(self.moved)
        measures = [replace(m, term=Term("", moved[m.code])) if m.code in moved else m for m in plan.measures]
        return replace(plan, measures=tuple(measures))

    @property
    def plan_of_the_forms(self) -> Plan:
        """The decree's, with this year's settings."""
        plan = example_plan()
        always, ending = ((date(self.year, 1, 1), last) for last in (date(self.year, 12, 31), self.ends))
        schedule = Schedule(17, 18, self.rule)
        decree = replace(plan.decree, year=self.year, first_quarter=Quarter(self.year, self.first), schedule=schedule)
        measures = [replace(m, term=Term("", (ending if m.code == "5" else always,))) for m in plan.measures]
        unknown = ("9.1",) if self.blank else ()
        indicators = [replace(i, denominator=None) if i.code in unknown else i for i in plan.indicators]
        return replace(plan, decree=decree, measures=tuple(measures), indicators=tuple(indicators))


@st.composite
def years(draw: st.DrawFn) -> Year:
    """Workbooks in the order of posting; quarters mostly in their order, corrections and late ones between."""
    number = draw(st.integers(2020, 2024))
    ends = draw(st.sampled_from((date(number, 8, 31), date(number, 9, 17), date(number, 12, 31))))
    year = Year(number, draw(st.integers(1, 3)), draw(st.sampled_from(WeekendRule)), ends, draw(st.booleans()))
    plan = year.plan_of_the_forms
    alone = st.lists(st.sampled_from([d.code for d in plan.departments]), min_size=2, max_size=5)
    departments = draw(st.one_of(st.sampled_from([m.executors for m in plan.measures if m.executors[1:]]), alone))
    turns = draw(st.lists(st.tuples(st.sampled_from(departments), st.integers(year.first, 4)), max_size=14))
    if draw(st.integers(0, 2)):
        turns.sort(key=lambda turn: turn[1])
    came: list[Came] = []
    for receipt, (department, quarter) in enumerate(turns, 1):
        said = draw(_said(plan, department, quarter, came))
        late = timedelta(minutes=draw(st.integers(0, 5 * 24 * 60)))
        received = datetime(said.as_of.year, said.as_of.month, said.as_of.day, 22, 0, tzinfo=KYIV) + late
        came.append(Came(receipt, said, received, draw(st.integers(0, 3)) > 0))
    codes = draw(st.lists(st.sampled_from([m.code for m in plan.measures]), unique=True, max_size=6))
    return replace(year, came=tuple(came), moved=tuple((code, draw(_spans(number))) for code in codes))


def _spans(year: int) -> st.SearchStrategy[tuple[tuple[date, date], ...]]:
    """A term that begins late, one that ends early, or one with a break between."""
    late, early = ([tuple(date.fromisoformat(f"{year}-{day}") for day in span) for span in spans] for spans in MOVED)
    return st.one_of(
        st.sampled_from([((first, last),) for first, last in (*late, *early)]),
        st.builds(lambda before, after: (before, after), st.sampled_from(early), st.sampled_from(late)),
    )


@st.composite
def _said(draw: st.DrawFn, plan: Plan, department: str, quarter: int, came: Sequence[Came]) -> Said:
    due = decree_date(plan.decree.year, quarter)
    counted = {(c.said.department, c.said.quarter): c.said for c in came if c.accepted}
    opens = window_opens(plan.decree.year, department, quarter, counted)
    as_of = max(opens, due + draw(st.integers(-5, 4)) * DAY)
    if quarter == 4 and not draw(st.integers(0, 5)):
        as_of = date(plan.decree.year, 12, 31)
    own = [m.code for m in plan.measures if department in m.executors and runs(plan, m.code, quarter)]
    known = [i for i in plan.indicators if i.measure in own]
    flows = [i.code for i in known if i.kind is IndicatorKind.FLOW]
    opening = st.one_of(st.none(), SMALL)
    openings = {code: value for code in flows if (value := draw(opening)) is not None}
    if not draw(st.integers(0, 4)):
        return Said(department, quarter, as_of, nil=True, openings=openings)
    entered = [i.code for i in known if i.source is ValueSource.ENTERED and i.kind is not IndicatorKind.STATE]
    states = [i.code for i in known if i.kind is IndicatorKind.STATE]
    answer, status = st.sampled_from([s.value for s in State]), st.sampled_from([s.value for s in Status])
    row = st.builds(
        Row,
        date=_days(opens, as_of),
        measure=st.sampled_from(own or ("5",)),
        form=st.sampled_from(FORMS),
        title=st.sampled_from(("Лекція", "Виставка", "День Європи")),
        reach=st.one_of(st.none(), SMALL),
        link=st.sampled_from(LINKS),
    )
    told = [r for c in came for r in c.said.rows if r.measure in own and opens <= r.date <= as_of]
    again = st.sampled_from(told) if told else row
    rows = draw(st.lists(st.one_of(row, again, again), max_size=6)) if own else []
    return Said(
        department,
        quarter,
        as_of,
        openings=openings,
        values={code: draw(SMALL) for code in entered if draw(st.integers(0, 7))},
        states={code: draw(answer) for code in states if draw(st.integers(0, 3))},
        statuses={code: draw(status) for code in own if draw(st.integers(0, 7))},
        rows=tuple(rows),
    )


def _days(first: date, last: date) -> st.SearchStrategy[date]:
    """Days of the window, its ends often, and the borders of months and weeks in it."""
    span = [first + n * DAY for n in range((last - first).days + 1)]
    borders = [d for d in span if d.day == 1 or (d + DAY).day == 1 or d.weekday() in (0, 6)]
    return st.one_of(st.sampled_from(span), st.sampled_from([first, last]), st.sampled_from(borders or span))
