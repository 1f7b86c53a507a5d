"""What the ledger stores comes back exactly."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kept_values import FINDINGS, SUBMISSIONS
from msgspec.structs import replace
from plans import decree_plan, example_plan

from workbook_tools.files.memory.codec import decode, encode, pack, pack_long, unpack
from workbook_tools.files.memory.packed import pack_submission, unpack_submission
from workbook_tools.model.finding import Finding, Severity
from workbook_tools.model.plan import Plan
from workbook_tools.model.submission import IndicatorValue, Submission


@given(SUBMISSIONS)
def test_a_submission_round_trips(value: Submission) -> None:
    found = unpack_submission(pack_submission(value))
    assert found == value
    assert [str(i.value) for i in found.indicators] == [str(i.value) for i in value.indicators]


@given(SUBMISSIONS)
def test_what_is_packed_item_by_item_is_unpacked_as_the_whole_is(value: Submission) -> None:
    assert unpack(pack_long(value), Submission) == unpack(pack(value), Submission)


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
