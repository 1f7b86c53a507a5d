"""The messages of the matrix, and what must become of each: the table that the page shows and the tests run."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from workbook_tools.model.receipt import Outcome

ACCEPTED, HELD, QUARANTINED, DUPLICATE, SKIPPED = (
    Outcome.ACCEPTED,
    Outcome.HELD,
    Outcome.QUARANTINED,
    Outcome.DUPLICATE,
    Outcome.SKIPPED,
)


@dataclass(frozen=True)
class Forms:
    """Filled forms of two departments, whose addresses stand in the plan, and what is no form."""

    police: bytes
    youth: bytes
    locked: bytes
    """A workbook with a password."""


@dataclass(frozen=True)
class Comes:
    """One line of `ingest`: the name that is told, what became of it, and the codes of what was found."""

    name: str
    outcome: Outcome
    codes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Kind:
    """`make` gives the file that lies in the inbox; its name there is `file`."""

    title: str
    make: Callable[[Forms], bytes]
    comes: tuple[Comes, ...]
    file: str = "letter.eml"


@dataclass(frozen=True)
class Group:
    title: str
    kinds: tuple[Kind, ...] = field(default=())


def accepted(name: str = "report.xlsx", *codes: str) -> tuple[Comes, ...]:
    return (Comes(name, ACCEPTED, codes),)


def held(name: str = "report.xlsx", *codes: str) -> tuple[Comes, ...]:
    return (Comes(name, HELD, ("sender_unlisted", *codes)),)


def quarantined(code: str, name: str = "letter.eml") -> tuple[Comes, ...]:
    return (Comes(name, QUARANTINED, (code,)),)


def every(groups: Sequence[Group]) -> tuple[Kind, ...]:
    return tuple(kind for group in groups for kind in group.kinds)
