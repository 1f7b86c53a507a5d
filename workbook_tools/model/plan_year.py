"""A whole plan year as people name it in a command."""

import re

from workbook_tools.model.text import fold

_YEAR = re.compile(r"(?:за )?(\d{4})(?:-?й)?(?: ?(?:рік|року|р\.?))?")


def parse_year(text: str) -> int | None:
    """2020 from «2020», «2020 рік», «2020 р.», «за 2020-й рік»; None if it names anything else, a quarter above all."""
    found = _YEAR.fullmatch(fold(text).strip(" .,"))
    return int(found[1]) if found else None
