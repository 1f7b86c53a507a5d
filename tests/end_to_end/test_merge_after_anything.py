"""Whatever happened, a merge that remembers says and writes what one does that has forgotten everything."""

import os
import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from plans import Q4
from quarters import Desk, Ran, answer, edit_plan

from workbook_tools.demo.clerk import fill_in
from workbook_tools.files import workdays

Filled = Callable[[str], bytes]
REPORTS = ("police", "police again", "police without status", "police nil", "youth", "youth nil", "hospital")
DAYS = ("2020-09-15", "2020-09-17", "2020-09-18", "2020-09-23", "2020-09-26", "2020-12-16", "2020-12-19", "2021-03-19")
KNOWN = "2020-09-17 12:00"
ASKED: tuple[tuple[str, ...], ...] = ((), ("--json",), ("--known-at", KNOWN))
SEEDS = (1, 2, 8)
"""Of more that were tried, those that show most of what could be forgotten in the name of a report."""
SAID_OF_THE_FILE = ("Зведен", "The consolidated", "Consolidated")


@dataclass(slots=True)
class Life:
    """A desk to which things happen at `now`; chance decides which."""

    desk: Desk
    filled: Filled
    chance: random.Random
    first_plan: bytes
    now: str = "2020-09-15 10:00"

    def run(self, *arguments: str) -> None:
        ran = self.desk.run(*arguments, now=self.now)
        assert ran.status in (0, 1, 2), (arguments, ran)

    def report(self) -> None:
        name = self.chance.choice((*REPORTS, "winter", "garbage"))
        self.desk.put(f"{name} {self.chance.randrange(3)}.xlsx", self._workbook(name))
        if self.chance.random() < 0.5:
            self.run("ingest")

    def _workbook(self, name: str) -> bytes:
        if name == "garbage":
            return b"garbage %d" % self.chance.randrange(2)
        if name != "winter":
            return self.filled(name)
        lesson = f"20.10 | 5 | урок | Дорога | {self.chance.choice((40, 50))}"
        return fill_in(self.desk.form("police", Q4), answer("police", "15.12", Q4, events=[lesson]))

    def decision(self) -> None:
        filed = self.desk.history().filed
        if not filed:
            return
        one = self.chance.choice(filed)
        kind = self.chance.choice(("accept", "reject", "waive"))
        code = [self.chance.choice([finding.code for finding in one.judgement.findings] or ["required_blank"])]
        self.run("decide", kind, str(one.receipt.number), *(code if kind == "waive" else ()), "--reason", "так")

    def extension(self) -> None:
        department = self.chance.choice(("culture", "police", "youth_sport"))
        until = self.chance.choice(("2020-09-18", "2020-09-22", "2020-09-25"))
        self.run("decide", "extend", department, "2020-Q3", until, "--reason", "так")

    def plan(self) -> None:
        """A target is changed, or all is as it was at first."""
        if self.chance.random() < 0.4:
            (self.desk.root / "templates/plan_template.xlsx").write_bytes(self.first_plan)
        else:
            edit_plan(self.desk, {("5.1", "target"): self.chance.choice((77, 78))})

    def edition(self) -> None:
        self.run("issue", self.chance.choice(("2020-Q3", "2020-Q3", "2020-Q4")), "--reason", "так")

    def outbox(self) -> None:
        """A person removes, changes, touches or renames what was written."""
        files = sorted(path for path in (self.desk.root / "outbox").rglob("*") if path.is_file())
        path = self.chance.choice([path for path in files if "templates" not in path.parts] or files)
        match self.chance.randrange(4):
            case 0:
                path.unlink()
            case 1:
                path.write_bytes(b"by hand")
            case 2:
                os.utime(path, ns=(5, 5))
            case _:
                path.rename(path.with_name(f"копія {path.name}"))

    def clock(self) -> None:
        """It may be set back, too."""
        self.now = f"{self.chance.choice(DAYS)} {self.chance.choice(('00:10', '10:00', '23:50'))}"

    def forms(self) -> None:
        self.run("template", self.chance.choice(("2020-Q3", "2020-Q4")))

    def letters(self) -> None:
        self.run("mail", "drafts", "2020-Q3")

    def days_off(self) -> None:
        """As if a newer library knew others."""
        day = self.chance.choice((date(2020, 9, 17), date(2020, 9, 18), date(2020, 12, 17)))
        days = " ".join(sorted(map(str, workdays.days_off(2020) ^ {day})))
        with closing(sqlite3.connect(self.desk.root / "archive/ledger.sqlite3")) as raw, raw:
            raw.execute("DROP TRIGGER IF EXISTS days_off_update")
            raw.execute("UPDATE days_off SET days = ?", (days,))


EVENTS: dict[str, tuple[int, Callable[[Life], None]]] = {
    "report": (3, Life.report),
    "decision": (2, Life.decision),
    "clock": (2, Life.clock),
    "edition": (2, Life.edition),
    "extension": (1, Life.extension),
    "plan": (1, Life.plan),
    "outbox": (1, Life.outbox),
    "forms": (1, Life.forms),
    "letters": (1, Life.letters),
    "days off": (1, Life.days_off),
}
"""With their weights."""


def forgetful(desk: Desk, folder: Path) -> Desk:
    """A copy that remembers nothing of what it wrote or said."""
    other = desk.copy(folder)
    with closing(sqlite3.connect(other.root / "archive/ledger.sqlite3")) as raw, raw:
        raw.execute("DROP TRIGGER makings_delete")
        raw.execute("DELETE FROM told")
        raw.execute("DELETE FROM makings")
    return other


def said(ran: Ran) -> tuple[int, list[str], str]:
    """All but whether the workbook was there."""
    return ran.status, [line for line in ran.out.splitlines() if not line.startswith(SAID_OF_THE_FILE)], ran.err


@pytest.fixture(autouse=True)
def days_off_as_they_are() -> Iterator[None]:
    """What a test made the process believe of a year does not outlive it."""
    yield
    workdays.tell({})


@pytest.mark.parametrize("seed", SEEDS)
def test_a_merge_after_anything_is_the_one_that_remembers_nothing(
    desk: Desk, filled: Filled, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, seed: int
) -> None:
    """The same is asked before and after each event: what was remembered before it must not be said after it."""
    monkeypatch.setattr("workbook_tools.workflows.issue_edition.print_first_sheet", lambda _: b"%PDF-1.6")
    desk.done("template", "2020-Q4", now="2020-09-15 09:00")
    chance = random.Random(seed)
    life = Life(desk, filled, chance, (desk.root / "templates/plan_template.xlsx").read_bytes())
    happened: list[str] = []
    names, weights = list(EVENTS), [weight for weight, _ in EVENTS.values()]
    for name in chance.choices(names, weights, k=12):
        options = chance.choice(ASKED[: 2 if life.now <= KNOWN else 3])
        asked = ("merge", chance.choice(("2020-Q3", "2020-Q3", "2020-Q4")), *options)
        lang = chance.choice(("uk", "uk", "en"))
        desk.run(*asked, now=life.now, lang=lang)
        EVENTS[name][1](life)
        happened.append(f"{name}, {life.now}: {asked}")
        if KNOWN in asked and life.now <= KNOWN:
            continue
        other = forgetful(desk, tmp_path / f"copy {len(happened)}")
        remembered, anew = desk.run(*asked, now=life.now, lang=lang), other.run(*asked, now=life.now, lang=lang)
        assert remembered.status in (0, 1), (remembered, happened)
        assert said(remembered) == said(anew), happened
        assert desk.outputs() == other.outputs(), happened
