"""An .xlsx or .xlsm workbook, transitional or strict, as bytes → RawWorkbook: gate and reader in one pass."""

from workbook_tools.files.reading.budget import Budget
from workbook_tools.files.reading.convert import Book
from workbook_tools.files.reading.limits import LIMITS, Limits
from workbook_tools.files.reading.package import Package
from workbook_tools.files.reading.properties import (
    ListedSheet,
    read_custom_properties,
    read_keywords,
    read_workbook_part,
)
from workbook_tools.files.reading.relationships import Relationship, all_kinds, relationships
from workbook_tools.files.reading.sheet import read_sheet
from workbook_tools.files.reading.strings import read_strings
from workbook_tools.files.reading.styles import DateStyles, read_styles
from workbook_tools.files.reading.unreadable import damaged, unreadable
from workbook_tools.model.cells import RawSheet, RawWorkbook

_EXTRAS = {
    "vbaproject": "macros",
    "xlmacrosheet": "macros",
    "xlintlmacrosheet": "macros",
    "image": "images",
    "externallink": "external_links",
    "externallinkpath": "external_links",
    "comments": "comments",
    "threadedcomment": "comments",
    "oleobject": "embedded_objects",
    "package": "embedded_objects",
    "control": "embedded_objects",
    "chart": "charts",
    "chartex": "charts",
    "chartsheet": "charts",
}


def read_ooxml(data: bytes, limits: Limits = LIMITS) -> RawWorkbook:
    """Unreadable if it is no such workbook, is damaged, has no sheets, or breaks a limit."""
    return read_package(Package(data, limits), limits)


def read_package(package: Package, limits: Limits) -> RawWorkbook:
    of_package = relationships(package, "", limits)
    main = target_of(of_package, "officedocument")
    if main is None:
        raise damaged("officeDocument")
    workbook = read_workbook_part(package, main, limits)
    if workbook.root != "workbook":
        raise unreadable("file_is_word" if workbook.root == "document" else "file_is_document")
    of_workbook = relationships(package, main, limits)
    budget = Budget(limits)
    strings, styles = target_of(of_workbook, "sharedstrings"), target_of(of_workbook, "styles")
    book = Book(
        [] if strings is None else read_strings(package, strings, budget),
        DateStyles(b"") if styles is None else read_styles(package, styles, limits),
        workbook.epoch_1904,
    )
    sheets = _read_sheets(package, main, of_workbook, workbook.sheets, book, budget)
    if not sheets:
        raise unreadable("workbook_without_sheets")
    custom, keywords, _, extras = around(package, of_package, limits)
    return RawWorkbook(sheets, custom, keywords, dict(workbook.defined_names), extras)


def around(
    package: Package, of_package: tuple[Relationship, ...], limits: Limits
) -> tuple[dict[str, str], str, dict[str, str], frozenset[str]]:
    """What the package tells beside the cells: custom properties, keywords, no defined names, extras."""
    custom, core = target_of(of_package, "customproperties"), target_of(of_package, "coreproperties")
    return (
        {} if custom is None else read_custom_properties(package, custom, limits),
        "" if core is None else read_keywords(package, core, limits),
        {},
        frozenset(_EXTRAS[kind] for kind in all_kinds(package, limits) if kind in _EXTRAS),
    )


def target_of(relations: tuple[Relationship, ...], kind: str) -> str | None:
    """The part that the first relationship of a kind leads to."""
    return next((r.target for r in relations if r.kind == kind and not r.external), None)


def _read_sheets(
    package: Package,
    main: str,
    relations: tuple[Relationship, ...],
    listed: tuple[ListedSheet, ...],
    book: Book,
    budget: Budget,
) -> tuple[RawSheet, ...]:
    """Those that have cells: chart, dialog and macro sheets have none to read. No part is two sheets."""
    sheets: dict[str, RawSheet] = {}
    for title, visibility, identifier in listed:
        relation = next((r for r in relations if r.id == identifier), None)
        if relation is None or relation.external or relation.target is None or relation.target in sheets:
            raise damaged(f"{main}: {title}")
        if relation.kind == "worksheet":
            content = read_sheet(package, relation.target, book, budget)
            sheets[relation.target] = RawSheet(title, visibility, *content)
    return tuple(sheets.values())
