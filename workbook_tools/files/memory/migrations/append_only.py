"""Triggers by which the database itself refuses to change or forget what was recorded."""


def append_only(*tables: str) -> tuple[str, ...]:
    return tuple(
        f"""CREATE TRIGGER {table}_{verb.lower()} BEFORE {verb} ON {table}
        BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END"""
        for table in tables
        for verb in ("UPDATE", "DELETE")
    )
