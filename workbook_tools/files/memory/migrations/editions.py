"""Editions of a quarter's report as they were issued to the mayor; `body` is what else is said of one, as JSON."""

from workbook_tools.files.memory.migrations.append_only import append_only

EDITIONS = (
    """CREATE TABLE editions (
        event INTEGER PRIMARY KEY REFERENCES journal,
        quarter TEXT NOT NULL,
        number INTEGER NOT NULL,
        body BLOB NOT NULL,
        UNIQUE (quarter, number)
    )""",
    *append_only("editions"),
)
