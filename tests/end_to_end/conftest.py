"""A workspace whose third-quarter templates were issued on 01.09.2020, and answers to them, made once a session."""

from collections.abc import Callable, Iterator
from pathlib import Path

import dovecot
import pytest
from network import Authority
from plans import Q3
from quarters import ISSUED, Desk, answer, new_desk, nil

from workbook_tools.demo.clerk import Answer, fill_in

Filled = Callable[[str], bytes]
LESSON = "07.09 | 5 | урок | Безпека в Інтернеті | {reach} | https://example.org/news/2020/09/07"


def police(reach: int) -> Answer:
    return answer("police", "14.09", openings={"5.1": 800}, events=[LESSON.format(reach=reach)])


ANSWERS: dict[str, tuple[str, Callable[[], Answer]]] = {
    "police": ("police", lambda: police(120)),
    "police again": ("police", lambda: police(130)),
    "police third": ("police", lambda: police(140)),
    "police without status": ("police", lambda: answer("police", "14.09", statuses={"5": ""})),
    "police emptied": ("police", lambda: answer("police", "14.09", openings={"5.1": 800})),
    "police nil": ("police", lambda: nil("police", "14.09")),
    "youth": ("youth_sport", lambda: answer("youth_sport", "15.09", values={"9.1": 500})),
    "youth nil": ("youth_sport", lambda: nil("youth_sport", "15.09")),
    "hospital": (
        "hospital",
        lambda: answer("hospital", "15.09", events=["28.08 | 3 | відео | Донорство крові | 2350"]),
    ),
    "protection": ("social_protection", lambda: answer("social_protection", "15.09")),
}


@pytest.fixture(scope="session")
def issued(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Not to be changed: take a copy."""
    desk = new_desk(tmp_path_factory.mktemp("issued") / "desk")
    desk.done("template", "2020-Q3", now=ISSUED)
    return desk


@pytest.fixture
def desk(issued: Desk, tmp_path: Path) -> Desk:
    """A workspace of the test's own, templates issued, nothing received."""
    return issued.copy(tmp_path / "desk")


@pytest.fixture(scope="session")
def filled(issued: Desk) -> Filled:
    """A filled form by its name in ANSWERS; the same bytes each time."""
    known: dict[str, bytes] = {}

    def of(name: str) -> bytes:
        if name not in known:
            department, filled_in = ANSWERS[name]
            known[name] = fill_in(issued.form(department, Q3), filled_in())
        return known[name]

    return of


@pytest.fixture(scope="session")
def authority() -> Authority:
    """Signs the certificates of the tests' mail servers."""
    return Authority()


@pytest.fixture(scope="session")
def imap(authority: Authority) -> Iterator[dovecot.Dovecot]:
    """A Dovecot for all tests: each takes a mailbox of its own."""
    with dovecot.running(authority) as server:
        yield server
