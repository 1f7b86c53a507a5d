"""Files in the workspace that run a command by a double click and keep their window open until it is read."""

import shlex
import sys
from collections.abc import Mapping
from pathlib import Path

COMMANDS: Mapping[str, str] = {"1 Створити форми": "template", "2 Хто звітував": "status", "3 Звести звіти": "merge"}

_WINDOWS = """@echo off\r
chcp 65001 >nul\r
set PYTHONUTF8=1\r
pushd "%~dp0"\r
"{python}" -m workbook_tools {command}\r
popd\r
echo.\r
pause\r
"""
"""`pushd` enters shared folders of a network too, which `cd` does not; cmd reads the file anew after each line."""
_UNIX = """cd "$(dirname "$0")" || exit 1
{python} -m workbook_tools {command}
printf '\\nНатисніть Enter, щоб закрити вікно… '
read -r _
"""
_OWN_WINDOW = """if [ ! -t 1 ] && [ -z "$WORKBOOK_TOOLS_WINDOW" ]; then
  WORKBOOK_TOOLS_WINDOW=1
  export WORKBOOK_TOOLS_WINDOW
  for terminal in x-terminal-emulator konsole xterm; do
    command -v "$terminal" >/dev/null 2>&1 && exec "$terminal" -e sh "$0"
  done
  command -v gnome-terminal >/dev/null 2>&1 && exec gnome-terminal -- sh "$0"
  command -v xfce4-terminal >/dev/null 2>&1 && exec xfce4-terminal -x sh "$0"
fi
"""
"""File managers of Linux start a script without a window, so it looks for one."""


def write_launchers(root: Path) -> None:
    """For the system that this program runs on."""
    for name, content in launchers(sys.platform, sys.executable).items():
        path = root / name
        path.write_bytes(content)
        path.chmod(0o755)


def launchers(platform: str, python: str) -> dict[str, bytes]:
    """By file name: .bat on Windows, .command on macOS, .sh elsewhere. `python`: the program's own interpreter."""
    if platform == "win32":
        return {
            f"{name}.bat": _WINDOWS.format(python=python.replace("%", "%%"), command=command).encode()
            for name, command in COMMANDS.items()
        }
    ending, window = (".command", "") if platform == "darwin" else (".sh", _OWN_WINDOW)
    return {
        f"{name}{ending}": f"#!/bin/sh\n{window}{_UNIX.format(python=shlex.quote(python), command=command)}".encode()
        for name, command in COMMANDS.items()
    }
