"""What the ledger stores comes back exactly."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plans import decree_plan, example_plan

from workbook_tools.files.memory.codec import decode, encode, pack, unpack
from workbook_tools.model.finding import Finding, Severity, Where
from workbook_tools.model.plan import Plan
from workbook_tools.model.quarter import Quarter
from workbook_tools.model.submission import (
    Activity,
    Entry,
    EntryKind,
    IndicatorValue,
    MeasureReport,
    ReportHeader,
    State,
    Status,
    Submission,
)

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
MAYBE = st.none() | TEXTS
DAYS = st.dates(date(1900, 1, 1))
DECIMALS = st.decimals(allow_nan=False, allow_infinity=False)
WHOLES = st.integers(0, 10**12)
ENTRIES = st.dictionaries(TEXTS, st.builds(Entry, st.sampled_from(EntryKind), TEXTS, TEXTS, MAYBE), max_size=3)
FINDINGS = st.builds(
    Finding,
    TEXTS,
    st.sampled_from(Severity),
    st.builds(Where, MAYBE, MAYBE, MAYBE, MAYBE, MAYBE),
    st.lists(st.tuples(TEXTS, TEXTS), max_size=3).map(tuple),
    MAYBE,
)
ACTIVITIES = st.builds(
    Activity,
    *(WHOLES, TEXTS, WHOLES, st.none() | DAYS, MAYBE, MAYBE, TEXTS, TEXTS),
    *(st.none() | WHOLES, st.none() | WHOLES, TEXTS, ENTRIES),
)
SUBMISSIONS = st.builds(
    Submission,
    code=TEXTS,
    edition=TEXTS,
    department=TEXTS,
    quarter=st.builds(Quarter, st.integers(1991, 2999), st.integers(1, 4)),
    header=st.builds(
        ReportHeader,
        *(TEXTS, TEXTS, TEXTS, st.none() | DAYS, st.booleans(), TEXTS, TEXTS, TEXTS, ENTRIES),
        st.dictionaries(TEXTS, TEXTS, max_size=2),
    ),
    measures=st.lists(
        st.builds(
            MeasureReport, TEXTS, TEXTS, WHOLES, st.none() | st.sampled_from(Status), TEXTS, TEXTS, TEXTS, ENTRIES
        ),
        max_size=2,
    ).map(tuple),
    indicators=st.lists(
        st.builds(
            IndicatorValue,
            *(TEXTS, TEXTS, WHOLES, st.none() | DECIMALS, st.none() | DECIMALS),
            *(st.none() | st.sampled_from(State), TEXTS, ENTRIES),
        ),
        max_size=2,
    ).map(tuple),
    activities=st.lists(ACTIVITIES, max_size=3).map(tuple),
    columns=st.dictionaries(TEXTS, st.dictionaries(TEXTS, TEXTS, max_size=2), max_size=2),
    extras=st.lists(TEXTS, max_size=2).map(tuple),
)


@given(SUBMISSIONS)
def test_a_submission_round_trips(value: Submission) -> None:
    found = unpack(pack(value), Submission)
    assert found == value
    assert [str(i.value) for i in found.indicators] == [str(i.value) for i in value.indicators]


@given(st.lists(FINDINGS, max_size=4).map(tuple))
def test_findings_round_trip(value: tuple[Finding, ...]) -> None:
    assert decode(encode(value), tuple[Finding, ...]) == value


def test_a_plan_round_trips_and_keeps_its_types() -> None:
    for plan in (decree_plan(), example_plan()):
        found = decode(encode(plan), Plan)
        assert found == plan
        assert type(found.departments[0].kind) is type(plan.departments[0].kind)
        assert found.measures[0].term.spans == plan.measures[0].term.spans


@given(SUBMISSIONS)
def test_equal_values_have_equal_bytes(value: Submission) -> None:
    backwards = dict(reversed(value.header.cells.items()))
    again = replace(value, header=replace(value.header, cells=backwards))
    assert again == value
    assert encode(again) == encode(value)


@given(st.text(), st.dictionaries(st.text(max_size=5), st.text(max_size=5), max_size=3))
def test_no_text_is_refused(text: str, values: dict[str, str]) -> None:
    finding = Finding("code", Severity.NOTE, values=tuple(values.items()), entered=text)
    found = decode(encode(finding), Finding)
    assert found.entered is not None
    whole = not any(0xD800 <= ord(c) < 0xE000 for c in text + "".join((*values, *values.values())))
    assert found == finding or not whole


@pytest.mark.parametrize(
    ("halves", "stored"), [("а\ud800б", "а\ufffdб"), ("\udfff", "\ufffd"), ("\ud83d\ude00", "\U0001f600")]
)
def test_half_a_character_is_replaced(halves: str, stored: str) -> None:
    found = decode(encode(Finding("code", Severity.NOTE, entered=halves)), Finding)
    assert found.entered == stored


@pytest.mark.parametrize("digits", ["0", "12.50", "1E+3", "-0.001", "123456789012345678901234567890.5"])
def test_decimals_keep_their_digits(digits: str) -> None:
    value = IndicatorValue("1.1", "Показники", 5, value=Decimal(digits))
    assert str(decode(encode(value), IndicatorValue).value) == str(Decimal(digits))
