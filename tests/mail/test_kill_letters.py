"""Killed at any step while letters are taken in, the next run ends as an undisturbed one.

A letter with two workbooks and a scan, one that a machine sent, one without a form, an Outlook message and a mailbox
file lie in the inbox. As for workbooks: `tests/end_to_end/test_kill_anywhere.py`.
"""

import shutil
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from killing import fork_warnings, killed_at, needs_fork, steps_of
from mail.content_kinds import PDF, file, mail
from mail.kinds import Forms
from messages import attached, letter, multipart, received, text
from msgspec.structs import replace
from outlook_files import FROM, attachment, container
from outlook_files import message as outlook
from quarters import Desk, files_below

FIRST, SECOND = "2020-09-16 10:00", "2020-09-16 15:00"
STRIDE = 9
"""Every ninth step is enough each time the tests run; set to 1 after a change to the order of the steps."""
pytestmark = fork_warnings


@pytest.fixture
def before(desk: Desk, forms: Forms) -> Desk:
    shutil.rmtree(desk.root / "outbox/2020-Q3/templates")
    (desk.root / "workbook-tools.toml").write_text('[mail]\ntrusted_hosts = ["mx.example.gov.ua"]\n', "utf-8")
    arrived = received("mx.example.gov.ua", "Mon, 14 Sep 2020 09:12:31 +0300")
    both = multipart(text(), file("молодь.xlsx", forms.youth), file("ГУНП.xlsx", forms.police), file("скан.pdf", PDF))
    desk.put("обидва.eml", letter(both, more=[arrived]))
    desk.put("відпустка.eml", letter(text("Я у відпустці."), more=["Auto-Submitted: auto-replied"]))
    desk.put("скан.eml", mail(file("скан.pdf", PDF)))
    desk.put("лист.msg", container(outlook({FROM: "a@example.org"}, attachment("ще.xlsx", forms.police))))
    line = b"From a@example.org Mon Sep 14 09:00:00 2020\r\n"
    desk.put("пошта.mbox", line + letter(multipart(text(), attached(b"", kind="text/x"))) + b"\r\n" + line + mail())
    return desk


State = tuple[dict[str, bytes], list[tuple[Any, ...]]]


def state(desk: Desk) -> State:
    """Every file but the database, and the ledger but for the moments of recording."""
    files = {
        name: data
        for folder in ("inbox", "outbox", "archive")
        for name, data in files_below(desk.root, folder).items()
        if not name.startswith(("archive/ledger", "archive/.lock"))
    }
    return files, [(replace(f.receipt, recorded_at=f.receipt.received_at), f.judgement) for f in desk.history().filed]


def ingest(desk: Desk, now: str) -> int:
    return desk.run("ingest", now=now).status


@needs_fork
def test_a_kill_at_any_step_of_taking_letters_in(before: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    total = steps_of(partial(ingest, before.copy(tmp_path / "counted"), FIRST), monkeypatch)
    assert total > 100, "the run has more steps than that: is it watched at all?"
    ends = []
    for now in (FIRST, SECOND):
        desk = before.copy(tmp_path / f"ended {now[-5:-3]}")
        assert ingest(desk, now) == 1
        assert desk.inbox() == []
        ends.append(state(desk))
    for number in range(1, total + 1, STRIDE):
        desk = before.copy(tmp_path / str(number))
        assert killed_at(number, partial(ingest, desk, FIRST), ends_with=1), number
        ingest(desk, SECOND)
        assert state(desk) in ends, f"killed at step {number} of {total}"
        shutil.rmtree(desk.root)
