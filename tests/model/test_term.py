"""Terms as people write them; the days are written out by hand."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook_tools.model.term import MONTHS, TermError, TermFault, parse_term

YEAR = 2020


def days(*spans: tuple[int, int, int, int]) -> tuple[tuple[date, date], ...]:
    """Each span as first month, first day, last month, last day of 2020."""
    return tuple((date(YEAR, a, b), date(YEAR, c, d)) for a, b, c, d in spans)


ALL_YEAR = days((1, 1, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "Протягом року",
        "протягом 2020 року",
        "ПРОТЯГОМ\u00a0РОКУ ",
        "Упродовж року",
        "постійно",
        "щокварталу",
        "щомісяця",
        "щотижня",
        "Щомісяця, протягом року",
        "постійно протягом року",
        "до кінця року",
        "до кінця 2020 року",
        "I–IV квартали",
        "2020 рік",
        "січень–грудень",
        "до 31 грудня",
    ],
)
def test_the_whole_year(text: str) -> None:
    assert parse_term(text, YEAR).spans == ALL_YEAR


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("ІІ-ІV квартали", days((4, 1, 12, 31))),
        ("II—IV квартали", days((4, 1, 12, 31))),
        ("Ⅱ – Ⅳ квартали", days((4, 1, 12, 31))),
        ("II квартал – IV квартал", days((4, 1, 12, 31))),
        ("IV квартал", days((10, 1, 12, 31))),
        ("3 квартал 2020 року", days((7, 1, 9, 30))),
        ("III кв. 2020 р.", days((7, 1, 9, 30))),
        ("у II кварталі", days((4, 1, 6, 30))),
        ("другий квартал", days((4, 1, 6, 30))),
        ("І, ІІІ квартали", days((1, 1, 3, 31), (7, 1, 9, 30))),
        ("І і ІІІ квартали", days((1, 1, 3, 31), (7, 1, 9, 30))),
        ("ІІ та ІІІ квартали", days((4, 1, 9, 30))),
        ("починаючи з II кварталу", days((4, 1, 12, 31))),
        ("до кінця III кварталу", days((1, 1, 9, 30))),
        ("I півріччя", days((1, 1, 6, 30))),
        ("друге півріччя 2020 року", days((7, 1, 12, 31))),
        ("до 1 грудня", days((1, 1, 12, 1))),
        ("до 1 грудня 2020 року", days((1, 1, 12, 1))),
        ("до 01.12.2020", days((1, 1, 12, 1))),
        ("до 01.12.20", days((1, 1, 12, 1))),
        ("не пізніше 01.12", days((1, 1, 12, 1))),
        ("до кінця березня", days((1, 1, 3, 31))),
        ("щомісяця до 1 грудня", days((1, 1, 12, 1))),
        ("лютий–березень", days((2, 1, 3, 31))),
        ("Лютий - березень 2020 року", days((2, 1, 3, 31))),
        ("з лютого по червень", days((2, 1, 6, 30))),
        ("березень", days((3, 1, 3, 31))),
        ("лютий", days((2, 1, 2, 29))),
        ("вересень 2020 року", days((9, 1, 9, 30))),
        ("березень, червень", days((3, 1, 3, 31), (6, 1, 6, 30))),
        ("березень–травень, IV квартал", days((3, 1, 5, 31), (10, 1, 12, 31))),
        ("01.03–15.04", days((3, 1, 4, 15))),
        ("01.03.2020 – 15.04.2020", days((3, 1, 4, 15))),
        ("з 1 березня до 15 квітня", days((3, 1, 4, 15))),
        ("1–15 березня", days((3, 1, 3, 15))),
        ("24 серпня", days((8, 24, 8, 24))),
    ],
)
def test_parts_of_the_year(text: str, spans: tuple[tuple[date, date], ...]) -> None:
    term = parse_term(text, YEAR)
    assert (term.text, term.spans) == (text, spans)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", TermFault.UNREADABLE),
        ("за потреби", TermFault.UNREADABLE),
        ("за окремим графіком", TermFault.UNREADABLE),
        ("року", TermFault.UNREADABLE),
        ("до грудня", TermFault.UNREADABLE),
        ("до II кварталу", TermFault.UNREADABLE),
        ("V квартал", TermFault.UNREADABLE),
        ("31.02", TermFault.UNREADABLE),
        ("до 31 вересня", TermFault.UNREADABLE),
        ("щокварталу до 15 числа", TermFault.UNREADABLE),
        ("протягом року або пізніше", TermFault.UNREADABLE),
        ("@", TermFault.UNREADABLE),
        ("до 1 грудня 2019 року", TermFault.OTHER_YEAR),
        ("до 01.12.19", TermFault.OTHER_YEAR),
        ("протягом 2021 року", TermFault.OTHER_YEAR),
        ("2020–2021 роки", TermFault.OTHER_YEAR),
        ("ІV-ІІ квартали", TermFault.REVERSED),
        ("листопад–лютий", TermFault.REVERSED),
        ("15.04–01.03", TermFault.REVERSED),
    ],
)
def test_what_is_not_understood_is_refused_with_its_reason(text: str, fault: TermFault) -> None:
    with pytest.raises(TermError) as refused:
        parse_term(text, YEAR)
    assert refused.value.fault is fault


_NUMERALS = ("І", "ІІ", "III", "ІV", "V", "1", "31", "2020", "2021", "01.12", "29.02.2020")
_NOUNS = ("кінця", "року", "квартал", "квартали", "лютий", "березня", "півріччя", "щомісяця")
_WORDS = st.sampled_from((*_NUMERALS, *_NOUNS, "до", "з", "по", "та", "і", "протягом", "–", "-", ",", "@"))


@given(st.one_of(st.text(max_size=40), st.lists(_WORDS, max_size=7).map(" ".join)))
def test_anything_is_a_term_of_the_year_or_a_term_error(text: str) -> None:
    try:
        term = parse_term(text, YEAR)
    except TermError:
        return
    assert term.text == text
    assert term.spans
    for (first, last), following in zip(term.spans, (*term.spans[1:], None), strict=True):
        assert date(YEAR, 1, 1) <= first <= last <= date(YEAR, 12, 31)
        assert following is None or following[0] > last + timedelta(days=1)


_SPELLINGS = {
    1: ("I", "І", "1", "Ⅰ"),
    2: ("II", "ІІ", "2", "Ⅱ"),
    3: ("III", "ІІІ", "3", "Ⅲ"),
    4: ("IV", "ІV", "4", "Ⅳ"),
}
_DASHES = st.sampled_from(["-", "–", "—", " - ", " – "])


@given(st.data(), _DASHES)
def test_a_range_of_quarters_in_any_spelling(data: st.DataObject, dash: str) -> None:
    first = data.draw(st.integers(1, 3))
    last = data.draw(st.integers(first + 1, 4))
    words = [data.draw(st.sampled_from(_SPELLINGS[number])) for number in (first, last)]
    ends = {2: date(YEAR, 6, 30), 3: date(YEAR, 9, 30), 4: date(YEAR, 12, 31)}
    spans = ((date(YEAR, 3 * first - 2, 1), ends[last]),)
    assert parse_term(f"{dash.join(words)} квартали", YEAR).spans == spans


_DAYS = st.dates(date(YEAR, 1, 1), date(YEAR, 12, 31))


@given(_DAYS, _DAYS, _DASHES)
def test_two_days_in_any_order_are_a_span_or_a_reversed_one(one: date, other: date, dash: str) -> None:
    text = f"{one:%d.%m}{dash}{other.day} {MONTHS[other.month - 1][1]} 2020 року"
    if one <= other:
        assert parse_term(text, YEAR).spans == ((one, other),)
    else:
        with pytest.raises(TermError):
            parse_term(text, YEAR)
