"""Messages that were fetched from a mailbox, and e-mails that were sent."""

from workbook_tools.files.memory.migrations.append_only import append_only

MAILBOX = (
    """CREATE TABLE fetched (
        event INTEGER PRIMARY KEY REFERENCES journal,
        account TEXT NOT NULL,
        folder TEXT NOT NULL,
        uidvalidity INTEGER NOT NULL,
        uid INTEGER NOT NULL,
        sha256 TEXT NOT NULL,
        UNIQUE (account, folder, uidvalidity, uid)
    )""",
    "CREATE INDEX fetched_by_content ON fetched (sha256)",
    """CREATE TABLE mailings (
        event INTEGER PRIMARY KEY REFERENCES journal,
        draft TEXT NOT NULL,
        state TEXT NOT NULL,
        recipients TEXT NOT NULL,
        message_id TEXT NOT NULL,
        sha256 TEXT NOT NULL
    )""",
    "CREATE INDEX mailings_by_draft ON mailings (draft, event)",
    "CREATE INDEX mailings_by_message ON mailings (message_id)",
    *append_only("fetched", "mailings"),
)
