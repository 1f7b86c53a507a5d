"""The matrix as Markdown: what becomes of each edit in each program and format, as the tests hold it."""

from collections import Counter
from collections.abc import Sequence

from programs.edits import Comes
from programs.matrix import EDITS, PROGRAMS, Cell, outcome_of

from workbook_tools.model.receipt import Outcome

_MARKS = {Outcome.ACCEPTED: "✓", Outcome.RETURNED: "↩", Outcome.HELD: "⏸", Outcome.QUARANTINED: "✗"}
_LEGEND = """\
✓ accepted, the same report · ✓* accepted, with notes or warnings · ↩ returned, with an error at each cell of which
nothing may be taken · – cannot be done there. SheetJS writes dates into an .ods as plain numbers: each is noted.
"""


def as_markdown() -> str:
    """Two tables: the outcome of every cell; the findings that make it."""
    columns = [(program, kind) for program in PROGRAMS for kind in program.formats]
    rows = [[Cell(*column, edit) for column in columns] for edit in EDITS]
    outcomes = _table(
        ["edit", *(f"{program.name} .{kind}" for program, kind in columns)],
        [[cells[0].edit.title, *map(_mark, cells)] for cells in rows],
    )
    findings = _table(["edit", "what is said", "elsewhere"], [[cells[0].edit.title, *_said(cells)] for cells in rows])
    return f"{_LEGEND}\n{outcomes}\n{findings}"


def _mark(cell: Cell) -> str:
    comes = cell.comes
    if isinstance(comes, str):
        return "–"
    outcome = outcome_of(comes)
    return f"{_MARKS[outcome]}*" if outcome is Outcome.ACCEPTED and comes.told else _MARKS[outcome]


def _said(cells: Sequence[Cell]) -> tuple[str, str]:
    """What comes in most places; what comes in others, each with its places."""
    places: dict[str, list[Cell]] = {}
    for cell in cells:
        places.setdefault(_words(cell.own), []).append(cell)
    usual = max(places, key=lambda words: (not words.startswith("–"), len(places[words])))
    others = (f"{_names(where)}: {words}" for words, where in places.items() if words != usual)
    return usual, "<br>".join(others)


def _names(cells: Sequence[Cell]) -> str:
    """Programs, those not in every format with their formats."""
    formats: dict[str, list[str]] = {}
    for cell in cells:
        formats.setdefault(cell.program.name, []).append(cell.format)
    every = {program.name: len(program.formats) for program in PROGRAMS}
    return ", ".join(
        name if len(kinds) == every[name] else " ".join((name, *(f".{kind}" for kind in kinds)))
        for name, kinds in formats.items()
    )


def _words(comes: Comes | str) -> str:
    if isinstance(comes, str):
        return f"– {comes}"
    counts = Counter(code for code, *_ in comes.told)
    return ", ".join(f"`{code}`" + (f" × {n}" if n > 1 else "") for code, n in counts.items()) or "nothing"


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = (heads, ["---"] * len(heads), *rows)
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
