"""The register's rows beside each other, and links."""

import pytest
from findings import Place, places
from msgspec.structs import replace
from plans import assignment_of
from rule_by_rule import found_by
from submissions import honest, nil, unread, with_measure, with_register

from workbook_tools.model.links import item_key
from workbook_tools.model.submission import Entry, EntryKind
from workbook_tools.rules.register import (
    alike_event,
    form_not_counted,
    link_to_home,
    number_over_formula,
    same_event_twice,
)

COORDINATOR = assignment_of("legal_internal_policy")
EDUCATION = assignment_of("education")
ITEM = "https://example.org/news/42"


def twins(first: str, second: str) -> tuple[list[Place], list[Place]]:
    report = with_register(honest(COORDINATOR), f"{first}\n{second}")
    return places(found_by(same_event_twice, report, COORDINATOR)), places(found_by(alike_event, report, COORDINATOR))


def test_the_same_event_twice() -> None:
    found = twins(
        f"24.07.2020 | 1 | брифінг | Про безвіз | | | | {ITEM}",
        "24.07.2020 | 1 | круглий стіл | Інша назва | | | | http://www.Example.org/news/42/#top",
    )
    assert found == ([("2", "link", "same_event_twice")], [])


@pytest.mark.parametrize(
    "second",
    [
        f"25.07.2020 | 1 | брифінг | Про безвіз | | | | {ITEM}",
        f"24.07.2020 | 2 | брифінг | Про безвіз | | | | {ITEM}",
        f"24.07.2020 | 1 | брифінг | Про безвіз | | | | {ITEM}3",
    ],
)
def test_another_day_measure_or_item_is_another_event(second: str) -> None:
    assert twins(f"24.07.2020 | 1 | брифінг | Про безвіз | | | | {ITEM}", second) == ([], [])


@pytest.mark.parametrize(("typed", "told"), [("12", True), ("3", True), ("2", False), ("0", False)])
def test_a_number_typed_over_the_count_of_the_register(typed: str, told: bool) -> None:
    """Two events and a publication of measure 1: indicator 1.1 counts two."""
    rows = (
        "24.07.2020 | 1 | брифінг | А | | 40\n25.07.2020 | 1 | лекція | Б | | 30\n"
        "26.07.2020 | 1 | допис у соцмережі | В | | 500"
    )
    report = unread(with_register(honest(COORDINATOR), rows), "indicators", "1.1", "value", typed)
    found = places(found_by(number_over_formula, report, COORDINATOR))
    assert found == ([("1.1", "value", "number_over_formula")] if told else [])


@pytest.mark.parametrize(
    ("kind", "typed", "code"),
    [
        (EntryKind.TEXT, "близько 200", "text_over_formula"),
        (EntryKind.TEXT, "див. реєстр", "text_over_formula"),
        (EntryKind.TEXT, "—", "text_over_formula"),
        (EntryKind.TEXT, "1 %", "text_over_formula"),
        (EntryKind.DATE, "2020-05-12", "text_over_formula"),
        (EntryKind.BOOLEAN, "TRUE", "text_over_formula"),
        (EntryKind.TEXT, "12 заходів", "number_over_formula"),
        (EntryKind.TEXT, "1 захід", None),
    ],
)
def test_words_typed_over_the_count_of_the_register_are_asked_back(
    kind: EntryKind, typed: str, code: str | None
) -> None:
    """The register has one event of measure 1."""
    report = with_register(honest(COORDINATOR), "24.07.2020 | 1 | брифінг | А | | 40")
    values = [
        replace(v, entries={**v.entries, "value": Entry(kind, typed, "H6")}) if v.indicator == "1.1" else v
        for v in report.indicators
    ]
    found = places(found_by(number_over_formula, replace(report, indicators=tuple(values)), COORDINATOR))
    assert found == ([("1.1", "value", code)] if code else [])
    nil_report = replace(report, indicators=tuple(values), header=nil(COORDINATOR).header)
    assert places(found_by(number_over_formula, nil_report, COORDINATOR)) == []


def test_a_number_typed_over_the_reach_of_the_register() -> None:
    """4.1 adds the reach of all classes, a continuation's too; a blank reach adds nothing."""
    rows = (
        "05.08.2020 | 4 | стенд | А | | 1500\n06.08.2020 | 4 | продовження | А | | 200\n07.08.2020 | 4 | відео | Б | |"
    )
    report = with_register(honest(COORDINATOR), rows)
    for typed, codes in (("1700", []), ("1500", ["number_over_formula"])):
        sent = unread(report, "indicators", "4.1", "value", typed)
        assert [code for _, _, code in places(found_by(number_over_formula, sent, COORDINATOR))] == codes


@pytest.mark.parametrize("row", ["| 1 | брифінг | Про безвіз", "24.07.2020 | | брифінг | Про безвіз"])
def test_what_could_not_be_read_is_like_nothing(row: str) -> None:
    assert twins(f"{row} | | | | {ITEM}", f"{row} | | | | {ITEM}") == ([], [])
    assert twins(row, row) == ([], [])


@pytest.mark.parametrize(("first", "second"), [("", ""), (ITEM, ""), ("", ITEM), ("https://example.org", "фото")])
def test_alike_without_an_item_link(first: str, second: str) -> None:
    found = twins(
        f"24.07.2020 | 1 | брифінг | Про  «безвіз» | | | | {first}",
        f"24.07.2020 | 1 | брифінг | про безвіз. | | | | {second}",
    )
    assert found == ([], [("2", "title", "alike_event")])


def test_a_long_register_of_one_title_is_read_row_by_row(monkeypatch: pytest.MonkeyPatch) -> None:
    """Thousands of posts of one day and title are an honest report; pairs of them would outlast a worker's time."""
    rows = [f"24.07.2020 | 1 | допис у соцмережі | Новина | | | | https://example.org/news/{n}" for n in range(200)]
    report = with_register(honest(COORDINATOR), "\n".join(rows))
    read: list[str] = []

    def counted(link: str) -> str | None:
        read.append(link)
        return item_key(link)

    monkeypatch.setattr("workbook_tools.model.twins.item_key", counted)
    assert found_by(alike_event, report, COORDINATOR) == []
    assert len(read) == len(rows)


def test_two_posts_of_one_title_with_links_of_their_own_are_two() -> None:
    found = twins(
        f"24.07.2020 | 1 | допис у соцмережі | Про безвіз | | | | {ITEM}",
        "24.07.2020 | 1 | публікація у ЗМІ | Про безвіз | | | | https://example.com/news/7",
    )
    assert found == ([], [])


@pytest.mark.parametrize(
    ("measure", "form", "noted"),
    [
        ("1", "брифінг", False),
        ("1", "допис у соцмережі", False),
        ("1", "стенд", True),
        ("1", "продовження", True),
        ("2", "брифінг", True),
        ("4", "брифінг", False),
        ("4", "продовження", False),
        ("11", "тренінг", False),
    ],
)
def test_forms_that_no_indicator_takes(measure: str, form: str, noted: bool) -> None:
    report = with_register(honest(COORDINATOR), f"24.07.2020 | {measure} | {form} | Назва | | 10")
    expected = [("1", "form", "form_not_counted")] if noted else []
    assert places(found_by(form_not_counted, report, COORDINATOR)) == expected


def test_where_the_register_is_evidence_alone_every_form_will_do() -> None:
    report = with_register(honest(EDUCATION), "24.07.2020 | 9 | стенд | Назва | | 10")
    assert places(found_by(form_not_counted, report, EDUCATION)) == []


def test_links_to_a_home() -> None:
    report = with_register(
        honest(COORDINATOR),
        f"""
        24.07.2020 | 1 | брифінг | А | | | | https://example.org/
        24.07.2020 | 1 | брифінг | Б | | | | {ITEM}
        24.07.2020 | 1 | брифінг | В | | | | https://example.org/page
        24.07.2020 | 1 | брифінг | Г | | | | лист № 5
        """,
    )
    report = with_measure(report, "1", links="www.example.org")
    report = with_measure(report, "2", links=f"www.example.org {ITEM}")
    assert places(found_by(link_to_home, report, COORDINATOR)) == [
        ("1", "links", "link_to_home"),
        ("1", "link", "link_to_home"),
    ]


def test_a_continuation_bears_the_title_of_its_item_and_is_not_like_it() -> None:
    found = twins(
        f"24.07.2020 | 4 | стенд | Стенд про безвіз | | 100 | | {ITEM}",
        "24.07.2020 | 4 | продовження | Стенд про безвіз | | 40 | |",
    )
    assert found == ([], [])


def test_a_repeat_is_said_once() -> None:
    rows = (
        "24.07.2020 | 1 | круглий стіл | Про безвіз | | | |",
        f"24.07.2020 | 1 | круглий стіл | Безвіз у громаді | | | | {ITEM}",
        f"24.07.2020 | 1 | круглий стіл | Про безвіз | | | | {ITEM}",
    )
    report = with_register(honest(COORDINATOR), "\n".join(rows))
    assert places(found_by(same_event_twice, report, COORDINATOR)) == [("3", "link", "same_event_twice")]
    assert places(found_by(alike_event, report, COORDINATOR)) == []
