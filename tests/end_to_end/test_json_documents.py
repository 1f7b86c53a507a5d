"""The JSON documents that others rely on, key by key."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from quarters import Desk, Ran, edit_plan, run_apart, run_here, sha

from workbook_tools.rules.catalogue import CATALOGUE

Filled = Callable[[str], bytes]

STATUS_KEYS = {"quarter", "edition", "deadline", "summary_deadline", "departments"}
DEPARTMENT_KEYS = {
    "code",
    "name",
    "standing",
    "received_at",
    "first_received_at",
    "revision",
    "errors",
    "warnings",
    "late",
    "overdue",
    "waiting",
}
FILE_KEYS = {
    "path",
    "container",
    "sha256",
    "receipt",
    "outcome",
    "department",
    "quarter",
    "revision",
    "findings",
}
FINDING_KEYS = {"code", "severity", "sheet", "cell", "entered", "message"}
MERGE_KEYS = {"quarter", "workbook", "edition", "ingest", "departments", "indicators", "measures"}
INDICATOR_KEYS = {
    "code",
    "measure",
    "kind",
    "unit",
    "target",
    "quarter",
    "cumulative",
    "percent",
    "contributions",
    "missed",
}
CONTRIBUTION_KEYS = {"department", "opening", "quarter", "as_of"}


@pytest.fixture(scope="module")
def lived(issued: Desk, filled: Filled, tmp_path_factory: pytest.TempPathFactory) -> tuple[Desk, Ran]:
    """Accepted, returned, nil, quarantined, skipped and duplicate in one run."""
    desk = issued.copy(tmp_path_factory.mktemp("json") / "desk")
    desk.put("ГУНП.xlsx", filled("police without status"))
    desk.put("лікарня.xlsx", filled("hospital"))
    desk.put("лікарня (1).xlsx", filled("hospital"))
    desk.put("молодь.xlsx", filled("youth nil"))
    desk.put("лист.docx", b"not a workbook")
    desk.put("~$лікарня.xlsx", b"owner")
    return desk, desk.run("ingest", "--json", now="2020-09-16 10:00")


def test_ingest_accounts_for_every_entry(lived: tuple[Desk, Ran], filled: Filled) -> None:
    _, ran = lived
    assert ran.status == 1
    assert set(ran.json) == {"files"}
    files: dict[str, Any] = {file["path"]: file for file in ran.json["files"]}
    assert {name: file["outcome"] for name, file in files.items()} == {
        "ГУНП.xlsx": "returned",
        "лікарня.xlsx": "duplicate",
        "лікарня (1).xlsx": "accepted",
        "молодь.xlsx": "accepted",
        "лист.docx": "quarantined",
        "~$лікарня.xlsx": "skipped",
    }
    for file in files.values():
        assert set(file) >= FILE_KEYS
        assert file["container"] is None
        assert all(set(finding) >= FINDING_KEYS for finding in file["findings"])
    police = files["ГУНП.xlsx"]
    assert police["sha256"] == sha(filled("police without status"))
    assert (police["department"], police["quarter"], police["revision"]) == ("police", "2020-Q3", 1)
    (finding,) = police["findings"]
    assert (finding["code"], finding["severity"], finding["sheet"], finding["cell"], finding["entered"]) == (
        "required_blank",
        "error",
        "Звіт",
        "H14",
        None,
    )
    assert isinstance(finding["message"], str)
    assert finding["message"]
    skipped = files["~$лікарня.xlsx"]
    assert [skipped[key] for key in ("sha256", "receipt", "department", "quarter", "revision")] == [None] * 5
    assert [finding["code"] for finding in skipped["findings"]] == ["inbox_owner_file"]
    assert files["лікарня.xlsx"]["receipt"] == files["лікарня (1).xlsx"]["receipt"]
    numbers = [file["receipt"] for file in files.values() if file["outcome"] not in ("skipped", "duplicate")]
    assert sorted(numbers) == [1, 2, 3, 4]


def test_status_speaks_of_the_receipt_that_gave_the_standing(lived: tuple[Desk, Ran]) -> None:
    desk, _ = lived
    found = desk.done("status", "2020-Q3", "--json", now="2020-09-16 11:00").json
    assert set(found) >= STATUS_KEYS
    assert (found["quarter"], found["deadline"], found["summary_deadline"]) == ("2020-Q3", "2020-09-17", "2020-09-18")
    assert len(found["departments"]) == 9
    by_code = {entry["code"]: entry for entry in found["departments"]}
    assert all(set(entry) >= DEPARTMENT_KEYS for entry in by_code.values())
    police = by_code["police"]
    assert police["name"] == "ГУНП в місті Глухові"
    assert (police["standing"], police["revision"], police["errors"], police["warnings"]) == ("returned", 1, 1, 0)
    assert police["received_at"] == police["first_received_at"] == "2020-09-16T10:00:00+03:00"
    assert datetime.fromisoformat(police["received_at"]).utcoffset() is not None
    assert (by_code["youth_sport"]["standing"], by_code["hospital"]["standing"]) == ("nil", "accepted")
    missing = by_code["culture"]
    assert missing["standing"] == "missing"
    assert [missing[key] for key in ("received_at", "first_received_at", "revision")] == [None] * 3
    assert (missing["errors"], missing["warnings"], missing["late"], missing["overdue"]) == (0, 0, False, False)


def test_merge_has_numbers_as_numbers(lived: tuple[Desk, Ran], tmp_path: Path) -> None:
    desk = lived[0].copy(tmp_path / "desk")
    ran = desk.done("merge", "2020-Q3", "--json", now="2020-09-18 09:00")
    merged = ran.json
    assert set(merged) == MERGE_KEYS
    assert merged["quarter"] == "2020-Q3"
    assert (desk.root / merged["workbook"]).is_file()
    assert [file["path"] for file in merged["ingest"]["files"]] == ["~$лікарня.xlsx"]
    assert {entry["code"]: entry["overdue"] for entry in merged["departments"]}["culture"] is True
    assert len(merged["indicators"]) == 16
    for row in merged["indicators"]:
        assert set(row) >= INDICATOR_KEYS
        assert row["kind"] in ("flow", "stock", "share", "state")
        assert all(set(part) >= CONTRIBUTION_KEYS for part in row["contributions"])
        for key in ("target", "quarter", "cumulative", "percent"):
            assert row[key] is None or type(row[key]) in (int, float), (row["code"], key)
    by_code = {row["code"]: row for row in merged["indicators"]}
    donor = by_code["3.1"]
    assert (donor["quarter"], donor["cumulative"], donor["percent"], donor["target"]) == (2350, 2350, 23.5, 10000)
    assert donor["contributions"][0]["as_of"] == "2020-09-15"
    monthly = by_code["1.1"]
    assert (monthly["quarter"], monthly["percent"], monthly["missed"]) == (None, None, ["2020-07", "2020-08"])
    assert len(by_code["1.2"]["missed"]) == 12
    assert by_code["1.2"]["missed"][0] == "2020-W26"
    assert len(merged["measures"]) == 11
    for row in merged["measures"]:
        assert set(row) >= {"code", "status", "executors"}
        assert all(set(part) >= {"department", "status"} for part in row["executors"])
    third = next(row for row in merged["measures"] if row["code"] == "3")
    assert (third["status"], third["executors"][0]["status"]) == ("in_progress", "in_progress")


def test_plan_check_counts_what_the_decree_has(desk: Desk) -> None:
    found = desk.done("plan", "check", "--json").json
    assert found == {"departments": 9, "measures": 11, "indicators": 16, "findings": []}


def test_plan_check_names_sheet_and_cell_of_a_fault(desk: Desk) -> None:
    edit_plan(desk, {("4.1", "target"): "багато"})
    ran = desk.run("plan", "check", "--json")
    assert ran.status == 1
    (finding,) = ran.json["findings"]
    assert set(finding) >= FINDING_KEYS
    assert (finding["sheet"], finding["cell"], finding["entered"], finding["severity"]) == (
        "Показники",
        "H8",
        "багато",
        "error",
    )


def test_rules_json_lists_every_code_once() -> None:
    ran = run_here("rules", "--json")
    assert (ran.status, ran.err) == (0, "")
    codes = [rule["code"] for rule in ran.json["rules"]]
    assert len(codes) == len(set(codes))
    assert set(codes) == set(CATALOGUE)


def test_the_language_changes_messages_alone(issued: Desk, filled: Filled, tmp_path: Path) -> None:
    documents = {}
    for lang in ("uk", "en"):
        desk = issued.copy(tmp_path / lang)
        desk.put("ГУНП.xlsx", filled("police without status"))
        desk.put("лист.docx", b"not a workbook")
        documents[lang] = desk.run("merge", "2020-Q3", "--json", now="2020-09-16 10:00", lang=lang)
    ukrainian, english = (without_messages(documents[lang].json) for lang in ("uk", "en"))
    assert ukrainian == english
    assert documents["uk"].out != documents["en"].out
    for lang, letter in (("uk", "и"), ("en", "e")):
        texts = [f["message"] for file in documents[lang].json["ingest"]["files"] for f in file["findings"]]
        assert len(texts) == 2
        assert letter in " ".join(texts), lang
    assert outputs(tmp_path / "uk") == outputs(tmp_path / "en"), "documents are always Ukrainian"


def outputs(root: Path) -> dict[str, bytes]:
    return Desk(root).outputs()


def without_messages(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: without_messages(v) for k, v in value.items() if k not in ("message", "remedy")}
    return [without_messages(v) for v in value] if isinstance(value, list) else value


@pytest.mark.parametrize("command", [("status", "2020-Q3"), ("merge", "2020-Q3"), ("ingest",), ("plan", "check")])
def test_in_a_process_of_its_own_stdout_is_one_document(desk: Desk, filled: Filled, command: tuple[str, ...]) -> None:
    desk.put("молодь.xlsx", filled("youth nil"))
    found = run_apart("--workspace", str(desk.root), *command, "--json")
    assert (found.status, found.err) == (0, "")
    assert isinstance(found.json, dict)
    if command[0] in ("merge", "ingest"):
        files = found.json["files"] if command[0] == "ingest" else found.json["ingest"]["files"]
        assert [(file["path"], file["outcome"]) for file in files] == [("молодь.xlsx", "accepted")]
