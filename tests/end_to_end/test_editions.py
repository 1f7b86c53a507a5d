"""Editions from the ledger to the outbox: what was issued stays, what comes later is held, and what changed is told."""

import io
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from msgspec.structs import replace
from openpyxl import load_workbook
from plans import Q3, Q4
from quarters import Desk, answer, edit_plan, files_below, sheet_rows

from workbook_tools.demo.clerk import fill_in
from workbook_tools.files.documents.printing import NoLibreOffice, NotPrinted
from workbook_tools.files.memory.ledger import open_ledger
from workbook_tools.model.edition import Edition
from workbook_tools.model.quarter import Quarter
from workbook_tools.model.report_layout import CHANGES, OVERVIEW_TITLE

Filled = Callable[[str], bytes]
IN_TIME, ISSUED, LATER = "2020-09-16 10:00", "2020-09-18 10:00", "2020-09-25 10:00"
CURRENT = "outbox/2020-Q3/Зведена інформація 2020-Q3.xlsx"
MEMO = "outbox/2020-Q3/Доповідна записка 2020-Q3.docx"
WORKBOOK_NAME, MEMO_NAME, PAGE_NAME = "Зведена інформація", "Доповідна записка", "Огляд"
"""Each with the quarter, the edition's number and its ending behind it."""
PRINTED = b"%PDF-1.6 a page"


@pytest.fixture(autouse=True)
def pages(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The workbooks that were printed; each print is another one, as LibreOffice's are."""
    printed: list[bytes] = []

    def printing(workbook: bytes) -> bytes:
        printed.append(workbook)
        return PRINTED + str(len(printed)).encode()

    monkeypatch.setattr("workbook_tools.workflows.issue_edition.print_first_sheet", printing)
    return printed


@pytest.fixture
def reported(desk: Desk, filled: Filled) -> Desk:
    """The hospital's report is № 1, the police's № 2; the others are missing."""
    for name in ("hospital", "police"):
        desk.put(f"{name}.xlsx", filled(name))
        desk.done("ingest", now=IN_TIME)
    return desk


@pytest.fixture
def closed(reported: Desk) -> Desk:
    reported.done("issue", "2020-Q3", now=ISSUED)
    return reported


def editions(desk: Desk, quarter: Quarter = Q3) -> tuple[Edition, ...]:
    with open_ledger(desk.root / "archive/ledger.sqlite3") as ledger:
        return ledger.editions.of(quarter)


def edition_files(desk: Desk, number: int) -> dict[str, bytes]:
    """By the first words of their names."""
    folder = f"outbox/2020-Q3/видання {number}"
    return {Path(name).name.partition(" 2020-Q3")[0]: data for name, data in files_below(desk.root, folder).items()}


def taken(desk: Desk, data: bytes, now: str = LATER) -> tuple[str, list[str]]:
    desk.put("уточнення.xlsx", data)
    (file,) = desk.ingest(now)
    return file["outcome"], [finding["code"] for finding in file["findings"]]


def changes(workbook: bytes) -> list[tuple[Any, ...]]:
    """«Що змінилося», «Виконавець», «Було», «Стало», «Надходження»."""
    return [
        tuple(cell.replace("\u00a0", " ") if isinstance(cell, str) else cell for cell in row[1:])
        for row in sheet_rows(workbook, CHANGES.title)
    ]


def overview(workbook: bytes) -> list[str]:
    """What stands above the cards."""
    sheet = load_workbook(io.BytesIO(workbook))[OVERVIEW_TITLE]
    return [str(cell.value) for row in sheet.iter_rows(max_row=2) for cell in row if cell.value]


def memo_words(data: bytes) -> list[str]:
    return [paragraph.text.replace("\u00a0", " ") for paragraph in Document(io.BytesIO(data)).paragraphs]


def status_edition(desk: Desk, now: str) -> Any:
    return desk.done("status", "2020-Q3", "--json", now=now).json["edition"]


# --- the first edition -----------------------------------------------------------------------------------


def test_issue_freezes_what_the_ledger_counts(reported: Desk, pages: list[bytes]) -> None:
    ran = reported.done("issue", "III квартал 2020", "--reason", "планова нарада", now=ISSUED)
    (edition,) = editions(reported)
    assert (edition.number, edition.reason, edition.changes) == (1, "планова нарада", ())
    names = [f"{name} 2020-Q3, видання 1" for name in (WORKBOOK_NAME, MEMO_NAME, PAGE_NAME)]
    assert [file.name for file in edition.files] == [f"{names[0]}.xlsx", f"{names[1]}.docx", f"{names[2]}.pdf"]
    frozen = {
        file.name.partition(" 2020-Q3")[0]: (reported.root / file.archived).read_bytes() for file in edition.files
    }
    assert frozen == edition_files(reported, 1)
    assert pages == [frozen[WORKBOOK_NAME]]
    assert all(file.archived.startswith("archive/editions/2020-Q3/1/") for file in edition.files)
    for file in edition.files:
        assert f"outbox/2020-Q3/видання 1/{file.name}" in ran.out
    assert "Ще не враховано" in ran.out
    assert "видання 1 від 18.09.2020 (планова нарада)." in reported.done("status", "2020-Q3", now=ISSUED).out
    assert "Видання 1 від 18.09.2020" in overview(frozen[WORKBOOK_NAME])
    assert not [line for line in memo_words(frozen[MEMO_NAME]) if "уточнен" in line]


def test_the_current_documents_are_the_editions_while_nothing_changes(closed: Desk) -> None:
    merged = closed.done("merge", "2020-Q3", "--json", now=LATER).json
    assert merged["edition"] == {"number": 1, "issued_at": "2020-09-18T10:00:00+03:00", "changed": False, "reason": ""}
    closed.done("memo", "2020-Q3", now=LATER)
    assert (closed.root / CURRENT).read_bytes() == edition_files(closed, 1)[WORKBOOK_NAME]
    assert (closed.root / MEMO).read_bytes() == edition_files(closed, 1)[MEMO_NAME]
    assert CHANGES.title not in load_workbook(closed.root / CURRENT).sheetnames
    assert status_edition(closed, LATER) == merged["edition"]
    assert "workbook-tools memo" not in closed.done("merge", "2020-Q3", now=LATER).out, "issue made it"
    assert "видання 1 від 18.09.2020" in closed.done("status", "2020-Q3", now=LATER).out


def test_a_quarter_without_an_edition_has_none(reported: Desk) -> None:
    assert status_edition(reported, ISSUED) is None
    assert reported.done("merge", "2020-Q3", "--json", now=ISSUED).json["edition"] is None
    assert "идання" not in " ".join(overview(reported.consolidated[Q3]))


def test_files_in_the_inbox_are_pointed_out_and_stay(reported: Desk, filled: Filled) -> None:
    reported.put("молодь.xlsx", filled("youth"))
    reported.put("~$молодь.xlsx", b"owner")
    ran = reported.done("issue", "2020-Q3", now=ISSUED)
    assert "не враховує: 1" in ran.out
    assert reported.inbox() == ["~$молодь.xlsx", "молодь.xlsx"]


def test_nothing_is_issued_before_there_is_anything_to_tell(desk: Desk) -> None:
    ran = desk.run("issue", "2020-Q3", now="2020-09-17 23:00")
    assert (ran.status, ran.out) == (2, "")
    assert editions(desk) == ()
    desk.done("issue", "2020-Q3", now="2020-09-18 00:00")
    assert [edition.number for edition in editions(desk)] == [1]


def test_the_quarter_is_to_be_named(reported: Desk) -> None:
    assert reported.run("issue", now=ISSUED).status == 2
    assert reported.run("issue", "2019-Q1", now=ISSUED).status == 2
    assert editions(reported) == ()


def test_a_broken_memo_template_freezes_nothing(reported: Desk) -> None:
    (reported.root / "templates/memo_template.docx").write_bytes(b"no document")
    ran = reported.run("issue", "2020-Q3", now=ISSUED)
    assert (ran.status, ran.out) == (2, "")
    assert editions(reported) == ()
    assert not (reported.root / "archive/editions").exists()


@pytest.mark.parametrize(("hindrance", "words"), [(NoLibreOffice, "не знайдено LibreOffice"), (NotPrinted, "не зміг")])
def test_without_libreoffice_the_edition_has_no_page(
    reported: Desk, monkeypatch: pytest.MonkeyPatch, hindrance: type[Exception], words: str
) -> None:
    def refused(workbook: bytes) -> bytes:
        raise hindrance

    monkeypatch.setattr("workbook_tools.workflows.issue_edition.print_first_sheet", refused)
    assert words in reported.done("issue", "2020-Q3", now=ISSUED).out
    assert set(edition_files(reported, 1)) == {WORKBOOK_NAME, MEMO_NAME}
    assert words not in reported.done("issue", "2020-Q3", now=LATER).out


# --- again ---------------------------------------------------------------------------------------------------


def test_again_without_news_there_is_no_new_edition(closed: Desk, pages: list[bytes]) -> None:
    before, files = closed.outputs(), closed.originals()
    ran = closed.done("issue", "2020-Q3", now=LATER)
    assert "нічого не змінилося" in ran.out
    assert (closed.outputs(), closed.originals()) == (before, files)
    assert len(editions(closed)) == len(pages) == 1


def test_what_is_gone_from_the_outbox_comes_back_and_what_was_filled_in_stays(closed: Desk, pages: list[bytes]) -> None:
    """The page is not printed anew: it would be another one."""
    was = edition_files(closed, 1)
    folder = closed.root / "outbox/2020-Q3/видання 1"
    (folder / f"{PAGE_NAME} 2020-Q3, видання 1.pdf").unlink()
    (folder / f"{WORKBOOK_NAME} 2020-Q3, видання 1.xlsx").unlink()
    (folder / f"{MEMO_NAME} 2020-Q3, видання 1.docx").write_bytes(b"filled in and signed")
    closed.done("issue", "2020-Q3", now=LATER)
    assert edition_files(closed, 1) == {**was, MEMO_NAME: b"filled in and signed"}
    assert len(pages) == 1


def test_what_the_archive_has_lost_is_told_and_hinders_no_edition(corrected: Desk) -> None:
    """The first edition's memo is gone, its workbook emptied, and its folder of the outbox is gone too."""
    memo, workbook, page = sorted(
        (corrected.root / "archive/editions/2020-Q3/1").iterdir(), key=lambda path: path.name[13:]
    )
    memo.unlink()
    workbook.write_bytes(b"")
    shutil.rmtree(corrected.root / "outbox/2020-Q3/видання 1")
    for _ in range(2):
        ran = corrected.run("issue", "2020-Q3", now=LATER)
        assert (ran.status, ran.err) == (1, "")
        told = ran.out.split("Відновіть їх із резервної копії:\n")[1].split("\n")
        lost = [f"archive/editions/2020-Q3/1/{path.name}" for path in (workbook, memo)]
        assert [line.strip() for line in told[:2]] == lost
        assert set(edition_files(corrected, 2)) == {WORKBOOK_NAME, MEMO_NAME, PAGE_NAME}
        assert edition_files(corrected, 1) == {PAGE_NAME: page.read_bytes()}


def test_an_older_edition_that_is_open_does_not_keep_back_the_new_one(corrected: Desk) -> None:
    first = corrected.root / f"outbox/2020-Q3/видання 1/{WORKBOOK_NAME} 2020-Q3, видання 1.xlsx"
    first.unlink()
    owner = first.with_name(f"~${first.name}")
    owner.write_bytes(b"owner")
    assert corrected.run("issue", "2020-Q3", now=LATER).status == 3
    assert set(edition_files(corrected, 2)) == {WORKBOOK_NAME, MEMO_NAME, PAGE_NAME}
    owner.unlink()
    corrected.done("issue", "2020-Q3", now=LATER)
    assert first.exists()
    assert len(editions(corrected)) == 2


def test_what_stood_at_the_place_of_a_new_edition_is_set_aside_and_told(reported: Desk) -> None:
    place = reported.root / f"outbox/2020-Q3/видання 1/{MEMO_NAME} 2020-Q3, видання 1.docx"
    place.parent.mkdir()
    place.write_bytes(b"mine")
    ran = reported.done("issue", "2020-Q3", now=ISSUED)
    aside = place.with_name(f"{place.stem} (змінено вручну 1).docx")
    assert aside.read_bytes() == b"mine"
    assert aside.name in ran.out


def test_reports_that_wait_for_a_decision_are_named_with_the_edition(closed: Desk, filled: Filled) -> None:
    taken(closed, filled("youth"))
    taken(closed, filled("police again"))
    ran = closed.done("issue", "2020-Q3", now=LATER)
    assert "в цьому виданні не враховані: № 3, № 4." in ran.out.replace("\u00a0", " ")


# --- a closed quarter ------------------------------------------------------------------------------------------


def test_a_report_for_an_issued_quarter_is_held_and_has_changed_nothing_yet(closed: Desk, filled: Filled) -> None:
    assert taken(closed, filled("police again")) == ("held", ["quarter_issued"])
    merged = closed.done("merge", "2020-Q3", "--json", now=LATER).json
    assert merged["edition"]["changed"] is False
    assert next(i for i in merged["indicators"] if i["code"] == "5.1")["quarter"] == 120
    shown = closed.done("status", "2020-Q3", now=LATER).out.replace("\u00a0", " ")
    assert "Чекають Вашого рішення" in shown
    assert "уже видано (видання 1)" in shown


def test_bytes_of_a_superseded_revision_wait_for_both_reasons(reported: Desk, filled: Filled) -> None:
    """To waive the one does not open the quarter."""
    assert taken(reported, filled("police again"), "2020-09-17 10:00")[0] == "accepted"
    reported.done("issue", "2020-Q3", now=ISSUED)
    assert taken(reported, filled("police")) == ("held", ["quarter_issued", "superseded_bytes"])
    reported.done("decide", "waive", "4", "superseded_bytes", "--reason", "навмисно", now=LATER)
    assert reported.history().filed[-1].receipt.number == 4
    assert reported.done("status", "2020-Q3", "--json", now=LATER).json["waiting"] == [4]


def test_who_had_not_reported_and_waits_now_stands_otherwise(closed: Desk, filled: Filled) -> None:
    assert taken(closed, filled("youth"))[0] == "held"
    closed.done("merge", "2020-Q3", now=LATER)
    now = "звіт чекає рішення координатора, строк минув"
    assert changes(closed.consolidated[Q3]) == [("Звітування", "Молодь і спорт", "не звітував, строк минув", now, None)]


def test_other_quarters_stay_open(closed: Desk) -> None:
    closed.done("template", "2020-Q4", now="2020-12-01 10:00")
    police = answer("police", "15.12", Q4, events=["20.10 | 5 | урок | Безпека | 40"])
    closed.send("police", Q4, police)
    (file,) = closed.ingest("2020-12-16 10:00")
    assert file["outcome"] == "accepted"


@pytest.mark.parametrize(("came", "outcome"), [("before", "accepted"), ("after", "held")])
def test_judged_anew_a_report_is_held_only_if_it_came_after_the_edition(
    reported: Desk, filled: Filled, monkeypatch: pytest.MonkeyPatch, came: str, outcome: str
) -> None:
    """All at one moment of the clock: the ledger's order alone says which came first."""
    data = filled("youth")
    if came == "before":
        assert taken(reported, data, ISSUED)[0] == "accepted"
    reported.done("issue", "2020-Q3", now=ISSUED)
    if came == "after":
        assert taken(reported, data, ISSUED)[0] == "held"
    edition = reported.history().filed[-1].judgement.rules_edition
    monkeypatch.setattr("workbook_tools.workflows.posting.RULES_EDITION", edition + 1)
    reported.put("ще раз.xlsx", data)
    reported.ingest(ISSUED)
    judged = reported.history().filed[-1].judgement
    assert (judged.rules_edition, judged.outcome) == (edition + 1, outcome)


# --- the corrected edition ---------------------------------------------------------------------------------------


@pytest.fixture
def corrected(closed: Desk, filled: Filled) -> Desk:
    """The police's 120 became 130, and the coordinator accepted it: № 3."""
    taken(closed, filled("police again"))
    closed.done("decide", "accept", "3", "--reason", "узгоджено", now=LATER)
    return closed


CORRECTIONS = [
    ("Звіт, надходження № 3 від 25.09.2020", "Поліція", "–", "прийнято й ураховано замість надходження № 2", 3),
    ("Рішення координатора від 25.09.2020", "Поліція", "–", "прийнято надходження № 3. Підстава: узгоджено", 3),
    ("Показник 5.1, за квартал", None, "120", "130", None),
    ("Показник 5.1, з початку року", None, "920", "930", None),
    ("Показник 5.1, відсоток", None, "9,2 %", "9,3 %", None),
    ("Показник 5.1, внесок за квартал", "Поліція", "120", "130", None),
    ("Реєстр", "Поліція", "1 запис, враховано 1", "1 запис, враховано 1; додано 1; вилучено 1", None),
]
"""By hand: 800 before, and 120 or 130 in the quarter, of 10 000."""


def test_what_is_accepted_later_is_listed_in_the_current_documents(corrected: Desk) -> None:
    ran = corrected.done("merge", "2020-Q3", now=LATER)
    assert "workbook-tools issue 2020-Q3" in ran.out
    assert status_edition(corrected, LATER)["changed"] is True
    workbook = (corrected.root / CURRENT).read_bytes()
    assert changes(workbook) == CORRECTIONS
    title, _, edition = overview(workbook)
    assert title.startswith("Уточнена зведена інформація")
    assert edition == "Уточнена інформація: зміни після видання 1 від 18.09.2020"
    corrected.done("memo", "2020-Q3", now=LATER)
    said = memo_words((corrected.root / MEMO).read_bytes())
    assert [line for line in said if line.endswith("(уточнена інформація)")]
    start = said.index("Це уточнена інформація. Після подання попередньої (видання 1 від 18.09.2020) змінилося таке:")
    assert said[start + 1 : start + 7] == [
        "– Звіт, надходження № 3 від 25.09.2020 (ГУНП в місті Глухові): прийнято й ураховано замість надходження № 2.",
        "– Рішення координатора від 25.09.2020 (ГУНП в місті Глухові): прийнято надходження № 3. Підстава: узгоджено.",
        "– Показник 5.1, за квартал: було – 120; стало – 130.",
        "– Показник 5.1, з початку року: було – 920; стало – 930.",
        "– Показник 5.1, відсоток: було – 9,2 %; стало – 9,3 %.",
        "Зміни у відомостях окремих виконавців перелічено у зведеній інформації, на аркуші «Зміни».",
    ]


def test_the_next_issue_is_the_corrected_edition_and_the_first_one_stays(corrected: Desk) -> None:
    first = edition_files(corrected, 1)
    ran = corrected.done("issue", "2020-Q3", now=LATER)
    assert "7 змін після видання 1" in ran.out
    assert edition_files(corrected, 1) == first
    second = edition_files(corrected, 2)
    assert changes(second[WORKBOOK_NAME]) == CORRECTIONS
    assert "Видання 2 від 25.09.2020, уточнене: зміни після видання 1" in overview(second[WORKBOOK_NAME])
    assert len(editions(corrected)[1].changes) == 7
    corrected.done("merge", "2020-Q3", now="2020-10-01 10:00")
    corrected.done("memo", "2020-Q3", now="2020-10-01 10:00")
    assert (corrected.root / CURRENT).read_bytes() == second[WORKBOOK_NAME]
    assert (corrected.root / MEMO).read_bytes() == second[MEMO_NAME]
    assert status_edition(corrected, "2020-10-01 10:00") == {
        "number": 2,
        "issued_at": "2020-09-25T10:00:00+03:00",
        "changed": False,
        "reason": "",
    }


def test_what_changed_at_the_very_moment_of_the_edition_is_told(reported: Desk, filled: Filled) -> None:
    reported.done("issue", "2020-Q3", now=ISSUED)
    taken(reported, filled("police again"), ISSUED)
    reported.done("decide", "accept", "3", "--reason", "узгоджено", now=ISSUED)
    assert status_edition(reported, ISSUED)["changed"] is True
    assert "7 змін" in reported.done("issue", "2020-Q3", now=ISSUED).out


def test_known_at_tells_of_the_editions_that_there_were(corrected: Desk) -> None:
    corrected.done("issue", "2020-Q3", now="2020-09-28 10:00")

    def known(moment: str) -> Any:
        ran = corrected.done("merge", "2020-Q3", "--known-at", moment, "--json", now="2020-10-01 10:00")
        return ran.json["edition"], (corrected.root / ran.json["workbook"]).read_bytes()

    assert known("2020-09-17 12:00")[0] is None
    first, workbook = known("2020-09-24 12:00")
    assert (first["number"], first["changed"], workbook) == (1, False, edition_files(corrected, 1)[WORKBOOK_NAME])
    between, workbook = known("2020-09-26 12:00")
    assert (between["number"], between["changed"], changes(workbook)) == (1, True, CORRECTIONS)
    second, workbook = known("2020-09-30 12:00")
    assert (second["number"], second["changed"], workbook) == (2, False, edition_files(corrected, 2)[WORKBOOK_NAME])


def test_a_rebuild_tells_of_the_edition_of_its_moment_and_asks_for_nothing(corrected: Desk) -> None:
    corrected.done("issue", "2020-Q3", now="2020-09-28 10:00")
    for command in ("merge", "memo"):

        def known(moment: str, command: str = command) -> str:
            return corrected.done(command, "2020-Q3", "--known-at", moment, now="2020-10-01 10:00").out

        before, first, between, second = map(known, ("17.09.2020", "24.09.2020", "26.09.2020", "30.09.2020"))
        assert "идання" not in before
        assert "видання 1 від 18.09.2020; враховані відомості після нього ще не змінилися" in first
        assert "видання 1 від 18.09.2020; враховані відомості після нього вже змінилися" in between
        assert "видання 2 від 28.09.2020; враховані відомості після нього ще не змінилися" in second
        assert "workbook-tools" not in before + first + between + second


def test_time_alone_can_make_a_difference(reported: Desk) -> None:
    """Issued before the deadline was over: who was missing is overdue a day later."""
    reported.done("issue", "2020-Q3", now="2020-09-17 18:00")
    assert status_edition(reported, "2020-09-17 23:59")["changed"] is False
    reported.done("merge", "2020-Q3", now="2020-09-18 00:01")
    told = changes(reported.consolidated[Q3])
    assert {row[2:4] for row in told} == {("не звітував", "не звітував, строк минув")}
    assert len(told) == 7


def test_an_extended_deadline_and_another_plan_are_changes(closed: Desk) -> None:
    closed.done("decide", "extend", "youth_sport", "2020-Q3", "30.09.2020", "--reason", "карантин", now=LATER)
    edit_plan(closed, {("5.1", "target"): 9200})
    closed.done("merge", "2020-Q3", now=LATER)
    told = changes(closed.consolidated[Q3])
    assert ("Звітування", "Молодь і спорт", "не звітував, строк минув", "не звітував", None) in told
    words = "строк подання продовжено до 30.09.2020 включно. Підстава: карантин"
    assert ("Рішення координатора від 25.09.2020", "Молодь і спорт", "–", words, None) in told
    assert ("План заходів", None, "у редакції, чинній на день видання", "у новій редакції", None) in told
    assert ("Показник 5.1, відсоток", None, "9,2 %", "10,0 %", None) in told


def test_a_correction_of_an_open_earlier_quarter_changes_a_later_edition(reported: Desk, filled: Filled) -> None:
    """800 and 120 of the third quarter, 40 of the fourth; then 130."""
    reported.done("template", "2020-Q4", now="2020-12-01 10:00")
    reported.send("police", Q4, answer("police", "15.12", Q4, events=["20.10 | 5 | урок | Безпека | 40"]))
    reported.ingest("2020-12-16 10:00")
    reported.done("issue", "2020-Q4", now="2020-12-18 10:00")
    assert taken(reported, filled("police again"), "2020-12-21 10:00")[0] == "accepted"
    reported.done("merge", "2020-Q4", now="2020-12-21 10:00")
    assert changes(reported.consolidated[Q4]) == [
        ("Показник 5.1, з початку року", None, "960", "970", None),
        ("Показник 5.1, відсоток", None, "9,6 %", "9,7 %", None),
        ("Показник 5.1, внесок з початку року до звітного періоду", "Поліція", "920", "930", None),
    ]


def test_what_was_said_otherwise_alone_is_left_to_the_workbook(closed: Desk) -> None:
    """The same figures in other words: the memo says where they are."""
    police = answer(
        "police",
        "14.09",
        openings={"5.1": 800},
        events=["07.09 | 5 | урок | Безпека в Інтернеті | 120 | https://example.org/news/2020/09/07"],
    )
    said = {"5": {**police.measures["5"], "narrative": "Проведено урок у школі № 2, його описано в реєстрі."}}
    taken(closed, fill_in(closed.form("police", Q3), replace(police, measures=said)))
    closed.done("decide", "accept", "3", "--reason", "узгоджено", now=LATER)
    closed.done("merge", "2020-Q3", now=LATER)
    told = changes(closed.consolidated[Q3])
    assert [row[0] for row in told] == [
        "Звіт, надходження № 3 від 25.09.2020",
        "Рішення координатора від 25.09.2020",
        "Захід № 5, хід виконання",
    ]
    assert told[2][3] == "Проведено урок у школі № 2, його описано в реєстрі."
