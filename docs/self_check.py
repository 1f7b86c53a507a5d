"""Writes docs/self-check.md: what «Перевірка» checks, and what was compared with the rules. `make docs`.

The counts are those of the generated fillings that the tests compare; a test keeps the page in step.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

DOCS = Path(__file__).resolve().parent
ROOT = DOCS.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from excel_2007 import allowed_functions  # noqa: E402 - found by the path above
from fillings import forms  # noqa: E402
from self_checks import counts, judged_fillings  # noqa: E402

from workbook_tools.files.template.checks import Check, checks  # noqa: E402
from workbook_tools.model.self_check import DIFFERENCES, Difference, Side  # noqa: E402

PAGE = DOCS / "self-check.md"

_HEAD = """\
<!-- Written by docs/self_check.py: make docs -->

# The form checks itself

«Перевірка» counts, while a clerk writes, what a rule would send back. Each of its lines is made of the same constraint
of `model/layout.py` that `rules/columns.py` judges when the form comes in; `files/template/selfcheck.py` turns it into
a formula, and the same formula colours the cell. Formulas use functions of Excel 2007 only:
{functions}.

## What was compared

{fillings} fillings of {forms} forms ({names})
are typed by a seeded generator: right and wrong texts, words, numbers, dates, logical values, errors, blanks, openings
asked and known, nil reports. LibreOffice computes each of them; the product's own reader and rules judge the same
workbook. Each line's count equals the number of cells that the rule rejects, each
cell's colour equals the verdicts on that cell, and «Готово до надсилання» stands only where no rule rejects a cell,
except as declared below. A cell that could not be read at all is counted by the line of its kind; other lines
may count it or not, and are not compared there.

"""
_DECLARED = """
## Where they part

What a formula cannot say is declared in `model/self_check.py`, with its side. It *asks* for mending what the reader
would accept, most often with a note; it *waits* while another line asks; it *misses* what the rule finds. Nothing else
parts: the test fails on any other difference, and on a declared one that no longer occurs.

"""
_LINES = """
## The lines of one form

{name}.

"""


def page() -> str:
    whole = len(judged_fillings())
    names = ", ".join(form.name for form in forms())
    functions = ", ".join(sorted(allowed_functions()))
    head = _HEAD.format(functions=functions, fillings=whole, forms=len(forms()), names=names)
    compared = _table(
        ("constraint", "fillings", "cells compared", "of them rejected by the rule", "of them parted, as declared"),
        ((f"`{c.kind}`", c.fillings, c.cells, c.broken, c.parted) for c in counts()),
    )
    declared = _table(
        ("constraint", "typed", "the formula", "example", "why"),
        ((f"`{d.constraint.__name__}`", d.manner.value, d.side.value, d.example, d.why) for d in _by_side()),
    )
    form = forms()[0]
    lines = _table(
        ("sheet", "what has to be so", "of constraint"),
        ((check.sheet, check.text, _kind(check)) for check in checks(form.design)),
    )
    return f"{head}{compared}{_DECLARED}{declared}{_LINES.format(name=form.name)}{lines}"


def _by_side() -> list[Difference]:
    return sorted(DIFFERENCES, key=lambda difference: list(Side).index(difference.side), reverse=True)


def _kind(check: Check) -> str:
    """A line of several columns, or of the nil report, has no constraint of its own."""
    _, column, constraint = check.of
    return column if constraint is None else f"`{type(constraint).__name__}`"


def _table(headings: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> str:
    lines = [headings, ("---",) * len(headings), *rows]
    return "".join("| " + " | ".join(f"{n:,}" if isinstance(n, int) else str(n) for n in row) + " |\n" for row in lines)


def main() -> None:
    PAGE.write_text(page(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
