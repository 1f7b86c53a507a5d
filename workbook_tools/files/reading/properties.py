"""What a workbook says of itself: its sheets, defined names and document properties."""

from collections.abc import Iterable
from typing import NamedTuple

from workbook_tools.files.reading.limits import Limits
from workbook_tools.files.reading.package import Package
from workbook_tools.files.reading.repeated import Repeated
from workbook_tools.files.reading.unreadable import unreadable
from workbook_tools.files.reading.xml import Attributes, walk
from workbook_tools.model.cells import Visibility

_VISIBILITIES = {v.value.casefold(): v for v in Visibility}


class ListedSheet(NamedTuple):
    """`relation` is the id of the workbook part's relationship to the sheet's own part."""

    title: str
    visibility: Visibility
    relation: str


class WorkbookPart(NamedTuple):
    """`root` is the part's outermost element: «workbook» if it is one."""

    root: str
    epoch_1904: bool
    sheets: tuple[ListedSheet, ...]
    defined_names: dict[str, str]


def read_workbook_part(package: Package, part: str, limits: Limits) -> WorkbookPart:
    """A sheet's own defined name gives way to the workbook's of the same name."""
    return _WORKBOOKS.of(package, part, limits)


def _read_workbook(chunks: Iterable[bytes], part: str, limits: Limits) -> WorkbookPart:
    sheets: list[ListedSheet] = []
    names: dict[str, str] = {}
    root, epoch_1904 = "", False
    pending, is_local = "", False

    def start(parent: str, name: str, attributes: Attributes) -> None:
        nonlocal root, epoch_1904, pending, is_local
        if not parent:
            root = name
        elif name == "workbookPr":
            epoch_1904 = attributes.get("date1904", "") in ("1", "true")
        elif name == "sheet" and parent == "sheets":
            if len(sheets) >= limits.sheets:
                raise unreadable("too_many_sheets", limit=limits.sheets)
            state = attributes.get("state", "visible").casefold()
            relation = next((v for k, v in attributes.items() if k.endswith(":id")), "")
            sheets.append(
                ListedSheet(attributes.get("name", ""), _VISIBILITIES.get(state, Visibility.VISIBLE), relation)
            )
        elif name == "definedName":
            pending, is_local = attributes.get("name", ""), "localSheetId" in attributes

    def end(name: str, text: str) -> None:
        if name == "definedName" and (not is_local or pending not in names):
            names[pending] = text

    walk(chunks, part, limits, start, end)
    return WorkbookPart(root, epoch_1904, tuple(sheets), names)


_WORKBOOKS = Repeated(_read_workbook)


def read_custom_properties(package: Package, part: str, limits: Limits) -> dict[str, str]:
    """Every property's value as text."""
    properties: dict[str, str] = {}
    pending = ""

    def start(_parent: str, name: str, attributes: Attributes) -> None:
        nonlocal pending
        if name == "property":
            pending = attributes.get("name", "")
            properties[pending] = ""

    def end(name: str, text: str) -> None:
        if name not in ("property", "Properties"):
            properties[pending] = text

    walk(package.chunks(part), part, limits, start, end)
    return properties


def read_keywords(package: Package, part: str, limits: Limits) -> str:
    """The keywords of the core properties."""
    keywords: list[str] = []

    def start(_parent: str, _name: str, _attributes: Attributes) -> None:
        pass

    def end(name: str, text: str) -> None:
        if name == "keywords":
            keywords.append(text)

    walk(package.chunks(part), part, limits, start, end)
    return " ".join(keywords)
