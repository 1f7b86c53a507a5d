"""Which program, saving in which format, is given which edit, and what must come out: the matrix, cell by cell."""

from collections.abc import Iterator

from msgspec import Struct
from programs.edits import Comes, Edit, about
from programs.form import ANSWER
from programs.meaning import Datum, Told, meant
from programs.rearranged import REARRANGED
from programs.typed import TYPED

from workbook_tools.model.receipt import Outcome
from workbook_tools.rules.catalogue import CATALOGUE


class Program(Struct, frozen=True):
    """`fixture` starts it; `mark` names what must be installed, None for what every checkout has.

    Programs of a `group` run in one worker of the tests, and share what they started.
    """

    name: str
    fixture: str
    formats: tuple[str, ...]
    group: str
    mark: str | None = None


PROGRAMS = (
    Program("LibreOffice", "libreoffice", ("xlsx", "ods", "xls"), "office", "libreoffice"),
    Program("Gnumeric", "gnumeric", ("xlsx", "ods", "xls"), "python", "gnumeric"),
    Program("ExcelJS", "exceljs", ("xlsx",), "node", "node"),
    Program("SheetJS", "sheetjs", ("xlsx", "ods", "xls", "xlsb"), "node", "node"),
    Program("openpyxl", "openpyxl", ("xlsx",), "python"),
)
EDITS: tuple[Edit, ...] = (*TYPED, *REARRANGED)


class Cell(Struct, frozen=True):
    """A program, a format, an edit."""

    program: Program
    format: str
    edit: Edit

    @property
    def name(self) -> str:
        return f"{self.program.name}-{self.format}-{self.edit.name}"

    @property
    def own(self) -> Comes | str:
        """What must come out of this edit, or why the program cannot do it; what it loses in every edit left out."""
        names = (f"{self.program.name}/{self.format}", self.program.name, f"*/{self.format}", "*")
        return next((self.edit.instead[name] for name in names if name in self.edit.instead), self.edit.comes)

    @property
    def comes(self) -> Comes | str:
        """All that must come out."""
        own = self.own
        if isinstance(own, str) or (self.program.name, self.format) != ("SheetJS", "ods"):
            return own
        return Comes((*own.told, *_dates_without_format(own)), own.meant)


def _dates_without_format(comes: Comes) -> Iterator[Told]:
    """SheetJS writes dates into an .ods as plain numbers: each that nothing else is said about is noted."""
    places = {told[1:] for told in comes.told}
    return (
        about("date_from_number", datum)
        for datum, text in intended(comes).items()
        if datum[2] in ("date", "as_of") and text and about("", datum)[1:] not in places
    )


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
