"""Sentences on the terminal: wrapped to the window, whole in a pipe; what is to be copied is never broken."""

import shutil
import sys
import textwrap

import click

INDENT = "  "


def tell(text: str, *, indent: str = "", err: bool = False) -> None:
    """Prose; a line of it that is indented already holds a path or a command and is left as it is."""
    for line in text.split("\n"):
        click.echo(line if line.startswith(INDENT) else fitted(line, indent, err=err), err=err)


def fitted(text: str, indent: str = "", *, err: bool = False) -> str:
    """Wrapped to the window with its later lines indented; one line where nobody watches (a pipe, a file)."""
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
