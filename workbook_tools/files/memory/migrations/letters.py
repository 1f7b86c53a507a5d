"""E-mails that workbooks came in, one row a receipt; `body` is the Letter as canonical JSON."""

from workbook_tools.files.memory.migrations.append_only import append_only

LETTERS = (
    """CREATE TABLE letters (
        receipt INTEGER PRIMARY KEY REFERENCES receipts,
        body BLOB NOT NULL
    )""",
    *append_only("letters"),
)
