"""Files in the workspace that run a command by a double click and keep their window open until it is read."""

import sys
from pathlib import Path

_COMMANDS = {"1 Створити форми": "template", "2 Хто звітував": "status", "3 Звести звіти": "merge"}

_WINDOWS = """@echo off\r
chcp 65001 >nul\r
cd /d "%~dp0"\r
"{python}" -m workbook_tools {command}\r
echo.\r
pause\r
"""
_UNIX = """#!/bin/sh
cd "$(dirname "$0")" || exit 1
"{python}" -m workbook_tools {command}
printf '\\nНатисніть Enter, щоб закрити вікно… '
read -r _
"""


def write_launchers(root: Path) -> None:
    """For the system that this program runs on: .bat on Windows, .command on macOS, .sh elsewhere."""
    for name, command in _COMMANDS.items():
        if sys.platform == "win32":
            text = _WINDOWS.format(python=sys.executable, command=command)
            (root / f"{name}.bat").write_bytes(text.encode("utf-8"))
            continue
        path = root / f"{name}{'.command' if sys.platform == 'darwin' else '.sh'}"
        path.write_text(_UNIX.format(python=sys.executable, command=command), encoding="utf-8")
        path.chmod(0o755)
