"""The demo: a whole quarter in a fresh folder, told in plain words."""

from collections import Counter
from pathlib import Path

import pytest
from plans import Q3
from quarters import Desk, Ran, figures, run_apart, sheet_rows

from workbook_tools.model.receipt import Outcome
from workbook_tools.model.report_layout import RECEIPTS

AFTER = "2020-09-22 10:00"


@pytest.fixture(scope="module")
def acted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Desk, Ran]:
    folder = tmp_path_factory.mktemp("demo") / "спробуйте"
    return Desk(folder), run_apart("demo", str(folder))


def test_it_says_what_it_made_and_where_to_look(acted: tuple[Desk, Ran]) -> None:
    desk, ran = acted
    assert (ran.status, ran.err) == (0, "")
    for day in ("01.09.2020", "14.09.2020", "16.09.2020", "17.09.2020", "18.09.2020", "21.09.2020"):
        assert day in ran.out
    assert "5 помилок" in ran.out
    told = ran.out.replace("\n", "")
    assert str(desk.root) in told
    assert "Зведена інформація 2020-Q3.xlsx" in ran.out
    assert desk.consolidated.keys() == {Q3}


def test_nine_departments_stand_as_they_acted(acted: tuple[Desk, Ran]) -> None:
    desk, _ = acted
    found = desk.done("status", "2020-Q3", "--json", now=AFTER).json["departments"]
    standings = {entry["code"]: entry["standing"] for entry in found}
    assert standings == {
        "legal_internal_policy": "accepted",
        "culture": "accepted",
        "hospital": "accepted",
        "housing_urban": "accepted",
        "social_protection": "accepted",
        "police": "accepted_late",
        "socio_economic": "accepted",
        "education": "accepted",
        "youth_sport": "nil",
    }
    assert {entry["code"]: entry["revision"] for entry in found if entry["revision"] != 1} == {"housing_urban": 2}
    assert not any(entry["overdue"] for entry in found)
    assert [entry["code"] for entry in found if entry["late"]] == ["police"]


def test_one_report_was_returned_with_five_different_mistakes_and_corrected(acted: tuple[Desk, Ran]) -> None:
    desk, _ = acted
    filed = desk.history().filed
    assert Counter(f.judgement.outcome for f in filed) == {Outcome.ACCEPTED: 9, Outcome.RETURNED: 1}
    (returned,) = [f for f in filed if f.judgement.outcome is Outcome.RETURNED]
    errors = [finding.code for finding in returned.judgement.findings if finding.severity == "error"]
    assert len(errors) == len(set(errors)) == 5
    assert returned.judgement.department == "housing_urban"
    assert (
        not (desk.root / "outbox/2020-Q3/returned").is_dir()
        or list((desk.root / "outbox/2020-Q3/returned").iterdir()) == []
    ), "nothing is left to mend"
    assert desk.inbox() == []


def test_its_consolidated_workbook_has_the_figures_by_hand(acted: tuple[Desk, Ran]) -> None:
    """4.1: УЖКГМ 3 000 + 1 500 + 700 + 400 + 300, ВПВП 900; 8.1: УСЕР 40 + 15, УЖКГМ 25; 1.1: 4 + 3 + 1."""
    desk, _ = acted
    shown = figures(desk.consolidated[Q3])
    assert [shown["4.1", ""][key] for key in ("opening", "quarter", "cumulative")] == [3000, 3800, 6800]
    assert shown["4.1", ""]["percent"] == pytest.approx(0.68)
    assert [shown["8.1", ""][key] for key in ("opening", "quarter", "cumulative")] == [40, 40, 80]
    assert [shown["1.1", ""][key] for key in ("opening", "quarter", "cumulative")] == [4, 4, 8]
    assert shown["9.1", ""]["cumulative"] == 1300
    assert shown["5.1", ""]["cumulative"] == 2100 + 46 + 1000 + 640 + 800 + 120 + 95
    late = [row for row in sheet_rows(desk.consolidated[Q3], RECEIPTS.title) if "запізненням" in str(row)]
    assert len(late) == 1


def test_its_workspace_goes_on_as_any_other(acted: tuple[Desk, Ran], tmp_path: Path) -> None:
    desk = acted[0].copy(tmp_path / "desk")
    before = desk.outputs()
    ran = desk.done("merge", "2020-Q3", now=AFTER)
    assert desk.outputs() == before, "the demo's own merge was the last word"
    assert ran.status == 0
    desk.done("template", "2020-Q4", now="2020-12-01 10:00")
    assert len(list((desk.root / "outbox/2020-Q4/templates").glob("*.xlsx"))) == 9
