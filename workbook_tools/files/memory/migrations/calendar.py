"""What would be costly to work out on every run: the edition of a plan file's bytes, a year's days off.

`reader` and `source` name what worked it out: by another one it is worked out anew. `days`: ISO dates, blanks between.
"""

from workbook_tools.files.memory.migrations.append_only import append_only

CALENDAR = (
    """CREATE TABLE plan_files (
        sha256 TEXT NOT NULL,
        reader TEXT NOT NULL,
        edition TEXT NOT NULL REFERENCES plans,
        PRIMARY KEY (sha256, reader)
    )""",
    """CREATE TABLE days_off (
        year INTEGER NOT NULL,
        source TEXT NOT NULL,
        days TEXT NOT NULL,
        PRIMARY KEY (year, source)
    )""",
    *append_only("plan_files", "days_off"),
)
