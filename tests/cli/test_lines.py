"""What is told of a file is the same by rich and without it."""

import io
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.console import Console
from rich.text import Text

from workbook_tools.cli.prose import shown
from workbook_tools.cli.tables import Painter

names = st.text(st.characters(codec="utf-8"), min_size=1, max_size=30) | st.text(
    "аб\t\r\n\x07\x1b :[]\u00a0", min_size=1
)


@given(names, names)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_line_is_the_one_that_rich_prints(monkeypatch: pytest.MonkeyPatch, words: str, rest: str) -> None:
    out, rich = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2))
    monkeypatch.setattr(sys, "stdout", out)
    Painter().line(words, "green", rest)
    console = Console(file=rich, width=80, highlight=False, markup=False)
    console.print(Text.assemble((shown(words), "green"), shown(rest)), soft_wrap=True)
    for stream in (out, rich):
        stream.flush()
    assert out.buffer.getvalue() == rich.buffer.getvalue()
