"""The shared strings of a workbook, rich ones joined, phonetic hints left out, untrimmed."""

from workbook_tools.files.reading.budget import Budget
from workbook_tools.files.reading.package import Package
from workbook_tools.files.reading.unreadable import unreadable
from workbook_tools.files.reading.values import unescape
from workbook_tools.files.reading.xml import SKIPPED, Attributes, drive, local, open_parser, skip


def read_strings(package: Package, part: str, budget: Budget) -> list[str]:
    limits = budget.limits
    parser = open_parser(part)
    strings: list[str] = []
    pieces: list[str] = []
    text: list[str] = []
    depth = 0

    def start(name: str, _attributes: Attributes) -> None:
        nonlocal depth
        depth += 1
        if depth > limits.depth:
            raise ValueError("too deep")
        name = local(name)
        if name == "t":
            text.clear()
        elif name in SKIPPED:
            depth -= 1
            skip(parser, limits.depth)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        name = local(name)
        if name == "t":
            pieces.extend(text)
        elif name == "si":
            if len(strings) >= limits.cells:
                raise unreadable("too_many_cells", limit=limits.cells)
            string = pieces[0] if len(pieces) == 1 else "".join(pieces)
            pieces.clear()
            budget.spend_text(len(string))
            strings.append(unescape(string))

    def watch() -> None:
        budget.check_pending(text)
        budget.check_pending(pieces)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text.append
    drive(parser, package, part, limits, watch)
    return strings
