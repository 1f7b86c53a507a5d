"""Register rows that tell of one event: which earlier row each one repeats, and which it is like."""

import re
from datetime import date
from typing import Generic, Protocol, TypeVar

from msgspec import Struct, field

from workbook_tools.model.links import item_key
from workbook_tools.model.plan import FormClass, Plan
from workbook_tools.model.text import fold

_WORD = re.compile(r"\w+")
_Mark = TypeVar("_Mark")


class Happened(Protocol):
    """What a row of the register tells of its event."""

    @property
    def measure(self) -> str | None: ...
    @property
    def date(self) -> date | None: ...
    @property
    def form(self) -> str | None: ...
    @property
    def title(self) -> str: ...
    @property
    def link(self) -> str: ...


class _Day(Struct, Generic[_Mark]):
    """The rows of one measure and date, by item link and by the title's words; of equal ones the first."""

    items: dict[str, _Mark] = field(default_factory=dict)
    linked: dict[str, _Mark] = field(default_factory=dict)
    """Titles of rows with an item link, as they are: their words matter once there is a row without one."""
    titles: dict[str, _Mark] = field(default_factory=dict)
    unlinked: dict[str, _Mark] = field(default_factory=dict)


class Twins(Generic[_Mark]):
    """Asked about one row after the other, in the order in which rows count; keeps a row's mark, not the row.

    Of rows with one measure, date and item link the first one counts and the others repeat it. A row is
    like an earlier one with its measure, date and words of the title where either has no item link; a
    repeat is not, and a continuation neither, whose title is that of the item it continues.
    """

    def __init__(self, plan: Plan) -> None:
        self._continuations = {form.name for form in plan.forms if form.form_class is FormClass.CONTINUATION}
        self._days: dict[tuple[str, date], _Day[_Mark] | tuple[str, str, str | None, _Mark]] = {}
        """Of a lone row its link, title, form and mark: what it links to matters once there is another."""

    def place(self, row: Happened, mark: _Mark) -> tuple[_Mark | None, _Mark | None]:
        """The marks of the earlier row that this one repeats and of the one that it is like."""
        if row.measure is None or row.date is None:
            return None, None
        key = row.measure, row.date
        day = self._days.get(key)
        if day is None:
            self._days[key] = row.link, row.title, row.form, mark
            return None, None
        if isinstance(day, tuple):
            lone, day = day, _Day()
            self._meet(day, *lone)
            self._days[key] = day
        return self._meet(day, row.link, row.title, row.form, mark)

    def _meet(
        self, day: _Day[_Mark], link: str, title: str, form: str | None, mark: _Mark
    ) -> tuple[_Mark | None, _Mark | None]:
        item = item_key(link)
        if item is not None:
            if item in day.items:
                return day.items[item], None
            day.items[item] = mark
        if form in self._continuations:
            return None, None
        if item is not None and not day.unlinked:
            day.linked.setdefault(title, mark)
            return None, None
        return None, _alike(day, title, mark, linked=item is not None)


def _alike(day: _Day[_Mark], title: str, mark: _Mark, *, linked: bool) -> _Mark | None:
    words = _words(title)
    if not words:
        return None
    for earlier, first in day.linked.items():
        day.titles.setdefault(_words(earlier), first)
    day.linked.clear()
    alike = (day.unlinked if linked else day.titles).get(words)
    day.titles.setdefault(words, mark)
    if not linked:
        day.unlinked.setdefault(words, mark)
    return alike


def _words(title: str) -> str:
    """In whatever order they stand; empty where there is none."""
    return " ".join(sorted(_WORD.findall(fold(title))))
