"""«Потребує уваги» where room is short: the gravest lines whole, the others said together, none left out."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from workbook_tools.model.report import Attention
from workbook_tools.rules.attention_brief import KINDS, briefly, first_places, said_by
from workbook_tools.rules.texts.attention import ATTENTION, attention_text


def line(code: str, **values: str) -> Attention:
    return Attention(code, tuple(values.items()))


def not_done(measure: str, department: str) -> Attention:
    return line("not_done", measure=measure, department=department, reason="Немає коштів.")


OVERDUE = line("report_overdue", department="Поліція", deadline="17.12.2020")
LINES = (
    OVERDUE,
    not_done("1", "Культура"),
    not_done("4", "УЖКГМ"),
    not_done("4", "ВПВП"),
    line("months_missed", indicator="1.1", missed="2", judged="3", periods="10.2020, 11.2020"),
    line("value_fell", indicator="6.1", before="12", value="9", department="УСЕР"),
    line("text_unchanged", measure="2", department="ВПВП", quarter="III квартал 2020 року"),
    line("text_unchanged", measure="8", department="УСЕР", quarter="III квартал 2020 року"),
)


def said(room: int) -> list[str]:
    def fits(lines: Sequence[Attention]) -> bool:
        return len(lines) <= room

    return [attention_text(one) for one in briefly(LINES, fits)]


def test_where_there_is_room_every_line_stands() -> None:
    assert said(8) == [attention_text(one) for one in LINES]


def test_the_least_grave_kind_is_said_together_first() -> None:
    told = said(7)
    assert told[-1] == "Опис дослівно повторює попередній звіт: 2 заходи (№\u00a02, 8)."
    assert told[:-1] == [attention_text(one) for one in LINES[:6]]


def test_then_the_graver_ones_and_a_single_line_stays() -> None:
    told = said(5)
    assert told[0] == "Звіт не надійшов, строк подання минув 17.12.2020: Поліція."
    assert told[1] == "Не виконано: 2 заходи (№\u00a01, 4). Причини наведено в переліку."
    assert told[2].startswith("Показник 1.1: не охоплено 2 місяці із 3")
    assert len(told) == 5


def test_a_brief_line_leads_to_the_first_that_it_says() -> None:
    told = briefly(LINES, lambda lines: False)
    places = [said_by(one, LINES) for one in told]
    assert places == [None, 1, None, None, 6]


def test_every_kind_has_its_sentence_and_every_code_is_known() -> None:
    for kind, codes in KINDS.items():
        assert f"brief_{kind}" in ATTENTION
        assert set(codes) <= set(ATTENTION)
    alone = {"report_overdue", "reports_overdue", "share_above_whole"}
    assert {code for codes in KINDS.values() for code in codes} | alone == {
        code for code in ATTENTION if not code.startswith("brief_")
    }


def _of(code: str) -> Attention:
    names = {part.split("}")[0].split(":")[0] for part in ATTENTION[code].uk.split("{")[1:]}
    return line(code, **dict.fromkeys(names, "2"))


@given(st.lists(st.sampled_from([code for code in ATTENTION if not code.startswith("brief_")]), max_size=30))
def test_whatever_is_said_together_has_a_sentence(codes: list[str]) -> None:
    """Never raises, and never more lines than before; every line is there whole or in a brief one of its kind."""
    lines = [_of(code) for code in codes]
    told = briefly(lines, lambda _: False)
    assert len(told) <= len(lines)
    assert all(attention_text(one) and attention_text(one, "en") for one in told)
    brief = {one.code.removeprefix("brief_") for one in told if one.code.startswith("brief_")}
    whole = {one.code for one in told}
    for one in lines:
        assert one.code in whole or any(one.code in KINDS[kind] for kind in brief)
    assert {said_by(one, lines) for one in told} <= {None, *first_places(lines)}


def _together(lines: list[Attention], kind: str) -> list[Attention]:
    """Step by step, with all lines at hand."""
    these = [line for line in lines if line.code in KINDS[kind]]
    if len(these) < 2:
        return lines
    (brief,) = briefly(these, lambda _: False)
    place = lines.index(these[0])
    return [*lines[:place], brief, *(line for line in lines[place:] if line.code not in KINDS[kind])]


@given(
    st.lists(st.sampled_from([code for code in ATTENTION if not code.startswith("brief_")]), max_size=30),
    st.integers(0, 30),
)
def test_no_more_is_said_together_than_has_to_be(codes: list[str], room: int) -> None:
    lines = [_of(code) for code in codes]
    expected = lines
    for kind in reversed(KINDS):
        if len(expected) <= room:
            break
        expected = _together(expected, kind)
    assert briefly(lines, lambda told: len(told) <= room) == tuple(expected)
