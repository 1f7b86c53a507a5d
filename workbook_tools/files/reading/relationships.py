"""How parts of a package name each other: by relationship type, not by where they usually lie."""

import posixpath
from typing import NamedTuple
from urllib.parse import unquote

from workbook_tools.files.reading.limits import Limits
from workbook_tools.files.reading.package import Package
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
    return frozenset(relation.kind for part in parts for relation in _read(package, part, "", limits))


def _read(package: Package, part: str, folder: str, limits: Limits) -> tuple[Relationship, ...]:
    found: list[Relationship] = []

    def start(_parent: str, name: str, attributes: Attributes) -> None:
        if name != "Relationship":
            return
        kind = attributes.get("Type", "").rpartition("/")[2].replace("-", "").casefold()
        external = attributes.get("TargetMode", "").casefold() == "external"
        target = attributes.get("Target", "")
        found.append(
            Relationship(
                attributes.get("Id", ""), kind, target if external else _resolve(package, folder, target), external
            )
        )

    walk(package, part, limits, start)
    return tuple(found)


def _resolve(package: Package, folder: str, target: str) -> str | None:
    target = target.replace("\\", "/")
    joined = posixpath.normpath(posixpath.join("/", folder, target))
    return package.find(joined) or package.find(unquote(joined))
