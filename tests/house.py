"""The house's own checks that no linter knows.

No module has grown past what its name says; the ground floor takes of msgspec what makes records, and nothing that
reads or writes them.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

LONGEST = 350
ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "workbook_tools"
_OF_MSGSPEC = re.compile(r"^(?:from msgspec\S* import|import msgspec).*$", re.MULTILINE)
_MAKES_RECORDS = re.compile(r"from msgspec import (?:Struct|field|, )+|from msgspec\.structs import replace")


def main() -> int:
    faults = [*_too_long(), *_more_than_records()]
    sys.stdout.writelines(f"{fault}\n" for fault in faults)
    return 1 if faults else 0


def _too_long() -> Iterator[str]:
    for path in sorted(PACKAGE.rglob("*.py")):
        lines = len(path.read_text("utf-8").splitlines())
        if lines > LONGEST:
            yield f"{path.relative_to(ROOT)}: {lines} lines; ask what it is doing"


def _more_than_records() -> Iterator[str]:
    for path in sorted((PACKAGE / "model").rglob("*.py")):
        for found in _OF_MSGSPEC.findall(path.read_text("utf-8")):
            if _MAKES_RECORDS.fullmatch(found) is None:
                yield f"{path.relative_to(ROOT)}: {found}: this floor only makes records"


if __name__ == "__main__":
    raise SystemExit(main())
