"""The shared strings of a workbook, rich ones joined, phonetic hints left out, untrimmed."""

from collections.abc import Iterable

from workbook_tools.files.reading.budget import Budget
from workbook_tools.files.reading.canonical import Feed, begins_strings, shortcut, take_strings
from workbook_tools.files.reading.package import Package
from workbook_tools.files.reading.unreadable import unreadable
from workbook_tools.files.reading.values import unescape
from workbook_tools.files.reading.xml import SKIPPED, Attributes, Driven, drive, local, open_parser, skip


def read_strings(package: Package, part: str, budget: Budget) -> list[str]:  # noqa: C901, PLR0915 - closures counted with it
    """Every string once in memory, by its index."""
    limits = budget.limits
    parser = open_parser(part)
    strings: list[str] = []
    pieces: list[str] = []
    text: list[str] = []
    t_tag, si_tag = "t", "si"
    depth = characters = 0
    in_text = in_string = False

    def start(name: str, attributes: Attributes) -> None:
        nonlocal depth, in_text, in_string, t_tag, si_tag
        if name == t_tag:
            if in_text:
                raise ValueError("a text within a text")
            in_text = True
            text.clear()
        elif name == si_tag:
            if in_string:
                raise ValueError("a string within a string")
            in_string = True
        elif (word := local(name)) in SKIPPED:
            skip(parser, limits.depth)
        elif word == "t":
            t_tag = name
            start(name, attributes)
        elif word == "si":
            si_tag = name
            start(name, attributes)
        else:
            depth += 1
            if depth > limits.depth:
                raise ValueError("too deep")

    def end(name: str) -> None:
        nonlocal depth, in_text, in_string, characters
        if name == t_tag:
            in_text = False
            pieces.extend(text)
        elif name == si_tag:
            in_string = False
            string = pieces[0] if len(pieces) == 1 else "".join(pieces)
            pieces.clear()
            characters += len(string)
            strings.append(unescape(string) if "_x" in string else string)
        else:
            depth -= 1

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

    def take(piece: bytes) -> int:
        nonlocal characters
        until, texts = take_strings(piece)
        characters += sum(map(len, texts))
        strings.extend(map(unescape, texts) if piece.find(b"_x") >= 0 else texts)
        watch()
        return until

    def feeding(chunks: Iterable[bytes], feed: Feed) -> bool:
        def enter(head: bytes) -> bool:
            feed(head)
            return begins_strings(head)

        shortcut(chunks, feed, b"<sst ", b"</si>", enter, take)
        return False

    drive(lambda: Driven(parser, watch, watch), package.chunks(part), part, limits, feeding)
    return strings
