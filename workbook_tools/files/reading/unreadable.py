"""The one exception of reading: a file that cannot be read, and the sentence that says why."""

from workbook_tools.model.finding import NOWHERE, Finding
from workbook_tools.rules.catalogue import find


class Unreadable(Exception):
    """`finding` is one of the catalogue's families «files» and «letters»; its outcome is QUARANTINED."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding)
        self.finding = finding


def unreadable(code: str, **values: object) -> Unreadable:
    """Whole numbers are shown with their thousands apart (NBSP)."""
    shown = {name: f"{v:,}".replace(",", "\u00a0") if type(v) is int else str(v) for name, v in values.items()}
    return Unreadable(find(code, NOWHERE, entered=None, **shown))


def damaged(part: str) -> Unreadable:
    """The part's name is cut: it is the file's own word, of any length."""
    return unreadable("file_damaged", part=part[-80:])
