"""One way to read XML parts: expat, in large chunks, without DOCTYPE, in UTF-8 or UTF-16, within a depth."""

from collections.abc import Callable, Iterable
from typing import NamedTuple
from xml.parsers.expat import ExpatError, ParserCreate, XMLParserType, errors

from workbook_tools.files.reading.limits import Limits
from workbook_tools.files.reading.unreadable import damaged, unreadable

_BUFFER = 64 * 1024
_NO_MEMORY = errors.codes[errors.XML_ERROR_NO_MEMORY]
_ENCODINGS = ("utf-8", "utf8", "utf-16", "utf-16le", "utf-16be", "us-ascii")
SKIPPED = ("Choice", "rPh", "extLst")
"""Elements that are passed over: of AlternateContent the Fallback is read, phonetic hints are no text."""

Attributes = dict[str, str]


def local(name: str) -> str:
    """«x:row» → «row»: prefixes are the writer's choice. (Namespaces would double the cost of every element.)"""
    return name.rpartition(":")[2]


def open_parser(part: str) -> XMLParserType:
    """A parser of names with their prefixes. DOCTYPE and other encodings raise Unreadable."""
    parser = ParserCreate()
    parser.buffer_size = _BUFFER
    parser.buffer_text = True

    def refuse_doctype(*_: object) -> None:
        raise unreadable("xml_doctype", part=part[-80:])

    def check_encoding(_version: str, encoding: str | None, _standalone: int) -> None:
        if encoding is not None and encoding.casefold() not in _ENCODINGS:
            raise damaged(part)

    parser.StartDoctypeDeclHandler = refuse_doctype
    parser.XmlDeclHandler = check_encoding
    return parser


class Driven(NamedTuple):
    """A parser; `watch` is asked after all that it is fed with, `finish` at the end."""

    parser: XMLParserType
    watch: Callable[[], None] | None = None
    finish: Callable[[], None] | None = None


def drive(
    begin: Callable[[], Driven],
    chunks: Iterable[bytes],
    part: str,
    limits: Limits,
    feeding: Callable[[Iterable[bytes], Callable[[bytes], None]], bool] | None = None,
) -> None:
    """Feeds a part to the parser that `begin` gives once there is something for it.

    `feeding` chooses what of the part it is fed with, all of it unless given; True: it left nothing.

    What goes wrong becomes one finding.
    """
    driven: Driven | None = None
    fed = 0

    def feed(chunk: bytes) -> None:
        nonlocal driven, fed
        driven = driven or begin()
        driven.parser.Parse(chunk, False)
        fed += len(chunk)
        if fed - driven.parser.CurrentByteIndex > limits.token_bytes:
            raise damaged(part)
        if driven.watch is not None:
            driven.watch()

    try:
        if feeding is None:
            for chunk in chunks:
                feed(chunk)
        elif feeding(chunks, feed):
            return
        driven = driven or begin()
        driven.parser.Parse(b"", True)
        if driven.finish is not None:
            driven.finish()
    except (ExpatError, LookupError, ValueError, OverflowError) as error:
        if isinstance(error, ExpatError) and error.code == _NO_MEMORY:
            raise MemoryError from error
        raise damaged(part) from error
    finally:
        if driven is not None:
            _let_go(driven.parser)


def _let_go(parser: XMLParserType) -> None:
    """A parser and its handlers hold each other, and its buffer, until somebody looks for such rings."""
    parser.StartElementHandler = parser.EndElementHandler = parser.CharacterDataHandler = None
    parser.StartDoctypeDeclHandler = parser.XmlDeclHandler = None
    parser.buffer_text = False


def skip(parser: XMLParserType, limit: int) -> None:
    """Called in a start handler: passes over the element and all that is in it."""
    handlers = parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler
    depth = 1

    def start(_name: str, _attributes: Attributes) -> None:
        nonlocal depth
        depth += 1
        if depth > limit:
            raise ValueError("too deep")

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1
        if not depth:
            parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = handlers

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, None


def pass_over(parser: XMLParserType, name: str) -> None:
    """Called in a start handler: what the element holds is only parsed; its end is told to the end handler set now."""
    handlers = parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler

    def end(ended: str) -> None:
        if ended == name:
            parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = handlers
            if handlers[1] is not None:
                handlers[1](ended)

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = None, end, None


def walk(
    chunks: Iterable[bytes],
    part: str,
    limits: Limits,
    start: Callable[[str, str, Attributes], None],
    end: Callable[[str, str], None] | None = None,
) -> None:
    """A part of modest size: `start(parent or "", name, attributes)`, `end(name, own text)`; names are local."""
    parser = open_parser(part)
    path: list[str] = []
    texts: list[list[str]] = [[]]
    length = 0

    def on_start(name: str, attributes: Attributes) -> None:
        name = local(name)
        if name in SKIPPED:
            skip(parser, limits.depth)
            return
        if len(path) >= limits.depth:
            raise ValueError("too deep")
        start(path[-1] if path else "", name, attributes)
        path.append(name)
        texts.append([])

    def on_end(_name: str) -> None:
        name, text = path.pop(), "".join(texts.pop())
        if end is not None:
            end(name, text)

    def on_text(text: str) -> None:
        nonlocal length
        length += len(text)
        if length > limits.text:
            raise unreadable("too_much_text", limit=limits.text)
        texts[-1].append(text)

    parser.StartElementHandler = on_start
    parser.EndElementHandler = on_end
    parser.CharacterDataHandler = on_text
    drive(lambda: Driven(parser), chunks, part, limits)
