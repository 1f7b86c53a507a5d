"""What one template asks of one department for one quarter, by the plan edition it was issued from."""

from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct

from workbook_tools.model.column import Choice
from workbook_tools.model.layout import STATES, STATUS_TEXTS, YES
from workbook_tools.model.plan import Department, Indicator, Measure, Plan, ValueSource
from workbook_tools.model.quarter import Quarter


class Assignment(Struct, frozen=True, dict=True):
    """`code` is the template's identity; `edition` names the plan snapshot; `layout` the declaration's version.

    With a dictionary: what it asks for is found once, and kept beside the fields.
    """

    code: str
    edition: str
    layout: int
    plan: Plan
    department: Department
    quarter: Quarter

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        """The department's active measures, in the plan's order."""
        return self.plan.active_measures(self.quarter, self.department)

    @cached_property
    def indicators(self) -> tuple[Indicator, ...]:
        """Those of the department's active measures, in the plan's order."""
        return self.plan.in_order(self.measures)

    @property
    def choices(self) -> Mapping[Choice, tuple[str, ...]]:
        """The lists of the form, as texts in their order; measures by their №.

        A form's are asked for several times in turn, and not again: those of the form asked for last are kept.
        """
        for asked, lists in _asked_last:
            if asked is self:
                return lists
        lists = self._choices()
        _asked_last[:] = [(self, lists)]
        return lists

    def _choices(self) -> Mapping[Choice, tuple[str, ...]]:
        reach = {i.measure for i in self.indicators if i.source is ValueSource.REGISTER_REACH}
        return {
            Choice.STATUSES: tuple(STATUS_TEXTS.values()),
            Choice.STATES: STATES,
            Choice.YES: (YES,),
            Choice.FORMS: tuple(form.name for form in self.plan.forms),
            Choice.MEASURES: tuple(m.number for m in self.measures),
            Choice.REACH_MEASURES: tuple(m.number for m in self.measures if m.code in reach),
        }


_asked_last: list[tuple[Assignment, Mapping[Choice, tuple[str, ...]]]] = []


def measure_row_id(measure: Measure) -> str:
    """The hidden id of a measure's row in «Звіт»."""
    return f"m:{measure.code}"


def indicator_row_id(indicator: Indicator) -> str:
    """The hidden id of an indicator's row in «Показники»."""
    return f"i:{indicator.code}"
