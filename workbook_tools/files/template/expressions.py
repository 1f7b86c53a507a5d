"""Excel expressions that say when a cell is right, each with its twin in Python for the cached values.

An expression refers to cells as `{column}` and holds for one cell and, inside SUMPRODUCT, for whole
columns: it uses functions of Excel 2007 that work on arrays there without Ctrl+Shift+Enter (so no IF,
no IFERROR) and no array constants, which conditional formats do not take.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from msgspec import Struct

from workbook_tools.model.template import Plain

Values = Mapping[str, Plain]
"""A row's values by column key, and the fields `as_of` and `nil`."""

NO_BREAK = "\u00a0"
_SERIAL_ZERO = date(1899, 12, 30)


class Test(Struct, frozen=True):
    """True where there is nothing to mend. The formula may give an error value where that is not so."""

    formula: str
    holds: Callable[[Values], bool]


def filled(key: str) -> Test:
    return Test(f"(LEN({bare(key)})>0)", lambda values: same_text(values[key]) != "")


def blank(key: str) -> Test:
    return Test(f"(LEN({bare(key)})=0)", lambda values: same_text(values[key]) == "")


def zero(key: str) -> Test:
    """The number 0; a blank cell is one too."""
    return Test(f"({{{key}}}=0)", lambda values: values[key] is None or as_number(values[key]) == 0)


def all_blank(keys: Sequence[str]) -> Test:
    """LibreOffice loses the error values of joined columns (`&`), so lengths are added."""
    lengths = "+".join(f"LEN({bare(key)})" for key in keys)
    return Test(f"({lengths}=0)", lambda values: all(same_text(values[key]) == "" for key in keys))


def worded(key: str) -> Test:
    """At least a letter or a figure: dashes and dots say nothing."""
    cell = f"{{{key}}}"
    figures = "+".join(f'ISNUMBER(FIND("{figure}",{cell}))' for figure in range(10))

    def holds(values: Values) -> bool:
        text = _text(values[key])
        return text.upper() != text.lower() or any("0" <= letter <= "9" for letter in text)

    return Test(f"((1-EXACT(UPPER({cell}),LOWER({cell}))+{figures})>0)", holds)


def one_of_words(key: str, words: Sequence[str]) -> Test:
    known = {word.casefold() for word in words}
    equal = "+".join(f"({bare(key)}={_quoted(word)})" for word in words)
    return Test(f"(({equal})>0)", lambda values: same_text(values[key]) in known)


def listed(key: str, name: str, words: Sequence[str]) -> Test:
    """One of `words`, which stand in the cells of a defined name."""
    known = {word.casefold() for word in words}
    return Test(f"ISNUMBER(MATCH({sought(f'{{{key}}}')},{name},0))", lambda values: same_text(values[key]) in known)


def number_between(key: str, minimum: int, maximum: int, places: int) -> Test:
    """Dates are numbers to a spreadsheet; TRUE is none, though LibreOffice takes it for 1."""
    cell = f"{{{key}}}"

    def holds(values: Values) -> bool:
        number = as_number(values[key])
        return number is not None and minimum <= number <= maximum and number == round(number, places)

    rounded = f"(ROUND({cell},{places})={cell})"
    return Test(f"ISNUMBER({cell})*({cell}>={minimum})*({cell}<={maximum})*{rounded}", holds)


def day_between(key: str, first: date, last: date) -> Test:
    """Both included; a time of day does not matter."""
    cell = f"{{{key}}}"

    def holds(values: Values) -> bool:
        number = as_number(values[key])
        return number is not None and _serial(first) <= number < _serial(last) + 1

    return Test(f"ISNUMBER({cell})*({cell}>={day(first)})*({cell}<{day(last)}+1)", holds)


def above(key: str, other: str) -> Test:
    """Both are numbers, and the first is greater."""

    def holds(values: Values) -> bool:
        number, limit = as_number(values[key]), as_number(values[other])
        return number is not None and limit is not None and number > limit

    return Test(f"ISNUMBER({{{key}}})*ISNUMBER({{{other}}})*({{{key}}}>{{{other}}})", holds)


def both(one: Test, other: Test) -> Test:
    return Test(f"({one.formula}*{other.formula})", lambda values: one.holds(values) and other.holds(values))


def either(one: Test, other: Test) -> Test:
    return Test(f"(({one.formula}+{other.formula})>0)", lambda values: one.holds(values) or other.holds(values))


def negated(test: Test) -> Test:
    return Test(f"(1-{test.formula})", lambda values: not test.holds(values))


def sure(test: Test) -> Test:
    """The same, but false where the formula gives an error value."""
    return Test(f"(1-ISERROR(1/({test.formula})))", test.holds)


def bare(key: str) -> str:
    """The cell's text without blanks around it; a no-break space is a blank."""
    return f'TRIM(SUBSTITUTE({{{key}}},"{NO_BREAK}"," "))'


def sought(cell: str) -> str:
    """What MATCH looks for: the bare text, in which an asterisk or a question mark stands for itself."""
    text = f'TRIM(SUBSTITUTE({cell},"{NO_BREAK}"," "))'
    for sign in ("~", "*", "?"):
        text = f'SUBSTITUTE({text},"{sign}","~{sign}")'
    return text


def occurrences(text: str, part: str) -> str:
    """How often a part stands in a text (an expression)."""
    return f'((LEN({text})-LEN(SUBSTITUTE({text},"{part}","")))/{len(part)})'


def day(value: date) -> str:
    return f"DATE({value.year},{value.month},{value.day})"


def same_text(value: Plain) -> str:
    """The key by which formulas compare texts: trimmed as by TRIM, letter case apart."""
    return trimmed(value).casefold()


def trimmed(value: Plain) -> str:
    """As TRIM sees it: inner runs of blanks are one."""
    return " ".join(word for word in _text(value).replace(NO_BREAK, " ").split(" ") if word)


def length(value: Plain) -> int:
    """As LEN of LibreOffice sees it; Excel counts a character outside the basic plane as two."""
    return len(_text(value))


def as_number(value: Plain) -> Decimal | None:
    """As ISNUMBER sees it: dates are numbers, booleans and text are not."""
    if isinstance(value, date):
        return Decimal(_serial(value))
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return None
    return Decimal(value)


def _quoted(word: str) -> str:
    """As a formula and a format string spell it."""
    doubled = word.replace('"', '""').replace("{", "{{").replace("}", "}}")
    return f'"{doubled}"'


def _serial(value: date) -> int:
    return (value - _SERIAL_ZERO).days


def _text(value: Plain) -> str:
    """As LEN sees it."""
    if value is None:
        return ""
    if isinstance(value, date):
        return str(_serial(value))
    return str(value).upper() if isinstance(value, bool) else str(value)
