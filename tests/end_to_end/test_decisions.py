"""What waits for the coordinator, what the coordinator states and decides, and where it shows."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from plans import Q3
from quarters import Desk, answer, edit_plan, files_below, sheet_rows

from workbook_tools.demo.clerk import fill_in
from workbook_tools.model.report_layout import FINDINGS, OVERVIEW_TITLE, RECEIPTS
from workbook_tools.rules.catalogue import message

Filled = Callable[[str], bytes]
DAY = "2020-09-16 10:00"


def sent(desk: Desk, data: bytes, now: str, name: str = "звіт.xlsx") -> tuple[str, list[str]]:
    """The outcome and the codes of one file."""
    desk.put(name, data)
    (taken,) = desk.ingest(now)
    return taken["outcome"], [finding["code"] for finding in taken["findings"]]


def row_of(desk: Desk, number: int) -> dict[str, object]:
    """A row of «Отримані звіти» after a merge."""
    rows = sheet_rows(desk.consolidated[Q3], RECEIPTS.title)
    keys = [heading.key for heading in RECEIPTS.headings]
    return next(found for row in rows if (found := dict(zip(keys, row, strict=True)))["number"] == number)


# --- what is held ------------------------------------------------------------------------------------------


def test_the_same_bytes_again_are_one_receipt_and_a_note(desk: Desk, filled: Filled) -> None:
    sent(desk, filled("police"), DAY)
    assert sent(desk, filled("police"), "2020-09-18 10:00", "ще раз.xlsx") == ("duplicate", ["already_received"])
    assert len(desk.history().filed) == 1
    assert desk.inbox() == []
    assert desk.standing("police", Q3, "2020-09-19 10:00")["late"] is False


@pytest.mark.parametrize("changed", ["plan", "rules"])
def test_known_bytes_are_judged_anew_on_their_receipt_when_plan_or_rules_changed(
    desk: Desk, filled: Filled, monkeypatch: pytest.MonkeyPatch, changed: str
) -> None:
    sent(desk, filled("police"), DAY)
    (before,) = desk.history().filed
    if changed == "plan":
        edit_plan(desk, {("9.1", "denominator"): 3600})
    else:
        monkeypatch.setattr("workbook_tools.workflows.posting.RULES_EDITION", before.judgement.rules_edition + 1)
    assert sent(desk, filled("police"), "2020-09-16 12:00")[0] == "duplicate"
    (after,) = desk.history().filed
    assert after.receipt == before.receipt
    editions = [(f.judgement.plan_edition, f.judgement.rules_edition) for f in (before, after)]
    assert editions[0] != editions[1]


def test_a_named_file_that_stays_where_it_is_is_a_duplicate_the_second_time(
    desk: Desk, filled: Filled, tmp_path: Path
) -> None:
    path = tmp_path / "пошта" / "звіт.xlsx"
    path.parent.mkdir()
    path.write_bytes(filled("police without status"))
    first = desk.run("ingest", str(path), "--json", now=DAY)
    second = desk.run("ingest", str(path), "--json", now="2020-09-16 11:00")
    assert (first.status, first.json["files"][0]["outcome"]) == (1, "returned")
    assert (second.status, second.json["files"][0]["outcome"]) == (0, "duplicate")
    assert path.read_bytes() == filled("police without status"), "a named file is not removed"


def test_the_bytes_of_a_superseded_revision_are_held(desk: Desk, filled: Filled) -> None:
    sent(desk, filled("police"), DAY)
    sent(desk, filled("police again"), "2020-09-16 11:00")
    outcome, codes = sent(desk, filled("police"), "2020-09-16 12:00")
    assert (outcome, codes) == ("held", ["superseded_bytes"])
    assert len(desk.history().filed) == 3
    police = desk.standing("police", Q3, DAY)
    assert (police["standing"], police["revision"]) == ("accepted", 2)
    assert sent(desk, filled("police"), "2020-09-16 13:00")[0] == "duplicate", "it waits already"
    desk.done("decide", "accept", "3", "--reason", "повернули навмисно", now="2020-09-16 14:00")
    assert desk.standing("police", Q3, DAY)["revision"] == 3


def test_what_was_to_be_mended_is_so_again_when_its_successor_is_rejected(desk: Desk, filled: Filled) -> None:
    assert sent(desk, filled("police without status"), DAY)[0] == "returned"
    assert sent(desk, filled("police"), "2020-09-16 11:00")[0] == "accepted"
    assert files_below(desk.root, "outbox/2020-Q3/returned") == {}
    desk.done("decide", "reject", "2", "--reason", "надіслано помилково", now="2020-09-16 12:00")
    desk.done("merge", "2020-Q3", now="2020-09-16 12:00")
    assert desk.standing("police", Q3, "2020-09-16 12:00")["standing"] == "returned"
    assert [Path(name).name for name in files_below(desk.root, "outbox/2020-Q3/returned")] == ["Поліція.xlsx"]


def test_a_named_file_of_a_superseded_revision_is_held_too(desk: Desk, filled: Filled, tmp_path: Path) -> None:
    old, new = tmp_path / "старий.xlsx", tmp_path / "новий.xlsx"
    old.write_bytes(filled("police"))
    new.write_bytes(filled("police again"))
    desk.done("ingest", str(old), now=DAY)
    desk.done("ingest", str(new), now="2020-09-16 11:00")
    again = desk.run("ingest", str(old), "--json", now="2020-09-16 12:00")
    assert (again.status, again.json["files"][0]["outcome"]) == (1, "held")


def test_two_different_workbooks_of_one_moment_are_both_held(desk: Desk, filled: Filled) -> None:
    desk.put("а.xlsx", filled("police"))
    desk.put("б.xlsx", filled("police again"))
    ran = desk.run("merge", "2020-Q3", "--json", now=DAY)
    assert ran.status == 1
    files = ran.json["ingest"]["files"]
    assert [(f["outcome"], [c["code"] for c in f["findings"]]) for f in files] == [("held", ["same_moment"])] * 2
    police = desk.standing("police", Q3, DAY)
    assert (police["standing"], police["overdue"]) == ("held", False)
    waiting = desk.done("status", "2020-Q3", "--json", now=DAY).json["waiting"]
    assert waiting == [1, 2]
    assert next(i for i in ran.json["indicators"] if i["code"] == "5.1")["quarter"] is None
    desk.done("decide", "accept", "2", "--reason", "чинний другий", now=DAY)
    desk.done("decide", "reject", "1", "--reason", "чернетка", now=DAY)
    merged = desk.done("merge", "2020-Q3", "--json", now=DAY).json
    assert next(i for i in merged["indicators"] if i["code"] == "5.1")["quarter"] == 130
    assert desk.standing("police", Q3, DAY)["standing"] == "accepted"


@pytest.mark.parametrize("order", ["one run", "three runs"])
def test_three_workbooks_of_one_moment_are_each_told_once_of_the_others(desk: Desk, tmp_path: Path, order: str) -> None:
    """However many runs it takes: a killed one must end in the same words as an undisturbed one."""
    paths = [tmp_path / f"{number}.xlsx" for number in (1, 2, 3)]
    for reach, path in enumerate(paths, start=120):
        events = [f"07.09 | 5 | урок | Безпека | {reach} | https://example.org/{reach}"]
        filled = answer("police", "14.09", openings={"5.1": 800}, events=events)
        path.write_bytes(fill_in(desk.form("police", Q3), filled))
    for named in [paths] if order == "one run" else [[path] for path in paths]:
        desk.run("ingest", *map(str, named), "--received-at", "16.09.2020 08:00", now=DAY)
    told = [
        (filed.receipt.number, [message(finding).replace("\u00a0", " ") for finding in filed.judgement.findings])
        for filed in desk.history().filed
    ]
    words = "За цей квартал від підрозділу одночасно надійшов не один звіт (цей та {}). Який із них чинний?"
    assert told == [(1, [words.format("№ 2, № 3")]), (2, [words.format("№ 1, № 3")]), (3, [words.format("№ 1, № 2")])]


@pytest.mark.parametrize(("accepted", "other", "reach"), [("1", "2", 120), ("2", "1", 130)])
def test_of_two_twins_the_one_that_was_not_accepted_is_told_and_rejected(
    desk: Desk, filled: Filled, accepted: str, other: str, reach: int
) -> None:
    desk.put("а.xlsx", filled("police"))
    desk.put("б.xlsx", filled("police again"))
    desk.ingest(DAY)
    told = desk.done("decide", "accept", accepted, "--reason", "чинний", now=DAY).out.replace("\u00a0", " ")
    assert f"Надходження № {other} цього ж підрозділу за цей же квартал усе ще чекає рішення." in told
    assert f'workbook-tools decide reject {other} --reason "…"' in told
    told = desk.done("decide", "reject", other, "--reason", "чернетка", now=DAY).out
    assert "чекає рішення" not in told
    merged = desk.done("merge", "2020-Q3", "--json", now=DAY).json
    assert next(i for i in merged["indicators"] if i["code"] == "5.1")["quarter"] == reach


@pytest.mark.parametrize("order", [("1", "2"), ("2", "1")])
def test_of_two_accepted_twins_the_later_counts_and_is_named(
    desk: Desk, filled: Filled, order: tuple[str, str]
) -> None:
    desk.put("а.xlsx", filled("police"))
    desk.put("б.xlsx", filled("police again"))
    desk.ingest(DAY)
    for number in order:
        told = desk.done("decide", "accept", number, "--reason", "обидва", now=DAY).out.replace("\u00a0", " ")
    assert "враховано останній: № 2." in told
    assert "чекає рішення" not in told
    merged = desk.done("merge", "2020-Q3", "--json", now=DAY).json
    assert next(i for i in merged["indicators"] if i["code"] == "5.1")["quarter"] == 130


@pytest.mark.parametrize(
    ("revision", "code"), [("police emptied", "revision_empties_register"), ("police nil", "revision_turns_nil")]
)
def test_a_revision_that_empties_what_was_accepted_is_held(
    desk: Desk, filled: Filled, revision: str, code: str
) -> None:
    sent(desk, filled("police"), DAY)
    outcome, codes = sent(desk, filled(revision), "2020-09-16 12:00")
    assert outcome == "held"
    assert code in codes
    merged = desk.done("merge", "2020-Q3", "--json", now="2020-09-16 13:00").json
    assert next(i for i in merged["indicators"] if i["code"] == "5.1")["quarter"] == 120
    assert desk.done("status", "2020-Q3", "--json", now="2020-09-16 13:00").json["waiting"] == [2]


# --- what the coordinator states -------------------------------------------------------------------------------


def test_received_at_is_the_time_that_counts(desk: Desk, filled: Filled, tmp_path: Path) -> None:
    path = tmp_path / "звіт.xlsx"
    path.write_bytes(filled("police"))
    desk.done("ingest", str(path), "--received-at", "17.09.2020 16:30", now="2020-09-21 09:00")
    police = desk.standing("police", Q3, "2020-09-21 09:00")
    assert (police["standing"], police["received_at"]) == ("accepted", "2020-09-17T16:30:00+03:00")


def test_without_it_the_file_counts_from_when_it_was_first_seen(desk: Desk, filled: Filled) -> None:
    sent(desk, filled("police"), "2020-09-21 09:00")
    assert desk.standing("police", Q3, "2020-09-21 09:00")["standing"] == "accepted_late"


def test_received_at_of_a_quarter_that_has_not_begun_is_told(desk: Desk, filled: Filled, tmp_path: Path) -> None:
    path = tmp_path / "звіт.xlsx"
    path.write_bytes(filled("police"))
    ran = desk.run("ingest", str(path), "--received-at", "01.06.2020", "--json", now=DAY)
    assert ran.status == 1
    assert "quarter_not_begun" in [finding["code"] for finding in ran.json["files"][0]["findings"]]


def test_on_behalf_shows_in_the_consolidated_workbook(desk: Desk, filled: Filled, tmp_path: Path) -> None:
    path = tmp_path / "звіт.xlsx"
    path.write_bytes(filled("police"))
    desk.done("ingest", str(path), "--on-behalf", "з паперового листа № 12", now=DAY)
    desk.done("merge", "2020-Q3", now=DAY)
    assert row_of(desk, 1)["on_behalf"] == "з паперового листа № 12"


@pytest.mark.parametrize(
    "arguments",
    [
        ("--received-at", "17.09.2020 16:30"),
        ("--on-behalf", "з листа"),
        ("{path}", "--received-at", "30.12.2020"),
        ("{path}", "--received-at", "учора"),
        ("{path}", "--on-behalf", "  "),
    ],
)
def test_what_cannot_be_stated_is_refused(
    desk: Desk, filled: Filled, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    path = tmp_path / "звіт.xlsx"
    path.write_bytes(filled("police"))
    ran = desk.run("ingest", *(argument.format(path=path) for argument in arguments), now=DAY)
    assert (ran.status, ran.out) == (2, "")
    assert desk.history().filed == ()


# --- what the coordinator decides ---------------------------------------------------------------------------------


def test_one_bad_cell_does_not_keep_a_department_out_of_the_report(desk: Desk, filled: Filled) -> None:
    sent(desk, filled("police without status"), DAY)
    ran = desk.done("decide", "accept", "1", "--reason", "узгоджено телефоном", now="2020-09-18 16:00")
    assert "узгоджено телефоном" in ran.out
    police = desk.standing("police", Q3, "2020-09-18 16:00")
    assert (police["standing"], police["late"], police["errors"]) == ("accepted", False, 1)
    assert list((desk.root / "outbox/2020-Q3/returned").iterdir()) == []
    desk.done("merge", "2020-Q3", now="2020-09-18 16:10")
    assert "узгоджено телефоном" in str(row_of(desk, 1)["decisions"])
    assert "узгоджено телефоном" in desk.done("status", "2020-Q3", now="2020-09-18 16:00").out


def test_a_waived_finding_accepts_and_shows_at_the_finding(desk: Desk, filled: Filled) -> None:
    sent(desk, filled("police without status"), DAY)
    desk.done("decide", "waive", "1", "required_blank", "--reason", "уточнять пізніше", now=DAY)
    police = desk.standing("police", Q3, DAY)
    assert (police["standing"], police["errors"]) == ("accepted", 0)
    desk.done("merge", "2020-Q3", now=DAY)
    (row,) = sheet_rows(desk.consolidated[Q3], FINDINGS.title)
    assert "уточнять пізніше" in str(row[FINDINGS.column("decision")])


def test_what_was_waived_is_not_asked_for_again(desk: Desk) -> None:
    """Of two faults one is waived: the copy to mend names the other alone."""
    spoilt = answer("police", "14.09", statuses={"5": ""}, events=["07.09 | 5 | парад | Безпека | 120"])
    data = fill_in(desk.form("police", Q3), spoilt)
    codes = sent(desk, data, DAY)[1]
    assert {"required_blank", "choice_unknown"} <= set(codes)
    marked = desk.root / "outbox/2020-Q3/returned/Поліція.xlsx"
    assert "Не заповнено «Стан виконання»" in words_of(marked)
    desk.done("decide", "waive", "1", "required_blank", "--reason", "уточнять пізніше", now=DAY)
    assert "Не заповнено" not in words_of(marked)
    assert "парад" in words_of(marked)


def words_of(path: Path) -> str:
    """Every text and comment of a workbook."""
    cells = (cell for sheet in load_workbook(path) for row in sheet.iter_rows() for cell in row)
    return "\n".join(f"{cell.value or ''} {cell.comment.text if cell.comment else ''}" for cell in cells)


def test_a_waiver_that_accepts_says_so_and_what_counts(desk: Desk, filled: Filled) -> None:
    """Of two faults the first waiver leaves one, and accepts nothing."""
    spoilt = answer("police", "14.09", statuses={"5": ""}, events=["07.09 | 5 | парад | Безпека | 120"])
    codes = sent(desk, fill_in(desk.form("police", Q3), spoilt), DAY)[1]
    first, *rest = dict.fromkeys(codes)
    assert "тепер його прийнято" not in waived(desk, first)
    sent(desk, filled("police"), "2020-09-16 11:00", "другий.xlsx")
    assert desk.standing("police", Q3, DAY)["revision"] == 2
    *others, last = [waived(desk, code) for code in rest]
    assert all("тепер його прийнято" not in told for told in others)
    assert "тепер його прийнято" in last
    assert "враховано останній: № 2" in last, "the other is accepted, too"


def waived(desk: Desk, code: str) -> str:
    """What is told of it, in one line."""
    ran = desk.done("decide", "waive", "1", code, "--reason", "уточнять пізніше", now=DAY)
    return " ".join(ran.out.split())


def test_of_a_rejected_receipt_nothing_is_waived(desk: Desk, filled: Filled) -> None:
    sent(desk, filled("police without status"), DAY)
    desk.done("decide", "reject", "1", "--reason", "надіслано помилково", now=DAY)
    ran = desk.run("decide", "waive", "1", "required_blank", "--reason", "так", now=DAY)
    assert (ran.status, ran.out) == (2, "")
    assert "відхилено" in ran.err
    assert "workbook-tools decide accept 1" in ran.err
    assert len(desk.history().decisions) == 1


def test_the_last_day_of_the_next_year_is_the_farthest(desk: Desk) -> None:
    desk.done("decide", "extend", "police", "2020-Q3", "31.12.2021", "--reason", "так", now=DAY)
    assert desk.standing("police", Q3, "2021-12-31 23:00")["overdue"] is False


def test_a_rejected_report_does_not_count(desk: Desk, filled: Filled) -> None:
    sent(desk, filled("police"), DAY)
    sent(desk, filled("police again"), "2020-09-16 11:00")
    desk.done("decide", "reject", "2", "--reason", "надіслано помилково", now="2020-09-16 12:00")
    assert desk.standing("police", Q3, DAY)["revision"] == 1
    desk.done("decide", "reject", "1", "--reason", "і цей", now="2020-09-16 12:00")
    merged = desk.done("merge", "2020-Q3", "--json", now="2020-09-18 12:00").json
    police = next(d for d in merged["departments"] if d["code"] == "police")
    assert (police["standing"], police["overdue"]) == ("returned", True)
    assert next(i for i in merged["indicators"] if i["code"] == "5.1")["quarter"] is None


def test_an_extended_deadline_is_on_time_up_to_its_day(desk: Desk, filled: Filled) -> None:
    desk.done("decide", "extend", "police", "2020-Q3", "21.09.2020", "--reason", "карантин", now="2020-09-17 10:00")
    assert desk.standing("police", Q3, "2020-09-21 23:00")["overdue"] is False
    assert desk.standing("police", Q3, "2020-09-22 00:00")["overdue"] is True
    desk.put("ГУНП.xlsx", filled("police"))
    desk.put("лікарня.xlsx", filled("hospital"))
    desk.ingest("2020-09-21 23:59")
    assert desk.standing("police", Q3, "2020-09-22 09:00")["standing"] == "accepted"
    assert desk.standing("hospital", Q3, "2020-09-22 09:00")["standing"] == "accepted_late"
    shown = desk.done("status", "2020-Q3", now="2020-09-22 09:00").out
    assert "21.09.2020 включно: карантин" in shown
    desk.done("merge", "2020-Q3", now="2020-09-22 09:00")
    overview = [str(value) for row in sheet_rows(desk.consolidated[Q3], OVERVIEW_TITLE) for value in row]
    (line,) = [text for text in set(overview) if "карантин" in text]
    assert "Поліція" in line
    assert "21.09.2020" in line


def test_a_nil_report_is_a_report_and_can_be_late(desk: Desk, filled: Filled) -> None:
    desk.put("молодь.xlsx", filled("youth nil"))
    desk.ingest("2020-09-17 10:00")
    desk.put("ГУНП.xlsx", filled("police nil"))
    desk.ingest("2020-09-18 10:00")
    youth, police = (desk.standing(code, Q3, "2020-09-18 11:00") for code in ("youth_sport", "police"))
    assert (youth["standing"], youth["late"], youth["overdue"]) == ("nil", False, False)
    assert (police["standing"], police["late"], police["overdue"]) == ("nil", True, False)
    merged = desk.done("merge", "2020-Q3", "--json", now="2020-09-18 11:00").json
    assert [m["missing"] for m in merged["measures"] if m["code"] == "5"] == [
        ["social_protection", "legal_internal_policy"]
    ]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("accept", "99", "--reason", "так"), "№\u00a099"),
        (("accept", "1", "--reason", " "), "обґрунтування"),
        (("accept", "1", "--reason", "двічі"), "вже діє"),
        (("accept", "2", "--reason", "сміття"), "не вдалося прочитати"),
        (("waive", "1", "no_such_code", "--reason", "так"), "no_such_code"),
        (("extend", "police", "2020-Q3", "17.09.2020", "--reason", "так"), "17.09.2020"),
        (("extend", "хтось", "2020-Q3", "21.09.2020", "--reason", "так"), "хтось"),
        (("extend", "police", "2020-Q1", "21.09.2020", "--reason", "так"), "2020-Q3"),
        (("extend", "police", "2020-Q3", "колись", "--reason", "так"), "колись"),
        (("extend", "police", "2020-Q3", "01.01.2022", "--reason", "так"), "31.12.2021"),
    ],
)
def test_a_decision_that_cannot_be_is_refused(
    desk: Desk, filled: Filled, arguments: tuple[str, ...], told: str
) -> None:
    desk.put("ГУНП.xlsx", filled("police"))
    desk.put("сміття.xlsx", b"garbage")
    desk.ingest(DAY)
    ran = desk.run("decide", *arguments, now=DAY)
    assert (ran.status, ran.out) == (2, "")
    assert told in ran.err
    assert desk.history().decisions == ()


# --- a decision stands, whatever befalls what follows from it ------------------------------------------------


def test_a_decision_is_told_where_a_copy_cannot_be_renewed(desk: Desk, filled: Filled) -> None:
    """To accept it while one looks at its returned copy is the usual way."""
    sent(desk, filled("police without status"), DAY)
    copy = desk.root / "outbox/2020-Q3/returned/Поліція.xlsx"
    owner = copy.with_name(f"~${copy.name}")
    owner.write_bytes(b"")
    ran = desk.run("decide", "accept", "1", "--reason", "Стан відомий.", now=DAY)
    assert ran.status == 3
    assert "Рішення записано: прийнято надходження № 1" in ran.out.replace("\u00a0", " ")
    assert "рішення записувати знову не потрібно" in " ".join(ran.err.split())
    assert "Закрийте файл" in ran.err
    owner.unlink()
    desk.done("merge", "2020-Q3", now=DAY)
    assert (copy.exists(), len(desk.history().decisions)) == (False, 1)


@pytest.mark.parametrize(
    "said",
    [
        ("decide", "accept", "1"),
        ("decide", "reject", "1"),
        ("decide", "waive", "1", "required_blank"),
        ("decide", "extend", "police", "2020-Q3", "25.09.2020"),
    ],
)
def test_the_same_decision_is_not_recorded_twice(desk: Desk, filled: Filled, said: tuple[str, ...]) -> None:
    sent(desk, filled("police without status"), DAY)
    desk.done(*said, "--reason", "так", now=DAY)
    ran = desk.run(*said, "--reason", "так", now=DAY)
    assert (ran.status, len(desk.history().decisions)) == (2, 1)


def test_decisions_are_told_in_english_as_they_are_said(desk: Desk, filled: Filled) -> None:
    extend = ("decide", "extend", "police", "2020-Q3", "21.09.2020", "--reason", "quarantine")
    assert "extended to 21.09.2020 inclusive: quarantine" in desk.run(*extend, now=DAY, lang="en").out
    sent(desk, filled("police"), DAY)
    ran = desk.run("decide", "accept", "1", "--reason", "twice", now=DAY, lang="en")
    assert "This decision on receipt № 1 already stands." in ran.err.replace("\u00a0", " ")


def test_a_deadline_may_be_extended_further_and_back(desk: Desk) -> None:
    for until in ("25.09.2020", "28.09.2020", "25.09.2020"):
        desk.done("decide", "extend", "police", "2020-Q3", until, "--reason", "так", now=DAY)
    assert desk.standing("police", Q3, "2020-09-25 23:00")["overdue"] is False
    assert desk.standing("police", Q3, "2020-09-26 01:00")["overdue"] is True
