"""What most people would write: pandas reads every sheet of every workbook, joins them by name, writes one workbook.

python -m benchmarks.naive FOLDER OUTPUT
"""

import sys
from collections import defaultdict
from pathlib import Path

import pandas as pd


def main(folder: Path, output: Path) -> None:
    frames = defaultdict(list)
    for path in sorted(folder.glob("*.xlsx")):
        for name, frame in pd.read_excel(path, sheet_name=None, header=None).items():
            frame.insert(0, "file", path.name)
            frames[name].append(frame)
    with pd.ExcelWriter(output) as writer:
        for name, parts in frames.items():
            pd.concat(parts, ignore_index=True).to_excel(writer, sheet_name=str(name), index=False)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
