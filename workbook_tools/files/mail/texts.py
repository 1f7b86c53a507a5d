"""The texts of letters: Jinja2 templates of the package, each overridden by one of its name in the workspace.

A text may ask for the letter's words, choose (`if`), list (`for`), include the shared parts and fill in
plurals; nothing else of the language is there, so that it can neither reach behind the words nor run away.
"""

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib.resources import files as packaged
from pathlib import Path
from typing import Any

from jinja2 import FunctionLoader, StrictUndefined, TemplateError, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from workbook_tools.files.disk.not_done import NotDone, obstacle_of
from workbook_tools.model.outgoing import LetterKind, Words
from workbook_tools.model.text import plural
from workbook_tools.rules.phrases import Refusal

FOLDER = "templates/mail"
"""Of the package, and of the workspace."""
SHARED = ("_greeting.txt.j2", "_remarks.txt.j2", "_closing.txt.j2")
NAMES = (*(f"{kind}.txt.j2" for kind in LetterKind), *SHARED)
_LARGEST_FILE, _LONGEST_LETTER, _MOST_TURNS = 50_000, 100_000, 5_000
"""Bytes of a text, characters of a letter, turns of all its loops together."""
_QUOTED = 100
_MISUSED = (TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError, RecursionError)
"""What a text's own expressions may raise."""
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


class Texts:
    """The texts as they stand now; those of the workspace are read once."""

    def __init__(self, folder: Path) -> None:
        self._own = {name: text for name in NAMES if (text := _read(folder / name)) is not None}
        self._environment = _Environment(self._source)

    def fingerprint(self, kind: LetterKind) -> str:
        """Another one, another text: of the kind's own and of the shared parts."""
        texts = [self._own.get(name, _packaged(name)) for name in (_name(kind), *SHARED)]
        return hashlib.sha256(repr(texts).encode("utf-8", "backslashreplace")).hexdigest()

    def letter(self, kind: LetterKind, words: Words) -> tuple[str, str]:
        """Subject, of one line, and text. Refusal that names file and line where a text of the workspace is wrong."""
        name = _name(kind)
        try:
            text = self._environment.rendered(name, _plain(words))
        except _MISUSED as error:
            raise self._refusal(name, error) from error
        subject, _, body = text.lstrip("\n").partition("\n")
        subject = " ".join(subject.split())
        if not subject:
            raise Refusal("mail_text_subject", path=f"{FOLDER}/{name}")
        return subject, re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in body.split("\n"))).strip() + "\n"

    def _source(self, name: str) -> tuple[str, str, Callable[[], bool]] | None:
        if name not in NAMES:
            return None
        return self._own.get(name, _packaged(name)), name, lambda: True

    def _refusal(self, name: str, error: Exception) -> Exception:
        """A text of the package that is wrong is a fault of ours: the error itself."""
        at, number = _place(error)
        at = at or name
        if at not in self._own:
            return error
        lines = self._own[at].split("\n")
        line = lines[number - 1].strip() if 0 < number <= len(lines) else ""
        if isinstance(error, _TooLong):
            return Refusal("mail_text_too_long", path=f"{FOLDER}/{at}")
        return Refusal("mail_text_broken", path=f"{FOLDER}/{at}", number=number, line=line[:_QUOTED])


@cache
def _packaged(name: str) -> str:
    return packaged("workbook_tools").joinpath(f"{FOLDER}/{name}").read_text("utf-8")


def packaged_texts() -> dict[str, bytes]:
    """File name → bytes, to be given to a workspace; with the line ends and the mark that Notepad wants."""
    return {name: ("\ufeff" + _packaged(name).replace("\n", "\r\n")).encode("utf-8") for name in NAMES}


def _name(kind: LetterKind) -> str:
    return f"{kind}.txt.j2"


def _read(path: Path) -> str | None:
    """None where there is none. Refusal if it is not UTF-8 or larger than any letter; NotDone."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise NotDone(obstacle_of(error), path) from error
    relative = f"{FOLDER}/{path.name}"
    if len(data) > _LARGEST_FILE:
        raise Refusal("mail_text_too_long", path=relative)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refusal("mail_text_encoding", path=relative) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


# --- within bounds ---------------------------------------------------------------------------------


_ALLOWED = (
    *(nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.Getattr, nodes.Filter, nodes.Test),
    *(nodes.If, nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not),
    nodes.For,
)


class _TooLong(TemplateError):
    """The letter, or the loops that make it, went beyond the limit."""


class _Environment(ImmutableSandboxedEnvironment):
    """Of the language only what a letter needs; every loop counts its turns."""

    def __init__(self, source: Callable[[str], tuple[str, str, Callable[[], bool]] | None]) -> None:
        super().__init__(loader=FunctionLoader(source), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
        self._turns = 0
        self.globals.clear()
        self.filters = {"plural": _counted, "join": _joined, "turns": self._counting}
        self.tests = {name: self.tests[name] for name in ("defined", "in", "==", "!=", "eq", "ne", "none")}

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        """Jinja2's hook between reading a template and making code of it."""
        for node in source.find_all(nodes.Node):
            if not _allowed(node, name):
                raise TemplateSyntaxError("not part of the language of letters", node.lineno, name, filename)
        for loop in list(source.find_all(nodes.For)):
            loop.iter = nodes.Filter(loop.iter, "turns", [], [], None, None, lineno=loop.lineno, environment=self)
        return super()._generate(source, name, filename, defer_init)

    def rendered(self, name: str, words: dict[str, Any]) -> str:
        """Of at most so many characters, and turns of loops."""
        self._turns, length, parts = 0, 0, []
        for part in self.get_template(name).generate(words):
            length += len(part)
            if length > _LONGEST_LETTER:
                raise _TooLong
            parts.append(part)
        return "".join(parts)

    def _counting(self, items: Iterable[Any]) -> Iterator[Any]:
        for item in items:
            self._turns += 1
            if self._turns > _MOST_TURNS:
                raise _TooLong
            yield item


def _allowed(node: nodes.Node, name: str | None) -> bool:
    """Shared parts include nothing themselves; `self` is the one name that is no word."""
    if isinstance(node, nodes.Include):
        included = node.template
        return name not in SHARED and isinstance(included, nodes.Const) and included.value in SHARED
    return isinstance(node, _ALLOWED) and not (isinstance(node, nodes.Name) and node.name == "self")


def _counted(number: int, one: str, few: str, many: str) -> str:
    """5 помилок."""
    return f"{number} {plural(number, one, few, many)}"


def _joined(items: Iterable[object], between: str = ", ") -> str:
    return between.join(str(item) for item in items)


def _plain(value: Any) -> Any:
    """Words without characters that do not show: a name ends no line and turns no direction."""
    if isinstance(value, str):
        return "".join(" " if unicodedata.category(c) in _UNSEEN else c for c in value)
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, tuple | list):
        return tuple(_plain(inner) for inner in value)
    return value


def _place(error: Exception) -> tuple[str, int]:
    """The text and the line in which it went wrong; the innermost of those that were being rendered."""
    if isinstance(error, TemplateSyntaxError):
        return error.name or "", error.lineno
    name, number, trace = "", 0, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename in NAMES:
            name, number = trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next
    return name, number
