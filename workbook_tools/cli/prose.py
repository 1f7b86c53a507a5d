"""Sentences on the terminal: wrapped to the window, whole in a pipe; what is to be copied is never broken.

Names, cells and letters come from outside and may hold what steers a terminal or begins a line. What they are filled
with is shown by signs: line breaks and colours on the screen are the program's own.
"""

import re
import shutil
import sys
import textwrap

import click

from workbook_tools.rules import phrases

INDENT = "  "
_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
"""C0, DEL, C1, separators of lines, and what turns the direction of writing (the Unicode standard, 23.2 and 9)."""
_PICTURES, _PICTURE_OF_DELETE, _NO_PICTURE = 0x2400, "\u2421", "\ufffd"


def shown(value: str) -> str:
    """On one line, with a picture («␛», «␊») in place of each control character, «�» where there is none."""
    return _STEERING.sub(_picture, value)


def say(code: str, lang: str = "uk", /, **values: object) -> str:
    """A phrase for the terminal: its line breaks are its own, a value has none. KeyError if there is no such phrase."""
    return phrases.say(code, lang, **{name: shown(str(value)) for name, value in values.items()})


def tell(text: str, *, indent: str = "", err: bool = False) -> None:
    """Prose; a line of it that is indented already holds a path or a command and is left as it is."""
    for line in text.split("\n"):
        click.echo(shown(line) if line.startswith(INDENT) else fitted(line, indent, err=err), err=err)


def fitted(text: str, indent: str = "", *, err: bool = False) -> str:
    """A line wrapped to the window with its later ones indented; one where nobody watches (a pipe, a file)."""
    text = shown(text)
    stream = sys.stderr if err else sys.stdout
    if not stream.isatty():
        return indent + text
    width = shutil.get_terminal_size().columns
    hanging = f"{indent}{INDENT}" if indent else ""
    return textwrap.fill(
        text,
        width,
        initial_indent=indent,
        subsequent_indent=hanging,
        break_long_words=False,
        break_on_hyphens=False,
        replace_whitespace=False,
    )


def copied(word: str) -> str:
    """A word of a command as it has to be typed: in quotation marks where it has blanks."""
    return f'"{word}"' if any(mark.isspace() for mark in word) else word


def _picture(found: re.Match[str]) -> str:
    mark = found[0]
    if mark < " ":
        return chr(_PICTURES + ord(mark))
    return _PICTURE_OF_DELETE if mark == "\x7f" else _NO_PICTURE
