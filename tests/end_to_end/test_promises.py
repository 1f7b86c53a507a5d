"""The promises of the product, each held through the real commands and real workbooks."""

import os
import random
import shutil
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook
from plans import Q3
from quarters import (
    ISSUED,
    Desk,
    answer,
    event,
    files_below,
    new_desk,
    retyped,
    run_apart,
    sha,
    sheet_rows,
)

from workbook_tools.demo.clerk import fill_in
from workbook_tools.files.disk.not_done import NotDone, Obstacle
from workbook_tools.files.memory.ledger import open_ledger
from workbook_tools.model.report_layout import RECEIPTS

Filled = Callable[[str], bytes]
DAY = "2020-09-16 10:00"


def stamps(desk: Desk) -> dict[str, tuple[int, int]]:
    """Inode and time of change of every output."""
    return {
        name: ((found := (desk.root / name).stat()).st_ino, found.st_mtime_ns)
        for name in files_below(desk.root, "outbox")
    }


def drop_a_mixture(desk: Desk, filled: Filled) -> None:
    desk.put("ГУНП.xlsx", filled("police without status"))
    desk.put("лікарня.xlsx", filled("hospital"))
    desk.put("молодь.xlsx", filled("youth"))
    desk.put("УСЗ.xlsx", filled("protection"))
    desk.put("сміття.xlsx", b"garbage")


# --- 1. Nothing that arrived is lost --------------------------------------------------------------------


def test_nothing_that_arrived_is_lost(desk: Desk, filled: Filled) -> None:
    drop_a_mixture(desk, filled)
    sent = {sha(data): data for data in files_below(desk.root, "inbox").values() if data}
    desk.run("merge", "2020-Q3", now=DAY)
    assert desk.inbox() == []
    assert desk.originals() == sent
    for filed in desk.history().filed:
        receipt = filed.receipt
        assert (desk.root / receipt.archived).read_bytes() == sent[receipt.sha256]
        assert receipt.archived == f"archive/2020-09/{receipt.sha256[:12]}-{receipt.path}"


def test_every_entry_of_the_inbox_is_accounted_for(desk: Desk, filled: Filled) -> None:
    outside = desk.root / "поза.xlsx"
    outside.write_bytes(filled("hospital"))
    inbox = desk.root / "inbox"
    (inbox / "посилання.xlsx").symlink_to(outside)
    (inbox / "Звіти").mkdir()
    (inbox / "Звіти" / "всередині.xlsx").write_bytes(filled("youth"))
    os.mkfifo(inbox / "канал.xlsx")
    for name in (
        "~$звіт.xlsx",
        ".~lock.звіт.xlsx#",
        "звіт.xlsx.crdownload",
        "чернетка.tmp",
        "desktop.ini",
        "Thumbs.db",
    ):
        desk.put(name, b"x")
    desk.put("звіт.pdf", b"%PDF-1.7\n")
    desk.put("ГУНП.xlsx", filled("police"))
    there = set(desk.inbox())
    files = desk.ingest(DAY)
    assert {file["path"] for file in files} == there
    outcomes = {
        file["path"]: (file["outcome"], file["findings"][0]["code"] if file["findings"] else "") for file in files
    }
    assert outcomes == {
        "ГУНП.xlsx": ("accepted", ""),
        "звіт.pdf": ("quarantined", "file_is_pdf"),
        "посилання.xlsx": ("skipped", "inbox_symlink"),
        "Звіти": ("skipped", "inbox_folder"),
        "канал.xlsx": ("skipped", "inbox_special"),
        "~$звіт.xlsx": ("skipped", "inbox_owner_file"),
        ".~lock.звіт.xlsx#": ("skipped", "inbox_owner_file"),
        "звіт.xlsx.crdownload": ("skipped", "inbox_temporary"),
        "чернетка.tmp": ("skipped", "inbox_temporary"),
        "desktop.ini": ("skipped", "inbox_system_file"),
        "Thumbs.db": ("skipped", "inbox_system_file"),
    }
    assert set(desk.inbox()) == there - {"ГУНП.xlsx", "звіт.pdf"}
    assert outside.read_bytes() == filled("hospital")


# --- 2. Idempotent ----------------------------------------------------------------------------------------


def test_a_re_run_with_nothing_new_changes_no_byte_and_no_time(desk: Desk, filled: Filled) -> None:
    drop_a_mixture(desk, filled)
    desk.run("merge", "2020-Q3", now=DAY)
    before, times, history = desk.outputs(), stamps(desk), desk.history()
    desk.done("merge", "2020-Q3", now="2020-09-16 18:00")
    desk.done("template", "2020-Q3", now="2020-09-16 19:00")
    assert (desk.outputs(), stamps(desk), desk.history()) == (before, times, history)


def test_the_passing_of_a_deadline_alone_changes_the_consolidated_workbook_once(desk: Desk) -> None:
    desk.done("merge", "2020-Q3", now="2020-09-17 23:59")
    on_time = desk.outputs()
    desk.done("merge", "2020-Q3", now="2020-09-18 00:00")
    overdue, times = desk.outputs(), stamps(desk)
    assert {name for name in overdue if overdue[name] != on_time[name]} == {
        "outbox/2020-Q3/Зведена інформація 2020-Q3.xlsx"
    }
    desk.done("merge", "2020-Q3", now="2020-09-25 12:00")
    assert (desk.outputs(), stamps(desk)) == (overdue, times)


def test_templates_written_anew_have_the_same_bytes_and_the_same_codes(desk: Desk) -> None:
    before = desk.outputs()
    shutil.rmtree(desk.root / "outbox")
    desk.done("template", "2020-Q3", now="2020-09-05 08:00")
    assert desk.outputs() == before
    assert len(before) == 9


def test_the_order_of_names_and_the_number_of_workers_change_nothing(
    desk: Desk, filled: Filled, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drop_a_mixture(desk, filled)
    desks = [desk, desk.copy(tmp_path / "three workers"), desk.copy(tmp_path / "shuffled")]
    for one, jobs in zip(desks, ("1", "3"), strict=False):
        assert run_apart("--workspace", str(one.root), "merge", "2020-Q3", "--jobs", jobs, now=DAY).status == 1
    listed = os.listdir

    def shuffled(path: Path) -> list[str]:
        names = sorted(listed(path))
        random.Random(7).shuffle(names)
        return names

    monkeypatch.setattr(os, "listdir", shuffled)
    desks[2].run("merge", "2020-Q3", now=DAY)
    paths = [[filed.receipt.path for filed in one.history().filed] for one in desks]
    assert paths[0] == paths[1] == paths[2]
    outputs = [one.outputs() for one in desks]
    assert outputs[0] == outputs[1] == outputs[2]


def test_what_was_seen_first_is_posted_first_whatever_its_name(
    desk: Desk, filled: Filled, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first run saw «я.xlsx» and found the disk full; «а.xlsx», the newer revision, came in between."""
    desk.put("я.xlsx", filled("police"))

    def full(*_: object) -> str:
        raise NotDone(Obstacle.DISK_FULL, desk.root)

    with monkeypatch.context() as patched:
        patched.setattr("workbook_tools.workflows.posting.store_soon", full)
        assert desk.run("merge", "2020-Q3", now=DAY).status == 3
    desk.put("а.xlsx", filled("police again"))
    desk.done("merge", "2020-Q3", now="2020-09-16 18:00")
    assert [filed.receipt.path for filed in desk.history().filed] == ["я.xlsx", "а.xlsx"]
    police = desk.standing("police", Q3, "2020-09-16 18:00")
    assert (police["revision"], police["received_at"]) == (2, "2020-09-16T18:00:00+03:00")
    assert police["first_received_at"] == "2020-09-16T10:00:00+03:00"


# --- 3. Atomic ----------------------------------------------------------------------------------------------


def test_an_output_that_a_person_changed_is_set_aside(desk: Desk, filled: Filled) -> None:
    desk.done("merge", "2020-Q3", now=DAY)
    (name,) = [name for name in desk.outputs() if "Зведена" in name]
    (desk.root / name).write_bytes(b"changed by a person")
    desk.put("ГУНП.xlsx", filled("police"))
    ran = desk.done("merge", "2020-Q3", now=DAY)
    kept = name.replace(".xlsx", " (змінено вручну 1).xlsx")
    assert (desk.root / kept).read_bytes() == b"changed by a person"
    assert kept in ran.out
    assert (desk.root / name).read_bytes()[:2] == b"PK"
    outputs = desk.outputs()
    desk.done("merge", "2020-Q3", now=DAY)
    assert desk.outputs() == outputs


# --- 4. One bad file never stops the rest ---------------------------------------------------------------------


def test_one_bad_file_never_stops_the_rest(desk: Desk, filled: Filled) -> None:
    """In worker processes, as a person runs it; each bad file gets a sentence beside it."""
    bad = {
        "а сміття.xlsx": (b"garbage", "file_"),
        "б обірваний.xlsx": (filled("youth")[:5000], "file_truncated"),
        "в порожній.xlsx": (b"", "file_empty"),
        "г лист.docx": (word_document(), "file_is_word"),
        "ґ пароль.xlsx": (encrypted_workbook(), "file_encrypted"),
        "д старий.xls": (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 4000, "file_"),
        "є бомба.xlsx": (zip_bomb(), "package_ratio"),
    }
    for name, (data, _) in bad.items():
        path = desk.put(name, data)
        os.utime(path, (1, 1))
    desk.put("я лікарня.xlsx", filled("hospital"))
    desk.put("ГУНП.xlsx", filled("police"))
    ran = run_apart("--workspace", str(desk.root), "ingest", "--json", now=DAY)
    assert (ran.status, ran.err) == (1, "")
    files = {file["path"]: file for file in ran.json["files"]}
    for name, (_, code) in bad.items():
        assert files[name]["outcome"] == "quarantined", name
        assert files[name]["findings"][0]["code"].startswith(code), files[name]
    assert files["я лікарня.xlsx"]["outcome"] == files["ГУНП.xlsx"]["outcome"] == "accepted"
    quarantine = files_below(desk.root, "outbox/quarantine")
    assert len(quarantine) == 2 * len(bad)
    for name, (data, _) in bad.items():
        number = files[name]["receipt"]
        assert quarantine[f"outbox/quarantine/{number} {name}"] == data
        note = quarantine[f"outbox/quarantine/{number} {name}.txt"].decode("utf-8-sig")
        assert files[name]["findings"][0]["message"] in note
        assert files[name]["findings"][0]["remedy"] in note
        assert name in note


def word_document() -> bytes:
    """A .docx by its content types; no library is needed to be refused."""
    return package(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
            'wordprocessingml.document.main+xml"/></Types>',
            "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
            'officeDocument" Target="word/document.xml"/></Relationships>',
            "word/document.xml": "<document/>",
        }
    )


def encrypted_workbook() -> bytes:
    """An OLE file whose directory names an EncryptedPackage, as Excel leaves it behind a password."""
    header = bytearray(b"\0" * 512)
    header[:8] = bytes.fromhex("d0cf11e0a1b11ae1")
    header[24:34] = bytes.fromhex("3e000300feff09000600")
    header[44:52] = (1).to_bytes(4, "little") + (1).to_bytes(4, "little")
    header[56:60] = (4096).to_bytes(4, "little")
    header[60:76] = (0xFFFFFFFE).to_bytes(4, "little") + bytes(4) + (0xFFFFFFFE).to_bytes(4, "little") + bytes(4)
    header[76:512] = bytes(4) + b"\xff" * 432
    table = (0xFFFFFFFD).to_bytes(4, "little") + (0xFFFFFFFE).to_bytes(4, "little") + b"\xff" * 504
    directory = ole_entry("Root Entry", 5, 1) + ole_entry("EncryptedPackage", 2, 0xFFFFFFFF)
    return bytes(header) + table + directory.ljust(512, b"\0")


def ole_entry(name: str, kind: int, child: int) -> bytes:
    encoded = name.encode("utf-16-le") + b"\0\0"
    entry = bytearray(b"\0" * 128)
    entry[: len(encoded)] = encoded
    entry[64:66] = len(encoded).to_bytes(2, "little")
    entry[66:68] = bytes((kind, 1))
    entry[68:80] = b"\xff" * 8 + child.to_bytes(4, "little")
    entry[116:120] = (0xFFFFFFFE).to_bytes(4, "little")
    return bytes(entry)


def zip_bomb() -> bytes:
    """A part of 32 MB that inflates a thousandfold."""
    return package({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": " " * 32_000_000})


def package(parts: dict[str, str]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return buffer.getvalue()


# --- 5. No guess is silent -------------------------------------------------------------------------------------


def test_a_form_of_another_workspace_is_quarantined_with_a_note_beside_it(
    desk: Desk, filled: Filled, tmp_path: Path
) -> None:
    elsewhere = new_desk(tmp_path / "elsewhere")
    elsewhere.done("template", "2020-Q3", "--department", "police", now=ISSUED)
    desk.put("чужа.xlsx", elsewhere.form("police", Q3))
    (taken,) = desk.ingest(DAY)
    assert (taken["outcome"], taken["findings"][0]["code"]) == ("quarantined", "form_code_unknown")
    names = sorted(path.name for path in (desk.root / "outbox/quarantine").iterdir())
    assert names == ["1 чужа.xlsx", "1 чужа.xlsx.txt"]
    note = (desk.root / "outbox/quarantine/1 чужа.xlsx.txt").read_text("utf-8-sig")
    assert "не видавали" in note
    assert "Підрозділу потрібно перенести дані до форми за цей квартал" in note


@pytest.mark.parametrize(
    ("sheet", "begins", "typed", "code"),
    [
        ("Звіт", "Код форми", "Код форми: {other}", "sheets_of_different_forms"),
        ("_meta", "{own}", "{other}", "form_codes_disagree"),
    ],
)
def test_carriers_that_disagree_are_held_and_never_filed_by_majority(
    desk: Desk, filled: Filled, sheet: str, begins: str, typed: str, code: str
) -> None:
    own, other = code_of(desk, "police"), code_of(desk, "youth_sport")
    change = {(sheet, begins.format(own=own)): typed.format(other=other)}
    desk.put("змішана.xlsx", retyped(filled("police"), change))
    (taken,) = desk.ingest(DAY)
    assert taken["outcome"] == "held"
    codes = [finding["code"] for finding in taken["findings"]]
    assert codes[0] == code
    assert {"carrier_cell", "carrier_meta"} <= set(codes), "it says which carrier says what"
    assert desk.standing("police", Q3, DAY)["standing"] == "missing"
    assert desk.standing("youth_sport", Q3, DAY)["standing"] == "missing"
    shown = desk.done("status", "2020-Q3", now=DAY).out
    assert "змішана.xlsx" in shown
    assert "decide" in shown, "it says how to decide"


def code_of(desk: Desk, department: str) -> str:
    with open_ledger(desk.root / "archive/ledger.sqlite3") as ledger:
        (code,) = (code for code, issued in ledger.assignments().items() if issued.department.code == department)
        return code


# --- 6. Cells are data ------------------------------------------------------------------------------------------


def test_formula_like_text_stays_text_in_every_output(desk: Desk, filled: Filled) -> None:
    texts = ['=HYPERLINK("https://evil.example.org","так")', "+38 050 111 22 33", "-проведено", "@SUM(A1)"]
    plain = answer("police", "14.09", events=["07.09 | 5 | урок | Назва | 12"])
    sly = {"narrative": texts[0], "reason": texts[2], "links": texts[3]}
    for wrong, outcome in ((False, "accepted"), (True, "returned")):
        measures = {"5": {**plain.measures["5"], **sly, "status": "" if wrong else "виконується"}}
        fields = {**plain.fields, "phone": texts[1]}
        row = {**event("07.09 | 5 | урок | Назва | 12"), "title": texts[0], "place": texts[3]}
        data = fill_in(desk.form("police", Q3), replace(plain, fields=fields, measures=measures, register=[row]))
        desk.put(f"{outcome}.xlsx", data)
        (taken,) = desk.ingest(DAY)
        assert taken["outcome"] == outcome, taken
    desk.done("merge", "2020-Q3", now=DAY)
    (marked,) = (desk.root / "outbox/2020-Q3/returned").glob("*.xlsx")
    for data, expected in ((marked.read_bytes(), texts), (desk.consolidated[Q3], [texts[0], texts[2]])):
        workbook = load_workbook(BytesIO(data))
        cells = [cell for sheet in workbook for line in sheet.iter_rows() for cell in line]
        found = {cell.value: cell.data_type for cell in cells if cell.value in texts}
        assert set(found) >= set(expected)
        assert set(found.values()) <= {"s", "inlineStr"}
        assert not any("evil" in str(cell.hyperlink.target) for cell in cells if cell.hyperlink)
        assert not any(cell.data_type == "f" and "evil" in str(cell.value) for cell in cells)


# --- 7. Late never counts as on time; a returned revision never displaces an accepted one ------------------------


def test_late_acceptance_never_counts_as_on_time(desk: Desk, filled: Filled) -> None:
    """Returned in time and corrected after the 17th is late; the 17th itself is in time."""
    desk.put("а.xlsx", filled("police without status"))
    desk.put("б.xlsx", filled("hospital"))
    assert {file["outcome"] for file in desk.ingest("2020-09-17 23:59")} == {"returned", "accepted"}
    desk.put("в.xlsx", filled("police"))
    (taken,) = desk.ingest("2020-09-18 00:00")
    assert taken["outcome"] == "accepted"
    police = desk.standing("police", Q3, "2020-09-18 09:00")
    assert (police["standing"], police["late"], police["overdue"]) == ("accepted_late", True, False)
    assert police["first_received_at"] == "2020-09-17T23:59:00+03:00"
    hospital = desk.standing("hospital", Q3, "2020-09-18 09:00")
    assert (hospital["standing"], hospital["late"]) == ("accepted", False)
    desk.put("г.xlsx", filled("police again"))
    desk.ingest("2020-09-19 10:00")
    assert desk.standing("police", Q3, "2020-09-19 10:00")["standing"] == "accepted_late"


def test_a_correction_of_a_timely_report_stays_timely(desk: Desk, filled: Filled) -> None:
    desk.put("а.xlsx", filled("police"))
    desk.ingest(DAY)
    desk.put("б.xlsx", filled("police again"))
    desk.ingest("2020-09-25 10:00")
    police = desk.standing("police", Q3, "2020-09-25 10:00")
    assert (police["standing"], police["late"], police["revision"]) == ("accepted", False, 2)


def test_a_returned_revision_never_displaces_an_accepted_one(desk: Desk, filled: Filled) -> None:
    desk.put("а.xlsx", filled("police"))
    desk.ingest(DAY)
    desk.put("б.xlsx", filled("police without status"))
    (taken,) = desk.ingest("2020-09-16 12:00")
    assert (taken["outcome"], taken["revision"]) == ("returned", 2)
    police = desk.standing("police", Q3, "2020-09-18 12:00")
    assert (police["standing"], police["revision"], police["overdue"]) == ("accepted", 1, False)
    merged = desk.done("merge", "2020-Q3", "--json", now="2020-09-18 12:00").json
    reach = next(row for row in merged["indicators"] if row["code"] == "5.1")
    assert (reach["quarter"], reach["cumulative"]) == (120, 920)
    assert [path.name for path in (desk.root / "outbox/2020-Q3/returned").iterdir()] == ["Поліція.xlsx"]
    desk.put("в.xlsx", filled("police again"))
    desk.ingest("2020-09-18 13:00")
    assert list((desk.root / "outbox/2020-Q3/returned").iterdir()) == [], "only what still needs mending"
    assert desk.standing("police", Q3, "2020-09-18 13:00")["revision"] == 3


# --- 8. Traceable and repeatable -----------------------------------------------------------------------------------


def test_known_at_gives_byte_for_byte_what_the_merge_of_that_moment_gave(desk: Desk, filled: Filled) -> None:
    moments = ["2020-09-16 10:00", "2020-09-17 10:00", "2020-09-18 09:30"]
    given = []
    for moment, name in zip(moments, ("police without status", "hospital", "police"), strict=True):
        desk.put("звіт.xlsx", filled(name))
        desk.run("merge", "2020-Q3", now=moment)
        given.append(desk.consolidated[Q3])
    assert len(set(given)) == 3
    desk.run("decide", "reject", "2", "--reason", "надіслано помилково", now="2020-09-20 10:00")
    desk.done("merge", "2020-Q3", now="2020-09-21 10:00")
    assert desk.consolidated[Q3] not in given
    latest = desk.consolidated[Q3]
    for moment, data in zip(moments, given, strict=True):
        ran = desk.done("merge", "2020-Q3", "--known-at", moment, "--json", now="2020-10-01 10:00")
        assert ran.json["ingest"] is None
        assert (desk.root / ran.json["workbook"]).read_bytes() == data, moment
    assert desk.consolidated[Q3] == latest, "a file of its own"


def test_known_at_does_not_take_in_the_inbox(desk: Desk, filled: Filled) -> None:
    desk.put("звіт.xlsx", filled("police"))
    desk.done("merge", "2020-Q3", "--known-at", "2020-09-10 10:00", now=DAY)
    assert desk.inbox() == ["звіт.xlsx"]
    assert desk.history().filed == ()


def test_every_receipt_is_traceable_to_its_file(desk: Desk, filled: Filled) -> None:
    desk.put("лист від поліції.xlsx", filled("police"))
    desk.done("merge", "2020-Q3", now=DAY)
    (row,) = sheet_rows(desk.consolidated[Q3], RECEIPTS.title)
    found = dict(zip((heading.key for heading in RECEIPTS.headings), row, strict=True))
    assert (found["number"], found["path"], found["department"]) == (1, "лист від поліції.xlsx", "Поліція")
    assert (desk.root / str(found["archived"])).read_bytes() == filled("police")
    assert sha(filled("police")).startswith(str(found["sha256"]))
