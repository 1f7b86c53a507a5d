"""What the register says of a measure, in sentences for the mayor: events with their day and place, products, reach."""

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import lru_cache

from msgspec import Struct, field

from workbook_tools.model.plan import FormClass, Measure
from workbook_tools.model.report import ActivityRow, ConsolidatedReport
from workbook_tools.model.shelf import OnHand, Shelf, Shelves
from workbook_tools.model.text import fold, plural
from workbook_tools.rules.shown import day, number
from workbook_tools.rules.texts.memo import memo_text

_QUOTATION_MARKS = frozenset('«»"“„”')
_OTHER = fold("інший")
_ONE_PERSON, _FEW_PEOPLE, _MANY_PEOPLE = memo_text("people").split(",")
_CLASSES = tuple(FormClass)
_NAMED = {FormClass.EVENT: 6, FormClass.PRODUCT: 6}
"""Items of the register that a sentence names; the rest are counted, and stand in the consolidated workbook."""
_FEW = 32
"""Executors that are gone through quicker than they are made a set of."""


class _Items(Struct):
    """Of one measure and class of forms: the first ones' words on the shelf, how many there are, whom they reached.

    `named`: at most so many are told in words.
    """

    named: int
    first: list[int] = field(default_factory=list)
    count: int = 0
    reach: int = 0

    def add(self, item: ActivityRow, shelf: Shelf[str]) -> None:
        if self.count < self.named:
            self.first.append(shelf.put(_item(item)))
        self.count += 1
        self.reach += item.reach or 0


_Told = Mapping[FormClass, _Items]


def register_told(report: ConsolidatedReport, shelves: Shelves = OnHand) -> Callable[[Measure], str]:
    """What was done of a measure; nothing where the register has nothing of it.

    Repeats do not count, as in every sum; rows of a department that is no executor of the measure neither.
    """
    classes = {form.name: _CLASSES.index(form.form_class) for form in report.plan.forms}
    executors = {row.measure.code: _executors(row.measure.executors) for row in report.measures}
    counted: dict[str, list[_Items | None]] = {}
    shelf = shelves(str)
    for activity in report.activities:
        code, form_class = activity.measure or "", classes.get(activity.form)
        if form_class is None or activity.repeat_of is not None or activity.department not in executors.get(code, ()):
            continue
        of_measure = counted.get(code)
        if of_measure is None:
            of_measure = counted[code] = [None] * len(_CLASSES)
        items = of_measure[form_class]
        if items is None:
            items = of_measure[form_class] = _Items(_NAMED.get(_CLASSES[form_class], 0))
        items.add(activity, shelf)

    def told(measure: Measure) -> str:
        found = dict(zip(_CLASSES, counted.get(measure.code, ()), strict=False))
        items = {form_class: items for form_class, items in found.items() if items is not None}
        return " ".join(_sentences(measure.number, items, shelf))

    return told


def _executors(codes: tuple[str, ...]) -> Collection[str]:
    return codes if len(codes) <= _FEW else frozenset(codes)


def _sentences(measure: str, items: _Told, shelf: Shelf[str]) -> Iterator[str]:
    """The first begins «На виконання п. …»."""
    for order, clause in enumerate(_clauses(items, shelf)):
        if order:
            yield clause[:1].upper() + clause[1:]
        else:
            yield memo_text("done_first", number=measure, what=clause)


def _clauses(items: _Told, shelf: Shelf[str]) -> Iterator[str]:
    for form_class, code in ((FormClass.EVENT, "events"), (FormClass.PRODUCT, "products")):
        if form_class in items:
            yield memo_text(code, count=items[form_class].count, listed=_listed(items[form_class], shelf))
    if FormClass.PUBLICATION in items:
        yield memo_text("publications", count=items[FormClass.PUBLICATION].count)
    reach = items[FormClass.CONTINUATION].reach if FormClass.CONTINUATION in items else 0
    if reach:
        yield memo_text("continued", reach=number(reach), people=_people(reach))


def _listed(items: _Items, shelf: Shelf[str]) -> str:
    listed = "; ".join(map(shelf.take, items.first))
    rest = items.count - len(items.first)
    return memo_text("listed_more", listed=listed, count=rest) if rest > 0 else listed


def _item(item: ActivityRow) -> str:
    """«брифінг «Назва» (10.07.2020, Міська рада, охоплено 14 осіб)»; what is blank is left out."""
    title = " ".join(item.title.split()).rstrip(".")
    words = _titled(item.form, title)
    details = [
        "" if item.date is None else day(item.date),
        " ".join(item.place.split()),
        "" if not item.reach else memo_text("reached", reach=number(item.reach), people=_people(item.reach)),
    ]
    told = ", ".join(detail for detail in details if detail)
    return memo_text("event_details", event=words, details=told) if told else words


def _titled(form: str, title: str) -> str:
    """A title that names its form itself, or has quotation marks, is not put into others.

    «Інший захід» tells no more than the words before it, which say that these are measures: its title stands alone.
    """
    if not title:
        return form
    named, unmarked = _folded(form), _QUOTATION_MARKS.isdisjoint(title)
    if named.startswith(_OTHER):
        return memo_text("event", form="", title=title).strip() if unmarked else title
    if fold(title).startswith(named):
        return title
    return memo_text("event" if unmarked else "event_quoted", form=form, title=title)


@lru_cache(maxsize=256)
def _folded(form: str) -> str:
    """Forms are few, and come again and again."""
    return fold(form)


def _people(count: int) -> str:
    return plural(count, _ONE_PERSON, _FEW_PEOPLE, _MANY_PEOPLE)
