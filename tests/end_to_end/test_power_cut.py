"""What a power cut leaves: bytes of files that were flushed, names in folders that were flushed after them.

Whatever receipt the ledger has committed, its original is there by then; an inbox file goes only after its receipt.
"""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from archives import zipped_files
from quarters import Desk, files_below, sha

from workbook_tools.workflows import take_in

Filled = Callable[[str], bytes]
DAY = "2020-09-16 10:00"


class Disk:
    """What would be found after a power cut, and the moments at which that was looked at."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._arrived = {path: sha(path.read_bytes()) for path in (desk.root / "inbox").iterdir()}
        self._flushed: set[int] = set()
        self._named: dict[str, int] = {}
        self.looked: list[int] = []

    def flushed(self, descriptor: int) -> None:
        self.look()
        os_fsync(descriptor)
        found = Path(f"/proc/self/fd/{descriptor}").resolve()
        if not found.is_dir():
            self._flushed.add(os.fstat(descriptor).st_ino)
            return
        for path in found.iterdir():
            self._named[path.relative_to(self._desk.root).as_posix()] = path.stat().st_ino

    def removed(self, path: Path) -> None:
        self.look()
        if path in self._arrived:
            assert self._arrived[path] in self._committed("sha256")
        os_unlink(path)

    def look(self) -> None:
        """Every original that the ledger names is where it says, and its bytes are on the disk."""
        archived = self._committed("archived")
        assert archived <= self._named.keys()
        assert {self._named[path] for path in archived} <= self._flushed
        self.looked.append(len(archived))

    def _committed(self, column: str) -> set[str]:
        with closing(sqlite3.connect(self._desk.root / "archive/ledger.sqlite3")) as raw:
            rows = raw.execute(f"SELECT {column} FROM receipts UNION SELECT {column} FROM containers")
            return {found for (found,) in rows}


os_fsync, os_unlink = os.fsync, os.unlink


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="this system does not say what a descriptor is")
@pytest.mark.parametrize("batch", [1, 2, 50])
def test_no_receipt_is_on_the_ledger_before_its_original_is_on_the_disk(
    desk: Desk, filled: Filled, monkeypatch: pytest.MonkeyPatch, batch: int
) -> None:
    desk.put("ГУНП.xlsx", filled("police without status"))
    desk.put("УСЗ.xlsx", filled("protection"))
    desk.put("пошта.zip", zipped_files(молодь__xlsx=filled("youth"), лікарня__xlsx=filled("hospital")))
    desk.put("сміття.xlsx", b"garbage")
    desk.put("ще раз.xlsx", filled("police"))
    disk = Disk(desk)
    monkeypatch.setattr(take_in, "_BATCH", batch)
    monkeypatch.setattr(os, "fsync", disk.flushed)
    monkeypatch.setattr(os, "unlink", disk.removed)
    assert desk.run("merge", "2020-Q3", now=DAY).status == 1
    disk.look()
    assert desk.inbox() == []
    assert disk.looked[0] == 0
    assert disk.looked[-1] == 7, "six workbooks, two of them in an archive that is kept whole"
    assert len(set(disk.looked)) > 1 + 6 // batch
    assert len(files_below(desk.root, "archive/2020-09")) == 7
