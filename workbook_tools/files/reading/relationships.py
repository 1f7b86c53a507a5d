"""How parts of a package name each other: by relationship type, not by where they usually lie."""

import posixpath
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote

from workbook_tools.files.reading.limits import Limits
from workbook_tools.files.reading.package import Package
from workbook_tools.files.reading.repeated import Repeated
from workbook_tools.files.reading.xml import Attributes, walk


class Relationship(NamedTuple):
    """`kind` is the type's last word («worksheet», «sharedstrings»), lower case without hyphens.

    Transitional and strict types differ in their beginnings only, and in hyphens. `target` is a
    part's name as the package spells it, the address as written where it is external, or None
    where no such part is there.
    """

    id: str
    kind: str
    target: str | None
    external: bool


def relationships(package: Package, source: str, limits: Limits) -> tuple[Relationship, ...]:
    """Those of a part, or of the package where `source` is empty; none where they are not told."""
    folder, _, name = source.rpartition("/")
    part = package.find(f"{folder}/_rels/{name}.rels")
    return () if part is None else _read(package, part, folder, limits)


def all_kinds(package: Package, limits: Limits) -> frozenset[str]:
    """The kinds of every relationship of every part."""
    parts = [name for name in package.names if name.casefold().endswith(".rels")]
    return frozenset(relation.kind for part in parts for relation in _STATED.of(package, part, limits))


def _read(package: Package, part: str, folder: str, limits: Limits) -> tuple[Relationship, ...]:
    """With the targets resolved where the part stands."""
    return tuple(
        stated
        if stated.external
        else Relationship(stated.id, stated.kind, _resolve(package, folder, stated.target), False)
        for stated in _STATED.of(package, part, limits)
    )


def _stated(chunks: Iterable[bytes], part: str, limits: Limits) -> tuple[Relationship, ...]:
    """As they are written."""
    found: list[Relationship] = []

    def start(_parent: str, name: str, attributes: Attributes) -> None:
        if name != "Relationship":
            return
        kind = attributes.get("Type", "").rpartition("/")[2].replace("-", "").casefold()
        external = attributes.get("TargetMode", "").casefold() == "external"
        found.append(Relationship(attributes.get("Id", ""), kind, attributes.get("Target", ""), external))

    walk(chunks, part, limits, start)
    return tuple(found)


_STATED = Repeated(_stated)


def _resolve(package: Package, folder: str, target: str | None) -> str | None:
    joined, unquoted = _names(folder, target or "")
    return package.find(joined) or package.find(unquoted)


def _names(folder: str, target: str) -> tuple[str, str]:
    return _known_names(folder, target) if len(folder) + len(target) <= _USUAL else _joined(folder, target)


def _joined(folder: str, target: str) -> tuple[str, str]:
    """As it is written, and without its percent signs."""
    joined = posixpath.normpath(posixpath.join("/", folder, target.replace("\\", "/")))
    return joined, unquote(joined)


_USUAL = 200
_known_names = lru_cache(256)(_joined)
"""Forms have the same parts."""
