"""Constraint → the formula of «Перевірка», from the same declarations that the rules judge in Python.

Every test says when a cell is right, as an Excel expression over `{column}` references and as the
same condition in Python (for the cached values). The expression holds for one cell and, inside
SUMPRODUCT, for whole columns; it uses functions of Excel 2007 that work on arrays there without
Ctrl+Shift+Enter (so no IF, no IFERROR). A cell with an error value is counted as wrong.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from workbook_tools.model.column import (
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
from workbook_tools.model.template import Plain

AS_OF, NIL = "as_of", "nil"
NAME_OF_AS_OF, NAME_OF_NIL = "wt_as_of", "wt_nil"
"""Defined names of the two fields that constraints of other sheets look at."""

Values = Mapping[str, Plain]
"""A row's values by column key, and the fields `as_of` and `nil`."""

_BAD_STARTS = ("http;", "http.", "https;", "https.", "htp:", "htps:", "ttp:", "ttps:", "file:")


@dataclass(frozen=True, slots=True)
class Test:
    """True where there is nothing to mend."""

    formula: str
    holds: Callable[[Values], bool]


@dataclass(frozen=True, slots=True)
class Setting:
    """What a constraint refers to beyond its row. `row_keys`: input columns of an open-ended table, else empty.

    `excusable`: the table may stay blank in a nil report.
    """

    choices: Mapping[Choice, tuple[str, ...]]
    window_first: date
    excusable: bool = False
    row_keys: tuple[str, ...] = ()


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
            test = _excused(_required(key, setting.row_keys), setting)
        case RequiredWhen():
            test = _required_when(constraint, key, setting)
        case OneOf():
            test = _listed(key, constraint.choice, setting.choices[constraint.choice])
        case WholeNumber():
            test = _number(key, constraint.minimum, constraint.maximum, 0)
        case DecimalNumber():
            test = _number(key, constraint.minimum, constraint.maximum, constraint.places)
        case DateWithin():
            test = _date(key, setting.window_first, constraint.last)
        case NotAbove():
            test = _not_above(key, constraint.column)
        case MaxLength():
            test = _length(key, constraint.characters)
        case WebLinks():
            test = _web_links(key)
    return test


def empty_when_nil(keys: Sequence[str]) -> Test:
    """In a nil report the row's cells are blank."""
    return _either(_blank(NIL), _all_blank(keys))


def list_name(choice: Choice) -> str:
    """The defined name of a list on the hidden sheet."""
    return f"wt_{choice.value}"


def _excused(test: Test, setting: Setting) -> Test:
    return _either(test, _filled(NIL)) if setting.excusable else test


def _required(key: str, row_keys: tuple[str, ...]) -> Test:
    return _either(_filled(key), _all_blank(row_keys)) if row_keys else _filled(key)


def _required_when(constraint: RequiredWhen, key: str, setting: Setting) -> Test | None:
    words = constraint.values + (setting.choices[constraint.choice] if constraint.choice else ())
    if not words:
        return None
    return _excused(_either(_filled(key), _not(_one_of_words(constraint.column, words))), setting)


def _listed(key: str, choice: Choice, words: tuple[str, ...]) -> Test:
    listed = Test(f"ISNUMBER(MATCH(TRIM({{{key}}}),{list_name(choice)},0))", _one_of_words(key, words).holds)
    return _either(_blank(key), listed)


def _number(key: str, minimum: int, maximum: int, places: int) -> Test:
    cell = f"{{{key}}}"

    def holds(values: Values) -> bool:
        number = _numeric(values[key])
        return number is not None and minimum <= number <= maximum and number == round(number, places)

    whole = f"(ROUND({cell},{places})={cell})"
    within = f"ISNUMBER({cell})*({cell}>={minimum})*({cell}<={maximum})*{whole}"
    return _either(_blank(key), Test(within, holds))


def _date(key: str, first: date, last: Bound | None) -> Test:
    cell = f"{{{key}}}"

    def holds(values: Values) -> bool:
        day, end = values[key], values[AS_OF]
        if not isinstance(day, date) or day < first:
            return False
        return last is None or not isinstance(end, date) or day <= end

    within = f"ISNUMBER({cell})*({cell}>=DATE({first.year},{first.month},{first.day}))"
    if last is not None:
        within += f"*(1-ISNUMBER({{{AS_OF}}})*({cell}>{{{AS_OF}}}))"
    return _either(_blank(key), Test(within, holds))


def _not_above(key: str, other: str) -> Test:
    def holds(values: Values) -> bool:
        number, limit = _numeric(values[key]), _numeric(values[other])
        return number is None or limit is None or number <= limit

    return Test(f"1-ISNUMBER({{{key}}})*ISNUMBER({{{other}}})*({{{key}}}>{{{other}}})", holds)


def _length(key: str, characters: int) -> Test:
    return Test(f"LEN({{{key}}})<={characters}", lambda values: len(_text(values[key])) <= characters)


def _web_links(key: str) -> Test:
    """What Excel can tell: the first word sets out to be an address and is none. The rule looks at every word."""
    cell = f"TRIM({{{key}}})"
    half = (
        f'((LEFT({cell},5)="http:")+(LEFT({cell},6)="https:")-(LEFT({cell},7)="http://")-(LEFT({cell},8)="https://"))'
    )
    starts = "+".join(f'(LEFT({cell},{len(start)})="{start}")' for start in _BAD_STARTS)

    def holds(values: Values) -> bool:
        text = _trimmed(values[key]).casefold()
        whole = text.startswith(("http://", "https://"))
        return whole or not text.startswith(("http:", "https:", *_BAD_STARTS))

    return Test(f"({half}+{starts})=0", holds)


# --- how tests combine -----------------------------------------------------------------------------


def _filled(key: str) -> Test:
    return Test(f"(LEN(TRIM({{{key}}}))>0)", lambda values: _trimmed(values[key]) != "")


def _blank(key: str) -> Test:
    return Test(f"(LEN(TRIM({{{key}}}))=0)", lambda values: _trimmed(values[key]) == "")


def _all_blank(keys: Sequence[str]) -> Test:
    lengths = "+".join(f"LEN(TRIM({{{key}}}))" for key in keys)
    return Test(f"({lengths}=0)", lambda values: all(_trimmed(values[key]) == "" for key in keys))


def _one_of_words(key: str, words: Sequence[str]) -> Test:
    folded = {word.casefold() for word in words}
    equal = "+".join(f'(TRIM({{{key}}})="{word}")' for word in words)
    return Test(f"(({equal})>0)", lambda values: _trimmed(values[key]).casefold() in folded)


def _not(test: Test) -> Test:
    return Test(f"(1-{test.formula})", lambda values: not test.holds(values))


def _either(one: Test, other: Test) -> Test:
    return Test(f"(({one.formula}+{other.formula})>0)", lambda values: one.holds(values) or other.holds(values))


def _text(value: Plain) -> str:
    """As LEN sees it."""
    if value is None:
        return ""
    return str(value).upper() if isinstance(value, bool) else str(value)


def same_text(value: Plain) -> str:
    """The key by which formulas compare texts: trimmed as by TRIM, letter case apart."""
    return _trimmed(value).casefold()


def _trimmed(value: Plain) -> str:
    """As TRIM sees it: inner runs of spaces are one."""
    return " ".join(word for word in _text(value).split(" ") if word)


def _numeric(value: Plain) -> Decimal | None:
    """As ISNUMBER sees it: dates are numbers, booleans and text are not."""
    if isinstance(value, date):
        return Decimal((value - date(1899, 12, 30)).days)
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return None
    return Decimal(value)
