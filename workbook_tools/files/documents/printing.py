"""The first sheet of a generated workbook as PDF, printed by LibreOffice where there is one.

A PDF is not made twice alike: LibreOffice writes the time and a random identity into it.
"""

import os
import re
import shutil
import signal
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

_SECONDS = 180
"""A first start with a fresh profile takes about three seconds on a slow machine, a busy one ten times that."""
_NAMES = ("soffice", "libreoffice")
_PROGRAM_FOLDERS = ("ProgramW6432", "ProgramFiles", "ProgramFiles(x86)")
"""Environment variables of Windows; a 32-bit LibreOffice stands in the last one."""
_ON_WINDOWS = ("soffice.com", "soffice.exe")
"""«.com» is the one that ends when its work does."""
_ON_MACOS = tuple(f"{home}Applications/LibreOffice.app/Contents/MacOS/soffice" for home in ("/", "~/"))
_SHEET = re.compile(r"<sheet [^>]*/>")
_OTHERS_NAMES = re.compile(r'<definedName [^>]*localSheetId="[1-9]\d*"[^>]*>[^<]*</definedName>')
"""Print titles and filters of sheets after the first: some editions print a hidden sheet that has them."""


class NoLibreOffice(Exception):
    """It is not installed, or not where it is looked for."""


class NotPrinted(Exception):
    """LibreOffice did not make a PDF in time."""


def print_first_sheet(workbook: bytes) -> bytes:
    """The PDF's bytes. NoLibreOffice; NotPrinted. The workbook is one that this program wrote."""
    program = libreoffice()
    if program is None:
        raise NoLibreOffice
    with tempfile.TemporaryDirectory(prefix="workbook-tools-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source, result = folder / "source.xlsx", folder / "source.pdf"
        try:
            source.write_bytes(first_sheet_alone(workbook))
            _run(program, folder, source)
            pdf = result.read_bytes()
        except OSError as error:
            raise NotPrinted from error
    if not pdf.startswith(b"%PDF-"):
        raise NotPrinted
    return pdf


def libreoffice() -> Path | None:
    """The program, by the search path, else where its installers put it."""
    for name in _NAMES:
        found = shutil.which(name)
        if found is not None:
            return Path(found)
    return next((path for path in _usual_places() if path.is_file()), None)


def _usual_places() -> Iterator[Path]:
    for variable in _PROGRAM_FOLDERS:
        folder = os.environ.get(variable)
        if folder:
            for installed in sorted(Path(folder).glob("LibreOffice*"), reverse=True):
                yield from (installed / "program" / name for name in _ON_WINDOWS)
    yield from (Path(place).expanduser() for place in _ON_MACOS)


def first_sheet_alone(workbook: bytes) -> bytes:
    """The workbook with its other sheets hidden: they are there to be referred to, and are not printed."""
    result = BytesIO()
    with zipfile.ZipFile(BytesIO(workbook)) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "xl/workbook.xml":
                content = _others_hidden(content.decode("utf-8")).encode("utf-8")
            new.writestr(name, content)
    return result.getvalue()


def _others_hidden(parts: str) -> str:
    for sheet in _SHEET.findall(parts)[1:]:
        parts = parts.replace(sheet, f'{sheet[:-2]} state="hidden"/>')
    return _OTHERS_NAMES.sub("", parts)


def _run(program: Path, folder: Path, source: Path) -> None:
    """With a profile of its own, so that an open LibreOffice of the person's neither hinders nor is hindered.

    NotPrinted if it does not end in time; all that it started is ended with it. OSError if it cannot be started.
    """
    profile = (folder / "profile").as_uri()
    command = [str(program), f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to", "pdf"]
    process = subprocess.Popen(
        [*command, "--outdir", str(folder), str(source)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(_SECONDS)
    except subprocess.TimeoutExpired as error:
        raise NotPrinted from error
    finally:
        if process.poll() is None:
            _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """The process and those that it started: the program itself is a child of a small starter."""
    if os.name == "nt":
        subprocess.run(("taskkill", "/F", "/T", "/PID", str(process.pid)), capture_output=True, check=False)
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
