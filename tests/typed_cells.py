"""What clerks type into cells, right and wrong, by the kind of the column; odd manners are named."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from msgspec import Struct

from workbook_tools.model.column import Choice, Column, Kind, MaxLength, OneOf
from workbook_tools.model.self_check import Manner
from workbook_tools.model.template import TemplateDesign

ZERO_DAY = date(1899, 12, 30)


class Typed(Struct, frozen=True):
    """What stands in a cell: `kind` is text, number, date (a number shown as one), logical, error or formula."""

    kind: str
    value: str | float
    manner: Manner | None = None


def text(value: str, manner: Manner | None = None) -> Typed:
    return Typed("text", value, manner)


def number(value: float, manner: Manner | None = None) -> Typed:
    return Typed("number", value, manner)


def day(value: date, clock: float = 0, manner: Manner | None = None) -> Typed:
    """`clock`: the part of the day that has passed."""
    return Typed("date", (value - ZERO_DAY).days + clock, manner)


def pool(design: TemplateDesign, column: Column) -> Sequence[Typed]:
    """What a clerk may type into a cell of the column."""
    pools: Mapping[Kind, Callable[[TemplateDesign, Column], list[Typed]]] = {
        Kind.TEXT: _texts,
        Kind.NARRATIVE: _texts,
        Kind.LINKS: _links,
        Kind.WHOLE: _numbers,
        Kind.DECIMAL: _numbers,
        Kind.DATE: _dates,
        Kind.CHOICE: _words,
    }
    return (text(""), text("  "), text("\u00a0"), Typed("error", "#N/A"), *pools[column.kind](design, column))


def _texts(design: TemplateDesign, column: Column) -> list[Typed]:
    limit = next(c.characters for c in column.constraints if isinstance(c, MaxLength))
    return [
        text("- проведено круглий стіл;\n- розміщено допис"),
        text("=СУМА словом"),
        text("Слово\u00a0"),
        text("я" * limit),
        text("я" * (limit + 1)),
        text("я" * limit + " ", Manner.SURROUNDED),
        text("—"),
        text("..."),
        text("\u00a0–\u00a0"),
        text("\u200b"),
        text("会", Manner.OTHER_LETTERS),
        text("№ 5"),
        number(5),
        number(12.5),
        day(date(2020, 8, 5)),
        Typed("logical", 1),
    ]


def _links(design: TemplateDesign, column: Column) -> list[Typed]:
    limit = next(c.characters for c in column.constraints if isinstance(c, MaxLength))
    return [
        text("HTTPS://EXAMPLE.ORG/A/B"),
        text("http://example.org/a\nhttps://example.org/b?c=1"),
        text("www.example.org/news/5"),
        text("лист від 01.07.2020 № 01-15/7"),
        text("протокол; https://example.org/протокол/1"),
        text("https:/example.org/a"),
        text("htp://example.org/a"),
        text("https://example.org/a та http;//example.org/b"),
        text("лист,\nhttps:\\\\example.org"),
        text("C:\\звіти\\фото.jpg"),
        text("\\\\server\\звіти"),
        text("https:// example.org"),
        text("ftp://example.org/a"),
        text("https://example.org/" + "я" * (limit - 20)),
        text("https://example.org/" + "я" * (limit - 19)),
        text("https://example.org/http-codes", Manner.LIKE_AN_ADDRESS),
        text("https://example", Manner.FAULTY_WITHIN),
        text("www.", Manner.FAULTY_WITHIN),
        number(5),
        Typed("logical", 1),
    ]


def _numbers(design: TemplateDesign, column: Column) -> list[Typed]:
    return [
        *(
            number(value)
            for value in (0, 1, 17, 18, 19, 120.0, 999_999_999, 1_000_000_000, -1, -0.5, 12.5, 12.55, 12.555)
        ),
        number(0.1 + 0.2),
        *(text(value, Manner.NUMBER_AS_TEXT) for value in ("12", "10 тис.", "1\u00a0400", "0", "25 осіб", "-3")),
        *(text(value) for value in ("близько 200", "—", "немає", "сто", "1.400", "75 %", "10-15")),
        day(date(2020, 5, 12), manner=Manner.DATE_FOR_NUMBER),
        text("\u200b", Manner.UNSEEN),
        Typed("logical", 1, Manner.LOGICAL_FOR_NUMBER),
        Typed("logical", 0, Manner.LOGICAL_FOR_NUMBER),
        Typed("formula", "120+35"),
    ]


def _dates(design: TemplateDesign, column: Column) -> list[Typed]:
    first, as_of = design.window_first, date(2020, 9, 16)
    return [
        *(
            day(value)
            for value in (first, first.replace(day=first.day - 1), as_of, as_of.replace(day=17), date(2020, 12, 31))
        ),
        *(day(date(year, 8, 5)) for year in (2019, 2021)),
        day(as_of, 0.625),
        day(as_of.replace(day=17), 0.25),
        number(44_050),
        number(44_090.5),
        *(number(value) for value in (5, 0, -1, 99_999, 2020)),
        *(text(value, Manner.DATE_AS_TEXT) for value in ("24.07.2020", "24 липня 2020 року", "2020-07-24", "17.09.20")),
        text("05.08.2019", Manner.DATE_AS_TEXT),
        *(text(value) for value in ("у липні", "24.07", "31.09.2020", "16-17.09.2020", "—")),
        text("\u200b", Manner.UNSEEN),
        Typed("logical", 1),
    ]


def _words(design: TemplateDesign, column: Column) -> list[Typed]:
    choice = next(c.choice for c in column.constraints if isinstance(c, OneOf))
    words = design.assignment.choices[choice]
    values = [typed for word in words for typed in (text(word), text(word.upper()), text(f" {word}\u00a0"))]
    values += [
        text(words[-1].replace(" ", "  ")),
        text("*"),
        text("?"),
        text(f"{words[0]}*"),
        text("~"),
        text("може"),
        text("—"),
    ]
    values += [text("\u200b", Manner.UNSEEN), number(3), day(date(2020, 8, 5))]
    one = Manner.LOGICAL_FOR_NUMBER if choice is Choice.MEASURES and "1" in words else None
    return [
        *values,
        *_OTHERWISE[choice],
        *([] if choice in (Choice.YES, Choice.STATES) else [Typed("logical", 1, one)]),
    ]


_OTHERWISE = {
    Choice.STATUSES: [
        text("викoнано", Manner.WORD_OTHERWISE),
        text("не викoнано", Manner.WORD_OTHERWISE),
        text("виконується\n", Manner.WORD_OTHERWISE),
        text("виконанно"),
    ],
    Choice.STATES: [
        text("чaстково", Manner.WORD_OTHERWISE),
        text("частково.", Manner.WORD_OTHERWISE),
        Typed("logical", 1, Manner.LOGICAL),
        Typed("logical", 0, Manner.LOGICAL),
    ],
    Choice.YES: [
        text("ні"),
        text("НІ "),
        text("тaк", Manner.WORD_OTHERWISE),
        text("нi", Manner.WORD_OTHERWISE),
        Typed("logical", 1, Manner.LOGICAL),
        Typed("logical", 0, Manner.LOGICAL),
    ],
    Choice.MEASURES: [
        number(1),
        number(4),
        text("№ 4", Manner.WORD_OTHERWISE),
        text("п. 1", Manner.WORD_OTHERWISE),
        number(99),
        text("1, 4"),
    ],
    Choice.FORMS: [
        text("брифiнг", Manner.WORD_OTHERWISE),
        text("круглий\nстіл", Manner.WORD_OTHERWISE),
        text("гуртожиток"),
    ],
}
