"""A run's work grows with what is new, not with what is filed; what stands is still true and still one's own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from plans import Q3, Q4
from quarters import Desk, answer, edit_plan, retyped

from workbook_tools.demo.clerk import fill_in
from workbook_tools.files.memory.archive import load_if_there
from workbook_tools.files.memory.bare import Bare
from workbook_tools.files.memory.ledger import Ledger
from workbook_tools.files.template.writer import write_template
from workbook_tools.model.said import Reported
from workbook_tools.workflows.reports import Counting, load_reports

Filled = Callable[[str], bytes]
DAY = "2020-09-16 10:00"
COPY = "outbox/2020-Q3/returned/Поліція.xlsx"
ORIGINAL, NOTE = "outbox/quarantine/2 сміття.xlsx", "outbox/quarantine/2 сміття.xlsx.txt"


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was made again: «copy» for a marked copy, «original» for a quarantined one."""
    done: list[str] = []

    def copy(design: object) -> bytes:
        done.append("copy")
        return write_template(design)  # type: ignore[arg-type]

    def original(workspace: object, archived: str) -> bytes | None:
        done.append("original")
        return load_if_there(workspace, archived)  # type: ignore[arg-type]

    monkeypatch.setattr("workbook_tools.files.template.writer.write_template", copy)
    monkeypatch.setattr("workbook_tools.workflows.returns.load_if_there", original)
    return done


@pytest.fixture
def mending(desk: Desk, filled: Filled, made: list[str]) -> Desk:
    """A returned report and a quarantined file stand in the outbox."""
    desk.put("ГУНП.xlsx", filled("police without status"))
    desk.put("сміття.xlsx", b"garbage")
    desk.run("ingest", now=DAY)
    assert sorted(made) == ["copy", "original"]
    made.clear()
    return desk


def test_what_stands_is_not_made_again(mending: Desk, made: list[str], filled: Filled) -> None:
    before = mending.outputs()
    mending.done("ingest", now=DAY)
    mending.put("лікарня.xlsx", filled("hospital"))
    mending.done("ingest", now="2020-09-17 10:00")
    assert (made, mending.outputs()) == ([], before)


def test_what_stands_is_not_even_read(mending: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbook_tools.files.disk.publish._read", lambda _: 1 / 0)
    mending.done("ingest", now=DAY)


@pytest.mark.parametrize(("path", "kind"), [(COPY, "copy"), (ORIGINAL, "original")])
def test_what_a_person_deleted_or_changed_is_made_again_alone(
    mending: Desk, made: list[str], path: str, kind: str
) -> None:
    before = mending.outputs()
    (mending.root / path).unlink()
    mending.done("ingest", now=DAY)
    assert (made, mending.outputs()) == ([kind], before)
    (mending.root / path).write_bytes(b"by hand")
    mending.done("ingest", now=DAY)
    assert made == [kind, kind]
    aside = [name for name in mending.outputs() if name not in before]
    assert [mending.outputs()[name] for name in aside] == [b"by hand"]
    assert {name: data for name, data in mending.outputs().items() if name in before} == before


def test_a_copy_of_the_workspace_is_true_and_makes_nothing_new(mending: Desk, made: list[str], tmp_path: Path) -> None:
    other = mending.copy(tmp_path / "копія")
    other.done("ingest", now=DAY)
    assert other.outputs() == mending.outputs()
    for path in (other.root / "outbox").rglob("*.xlsx"):
        path.touch()
    made.clear()
    other.done("ingest", now=DAY)
    assert sorted(made) == ["copy", "original"], "another time of change: the bytes themselves are asked"
    other.done("ingest", now=DAY)
    assert len(made) == 2, "and are known from then on"
    assert other.outputs() == mending.outputs()


def test_what_no_longer_applies_and_is_put_back_goes_again(mending: Desk) -> None:
    """From a backup, say: the run before had left nothing of it."""
    copy = mending.outputs()[COPY]
    mending.run("decide", "waive", "1", "required_blank", "--reason", "згодом", now=DAY)
    mending.done("ingest", now=DAY)
    (mending.root / COPY).parent.mkdir(parents=True, exist_ok=True)
    (mending.root / COPY).write_bytes(copy)
    mending.done("ingest", now=DAY)
    assert COPY not in mending.outputs()


def test_nothing_that_marks_copies_is_loaded_where_all_stands(
    mending: Desk, monkeypatch: pytest.MonkeyPatch, filled: Filled
) -> None:
    monkeypatch.setattr("workbook_tools.workflows.returns.sync_returns", lambda _: 1 / 0)
    mending.done("ingest", now=DAY)
    (mending.root / NOTE).unlink()
    assert mending.run("ingest", now=DAY).status == 3


def test_another_judgement_or_decision_makes_it_anew(mending: Desk, made: list[str], filled: Filled) -> None:
    before = mending.outputs()
    mending.run("decide", "waive", "1", "required_blank", "--reason", "згодом", now=DAY)
    assert COPY not in mending.outputs()
    mending.put("ГУНП-2.xlsx", retyped(filled("police without status"), {("Звіт", "Олена"): "Інша Людина"}))
    mending.run("ingest", now="2020-09-16 12:00")
    assert made == ["copy"]
    assert mending.outputs()[COPY] != before[COPY]


def test_another_program_makes_it_anew(mending: Desk, made: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbook_tools.workflows.made_from.__version__", "99")
    mending.done("ingest", now=DAY)
    assert sorted(made) == ["copy", "original"]


def test_another_deadline_in_the_plan_makes_it_anew(mending: Desk, made: list[str]) -> None:
    """The copy tells the day by which it is due; another denominator is nothing to it."""
    edit_plan(mending, {("9.1", "denominator"): 3600})
    mending.done("ingest", now=DAY)
    assert made == []
    edit_setting(mending, "Виконавці подають до числа", 15)
    mending.done("ingest", now=DAY)
    assert made == ["copy"]


def test_an_earlier_report_that_is_accepted_later_moves_window_and_opening(desk: Desk, made: list[str]) -> None:
    """The fourth quarter's copy first asks for the opening, then shows what the third quarter came to."""
    desk.done("template", "2020-Q4", now="2020-12-01 10:00")
    winter = answer("police", "15.12", Q4, statuses={"5": ""}, events=["20.10 | 5 | урок | Дорога | 40"])
    desk.put("IV.xlsx", fill_in(desk.form("police", Q4), winter))
    desk.run("ingest", now="2020-12-16 10:00")
    before = desk.outputs()["outbox/2020-Q4/returned/Поліція.xlsx"]
    autumn = answer("police", "14.09", openings={"5.1": 800}, events=["07.09 | 5 | урок | Безпека | 100"])
    desk.put("III.xlsx", fill_in(desk.form("police", Q3), autumn))
    desk.run("ingest", now="2020-12-17 10:00")
    assert made == ["copy", "copy"]
    assert desk.outputs()["outbox/2020-Q4/returned/Поліція.xlsx"] != before


def test_earlier_reports_are_read_once_a_run_and_again_only_when_one_changed(
    desk: Desk, filled: Filled, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Names order the files of a run: three of the fourth quarter, a correction of the third, one of the fourth."""
    desk.done("template", "2020-Q4", now="2020-12-01 10:00")
    for name in ("police", "youth", "protection", "hospital"):
        desk.put(f"{name}.xlsx", filled(name))
    desk.done("ingest", now=DAY)
    winter = {
        "а": answer("police", "15.12", Q4, events=["20.10 | 5 | урок | Дорога | 40"]),
        "б": answer("youth_sport", "15.12", Q4, values={"9.1": 600}),
        "в": answer("social_protection", "15.12", Q4),
        "д": answer("hospital", "15.12", Q4, events=["20.10 | 3 | відео | Донорство | 100"]),
    }
    for name, reported in winter.items():
        department = str(reported.fields["phone"]).partition("@")[0]
        desk.put(f"{name}.xlsx", fill_in(desk.form(department, Q4), reported))
    desk.put("г.xlsx", filled("police again"))
    reckoned: list[int] = []

    def counted(ledger: Ledger, earlier: Counting) -> Iterator[Reported[Bare]]:
        reckoned.append(len(earlier))
        return load_reports(ledger, earlier)

    monkeypatch.setattr("workbook_tools.workflows.pasts.load_reports", counted)
    files = desk.ingest("2020-12-16 10:00")
    assert [(file["path"], file["outcome"]) for file in files] == [(f"{n}.xlsx", "accepted") for n in "абвгд"]
    assert reckoned == [4, 0, 4]


def edit_setting(desk: Desk, name: str, value: int) -> None:
    path = desk.root / "templates/plan_template.xlsx"
    workbook = load_workbook(path)
    row = next(row for row in workbook["Розпорядження"].iter_rows() if str(row[0].value).startswith(name))
    row[1].value = value
    workbook.save(path)
