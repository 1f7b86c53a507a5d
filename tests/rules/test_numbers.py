"""Numbers that were dates, and shares above their whole."""

import pytest
from findings import places
from msgspec.structs import replace
from plans import Q3, assignment_of, decree_plan, example_plan
from rule_by_rule import found_by
from submissions import honest, with_indicator, with_register

from workbook_tools.rules.numbers import date_numbers, share_above_whole

HOUSING = assignment_of("housing_urban")
EDUCATION = assignment_of("education", Q3, example_plan())


@pytest.mark.parametrize(
    ("value", "neighbour", "suspicious"),
    [
        ("46154", "25", True),
        ("43000", "25", True),
        ("48000", "25", True),
        ("42999", "25", False),
        ("48001", "25", False),
        ("46154", "4299", True),
        ("46154", "4300", False),
    ],
)
def test_a_serial_number_among_small_ones(value: str, neighbour: str, suspicious: bool) -> None:
    report = with_indicator(with_indicator(honest(HOUSING), "8.1", value=value), "8.2", value=neighbour)
    expected = [("8.1", "value", "suspicious_date_number")] if suspicious else []
    assert places(found_by(date_numbers, report, HOUSING)) == expected


def test_where_fractions_are_due_it_is_an_error() -> None:
    plan = decree_plan()
    tons = tuple(replace(i, places=1) if i.code == "8.1" else i for i in plan.indicators)
    assignment = assignment_of("housing_urban", Q3, replace(plan, indicators=tons))
    report = with_indicator(honest(assignment), "8.1", value="46154")
    found = found_by(date_numbers, report, assignment)
    assert places(found) == [("8.1", "value", "fraction_became_date")]
    values = dict(found[0].values)
    assert (values["date"], values["typed"]) == ("12.05.2026", "12.5")


def test_an_opening_among_small_ones() -> None:
    report = with_indicator(with_indicator(honest(HOUSING), "8.1", opening="46154"), "8.2", value="10")
    assert places(found_by(date_numbers, report, HOUSING)) == [("8.1", "opening", "suspicious_date_number")]


def test_a_reach_among_small_ones() -> None:
    report = with_register(
        honest(HOUSING),
        """
        05.08.2020 | 4 | стенд | А | | 44105
        06.08.2020 | 4 | стенд | Б | | 44166
        07.08.2020 | 4 | стенд | В | | 70
        """,
    )
    assert places(found_by(date_numbers, report, HOUSING)) == [
        ("1", "reach", "suspicious_date_number"),
        ("2", "reach", "suspicious_date_number"),
    ]


def test_a_reach_without_neighbours_or_among_large_ones_is_plausible() -> None:
    alone = with_register(honest(HOUSING), "05.08.2020 | 4 | відео | А | | 45000")
    large = with_register(honest(HOUSING), "05.08.2020 | 4 | відео | А | | 45000\n06.08.2020 | 4 | відео | Б | | 9000")
    assert places(found_by(date_numbers, alone, HOUSING)) == []
    assert places(found_by(date_numbers, large, HOUSING)) == []


@pytest.mark.parametrize(("value", "above"), [("3600", False), ("3601", True)])
def test_a_share_above_its_whole(value: str, above: bool) -> None:
    report = with_indicator(honest(EDUCATION), "9.1", value=value)
    expected = [("9.1", "value", "share_above_whole")] if above else []
    assert places(found_by(share_above_whole, report, EDUCATION)) == expected


def test_without_a_denominator_nothing_is_above_it() -> None:
    assignment = assignment_of("education")
    assert (
        places(found_by(share_above_whole, with_indicator(honest(assignment), "9.1", value="99999"), assignment)) == []
    )
