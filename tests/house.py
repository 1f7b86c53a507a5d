"""The house's own checks that no linter knows: no module has grown past what its name says."""

import sys
from pathlib import Path

LONGEST = 350
ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    faults = [
        f"{path.relative_to(ROOT)}: {lines} lines; ask what it is doing"
        for path in sorted((ROOT / "workbook_tools").rglob("*.py"))
        if (lines := len(path.read_text("utf-8").splitlines())) > LONGEST
    ]
    sys.stdout.writelines(f"{fault}\n" for fault in faults)
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
