"""`ingest` of what is named: the inbox by its path, and what is stated of files."""

from collections.abc import Callable
from pathlib import Path

import pytest
from quarters import Desk

Filled = Callable[[str], bytes]
NOW = "2020-09-16 10:00"


def test_the_inbox_may_be_named_by_its_path(desk: Desk, filled: Filled) -> None:
    desk.put("поліція.xlsx", filled("police"))
    (file,) = desk.done("ingest", f"{desk.root}/inbox/", "--json", now=NOW).json["files"]
    assert file["outcome"] == "accepted"
    assert desk.inbox() == []


@pytest.mark.parametrize("blank", ["", "  "])
def test_a_blank_word_on_behalf_names_its_own_option(desk: Desk, tmp_path: Path, blank: str) -> None:
    file = tmp_path / "а.xlsx"
    file.write_bytes(b"garbage")
    ran = desk.run("ingest", str(file), "--on-behalf", blank, now=NOW)
    assert ran.status == 2
    assert '--on-behalf "…"' in ran.err
    assert "--reason" not in ran.err


@pytest.mark.parametrize("named", [True, False])
def test_a_blank_moment_is_not_taken_for_none(desk: Desk, tmp_path: Path, named: bool) -> None:
    file = tmp_path / "а.xlsx"
    file.write_bytes(b"garbage")
    ran = desk.run("ingest", *([str(file)] if named else []), "--received-at", "", now=NOW)
    assert (ran.status, ran.out) == (2, "")
    assert desk.history().filed == ()


def test_a_year_of_two_figures_is_told_as_it_is(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "а.xlsx"
    file.write_bytes(b"garbage")
    ran = desk.run("ingest", str(file), "--received-at", "0020-09-16T10:00", now=NOW)
    assert ran.status == 2
    assert "16.09.0020" in ran.err
