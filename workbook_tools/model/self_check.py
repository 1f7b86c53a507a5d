"""Where a formula of «Перевірка» and the rule of the same constraint cannot agree, and which of them asks for more.

The form's own formulas compare words and add numbers as they stand; the reader understands more. What is
not named here is judged alike, cell by cell: a test types hundreds of forms and compares.
"""

from enum import StrEnum

from msgspec import Struct

from workbook_tools.model.column import (
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


class Side(StrEnum):
    """What the formula does where the two part."""

    ASKS = "asks"
    """It asks to mend what the reader accepts, most often with a note."""
    WAITS = "waits"
    """It keeps still while another line, of this cell or of the one it looks at, asks; afterwards they agree."""
    MISSES = "misses"
    """It keeps still where the rule finds an error or a warning: the form can be «ready» and yet come back."""


class Manner(StrEnum):
    """How something was typed, where that matters."""

    NUMBER_AS_TEXT = "a number written as text"
    DATE_AS_TEXT = "a date written as text"
    DATE_FOR_NUMBER = "a date where a number is due"
    WORD_OTHERWISE = "a word of the list, written otherwise"
    LOGICAL = "TRUE or FALSE where a word is due"
    LOGICAL_FOR_NUMBER = "TRUE or FALSE where a number is due"
    UNSEEN = "nothing but characters that nobody sees"
    SURROUNDED = "a text with blanks before or after it"
    OTHER_LETTERS = "signs that are neither Latin nor Cyrillic letters"
    LIKE_AN_ADDRESS = "words that look like the beginning of an address"
    FAULTY_WITHIN = "an address that is faulty beyond its beginning"


class Difference(Struct, frozen=True):
    """Of one kind of constraint, for one manner of typing into its cell or into the cell that it looks at."""

    constraint: type[Constraint]
    manner: Manner
    side: Side
    example: str
    why: str


_NUMBERS_ADD = "The form adds and compares numbers only; the reader understands the text and says so in a note."
_WORDS_STAND = "The form counts by the words of its lists; the reader folds look-alike letters, «№» and line breaks."
_LOGICAL = "Every program spells TRUE and FALSE in its own language; the reader takes them for «так» and «ні»."
_ONE = "LibreOffice takes TRUE for 1 and FALSE for 0, and says so; Excel does not. The reader asks back."
_DAYS_ARE_NUMBERS = "A date is a number, and no formula over a column sees how it is shown; the reader asks back."
_CASED = "To the formula a letter is what UPPER and LOWER tell apart; some scripts have no such pair."
_SEEN = "TRIM and SUBSTITUTE take blanks and no-break spaces; the reader knows all that nobody sees."

DIFFERENCES: tuple[Difference, ...] = (
    Difference(WholeNumber, Manner.NUMBER_AS_TEXT, Side.ASKS, "«10 тис.», «12»", _NUMBERS_ADD),
    Difference(DecimalNumber, Manner.NUMBER_AS_TEXT, Side.ASKS, "«12,5»", _NUMBERS_ADD),
    Difference(NotAbove, Manner.NUMBER_AS_TEXT, Side.WAITS, "«20» of 18", _NUMBERS_ADD),
    Difference(
        DateWithin,
        Manner.DATE_AS_TEXT,
        Side.ASKS,
        "«24.07.2020», «24 липня 2020»",
        "DATEVALUE reads a text by the settings of each computer; the reader takes it by Ukrainian habit, with a note.",
    ),
    Difference(
        DateWithin,
        Manner.DATE_AS_TEXT,
        Side.WAITS,
        "«станом на» written as text",
        "An as-of date that is text bounds no other date until it is a date.",
    ),
    Difference(WholeNumber, Manner.DATE_FOR_NUMBER, Side.MISSES, "12.05.2020", _DAYS_ARE_NUMBERS),
    Difference(DecimalNumber, Manner.DATE_FOR_NUMBER, Side.MISSES, "12.05.2020", _DAYS_ARE_NUMBERS),
    Difference(WholeNumber, Manner.LOGICAL_FOR_NUMBER, Side.MISSES, "TRUE", _ONE),
    Difference(DecimalNumber, Manner.LOGICAL_FOR_NUMBER, Side.MISSES, "TRUE", _ONE),
    Difference(OneOf, Manner.LOGICAL_FOR_NUMBER, Side.MISSES, "TRUE for measure № 1", _ONE),
    Difference(OneOf, Manner.WORD_OTHERWISE, Side.ASKS, "«викoнано» with a Latin «o», «№ 1»", _WORDS_STAND),
    Difference(RequiredWhen, Manner.WORD_OTHERWISE, Side.WAITS, "«не викoнано» without a reason", _WORDS_STAND),
    Difference(Required, Manner.WORD_OTHERWISE, Side.WAITS, "«нi» with a Latin «i» for no nil report", _WORDS_STAND),
    Difference(OneOf, Manner.LOGICAL, Side.ASKS, "TRUE for «так»", _LOGICAL),
    Difference(RequiredWhen, Manner.LOGICAL, Side.WAITS, "TRUE without a reason", _LOGICAL),
    Difference(Required, Manner.LOGICAL, Side.WAITS, "FALSE for no nil report", _LOGICAL),
    Difference(WholeNumber, Manner.UNSEEN, Side.ASKS, "U+200B", _SEEN),
    Difference(DecimalNumber, Manner.UNSEEN, Side.ASKS, "U+200B", _SEEN),
    Difference(DateWithin, Manner.UNSEEN, Side.ASKS, "U+200B", _SEEN),
    Difference(OneOf, Manner.UNSEEN, Side.ASKS, "U+200B", _SEEN),
    Difference(Required, Manner.UNSEEN, Side.WAITS, "U+200B", _SEEN),
    Difference(RequiredWhen, Manner.UNSEEN, Side.WAITS, "U+200B", _SEEN),
    Difference(
        MaxLength,
        Manner.SURROUNDED,
        Side.ASKS,
        "8 000 letters and a blank",
        "LEN counts what stands in the cell; TRIM would also drop blanks within the text.",
    ),
    Difference(Required, Manner.OTHER_LETTERS, Side.ASKS, "«会»", _CASED),
    Difference(RequiredWhen, Manner.OTHER_LETTERS, Side.ASKS, "«会»", _CASED),
    Difference(
        WebLinks,
        Manner.LIKE_AN_ADDRESS,
        Side.ASKS,
        "«https://example.org/http-codes»",
        "The formula counts the parts of addresses in the whole text; the rule looks at each word.",
    ),
    Difference(
        WebLinks,
        Manner.FAULTY_WITHIN,
        Side.MISSES,
        "«https://example»",
        "The formula sees how an address begins. The rule only warns, and the line only asks to look again.",
    ),
)
