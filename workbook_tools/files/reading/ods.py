"""An .ods workbook as bytes → RawWorkbook: gate and reader in one pass, whoever wrote it."""

from msgspec.structs import replace

from workbook_tools.files.reading.budget import Budget
from workbook_tools.files.reading.limits import LIMITS, Limits
from workbook_tools.files.reading.ods_content import read_content
from workbook_tools.files.reading.package import Package
from workbook_tools.files.reading.unreadable import unreadable
from workbook_tools.files.reading.xml import Attributes, Driven, drive, local, open_parser, walk
from workbook_tools.model.cells import RawWorkbook

_EXTRAS = {"pictures/": "images", "basic/": "macros", "scripts/": "macros", "object ": "charts"}


def read_ods(data: bytes, limits: Limits = LIMITS) -> RawWorkbook:
    """Unreadable if it is encrypted, damaged, has no sheets, or breaks a limit. Defined names are not told."""
    package = Package(data, limits)
    if _is_encrypted(package):
        raise unreadable("file_encrypted")
    budget = Budget(limits)
    content = read_content(package, "content.xml", budget)
    if not content.sheets:
        raise unreadable("workbook_without_sheets")
    footers = _footers(package, limits) if package.find("styles.xml") else {}
    custom, keywords = _meta(package, limits) if package.find("meta.xml") else ({}, "")
    extras = {kind for name in package.names for begins, kind in _EXTRAS.items() if name.casefold().startswith(begins)}
    told = {"comments": content.comments, "external_links": content.external_links}
    return RawWorkbook(
        tuple(
            replace(
                sheet,
                footer=footers.get(page, ""),
                sorted_areas=tuple(area for title, area in content.sorted_areas if title == sheet.title),
            )
            for sheet, page in zip(content.sheets, content.pages, strict=True)
        ),
        custom,
        keywords,
        {},
        frozenset(extras | {kind for kind, there in told.items() if there}),
    )


def _is_encrypted(package: Package) -> bool:
    """By its manifest, which older programs begin with a DOCTYPE: it is searched, not parsed."""
    manifest = package.find("META-INF/manifest.xml")
    return manifest is not None and any(b"encryption-data" in chunk for chunk in package.chunks(manifest))


def _meta(package: Package, limits: Limits) -> tuple[dict[str, str], str]:
    """Custom properties and keywords."""
    custom: dict[str, str] = {}
    keywords: list[str] = []
    pending = ""

    def start(_parent: str, name: str, attributes: Attributes) -> None:
        nonlocal pending
        if name == "user-defined":
            pending = attributes.get("meta:name", "")

    def end(name: str, text: str) -> None:
        if name == "user-defined":
            custom[pending] = text
        elif name == "keyword":
            keywords.append(text)

    walk(package.chunks("meta.xml"), "meta.xml", limits, start, end)
    return custom, " ".join(keywords)


def _footers(package: Package, limits: Limits) -> dict[str, str]:
    """The text of each master page's footers, by the page's name; a paragraph is a line."""
    footers: dict[str, list[str]] = {}
    lines: list[str] = []
    within = 0
    parser = open_parser("styles.xml")
    depth = 0

    def start(name: str, attributes: Attributes) -> None:
        nonlocal lines, within, depth
        word = local(name)
        depth += 1
        if depth > limits.depth:
            raise ValueError("too deep")
        if word == "master-page":
            lines = footers.setdefault(attributes.get("style:name", ""), [])
        elif word.startswith("footer"):
            within += 1
            parser.CharacterDataHandler = take
        elif word == "p" and within:
            lines.append("")

    def end(name: str) -> None:
        nonlocal within, depth
        depth -= 1
        if local(name).startswith("footer"):
            within -= 1
            parser.CharacterDataHandler = take if within else None

    def take(text: str) -> None:
        if lines:
            lines[-1] += text

    parser.StartElementHandler, parser.EndElementHandler = start, end
    drive(lambda: Driven(parser), package.chunks("styles.xml"), "styles.xml", limits)
    return {page: "\n".join(dict.fromkeys(filter(None, map(str.strip, told)))) for page, told in footers.items()}
