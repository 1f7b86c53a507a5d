"""What a workbook says of itself: its sheets, defined names and document properties."""

from collections.abc import Callable, Iterable
from itertools import chain
from typing import NamedTuple, TypeVar

from workbook_tools.files.reading.flat_parts import custom_properties_of, keywords_of
from workbook_tools.files.reading.limits import Limits
from workbook_tools.files.reading.package import Package
from workbook_tools.files.reading.repeated import Repeated
from workbook_tools.files.reading.unreadable import unreadable
from workbook_tools.files.reading.xml import Attributes, walk
from workbook_tools.model.cells import Visibility

T = TypeVar("T")

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
    usual, chunks = _taken(package, part, limits, custom_properties_of)
    return _read_custom_properties(chunks, part, limits) if usual is None else usual


def _read_custom_properties(chunks: Iterable[bytes], part: str, limits: Limits) -> dict[str, str]:
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

    walk(chunks, part, limits, start, end)
    return properties


def read_keywords(package: Package, part: str, limits: Limits) -> str:
    """The keywords of the core properties."""
    usual, chunks = _taken(package, part, limits, keywords_of)
    return _read_keywords(chunks, part, limits) if usual is None else usual


def _read_keywords(chunks: Iterable[bytes], part: str, limits: Limits) -> str:
    keywords: list[str] = []

    def start(_parent: str, _name: str, _attributes: Attributes) -> None:
        pass

    def end(name: str, text: str) -> None:
        if name == "keywords":
            keywords.append(text)

    walk(chunks, part, limits, start, end)
    return " ".join(keywords)


def _taken(
    package: Package, part: str, limits: Limits, take: Callable[[bytes, Limits], T | None]
) -> tuple[T | None, Iterable[bytes]]:
    """What `take` gives of the part, None where it has to be parsed; and all of its pieces."""
    chunks = package.chunks(part)
    first = next(chunks, b"")
    usual = take(first, limits)
    if usual is None:
        return None, chain((first,), chunks)
    following = next(chunks, None)
    return (usual, ()) if following is None else (None, chain((first, following), chunks))
