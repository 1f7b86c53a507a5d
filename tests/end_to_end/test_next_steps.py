"""Each command ends by saying what to do next, and what it says to type works."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from quarters import ISSUED, Desk, run_here

Filled = Callable[[str], bytes]
IN_TIME, AFTER = "2020-09-16 10:00", "2020-09-18 09:00"


def last_words(out: str) -> str:
    """What follows the last table or list."""
    return " ".join(out.replace("\u00a0", " ").rstrip().split("\n\n")[-1].split())


def told(desk: Desk, *command: str, now: str = IN_TIME) -> str:
    return last_words(desk.run(*command, now=now).out)


def commands(out: str) -> list[list[str]]:
    """The lines that are to be typed, as words."""
    return [line.split()[1:] for line in out.split("\n") if re.match(r"  workbook-tools \S", line)]


def test_init_leads_to_the_plan_and_the_plan_to_the_templates(tmp_path: Path) -> None:
    root = tmp_path / "моя папка"
    out = run_here("init", str(root), "--example", now=ISSUED).out
    assert f'  cd "{root}"\n' in out
    assert ["plan", "check"] in commands(out)
    assert commands(Desk(root).done("plan", "check").out) == [["template"]]
    assert told(Desk(root), "status") == (
        "Форм за цей квартал ще не створено. Створіть їх і надішліть підрозділам: workbook-tools template 2020-Q3"
    )


def test_when_nothing_has_come_the_inbox_is_named(desk: Desk) -> None:
    said = (
        "Ще немає 9 звітів; строк — до 17.09.2020 включно. Ті, що надійдуть, покладіть у папку inbox і виконайте: "
        "workbook-tools merge 2020-Q3"
    )
    assert told(desk, "status", "2020-Q3") == said
    assert told(desk, "merge", "2020-Q3") == said


def test_what_lies_in_the_inbox_comes_first(desk: Desk, filled: Filled) -> None:
    desk.put("ГУНП.xlsx", filled("police"))
    desk.put("~$ГУНП.xlsx", b"lock")
    assert told(desk, "status", "2020-Q3") == (
        "У папці inbox 1 файл. Щоб прийняти й звести, виконайте: workbook-tools merge 2020-Q3"
    )


def test_after_the_deadline_those_who_are_late_are_named(desk: Desk, filled: Filled) -> None:
    desk.put("ГУНП.xlsx", filled("police"))
    desk.put("молодь.xlsx", filled("youth"))
    for command in (("merge", "2020-Q3"), ("status", "2020-Q3")):
        said = told(desk, *command, now=AFTER)
        assert "Нагадайте тим, хто прострочив: " in said
        assert "УСЗ" in said
        assert "Поліція" not in said
    said = told(desk, "merge", "2020-Q3", now=AFTER)
    assert said.endswith("Доповідну записку з того, що вже враховано, створить: workbook-tools memo 2020-Q3")


def test_what_was_returned_is_to_be_sent_and_what_was_rejected_asked_for(desk: Desk, filled: Filled) -> None:
    desk.put("ГУНП.xlsx", filled("police without status"))
    desk.put("молодь.xlsx", filled("youth"))
    first = desk.run("merge", "2020-Q3", now=IN_TIME).out
    assert "Надішліть їх підрозділам: Поліція." in last_words(first)
    assert first.count("outbox/2020-Q3/returned/") == 1, "said once"
    number = next(f.receipt.number for f in desk.history().filed if f.judgement.department == "youth_sport")
    desk.done("decide", "reject", str(number), "--reason", "надіслано помилково", now=IN_TIME)
    assert "Попросіть новий звіт замість відхиленого: Молодь і спорт." in told(desk, "status", "2020-Q3")


def test_a_copy_that_waits_beside_a_report_that_counts_is_to_be_sent(desk: Desk, filled: Filled) -> None:
    """The police's newer report is faulty, the older one counts; the youth's newer one is to be decided on."""
    for name in ("police", "youth"):
        desk.put(f"{name}.xlsx", filled(name))
    desk.ingest("2020-09-15 10:00")
    assert "Копії" not in told(desk, "status", "2020-Q3")
    desk.put("а.xlsx", filled("police without status"))
    desk.put("б.xlsx", filled("youth nil"))
    desk.ingest(IN_TIME)
    assert sorted(path for path in desk.outputs() if "/returned/" in path) == ["outbox/2020-Q3/returned/Поліція.xlsx"]
    for command in ("status", "merge"):
        said = told(desk, command, "2020-Q3")
        assert "лежать у папці outbox/2020-Q3/returned/. Надішліть їх підрозділам: Поліція. " in said, command
    assert "outbox/2020-Q3/returned/" in told(desk, "merge", "2020")
    desk.put("в.xlsx", filled("police again"))
    desk.ingest(IN_TIME)
    number = desk.history().filed[-1].receipt.number
    desk.run("decide", "accept", str(number), "--reason", "так", now=IN_TIME)
    for words in (("status", "2020-Q3"), ("merge", "2020-Q3"), ("merge", "2020")):
        assert "/returned/" not in desk.run(*words, now=IN_TIME).out, words


def test_what_waits_is_to_be_decided(desk: Desk, filled: Filled) -> None:
    desk.put("а.xlsx", filled("police"))
    desk.ingest(IN_TIME)
    desk.put("б.xlsx", filled("police nil"))
    assert "decide accept НОМЕР" in told(desk, "merge", "2020-Q3")


def test_ingest_leads_to_merge(desk: Desk, filled: Filled) -> None:
    desk.put("молодь.xlsx", filled("youth"))
    assert told(desk, "ingest").endswith("workbook-tools merge 2020-Q3")


def test_a_rebuild_of_what_was_known_asks_for_nothing(desk: Desk, filled: Filled) -> None:
    desk.put("молодь.xlsx", filled("youth"))
    desk.done("merge", "2020-Q3", now=IN_TIME)
    out = desk.done("merge", "2020-Q3", "--known-at", IN_TIME, now=AFTER).out
    assert out.rstrip().endswith(".xlsx")


@pytest.mark.parametrize("moment", [ISSUED, IN_TIME, AFTER])
@pytest.mark.parametrize("command", [("status",), ("merge", "2020-Q3"), ("template", "2020-Q3")])
def test_what_it_says_to_type_works(desk: Desk, filled: Filled, command: tuple[str, ...], moment: str) -> None:
    desk.put("молодь.xlsx", filled("youth"))
    for words in commands(desk.run(*command, now=moment).out):
        if "НОМЕР" not in words:
            assert desk.run(*words, now=moment).status in (0, 1), words


@pytest.mark.parametrize("lang", ["uk", "en"])
def test_tables_and_sentences_keep_to_80_columns(desk: Desk, filled: Filled, lang: str) -> None:
    """Tables are 80 wide where nobody watches; sentences are wrapped on a terminal alone."""
    desk.put("ГУНП.xlsx", filled("police without status"))
    desk.put("молодь.xlsx", filled("youth"))
    out = desk.run("merge", "2020-Q3", now=AFTER, lang=lang).out
    ruled = [number for number, line in enumerate(out.split("\n")) if line.startswith("───")]
    lines = out.split("\n")
    assert len(ruled) == 2
    for number in ruled:
        table = lines[number - 1 : lines.index("", number)]
        assert max(len(line.rstrip()) for line in table) <= 80


def test_a_column_that_nobody_fills_is_left_out(desk: Desk, filled: Filled) -> None:
    assert "Надійшло" not in desk.done("status", "2020-Q3").out
    desk.put("молодь.xlsx", filled("youth"))
    desk.done("ingest", now=IN_TIME)
    assert "Надійшло" in desk.done("status", "2020-Q3").out
