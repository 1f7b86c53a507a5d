"""File names that every file system takes, made of what people and mail programs call things."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, TypeVar

from workbook_tools.model.text import fold

if TYPE_CHECKING:
    from workbook_tools.model.plan import Department

_Key = TypeVar("_Key")

LONGEST_NAME = 255
"""Bytes of UTF-8: the limit of most file systems, and never more than Windows' 255 UTF-16 units."""
_LONGEST_EXTENSION = 20
_ROOM_FOR_MARK = 100
"""Bytes left for what tells names apart, and for an extension."""
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])\s*(\..*)?", re.IGNORECASE)
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
"""Controls, direction marks, lone surrogates, private and unassigned characters, line separators."""


def safe_name(name: str, limit: int = LONGEST_NAME) -> str:
    """One path component of at most `limit` UTF-8 bytes, NFC, its extension kept.

    Separators, controls and what Windows forbids become «_»; names of Windows' devices get a «_» in
    front; spaces and dots at the ends go. Never empty, never «.» or «..».
    """
    name = unicodedata.normalize("NFC", name)
    if not name.isprintable():
        name = "".join("_" if unicodedata.category(c) in _UNSEEN else c for c in name)
    name = _FORBIDDEN.sub("_", name).strip().rstrip(". ") or "_"
    if _RESERVED.fullmatch(name):
        name = f"_{name}"
    return _shortened(name, limit)


def file_key(name: str) -> str:
    """Equal for names that are one file on some file system, or that a person would take for one."""
    return fold(safe_name(name))


def told_apart(names: Mapping[_Key, str], marks: Mapping[_Key, str]) -> dict[_Key, str]:
    """Names of files, each its own: those that would be one file get their marks, the others stay as they are.

    By what is named alone, so that the same things have the same names in every run. No mark may end as another does.
    """
    told = dict(names)
    unmarked = set(names)
    while alike := _alike(told) & unmarked:
        told.update({key: names[key] + marks[key] for key in alike})
        unmarked -= alike
    return told


def _alike(names: Mapping[_Key, str]) -> set[_Key]:
    keys = {one: file_key(name) for one, name in names.items()}
    counted = Counter(keys.values())
    return {one for one, key in keys.items() if counted[key] > 1}


def department_files(departments: Iterable["Department"]) -> dict[str, str]:
    """What files of each department are called, by its code: its short name, the code beside it where two are alike."""
    known = tuple(departments)
    names = {one.code: safe_name(one.short, LONGEST_NAME - _ROOM_FOR_MARK) for one in known}
    return told_apart(names, {one.code: f" ({one.code})" for one in known})


def split_extension(name: str) -> tuple[str, str]:
    """«звіт.v2.xlsx» → («звіт.v2», «.xlsx»); something long after a dot is no extension."""
    stem, dot, extension = name.rpartition(".")
    if not stem or not extension or len(extension.encode()) >= _LONGEST_EXTENSION:
        return name, ""
    return stem, dot + extension


def _shortened(name: str, limit: int) -> str:
    if len(name.encode()) <= limit:
        return name
    stem, extension = split_extension(name)
    room = limit - len(extension.encode())
    return stem.encode()[:room].decode("utf-8", "ignore").rstrip(". ") + extension
