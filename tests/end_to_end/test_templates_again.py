"""`template` once more: what stands as it was issued is not made again, what depends on something new is."""

from collections.abc import Callable

import pytest
from plans import Q4
from quarters import Desk, answer, edit_plan, files_below

from workbook_tools.demo.clerk import fill_in

Filled = Callable[[str], bytes]
WINTER = "2020-12-01 10:00"


def made(desk: Desk, monkeypatch: pytest.MonkeyPatch, quarter: str, now: str) -> list[str]:
    """Departments whose template a run writes."""
    from workbook_tools.files.template.writer import write_template
    from workbook_tools.model.template import TemplateDesign

    written: list[str] = []

    def written_too(design: TemplateDesign) -> bytes:
        written.append(design.assignment.department.code)
        return write_template(design)

    with monkeypatch.context() as patched:
        patched.setattr("workbook_tools.workflows.issue_templates.write_template", written_too)
        out = desk.done("template", quarter, now=now).out
    assert "9 файлів" in out, "all of them are named, made or not"
    return written


def test_a_second_run_makes_none(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    before = files_below(desk.root, "outbox/2020-Q3/templates")
    assert made(desk, monkeypatch, "2020-Q3", "2020-09-02 10:00") == []
    assert files_below(desk.root, "outbox/2020-Q3/templates") == before


def test_one_that_is_gone_is_made_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    before = files_below(desk.root, "outbox/2020-Q3/templates")
    (desk.root / "outbox/2020-Q3/templates/Культура.xlsx").unlink()
    assert made(desk, monkeypatch, "2020-Q3", "2020-09-02 10:00") == ["culture"]
    assert files_below(desk.root, "outbox/2020-Q3/templates") == before


def test_another_plan_makes_others(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    edit_plan(desk, {("9.1", "denominator"): 3600})
    assert len(made(desk, monkeypatch, "2020-Q3", "2020-09-02 10:00")) == 9


def test_what_was_accepted_before_makes_the_next_quarters_anew(
    desk: Desk, filled: Filled, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(made(desk, monkeypatch, "2020-Q4", WINTER)) == 9
    before = desk.form("police", Q4)
    desk.put("п.xlsx", filled("police"))
    desk.ingest("2020-12-02 10:00")
    assert "police" in made(desk, monkeypatch, "2020-Q4", "2020-12-02 11:00")
    assert desk.form("police", Q4) != before, "the opening is known now"
    assert made(desk, monkeypatch, "2020-Q4", "2020-12-02 12:00") == []
    winter = answer("police", "01.12", Q4, events=["20.10 | 5 | урок | Дорога | 40"])
    desk.put("з.xlsx", fill_in(desk.form("police", Q4), winter))
    desk.ingest("2020-12-03 10:00")
    assert made(desk, monkeypatch, "2020-Q4", "2020-12-03 11:00") == [], "its own quarter's reports change nothing"
