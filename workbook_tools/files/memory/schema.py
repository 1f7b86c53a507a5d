"""The ledger's tables, and how an older ledger is brought up to this edition.

Every table of events is append-only, and the database itself refuses anything else. `journal` is the one order
of events: a fact belongs to the event that recorded it, and «known at» is a place in the journal.
"""

import sqlite3
from pathlib import Path

from workbook_tools.files.disk.not_done import NotDone, Obstacle
from workbook_tools.files.memory.migrations.append_only import append_only
from workbook_tools.files.memory.migrations.calendar import CALENDAR
from workbook_tools.files.memory.migrations.editions import EDITIONS
from workbook_tools.files.memory.migrations.letters import LETTERS
from workbook_tools.files.memory.migrations.mailbox import MAILBOX
from workbook_tools.files.memory.migrations.told import TOLD

APPLICATION_ID = 0x57425431
"""«WBT1»: says that an SQLite file is a ledger of this product."""

_FIRST = (
    """CREATE TABLE journal (
        sequence INTEGER PRIMARY KEY AUTOINCREMENT,
        recorded_at TEXT NOT NULL
    )""",
    "CREATE INDEX journal_by_time ON journal (recorded_at, sequence)",
    """CREATE TABLE plans (
        edition TEXT PRIMARY KEY,
        body BLOB NOT NULL
    )""",
    """CREATE TABLE plan_uses (
        event INTEGER PRIMARY KEY REFERENCES journal,
        edition TEXT NOT NULL REFERENCES plans
    )""",
    """CREATE TABLE templates (
        code TEXT PRIMARY KEY,
        event INTEGER NOT NULL REFERENCES journal,
        department TEXT NOT NULL,
        quarter TEXT NOT NULL,
        edition TEXT NOT NULL REFERENCES plans,
        layout INTEGER NOT NULL,
        UNIQUE (department, quarter, edition, layout)
    )""",
    """CREATE TABLE sightings (
        sha256 TEXT NOT NULL,
        name TEXT NOT NULL,
        source TEXT NOT NULL,
        after_receipt INTEGER NOT NULL,
        seen_at TEXT NOT NULL,
        PRIMARY KEY (sha256, name, source, after_receipt)
    )""",
    """CREATE TABLE receipts (
        number INTEGER PRIMARY KEY,
        event INTEGER NOT NULL REFERENCES journal,
        sha256 TEXT NOT NULL,
        path TEXT NOT NULL,
        container TEXT,
        archived TEXT NOT NULL,
        size INTEGER NOT NULL,
        received_at TEXT NOT NULL,
        on_behalf TEXT,
        source TEXT NOT NULL
    )""",
    "CREATE INDEX receipts_by_bytes ON receipts (sha256)",
    """CREATE TABLE judgements (
        event INTEGER PRIMARY KEY REFERENCES journal,
        receipt INTEGER NOT NULL REFERENCES receipts,
        outcome TEXT NOT NULL,
        department TEXT,
        quarter TEXT,
        code TEXT,
        edition TEXT,
        revision INTEGER,
        as_of TEXT,
        nil INTEGER NOT NULL,
        plan_edition TEXT NOT NULL,
        rules_edition INTEGER NOT NULL,
        findings BLOB NOT NULL
    )""",
    "CREATE INDEX judgements_by_receipt ON judgements (receipt, event)",
    "CREATE INDEX judgements_by_report ON judgements (department, quarter)",
    """CREATE TABLE submissions (
        judgement INTEGER PRIMARY KEY REFERENCES judgements,
        body BLOB NOT NULL
    )""",
    """CREATE TABLE registers (
        judgement INTEGER PRIMARY KEY REFERENCES judgements,
        rows INTEGER NOT NULL,
        body BLOB NOT NULL
    )""",
    """CREATE TABLE decisions (
        number INTEGER PRIMARY KEY,
        event INTEGER NOT NULL REFERENCES journal,
        kind TEXT NOT NULL,
        reason TEXT NOT NULL,
        receipt INTEGER REFERENCES receipts,
        code TEXT,
        department TEXT,
        quarter TEXT,
        until TEXT
    )""",
    """CREATE TABLE outputs (
        path TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        PRIMARY KEY (path, sha256)
    )""",
    *append_only(
        "journal",
        "plans",
        "plan_uses",
        "templates",
        "sightings",
        "receipts",
        "judgements",
        "submissions",
        "registers",
        "decisions",
        "outputs",
    ),
)

_CONTAINERS = (
    """CREATE TABLE containers (
        event INTEGER PRIMARY KEY REFERENCES journal,
        sha256 TEXT NOT NULL,
        name TEXT NOT NULL,
        archived TEXT NOT NULL,
        size INTEGER NOT NULL,
        received_at TEXT NOT NULL,
        source TEXT NOT NULL,
        UNIQUE (sha256, name, source)
    )""",
    *append_only("containers"),
)

_MAKINGS = (
    """CREATE TABLE makings (
        sequence INTEGER PRIMARY KEY AUTOINCREMENT,
        path TEXT NOT NULL,
        made_from TEXT NOT NULL,
        size INTEGER NOT NULL,
        changed INTEGER NOT NULL
    )""",
    "CREATE INDEX makings_by_path ON makings (path, sequence)",
    *append_only("makings"),
)

MIGRATIONS: tuple[tuple[str, ...], ...] = (_FIRST, _CONTAINERS, _MAKINGS, LETTERS, MAILBOX, EDITIONS, CALENDAR, TOLD)
"""Statements by schema version, from 1; a new version is appended, none is ever changed."""


def prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Bring the tables up to this edition, in one transaction.

    Raises NotDone where `path` is another program's file or a later edition's ledger; sqlite3.Error.
    """
    if _version(connection, path) == len(MIGRATIONS):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        for statements in MIGRATIONS[_version(connection, path) :]:
            for statement in statements:
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _version(connection: sqlite3.Connection, path: Path) -> int:
    """The schema version, 0 for an empty file."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if tables and application != APPLICATION_ID:
        raise NotDone(Obstacle.LEDGER_DAMAGED, path)
    if version > len(MIGRATIONS):
        raise NotDone(Obstacle.LEDGER_NEWER, path)
    return int(version)
