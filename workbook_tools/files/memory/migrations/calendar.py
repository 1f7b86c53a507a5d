"""What would be costly to work out on every run: the edition of a plan file's bytes, a year's days off."""

CALENDAR: tuple[str, ...] = ()
