"""Makes docs/images/*.png and docs/gallery.md: the demo's documents as LibreOffice shows them. `make gallery`.

Needs soffice and poppler's pdftoppm and pdftotext. Form codes come from a seeded source and the clock
is set, so that a run without a change in the documents gives the same pictures.
"""

import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timezone
from pathlib import Path
from unittest import mock

from small_png import palette_png

from workbook_tools.cli.main import run
from workbook_tools.demo import answers
from workbook_tools.demo.clerk import Answer, fill_in

DOCS = Path(__file__).resolve().parent
IMAGES = DOCS / "images"
PROGRAMS = ("soffice", "pdftoppm", "pdftotext")
DPI = 140
MARGIN = 10
"""Pixels of white left around what is drawn."""
FOOTER = 0.955
"""The part of a page above its footer."""
LARGEST = 200_000
UKRAINIAN = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">
<value>uk-UA</value></prop></item>
</oor:items>
"""
"""LibreOffice's own settings: numbers and dates as in Ukraine."""


@dataclass(frozen=True, slots=True)
class Picture:
    """The first page of a sheet, or its upper `part`; `document` is one of those that `_documents` makes.

    `sheet` is empty for a document without sheets: its first page is shown.
    """

    name: str
    document: str
    sheet: str
    title: str
    caption: str
    part: float = 1.0


PICTURES = (
    Picture(
        "plan-decree",
        "plan",
        "Розпорядження",
        "План: розпорядження й налаштування",
        "Реквізити розпорядження, строки, координатор і посадові особи. Біля кожної клітинки пояснено, що вписати.",
    ),
    Picture(
        "plan-measures",
        "plan",
        "Заходи",
        "План: заходи",
        "Рядок на кожний захід, дослівно з додатка до розпорядження; виконавці — у своєму порядку.",
        0.65,
    ),
    Picture(
        "form-instruction",
        "form",
        "Інструкція",
        "Форма звіту: інструкція",
        "Що зробити, до якого дня, кого питати. Жовті клітинки заповнює підрозділ.",
    ),
    Picture(
        "form-report",
        "filled",
        "Звіт",
        "Форма звіту: звіт",
        "Хто заповнив, станом на яку дату, і рядок на кожний захід підрозділу.",
    ),
    Picture(
        "form-indicators",
        "filled",
        "Показники",
        "Форма звіту: показники",
        "Числа вносить підрозділ; те, що рахується з реєстру, наростаючий підсумок і відсоток з’являються самі.",
    ),
    Picture(
        "form-check",
        "unfinished",
        "Перевірка",
        "Форма звіту: перевірка",
        "Підрозділ ще до надсилання бачить, чого бракує.",
    ),
    Picture(
        "returned-remarks",
        "returned",
        "Зауваження",
        "Звіт на доопрацюванні: зауваження",
        "Що саме виправити: посилання на клітинку, що вказано, що не так і як виправити.",
    ),
    Picture(
        "returned-register",
        "returned",
        "Реєстр",
        "Звіт на доопрацюванні: позначені клітинки",
        "Решта заповнена так, як її надіслали: працювати вдруге не треба.",
    ),
    Picture(
        "consolidated-overview",
        "consolidated",
        "Огляд",
        "Зведена інформація: огляд",
        "Перша сторінка для міського голови: хто звітував, що потребує уваги, стан виконання, показники.",
    ),
    Picture(
        "consolidated-execution",
        "consolidated",
        "Виконання",
        "Зведена інформація: виконання",
        "Спільний стан кожного заходу і слова кожного виконавця.",
    ),
    Picture(
        "consolidated-indicators",
        "consolidated",
        "Показники",
        "Зведена інформація: показники",
        "Внесок кожного виконавця з файлом і клітинкою; підсумки — живими формулами.",
    ),
    Picture(
        "consolidated-receipts",
        "consolidated",
        "Отримані звіти",
        "Зведена інформація: отримані звіти",
        "Усе, що надійшло: коли, від кого, який файл, чи враховано.",
    ),
    Picture(
        "year-overview",
        "year",
        "Огляд року",
        "Рік: огляд",
        "Хто звітував у якому кварталі, річна оцінка кожного заходу, показники за кварталами. Рік ще триває.",
    ),
    Picture(
        "year-measures",
        "year",
        "Заходи за рік",
        "Рік: заходи",
        "Стан кожного заходу за кварталами, річна оцінка і чому саме така.",
        0.6,
    ),
    Picture(
        "memo",
        "memo",
        "",
        "Доповідна записка",
        "Документ Word за ДСТУ 4163:2020 зі словами прийнятих звітів; дату, номер і підпис вписує людина.",
    ),
)


def main() -> int:
    absent = [name for name in PROGRAMS if shutil.which(name) is None]
    if absent:
        sys.stderr.write(f"make gallery needs {', '.join(absent)} (LibreOffice and poppler)\n")
        return 2
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="gallery-") as folder:
        pages = dict(_rendered(Path(folder)))
        for picture in PICTURES:
            _draw(pages[picture.document], picture)
    (DOCS / "gallery.md").write_text(gallery_markdown(), encoding="utf-8", newline="\n")
    return 0


def gallery_markdown() -> str:
    """The page that shows the pictures in the order of a quarter."""
    parts = [
        "# Як це виглядає\n",
        "Документи показового кварталу (`workbook-tools demo`), як їх показує LibreOffice. Сторінку й картинки "
        "створює `make gallery`. Що з цими документами робити, розповідає [посібник координатора](guide.md).\n",
    ]
    for picture in PICTURES:
        parts += [f"## {picture.title}\n", f"{picture.caption}\n", f"![{picture.title}](images/{picture.name}.png)\n"]
    return "\n".join(parts)


def _rendered(folder: Path) -> Iterator[tuple[str, Path]]:
    """Each document by its name, as PDF."""
    made = folder / "made"
    made.mkdir()
    for name, data in _documents(folder):
        (made / name).write_bytes(data)
    settings = folder / "profile/user/registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(UKRAINIAN, encoding="utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    _run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *sorted(made.iterdir()))
    for document in made.iterdir():
        yield document.stem, folder / f"{document.stem}.pdf"


def _documents(folder: Path) -> Iterator[tuple[str, bytes]]:
    """By file name: the whole quarter of the demo, and another workspace in the middle of one."""
    with mock.patch("secrets.randbits", random.Random(149).getrandbits), _stopped_clocks():
        whole, begun = folder / "demo", folder / "begun"
        _command("2020-09-21T12:00", "demo", str(whole))
        yield "consolidated.xlsx", next((whole / "outbox/2020-Q3").glob("*.xlsx")).read_bytes()
        _command("2020-09-21T12:00", "--workspace", str(whole), "merge", "2020")
        yield "year.xlsx", next((whole / "outbox/2020").glob("*.xlsx")).read_bytes()
        _command("2020-09-21T12:00", "--workspace", str(whole), "memo", "2020-Q3")
        yield "memo.docx", next((whole / "outbox/2020-Q3").glob("*.docx")).read_bytes()
        yield "plan.xlsx", (whole / "templates/plan_template.xlsx").read_bytes()
        _command("2020-09-01T10:00", "init", str(begun), "--example")
        _command("2020-09-01T10:00", "--workspace", str(begun), "template", "2020-Q3")
        forms = begun / "outbox/2020-Q3/templates"
        culture, housing = (forms / f"{name}.xlsx" for name in ("Культура", "УЖКГМ"))
        yield "form.xlsx", culture.read_bytes()
        yield "filled.xlsx", fill_in(culture.read_bytes(), answers.CULTURE)
        yield "unfinished.xlsx", fill_in(culture.read_bytes(), _unfinished(answers.CULTURE))
        (begun / "inbox/УЖКГМ звіт.xlsx").write_bytes(fill_in(housing.read_bytes(), answers.HOUSING_WITH_MISTAKES))
        _command("2020-09-14T16:20", "--workspace", str(begun), "ingest")
        yield "returned.xlsx", next((begun / "outbox/2020-Q3/returned").glob("*.xlsx")).read_bytes()


@contextmanager
def _stopped_clocks() -> Iterator[None]:
    """What a clerk saves is the same file each time: openpyxl writes the moment into it, zip that of each part."""
    day = datetime(2020, 9, 1, tzinfo=UTC)
    saved = mock.Mock(timezone=timezone)
    saved.datetime.now.return_value = day
    packed = mock.Mock(time=day.timestamp)
    packed.localtime.return_value = day.timetuple()
    with mock.patch("openpyxl.writer.excel.datetime", saved), mock.patch("zipfile.time", packed):
        yield


def _unfinished(answer: Answer) -> Answer:
    """Without a status and an indicator, and with a person who left no name."""
    fields = {key: typed for key, typed in answer.fields.items() if key != "filled_by"}
    measures = {number: row for number, row in answer.measures.items() if number != "10"}
    return Answer(fields, measures, {"1.1": {"opening": 4}}, answer.register)


def _command(now: str, *arguments: str) -> None:
    with mock.patch.dict(os.environ, {"WORKBOOK_TOOLS_NOW": now}):
        status = run(list(arguments))
    if status not in (0, 1):
        raise SystemExit(f"workbook-tools {' '.join(arguments)}: exit status {status}")


def _draw(pdf: Path, picture: Picture) -> None:
    page = _page_of(pdf, picture)
    left, top, right, bottom = _drawn(pdf, page)
    area = ["-x", left, "-y", top, "-W", right - left, "-H", round((bottom - top) * picture.part)]
    png = palette_png(_run("pdftoppm", "-r", DPI, "-f", page, "-l", page, "-singlefile", *area, pdf))
    if len(png) > LARGEST:
        raise SystemExit(f"{picture.name}.png has {len(png)} bytes, more than {LARGEST}")
    (IMAGES / f"{picture.name}.png").write_bytes(png)


def _page_of(pdf: Path, picture: Picture) -> int:
    """From 1, by the footer, which names the sheet. StopIteration if no page has it."""
    if not picture.sheet:
        return 1
    texts = _run("pdftotext", "-layout", pdf, "-").decode("utf-8").split("\f")
    return next(number for number, text in enumerate(texts, 1) if f"Аркуш «{picture.sheet}»" in text)


def _drawn(pdf: Path, page: int) -> tuple[int, int, int, int]:
    """What is not white above the footer, with a margin: left, top, right, bottom in pixels."""
    grey = _run("pdftoppm", "-r", DPI, "-f", page, "-l", page, "-singlefile", "-gray", pdf)
    _, size, _, pixels = grey.split(b"\n", 3)
    width, height = map(int, size.split())
    rows = [pixels[start : start + width] for start in range(0, int(height * FOOTER) * width, width)]
    inked = [number for number, row in enumerate(rows) if row.strip(b"\xff")]
    left = min(width - len(rows[number].lstrip(b"\xff")) for number in inked)
    right = max(len(rows[number].rstrip(b"\xff")) for number in inked)
    return (
        max(left - MARGIN, 0),
        max(inked[0] - MARGIN, 0),
        min(right + MARGIN, width),
        min(inked[-1] + MARGIN, height),
    )


def _run(*command: object) -> bytes:
    return subprocess.run([str(word) for word in command], check=True, stdout=subprocess.PIPE).stdout


if __name__ == "__main__":
    raise SystemExit(main())
