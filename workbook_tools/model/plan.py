"""The decree, its plan of measures, who executes them, and how each is counted."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from msgspec import Struct

from workbook_tools.model.quarter import Quarter, Schedule


class DepartmentKind(StrEnum):
    COUNCIL_DEPARTMENT = "council_department"
    COMMUNAL_ENTERPRISE = "communal_enterprise"
    EXTERNAL_STATE_BODY = "external_state_body"


class IndicatorKind(StrEnum):
    """How an indicator counts over quarters and joint executors; see docs/counting.md."""

    FLOW = "flow"
    STOCK = "stock"
    SHARE = "share"
    STATE = "state"


class Cadence(StrEnum):
    """How often the criterion wants it; months and weeks are judged by the dates of register rows."""

    MONTH = "month"
    WEEK = "week"
    QUARTER = "quarter"
    YEAR = "year"


class ValueSource(StrEnum):
    """Where an indicator's value of the quarter comes from."""

    ENTERED = "entered"
    REGISTER_COUNT = "count"
    REGISTER_REACH = "reach"


class FormClass(StrEnum):
    """Classes of the register's forms; a continuation adds reach to an earlier item and does not count."""

    EVENT = "event"
    PUBLICATION = "publication"
    PRODUCT = "product"
    CONTINUATION = "continuation"


class Comparator(StrEnum):
    AT_LEAST = ">="
    MORE_THAN = ">"
    AT_MOST = "<="
    LESS_THAN = "<"
    EXACTLY = "="


class Decree(Struct, frozen=True):
    """What the plan's sheet «Розпорядження» says; names of addressees may be empty."""

    kind: str
    number: str
    date: date
    place: str
    issuer: str
    title: str
    plan_heading: str
    pursuance: str
    year: int
    first_quarter: Quarter
    schedule: Schedule
    coordinator: str
    addressee_post: str
    addressee_name: str
    control_post: str
    control_name: str
    signatory_post: str
    signatory_name: str


class Department(Struct, frozen=True):
    """An executor. `code` is permanent; `name` is verbatim; `contacts` are e-mail addresses or «@domain»s."""

    code: str
    name: str
    short: str
    kind: DepartmentKind
    contacts: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()

    @property
    def external(self) -> bool:
        """Not a department of the council: other wording."""
        return self.kind is not DepartmentKind.COUNCIL_DEPARTMENT


class Term(Struct, frozen=True):
    """When a measure runs: `text` verbatim; `spans` of days, both ends included, in order."""

    text: str
    spans: tuple[tuple[date, date], ...]

    @property
    def last(self) -> date:
        return self.spans[-1][1]

    def meets(self, first: date, last: date) -> bool:
        return any(begin <= last and end >= first for begin, end in self.spans)


class Measure(Struct, frozen=True):
    """A row of the plan. `code` is permanent, `number` (№) belongs to the edition; the first executor leads."""

    code: str
    number: str
    name: str
    audience: str
    criteria: str
    term: Term
    executors: tuple[str, ...]


class Indicator(Struct, frozen=True):
    """What is counted for a measure. `places`: digits after the decimal comma, 0 for whole numbers.

    `target` is per cadence period for months and weeks, else for the year; a share's is in percent.
    `forms`: the classes of register rows that feed it, empty where the value is entered.
    `grows`: the change against `baseline` is what matters.
    """

    code: str
    number: str
    measure: str
    text: str
    kind: IndicatorKind
    unit: str
    target: Decimal | None
    comparator: Comparator | None
    cadence: Cadence
    source: ValueSource
    forms: tuple[FormClass, ...] = ()
    places: int = 0
    baseline: Decimal | None = None
    grows: bool = False
    numerator: str = ""
    denominator_text: str = ""
    denominator: Decimal | None = None
    note: str = ""

    @property
    def periodic(self) -> bool:
        """Judged by calendar months or ISO weeks."""
        return self.cadence in (Cadence.MONTH, Cadence.WEEK)

    @property
    def from_register(self) -> bool:
        return self.source is not ValueSource.ENTERED

    @property
    def has_opening(self) -> bool:
        """Only flows have an opening balance («з початку року до звітного періоду»)."""
        return self.kind is IndicatorKind.FLOW


class EventForm(Struct, frozen=True):
    """An entry of the register's list of forms: «брифінг», «стенд», «продовження»…"""

    name: str
    form_class: FormClass


class Plan(Struct, frozen=True, dict=True):
    """One edition of a plan, in the order of its sheets.

    With a dictionary: what is looked up again and again is found once, and kept beside the fields.
    """

    decree: Decree
    departments: tuple[Department, ...]
    measures: tuple[Measure, ...]
    indicators: tuple[Indicator, ...]
    forms: tuple[EventForm, ...]

    def __hash__(self) -> int:
        """Found once: plans are keys of what was worked out of them, and editions may differ in one word of many."""
        return self._hash

    def __reduce__(self) -> tuple[type["Plan"], tuple[object, ...]]:
        """The fields alone: what was found out of them stays here, as the hash of a text is each process's own."""
        return Plan, (self.decree, self.departments, self.measures, self.indicators, self.forms)

    def department(self, code: str) -> Department:
        """KeyError if there is none."""
        return self._departments[code]

    def short_name(self, code: str) -> str:
        """The code itself for a department that this edition of the plan does not have."""
        department = self._departments.get(code)
        return code if department is None else department.short

    def measure(self, code: str) -> Measure:
        """KeyError if there is none."""
        return self._measures[code]

    def indicator(self, code: str) -> Indicator:
        """KeyError if there is none."""
        return self._indicators[code]

    def indicators_of(self, measure: Measure) -> tuple[Indicator, ...]:
        return tuple(self._indicators_of.get(measure.code, ()))

    def in_order(self, measures: Iterable[Measure]) -> tuple[Indicator, ...]:
        """The indicators of these measures, in the plan's order."""
        own = (indicator for measure in measures for indicator in self._indicators_of.get(measure.code, ()))
        return tuple(sorted(own, key=lambda indicator: self._places[indicator.code]))

    def decree_window(self, quarter: Quarter) -> tuple[date, date]:
        """From the day after the previous quarter's decree date to this quarter's, both included."""
        schedule = self.decree.schedule
        return schedule.decree_date(quarter.previous) + timedelta(days=1), schedule.decree_date(quarter)

    def reportable(self, quarter: Quarter) -> bool:
        return quarter.year == self.decree.year and quarter >= self.decree.first_quarter

    @cached_property
    def reportable_quarters(self) -> tuple[Quarter, ...]:
        year = self.decree.year
        return tuple(q for n in range(1, 5) if self.reportable(q := Quarter(year, n)))

    def active_measures(self, quarter: Quarter, department: Department | None = None) -> tuple[Measure, ...]:
        """Measures whose term meets the quarter or the days that its forms cover, in the plan's order.

        The days between a quarter's decree date and its end are reported in the next form, so a term
        that ended in them is still active there: nothing falls between.
        """
        if not self.reportable(quarter):
            return ()
        if department is None:
            return self._active[quarter]
        asked = self._asked.get(quarter)
        if asked is None:
            asked = self._asked[quarter] = self._asked_of_each(quarter)
        return asked.get(department.code, ())

    def is_active(self, measure: str, quarter: Quarter) -> bool:
        """Whether the measure of this code is one of `active_measures`."""
        return self.reportable(quarter) and measure in self._active_codes[quarter]

    def reporting_departments(self, quarter: Quarter) -> tuple[Department, ...]:
        """Those with an active measure, in the plan's order; the coordinator too where it executes."""
        return tuple(d for d in self.departments if self.active_measures(quarter, d))

    @cached_property
    def _hash(self) -> int:
        return hash((self.decree, self.departments, self.measures, self.indicators, self.forms))

    @cached_property
    def _departments(self) -> dict[str, Department]:
        return {department.code: department for department in reversed(self.departments)}

    @cached_property
    def _measures(self) -> dict[str, Measure]:
        return {measure.code: measure for measure in reversed(self.measures)}

    @cached_property
    def _indicators(self) -> dict[str, Indicator]:
        return {indicator.code: indicator for indicator in reversed(self.indicators)}

    @cached_property
    def _places(self) -> dict[str, int]:
        return {indicator.code: place for place, indicator in enumerate(self.indicators)}

    @cached_property
    def _indicators_of(self) -> dict[str, list[Indicator]]:
        found: dict[str, list[Indicator]] = {}
        for indicator in self.indicators:
            found.setdefault(indicator.measure, []).append(indicator)
        return found

    @cached_property
    def _active(self) -> dict[Quarter, tuple[Measure, ...]]:
        """The active measures of each reportable quarter."""
        return {quarter: self._active_in(quarter) for quarter in self.reportable_quarters}

    @cached_property
    def _active_codes(self) -> dict[Quarter, frozenset[str]]:
        return {quarter: frozenset(m.code for m in active) for quarter, active in self._active.items()}

    @cached_property
    def _asked(self) -> dict[Quarter, dict[str, tuple[Measure, ...]]]:
        """Each department's own, of the quarters that somebody asked for."""
        return {}

    def _active_in(self, quarter: Quarter) -> tuple[Measure, ...]:
        first, last = self.decree_window(quarter)
        begins, ends = quarter.first_day, quarter.last_day
        return tuple(m for m in self.measures if m.term.meets(begins, ends) or m.term.meets(first, last))

    def _asked_of_each(self, quarter: Quarter) -> dict[str, tuple[Measure, ...]]:
        own: dict[str, list[Measure]] = {}
        for measure in self._active[quarter]:
            for code in dict.fromkeys(measure.executors):
                own.setdefault(code, []).append(measure)
        return {code: tuple(measures) for code, measures in own.items()}
