"""The shared strings of a workbook, rich ones joined, phonetic hints left out, untrimmed."""

from workbook_tools.files.reading.budget import Budget
from workbook_tools.files.reading.package import Package
from workbook_tools.files.reading.unreadable import unreadable
from workbook_tools.files.reading.values import unescape
from workbook_tools.files.reading.xml import SKIPPED, Attributes, drive, local, open_parser, skip


def read_strings(package: Package, part: str, budget: Budget) -> list[str]:  # noqa: C901 - closures counted with it
    limits = budget.limits
    parser = open_parser(part)
    strings: list[str] = []
    pieces: list[str] = []
    text: list[str] = []
    t_tag, si_tag = "t", "si"
    depth = characters = 0
    inside = False

    def start(name: str, _attributes: Attributes) -> None:
        nonlocal depth, inside, t_tag, si_tag
        if name == t_tag:
            if inside:
                raise ValueError("a text within a text")
            inside = True
            text.clear()
            return
        word = local(name)
        if word in SKIPPED:
            skip(parser, limits.depth)
            return
        if word == "t":
            t_tag = name
            start(name, _attributes)
            return
        if word == "si":
            si_tag = name
        depth += 1
        if depth > limits.depth:
            raise ValueError("too deep")

    def end(name: str) -> None:
        nonlocal depth, inside, characters
        if name == t_tag:
            inside = False
            pieces.append(text[0] if len(text) == 1 else "".join(text))
            return
        depth -= 1
        if name == si_tag:
            string = pieces[0] if len(pieces) == 1 else "".join(pieces)
            pieces.clear()
            characters += len(string)
            strings.append(unescape(string) if "_x" in string else string)

    def watch() -> None:
        nonlocal characters
        budget.spend_text(characters)
        characters = 0
        budget.check_pending(text)
        budget.check_pending(pieces)
        if len(strings) > limits.cells:
            raise unreadable("too_many_cells", limit=limits.cells)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text.append
    drive(parser, package, part, limits, watch, watch)
    return strings
