"""What happens in offices: backups, plans edited late, names typed on other systems, files by hand."""

import shutil
import unicodedata
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from filelock import FileLock
from openpyxl import load_workbook
from plans import Q3
from quarters import Desk, answer, edit_plan, new_desk, retyped, run_here, sha, sheet_rows

from workbook_tools.demo.clerk import Answer, fill_in
from workbook_tools.model.receipt import Outcome
from workbook_tools.model.report_layout import EXECUTION, OVERVIEW_TITLE, RECEIPTS, REGISTER
from workbook_tools.stages.settle import outcome_of

Filled = Callable[[str], bytes]
DAY = "2020-09-16 10:00"


def outcomes(desk: Desk) -> list[Outcome]:
    history = desk.history()
    return [outcome_of(filed, history.decisions) for filed in history.filed]


def test_plan_and_archive_are_all_that_a_backup_needs(desk: Desk, filled: Filled, tmp_path: Path) -> None:
    desk.put("ГУНП.xlsx", filled("police without status"))
    desk.put("лікарня.xlsx", filled("hospital"))
    desk.put("сміття.xlsx", b"garbage")
    desk.run("merge", "2020-Q3", now=DAY)
    restored = Desk(tmp_path / "інша папка")
    for folder in ("templates", "archive"):
        shutil.copytree(desk.root / folder, restored.root / folder)
    restored.done("template", "2020-Q3", now=DAY)
    restored.done("merge", "2020-Q3", now=DAY)
    assert restored.outputs() == desk.outputs()


def test_outputs_that_a_person_deleted_come_back(desk: Desk, filled: Filled) -> None:
    desk.put("ГУНП.xlsx", filled("police without status"))
    desk.put("сміття.xlsx", b"garbage")
    desk.run("merge", "2020-Q3", now=DAY)
    before = desk.outputs()
    shutil.rmtree(desk.root / "outbox/2020-Q3/returned")
    shutil.rmtree(desk.root / "outbox/quarantine")
    shutil.rmtree(desk.root / "inbox")
    desk.done("merge", "2020-Q3", now=DAY)
    assert desk.outputs() == before
    assert desk.inbox() == []


def test_a_plan_that_was_edited_after_the_forms_went_out(desk: Desk, filled: Filled) -> None:
    """The forms of the earlier edition are still known; the denominator counts from the next merge on."""
    desk.put("молодь.xlsx", filled("youth"))
    first = desk.done("merge", "2020-Q3", "--json", now=DAY).json
    data = desk.consolidated[Q3]
    assert share(first) == (500, None)
    edit_plan(desk, {("9.1", "denominator"): 2000})
    desk.put("лікарня.xlsx", filled("hospital"))
    second = desk.done("merge", "2020-Q3", "--json", now="2020-09-17 10:00").json
    assert share(second) == (500, 25.0)
    assert [file["outcome"] for file in second["ingest"]["files"]] == ["accepted"]
    desk.done("template", "2020-Q3", now="2020-09-17 11:00")
    new = fill_in(desk.form("youth_sport", Q3), answer("youth_sport", "16.09", values={"9.1": 700}))
    desk.put("молодь нова форма.xlsx", new)
    third = desk.done("merge", "2020-Q3", "--json", now="2020-09-17 12:00").json
    assert share(third) == (700, 35.0)
    assert next(d["revision"] for d in third["departments"] if d["code"] == "youth_sport") == 2
    then = desk.done("merge", "2020-Q3", "--known-at", DAY, "--json", now="2020-09-18 12:00").json
    assert (desk.root / then["workbook"]).read_bytes() == data, "by the plan that was in force then"


def share(merged: dict[str, list[dict[str, object]]]) -> tuple[object, object]:
    return next((row["cumulative"], row["percent"]) for row in merged["indicators"] if row["code"] == "9.1")


def test_a_department_that_left_the_plan_stops_nothing(desk: Desk, filled: Filled) -> None:
    """Its report was returned, its form is still known by the edition that it was issued from."""
    desk.put("ГУНП.xlsx", filled("police without status"))
    desk.put("лікарня.xlsx", filled("hospital"))
    desk.run("merge", "2020-Q3", now=DAY)
    take_from_plan(desk, "police")
    assert desk.done("plan", "check", "--json", now=DAY).json["departments"] == 8
    merged = desk.done("merge", "2020-Q3", "--json", now="2020-09-17 10:00").json
    assert "police" not in {department["code"] for department in merged["departments"]}
    assert [path.name for path in (desk.root / "outbox/2020-Q3/returned").iterdir()] == ["Поліція.xlsx"]
    desk.put("ГУНП виправлено.xlsx", filled("police"))
    (taken,) = desk.ingest("2020-09-17 11:00")
    assert (taken["department"], taken["outcome"]) == ("police", "held")
    assert [finding["code"] for finding in taken["findings"]] == ["department_not_asked"]
    merged = desk.done("merge", "2020-Q3", "--json", now="2020-09-17 12:00").json
    assert next(row["quarter"] for row in merged["indicators"] if row["code"] == "5.1") is None
    assert "за чинним планом не звітує за III квартал" in desk.done("status", "2020-Q3", now=DAY).out


def test_what_was_accepted_before_a_department_left_the_plan_is_named(desk: Desk, filled: Filled) -> None:
    """It counts nowhere: status, «Потребує уваги» and «Отримані звіти» say so."""
    desk.put("ГУНП.xlsx", filled("police"))
    desk.done("merge", "2020-Q3", now=DAY)
    take_from_plan(desk, "police")
    desk.done("merge", "2020-Q3", now="2020-09-17 10:00")
    assert "тож не враховано: police (№\u00a01)." in desk.done("status", "2020-Q3", now="2020-09-17 10:00").out
    told = [str(value) for row in sheet_rows(desk.consolidated[Q3], OVERVIEW_TITLE) for value in row]
    assert "Прийнятий звіт (надходження №\u00a01) не враховано: за чинним планом police не звітує." in told
    (receipt,) = sheet_rows(desk.consolidated[Q3], RECEIPTS.title)
    assert "не враховано: за чинним планом не звітує" in receipt
    assert "чинний" not in receipt


def test_neither_nil_reports_nor_events_of_departments_that_left_the_plan_count(desk: Desk, filled: Filled) -> None:
    """Every command goes on; a repeated event of such a department is neither listed nor news."""
    lesson = "07.09 | 9 | урок | Безпека в Інтернеті | 120 | https://example.org/news/2020/09/07"
    twice = answer("youth_sport", "15.09", values={"9.1": 500}, events=[lesson, lesson])
    desk.put("ГУНП.xlsx", filled("police nil"))
    desk.put("молодь.xlsx", fill_in(desk.form("youth_sport", Q3), twice))
    desk.run("merge", "2020-Q3", now=DAY)
    assert outcomes(desk) == [Outcome.ACCEPTED, Outcome.ACCEPTED]
    assert len(sheet_rows(desk.consolidated[Q3], REGISTER.title)) == 2
    take_from_plan(desk, "police")
    take_from_plan(desk, "youth_sport")
    for command in (["merge", "2020-Q3"], ["memo", "2020-Q3"], ["merge", "2020"], ["status", "2020-Q3"]):
        desk.done(*command, now="2020-09-17 10:00")
    (nothing,) = sheet_rows(desk.consolidated[Q3], REGISTER.title)
    assert nothing[0] == "У врахованих звітах немає жодного запису реєстру."
    told = [str(value) for row in sheet_rows(desk.consolidated[Q3], EXECUTION.title) for value in row]
    assert [line for line in told if "не проводились" in line or "подано двічі" in line] == []
    assert sum("не враховано: за чинним планом" in line for line in told) == 2


def take_from_plan(desk: Desk, code: str) -> None:
    """The coordinator deletes the executor's row and its name from every measure."""
    path = desk.root / "templates/plan_template.xlsx"
    workbook = load_workbook(path)
    executors, measures = workbook["Виконавці"], workbook["Заходи"]
    (row,) = (cells[0].row for cells in executors.iter_rows() if cells[0].value == code)
    name = str(executors.cell(row, 2).value)
    executors.delete_rows(row)
    for cells in measures.iter_rows(min_row=4):
        named = str(cells[6].value or "").split("\n")
        if name in named:
            cells[6].value = "\n".join(other for other in named if other != name)
    workbook.save(path)


def test_composed_and_decomposed_names_are_two_files(desk: Desk, filled: Filled) -> None:
    composed, decomposed = (unicodedata.normalize(form, "звіт Київ.xlsx") for form in ("NFC", "NFD"))
    desk.put(composed, filled("police"))
    desk.put(decomposed, filled("hospital"))
    files = desk.ingest(DAY)
    assert [file["outcome"] for file in files] == ["accepted", "accepted"]
    assert desk.originals().keys() == {sha(filled("police")), sha(filled("hospital"))}


def test_a_name_that_no_system_should_have_is_filed_and_shown(desk: Desk) -> None:
    name = b"\xe7\xe2\xb3\xf2 ..\\evil\n.xlsx"
    (desk.root / "inbox").joinpath(name.decode("utf-8", "surrogateescape")).write_bytes(b"garbage")
    ran = desk.run("merge", "2020-Q3", "--json", now=DAY)
    assert ran.status == 1
    ran.out.encode("utf-8")
    (taken,) = ran.json["ingest"]["files"]
    assert taken["outcome"] == "quarantined"
    assert desk.inbox() == []
    assert list(desk.originals()) == [sha(b"garbage")]
    assert len(list((desk.root / "outbox/quarantine").iterdir())) == 2
    assert desk.run("merge", "2020-Q3", now=DAY).status == 0


def test_a_file_of_the_inbox_that_is_named_goes_from_it(desk: Desk, filled: Filled) -> None:
    path = desk.put("ГУНП.xlsx", filled("police"))
    desk.put("інший.xlsx", filled("hospital"))
    desk.done("ingest", str(path), "--received-at", "16.09.2020 08:00", now="2020-09-21 10:00")
    assert desk.inbox() == ["інший.xlsx"]
    assert desk.standing("police", Q3, DAY)["received_at"] == "2020-09-16T08:00:00+03:00"


def test_status_and_plan_check_answer_while_another_run_works(desk: Desk) -> None:
    with FileLock(desk.root / "archive/.lock"):
        assert desk.run("status", "2020-Q3", now=DAY).status == 0
        assert desk.run("plan", "check", now=DAY).status == 0


def test_what_cannot_be_filed_is_settled_by_rejecting_it(desk: Desk, filled: Filled) -> None:
    """A form with two codes, and garbage: neither waits for ever nor lies in quarantine for ever."""
    police = fill_in(desk.form("police", Q3), Answer())
    youth = (desk.root / "outbox/2020-Q3/templates/Молодь і спорт.xlsx").read_bytes()
    other = code_shown(youth)
    desk.put("змішана.xlsx", retyped(police, {("Звіт", "Код форми"): f"Код форми: {other}"}))
    desk.put("сміття.xlsx", b"garbage")
    desk.ingest(DAY)
    assert outcomes(desk) == [Outcome.HELD, Outcome.QUARANTINED]
    assert desk.done("status", "2020-Q3", "--json", now=DAY).json["waiting"] == [1]
    refused = desk.run("decide", "accept", "1", "--reason", "хай буде", now=DAY)
    assert refused.status == 2
    for number in ("1", "2"):
        desk.done("decide", "reject", number, "--reason", "не звіт", now=DAY)
    assert outcomes(desk) == [Outcome.REJECTED, Outcome.REJECTED]
    assert desk.done("status", "2020-Q3", "--json", now=DAY).json["waiting"] == []
    assert list((desk.root / "outbox/quarantine").iterdir()) == []
    desk.done("merge", "2020-Q3", now=DAY)


def code_shown(form: bytes) -> str:
    cells = (cell.value for row in load_workbook(BytesIO(form))["Звіт"].iter_rows() for cell in row)
    return next(str(value).rpartition(" ")[2] for value in cells if str(value or "").startswith("Код форми"))


def test_a_form_that_comes_back_untouched_is_returned_with_every_blank_named(desk: Desk) -> None:
    desk.put("порожня форма.xlsx", desk.form("police", Q3))
    (taken,) = desk.ingest(DAY)
    assert taken["outcome"] == "returned"
    cells = [finding["cell"] for finding in taken["findings"] if finding["severity"] == "error"]
    assert len(cells) == len(set(cells)) >= 4
    assert all(cells)


def test_a_quarter_of_another_form_is_not_taken_for_this_one(desk: Desk) -> None:
    """In September a form of the fourth quarter is returned: its period has not begun."""
    desk.done("template", "2020-Q4", "--department", "police", now="2020-09-02 10:00")
    filled_in = answer("police", "16.09", openings={"5.1": 800})
    desk.put("IV квартал.xlsx", fill_in(desk.form("police", Q3.following), filled_in))
    (taken,) = desk.ingest(DAY)
    assert (taken["quarter"], taken["outcome"]) == ("2020-Q4", "returned")
    assert "quarter_not_begun" in [finding["code"] for finding in taken["findings"]]
    assert desk.standing("police", Q3, DAY)["standing"] == "missing"


@pytest.mark.parametrize("spelling", ["2020-Q3", "III квартал 2020", "2020-III", "3 кв. 2020", "ІІІ квартал 2020 року"])
def test_a_quarter_is_named_as_people_write_it(desk: Desk, spelling: str) -> None:
    assert desk.done("status", spelling, "--json", now="2020-12-01 10:00").json["quarter"] == "2020-Q3"


def test_without_a_quarter_the_nearest_deadline_is_meant(desk: Desk) -> None:
    assert desk.done("status", "--json", now="2020-10-10 10:00").json["quarter"] == "2020-Q3"
    assert desk.done("status", "--json", now="2020-12-01 10:00").json["quarter"] == "2020-Q4"


def test_init_makes_a_blank_plan_that_tells_what_to_fill_in(tmp_path: Path) -> None:
    folder = tmp_path / "нова"
    made = run_here("init", str(folder), now=DAY)
    assert made.status == 0
    assert str(folder) in made.out.replace("\n", "")
    ran = Desk(folder).run("plan", "check", "--json", now=DAY)
    assert ran.status == 1
    assert ran.json["departments"] == ran.json["measures"] == ran.json["indicators"] == 0
    assert all(finding["sheet"] for finding in ran.json["findings"])


def test_an_example_workspace_is_ready_to_go(tmp_path: Path) -> None:
    desk = new_desk(tmp_path / "приклад")
    assert desk.done("plan", "check", "--json").json["findings"] == []
    assert {path.name for path in desk.root.iterdir()} >= {"templates", "inbox", "outbox", "archive"}
