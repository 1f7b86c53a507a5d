"""What was said of an output when it was made, so that a run with nothing new says it again without working it out.

The one table that is no memory of events: all of it can be worked out again, and only the newest of each is kept.
"""

TOLD = (
    """CREATE TABLE told (
        path TEXT NOT NULL,
        kind TEXT NOT NULL,
        made_from TEXT NOT NULL,
        body BLOB NOT NULL,
        PRIMARY KEY (path, kind)
    )""",
)
