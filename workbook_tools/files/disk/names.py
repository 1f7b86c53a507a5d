"""File names that every file system takes, made of what people and mail programs call things."""

import re
import unicodedata

LONGEST_NAME = 255
"""Bytes of UTF-8: the limit of most file systems, and never more than Windows' 255 UTF-16 units."""
_LONGEST_EXTENSION = 20
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


def last_component(path: str) -> str:
    """What stands after the last separator of either kind: attachments arrive as «../../x.xlsx»."""
    return re.split(r"[/\\]", path)[-1]


def split_extension(name: str) -> tuple[str, str]:
    """«звіт.v2.xlsx» → («звіт.v2», «.xlsx»); something long after a dot is no extension."""
    stem, dot, extension = name.rpartition(".")
    if not stem or not extension or len(extension.encode()) >= _LONGEST_EXTENSION:
        return name, ""
    return stem, dot + extension


def shown_name(name: str) -> str:
    """A name as it can be shown and stored: bytes that are no UTF-8 appear as «\\xe9»."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _shortened(name: str, limit: int) -> str:
    if len(name.encode()) <= limit:
        return name
    stem, extension = split_extension(name)
    room = limit - len(extension.encode())
    return stem.encode()[:room].decode("utf-8", "ignore").rstrip(". ") + extension
