"""Constraint → the formula of «Перевірка», from the same declarations that the rules judge in Python.

A cell with an error value is counted as wrong by each of its own constraints; those of other cells that
look at it keep still. Where the formula and the rule cannot agree, `model/self_check.py` says so.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct

from workbook_tools.files.template.expressions import (
    Test,
    Values,
    above,
    all_blank,
    as_number,
    blank,
    both,
    day_between,
    either,
    filled,
    length,
    listed,
    negated,
    number_between,
    occurrences,
    one_of_words,
    sure,
    trimmed,
    worded,
    zero,
)
from workbook_tools.model.column import (
    WORDS,
    Bound,
    Choice,
    Column,
    Constraint,
    DateWithin,
    DecimalNumber,
    MaxLength,
    NotAbove,
    OneOf,
    Required,
    RequiredWhen,
    WebLinks,
    WholeNumber,
)
from workbook_tools.model.layout import NO, YES

AS_OF, NIL = "as_of", "nil"
NAME_OF_AS_OF, NAME_OF_NIL = "wt_as_of", "wt_nil"
"""Defined names of the two fields that constraints of other sheets look at."""
_STARTS = ("http://", "https://")
_SIGNS = (":/", "http")
"""Each whole start has each of them once."""
_STRANGE = ("// ", ":\\", "\\\\")
EARLIEST, LATEST = date(1990, 1, 1), date(2099, 12, 31)
"""Days between which a plain number is read as a date."""


class Setting(Struct, frozen=True):
    """What a constraint refers to beyond its row. `row_keys`: input columns of an open-ended table, else empty.

    `year` is the plan's. `excusable`: the table may stay blank in a nil report.
    """

    choices: Mapping[Choice, tuple[str, ...]]
    window_first: date
    year: int
    excusable: bool = False
    row_keys: tuple[str, ...] = ()

    def bound(self, bound: Bound) -> date:
        """KeyError for a bound that is itself a cell."""
        fixed = {
            Bound.WINDOW_FIRST: self.window_first,
            Bound.YEAR_FIRST: date(self.year, 1, 1),
            Bound.YEAR_LAST: date(self.year, 12, 31),
        }
        return fixed[bound]


def count_formula(test: Test, references: Mapping[str, str]) -> str:
    """How many rows of the referenced cells are to be mended."""
    return f"SUMPRODUCT(--{fault_formula(test, references)})"


def fault_formula(test: Test, references: Mapping[str, str]) -> str:
    """TRUE where the referenced cell is to be mended."""
    names = {AS_OF: NAME_OF_AS_OF, NIL: NAME_OF_NIL}
    return f"ISERROR(1/({test.formula.format_map({**names, **references})}))"


def test_of(constraint: Constraint, column: Column, setting: Setting) -> Test | None:
    """None where the constraint cannot be broken here (no measure whose reach is due)."""
    key = column.key
    test: Test | None
    match constraint:
        case Required():
            test = _excused(_required(column, setting.row_keys), setting)
        case RequiredWhen():
            test = _required_when(constraint, column, setting)
        case OneOf():
            test = _one_of(constraint, key, setting)
        case WholeNumber():
            test = either(blank(key), sure(number_between(key, constraint.minimum, constraint.maximum, 0)))
        case DecimalNumber(places=places):
            test = either(blank(key), sure(number_between(key, constraint.minimum, constraint.maximum, places)))
        case DateWithin():
            test = _date(constraint, key, setting)
        case NotAbove():
            test = negated(sure(above(key, constraint.column)))
        case MaxLength():
            test = _length(key, constraint.characters)
        case WebLinks():
            test = _web_links(key)
    return test


def empty_when_nil(keys: Sequence[str], zeros: Sequence[str] = ()) -> Test:
    """In a nil report the row's cells are blank; of those in `zeros` a 0 says the same."""
    empty = all_blank([key for key in keys if key not in zeros])
    for key in zeros:
        empty = both(empty, either(blank(key), zero(key)))
    return either(negated(sure(one_of_words(NIL, (YES,)))), sure(empty))


def list_name(choice: Choice) -> str:
    """The defined name of a list on the hidden sheet."""
    return f"wt_{choice.value}"


def _excused(test: Test, setting: Setting) -> Test:
    """As the rules excuse: whatever stands in the nil field, but a clear «ні»."""
    return either(test, negated(sure(either(blank(NIL), one_of_words(NIL, (NO,)))))) if setting.excusable else test


def _required(column: Column, row_keys: tuple[str, ...]) -> Test:
    given = _given(column)
    return either(given, sure(all_blank(row_keys))) if row_keys else given


def _given(column: Column) -> Test:
    return worded(column.key) if column.kind in WORDS else filled(column.key)


def _required_when(constraint: RequiredWhen, column: Column, setting: Setting) -> Test | None:
    words = constraint.values + (setting.choices[constraint.choice] if constraint.choice else ())
    if not words:
        return None
    return _excused(either(_given(column), negated(sure(one_of_words(constraint.column, words)))), setting)


def _one_of(constraint: OneOf, key: str, setting: Setting) -> Test:
    known = listed(key, list_name(constraint.choice), setting.choices[constraint.choice])
    if constraint.as_blank:
        known = either(known, one_of_words(key, constraint.as_blank))
    return either(blank(key), known)


def _date(constraint: DateWithin, key: str, setting: Setting) -> Test:
    """The as-of date bounds the others where it is a day of the plan's year: so do the rules judge."""
    first = setting.bound(constraint.first) if constraint.first else EARLIEST
    last = setting.bound(constraint.last) if constraint.last and constraint.last is not Bound.AS_OF else LATEST
    within = day_between(key, first, last)
    if constraint.last is Bound.AS_OF:
        within = both(within, negated(sure(_after_as_of(key, setting))))
    return either(blank(key), sure(within))


def _after_as_of(key: str, setting: Setting) -> Test:
    first, last = setting.bound(Bound.YEAR_FIRST), setting.bound(Bound.YEAR_LAST)

    def holds(values: Values) -> bool:
        number, end = as_number(values[key]), as_number(values[AS_OF])
        return number is not None and end is not None and in_year.holds(values) and int(number) > end

    in_year = day_between(AS_OF, first, last)
    return Test(f"({in_year.formula}*(INT({{{key}}})>{{{AS_OF}}}))", holds)


def _length(key: str, characters: int) -> Test:
    return Test(f"LEN({{{key}}})<={characters}", lambda values: length(values[key]) <= characters)


def _web_links(key: str) -> Test:
    """What Excel can tell: every address begins with http:// or https://, and no disk or folder of a network is meant.

    The parts of an address are counted in the whole text; the rule looks at each word.
    """
    text = f'(LOWER({{{key}}})&" ")'
    whole = "+".join(occurrences(text, start) for start in _STARTS)
    half = "+".join(occurrences(text, part) for part in _SIGNS)
    strange = "+".join(occurrences(text, part) for part in _STRANGE)

    def holds(values: Values) -> bool:
        shown = trimmed(values[key]).casefold() + " "
        starts = sum(map(shown.count, _STARTS))
        return sum(map(shown.count, _SIGNS)) == len(_SIGNS) * starts and not any(map(shown.count, _STRANGE))

    return Test(f"(({half}-{len(_SIGNS)}*({whole})+{strange})=0)", holds)
