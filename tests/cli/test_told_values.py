"""What comes from outside neither steers the terminal nor makes a line of its own there."""

import ast
import io
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import workbook_tools.cli
from workbook_tools.cli.findings import findings_told
from workbook_tools.cli.grid import Cell, Grid
from workbook_tools.cli.prose import fitted, say, shown, tell
from workbook_tools.cli.tables import Painter, show
from workbook_tools.model.finding import Where
from workbook_tools.rules.catalogue import find

BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
CONTROLS = "".join(map(chr, [*range(0x20), 0x7F, *range(0x80, 0xA0)])) + BIDI


class Window(io.StringIO):
    """Somebody watches."""

    def isatty(self) -> bool:
        return True


@given(st.text())
def test_only_what_steers_is_replaced(text: str) -> None:
    told = shown(text)
    assert not set(told) & set(CONTROLS)
    assert len(told) == len(text)
    assert all(new == old or old in CONTROLS + "\u2028\u2029" for new, old in zip(told, text, strict=True))


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("звіт.xlsx", "звіт.xlsx"),
        ("q\x1b[2J\x1b]0;HACK\x07\r.txt", "q␛[2J␛]0;HACK␇␍.txt"),
        ("а\nЗведену інформацію збережено", "а␊Зведену інформацію збережено"),
        ("\x00\x1f\x7f", "␀␟␡"),
        ("\x9b31m" + BIDI, "\ufffd31m" + "\ufffd" * 9),
        ("№\u00a07 — e\u0301 👍", "№\u00a07 — e\u0301 👍"),
    ],
)
def test_each_by_a_sign(value: str, told: str) -> None:
    assert shown(value) == told


def test_a_phrase_keeps_its_lines_and_gets_none_of_a_value() -> None:
    assert say("set_aside", path="а\nб\x1b[2J") == ("Файл, який хтось змінив, збережено під іншою назвою:\n  а␊б␛[2J")


def test_lines_and_paths_are_told_without_what_steers(capsys: pytest.CaptureFixture[str]) -> None:
    tell("раз\x1b[2J\n  шлях\x9b2J\nдва\x07")
    assert capsys.readouterr().out == "раз␛[2J\n  шлях\ufffd2J\nдва␇\n"


@pytest.mark.parametrize("window", [io.StringIO, Window])
def test_a_wrapped_line_is_of_one_line(monkeypatch: pytest.MonkeyPatch, window: type[io.StringIO]) -> None:
    monkeypatch.setattr(sys, "stdout", window())
    assert fitted("а\nб\x1b]0;x\x07", "  ") == "  а␊б␛]0;x␇"


def test_a_finding_is_of_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    where = Where("Зв\nіт", "D6")
    findings_told([find("required_blank", where, entered="x\x1b[2J\ny", column="а\nб")], "uk")
    out = capsys.readouterr().out
    assert out.count("\n") == 1
    assert not set(out[:-1]) & set(CONTROLS)


@pytest.mark.parametrize("coloured", [False, True])
def test_a_name_in_a_coloured_line_and_in_a_table(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], coloured: bool
) -> None:
    if coloured:
        monkeypatch.setenv("FORCE_COLOR", "1")
        monkeypatch.delenv("NO_COLOR", raising=False)
    Painter().line("✓ прийнято", "green", "  а\nб\x1b[2J\u202e.xlsx")
    told = capsys.readouterr().out
    assert told.endswith("  а␊б␛[2J\ufffd.xlsx\n")
    assert told.startswith("\x1b[32m" if coloured else "✓")
    grid = Grid(["Стан"])
    grid.add_row(Cell("прийнято\x1b[2J\n  вчасно"))
    show(grid)
    lines = [line.rstrip() for line in capsys.readouterr().out.split("\n")]
    assert lines[-4:-2] == ["прийнято␛[2J", "  вчасно"]


def test_whatever_is_told_passes_here() -> None:
    """`click.echo` is given nothing, a JSON document, or what `fitted` has made; and phrases are said by `prose`."""
    for path in sorted(Path(workbook_tools.cli.__file__).parent.glob("*.py")):
        source = ast.parse(path.read_text("utf-8"))
        for node in ast.walk(source):
            if isinstance(node, ast.ImportFrom) and node.module == "workbook_tools.rules.phrases":
                assert path.name == "usage.py" or "say" not in [name.name for name in node.names], path.name
            told = isinstance(node, ast.Call) and ast.unparse(node.func) == "click.echo"
            if isinstance(node, ast.Call) and told and node.args and path.name not in ("prose.py", "tables.py"):
                assert ast.unparse(node.args[0]).startswith(("text_of(", "fitted(")), f"{path.name}:{node.lineno}"
