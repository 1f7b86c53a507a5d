"""Which program, saving in which format, is given which edit, and what must come out: the matrix, cell by cell."""

from collections.abc import Iterator
from dataclasses import dataclass

from programs.edits import Comes, Edit
from programs.form import ANSWER
from programs.meaning import Datum, Told, meant
from programs.rearranged import REARRANGED
from programs.typed import TYPED

from workbook_tools.model.receipt import Outcome
from workbook_tools.rules.catalogue import CATALOGUE


@dataclass(frozen=True, slots=True)
class Program:
    """`fixture` starts it; `mark` names what must be installed, None for what every checkout has."""

    name: str
    fixture: str
    formats: tuple[str, ...]
    mark: str | None = None


PROGRAMS = (
    Program("LibreOffice", "libreoffice", ("xlsx", "ods", "xls"), "libreoffice"),
    Program("Gnumeric", "gnumeric", ("xlsx", "ods", "xls"), "gnumeric"),
    Program("ExcelJS", "exceljs", ("xlsx",), "node"),
    Program("SheetJS", "sheetjs", ("xlsx", "ods", "xls", "xlsb"), "node"),
    Program("openpyxl", "openpyxl", ("xlsx",)),
)
EDITS: tuple[Edit, ...] = (*TYPED, *REARRANGED)

ALWAYS: dict[str, tuple[Told, ...]] = {}
"""Findings of every edit: what a program's files lack, whatever is done in it."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A program, a format, an edit."""

    program: Program
    format: str
    edit: Edit

    @property
    def name(self) -> str:
        return f"{self.program.name}-{self.format}-{self.edit.name}"

    @property
    def comes(self) -> Comes | str:
        """What must come out, or why the program cannot do this."""
        names = (f"{self.program.name}/{self.format}", self.program.name, f"*/{self.format}", "*")
        found = next((self.edit.instead[name] for name in names if name in self.edit.instead), self.edit.comes)
        if isinstance(found, str):
            return found
        always = (told for name in names for told in ALWAYS.get(name, ()) if told not in found.told)
        return Comes((*found.told, *always), found.meant)


def cells() -> Iterator[Cell]:
    for program in PROGRAMS:
        for form in program.formats:
            for edit in EDITS:
                yield Cell(program, form, edit)


def intended(comes: Comes) -> dict[Datum, str]:
    """What the clerk means after the edit; a datum that is asked back is ''."""
    return {**meant(ANSWER), **comes.meant}


def outcome_of(comes: Comes) -> Outcome:
    """By the catalogue: the gravest that a finding does to a file."""
    gravity = (Outcome.QUARANTINED, Outcome.RETURNED, Outcome.HELD)
    outcomes = {CATALOGUE[code].outcome for code, *_ in comes.told}
    return next((outcome for outcome in gravity if outcome in outcomes), Outcome.ACCEPTED)
