"""`workbook-tools memo`: from the ledger to the outbox, by the packaged template or one's own."""

import io
import subprocess
import sys
from collections.abc import Callable

import pytest
from docx import Document
from msgspec.structs import replace
from plans import Q3
from quarters import Desk, answer

Filled = Callable[[str], bytes]
DAY = "2020-09-18 10:00"
MEMO = "outbox/2020-Q3/Доповідна записка 2020-Q3.docx"
TEMPLATE = "templates/memo_template.docx"


def words(desk: Desk) -> str:
    document = Document(io.BytesIO((desk.root / MEMO).read_bytes()))
    return "\n".join(paragraph.text for paragraph in document.paragraphs).replace("\u00a0", " ")


def own_template(desk: Desk, *lines: str) -> None:
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(desk.root / TEMPLATE))


def test_it_says_what_the_ledger_holds(desk: Desk, filled: Filled) -> None:
    """The police: 800 before, one lesson of 120."""
    desk.put("ГУНП.xlsx", filled("police"))
    desk.put("молодь.xlsx", filled("youth nil"))
    desk.done("ingest", now="2020-09-16 10:00")
    ran = desk.done("memo", "2020-Q3", now=DAY)
    assert MEMO in ran.out
    assert "Ще не враховано" in ran.out
    said = words(desk)
    assert "Звіт подано вчасно: ГУНП в місті Глухові." in said
    assert "Повідомлено, що заходи не проводились: Відділ молоді та спорту міської ради." in said
    assert "Враховано 2 звіти." in said
    assert "проведено 1 захід: урок «Безпека в Інтернеті» (07.09.2020, охоплено 120 осіб)." in said
    assert "Причина: Карантинні обмеження в місті." in said


def test_a_folder_in_the_template_s_place_is_no_fault_of_the_disk(desk: Desk) -> None:
    (desk.root / TEMPLATE).mkdir()
    ran = desk.run("memo", "2020-Q3", now=DAY)
    assert (ran.status, ran.out) == (2, "")
    assert TEMPLATE in ran.err
    assert "папка" in ran.err
    assert "диск" not in ran.err


def test_again_without_news_changes_no_byte(desk: Desk, filled: Filled) -> None:
    desk.put("ГУНП.xlsx", filled("police"))
    desk.done("ingest", now="2020-09-16 10:00")
    desk.done("memo", "2020-Q3", now=DAY)
    before = (desk.root / MEMO).read_bytes()
    ran = desk.done("memo", "III квартал 2020", now="2020-09-18 17:30")
    assert "без змін" in ran.out
    assert (desk.root / MEMO).read_bytes() == before


def test_known_at_tells_what_that_moment_knew_in_a_file_of_its_own(desk: Desk, filled: Filled) -> None:
    """Byte for byte the memo of then; that of now stands as it was, and nothing is taken in."""
    given = {}
    for moment, name in (("2020-09-16 10:00", "police"), ("2020-09-18 09:30", "hospital")):
        desk.put(f"{name}.xlsx", filled(name))
        desk.done("ingest", now=moment)
        desk.done("memo", "2020-Q3", now=moment)
        given[moment] = (desk.root / MEMO).read_bytes()
    assert len(set(given.values())) == 2
    desk.put("молодь.xlsx", filled("youth"))
    for moment, data in given.items():
        ran = desk.done("memo", "2020-Q3", "--known-at", moment, now="2020-10-01 10:00")
        path = MEMO.replace(".docx", f", як було відомо {moment.replace(':', '-')}.docx")
        assert path in ran.out
        assert (desk.root / path).read_bytes() == data, moment
    assert (desk.root / MEMO).read_bytes() == given["2020-09-18 09:30"]
    assert desk.inbox() == ["молодь.xlsx"]


@pytest.mark.parametrize("moment", ["2030-01-01", "2019-01-01", "учора"])
def test_a_moment_that_is_ahead_or_knew_nothing_is_refused(desk: Desk, moment: str) -> None:
    ran = desk.run("memo", "2020-Q3", "--known-at", moment, now=DAY)
    assert (ran.status, ran.out) == (2, "")
    assert not (desk.root / MEMO).exists()


def test_it_takes_nothing_in(desk: Desk, filled: Filled) -> None:
    desk.put("ГУНП.xlsx", filled("police"))
    desk.done("memo", "2020-Q3", now="2020-09-17 10:00")
    assert desk.inbox() == ["ГУНП.xlsx"]
    assert "не надійшло жодного звіту" in words(desk)


def test_a_memo_that_was_edited_is_set_aside(desk: Desk) -> None:
    desk.done("memo", "2020-Q3", now="2020-09-17 10:00")
    (desk.root / MEMO).write_bytes(b"mine")
    ran = desk.done("memo", "2020-Q3", now=DAY)
    assert "змінено вручну" in ran.out
    assert (desk.root / MEMO.replace(".docx", " (змінено вручну 1).docx")).read_bytes() == b"mine"


def test_the_template_is_given_once_and_its_changes_are_kept_to(desk: Desk) -> None:
    ran = desk.done("memo", "--template", now=DAY)
    assert TEMPLATE in ran.out
    assert not (desk.root / MEMO).exists()
    again = desk.run("memo", "--template", now=DAY)
    assert (again.status, again.out) == (2, "")
    assert TEMPLATE in again.err
    desk.done("memo", "2020-Q3", now=DAY)
    by_own = (desk.root / MEMO).read_bytes()
    (desk.root / TEMPLATE).unlink()
    desk.done("memo", "2020-Q3", now=DAY)
    assert (desk.root / MEMO).read_bytes() == by_own
    own_template(desk, "Наш бланк: {{ heading }}")
    desk.done("memo", "2020-Q3", now=DAY)
    assert words(desk).startswith("Наш бланк: Про хід виконання розпорядження")


@pytest.mark.parametrize("line", ["{{ headng }}", "{{ heading.__class__ }}", "{% for line in opening %}"])
def test_a_wrong_template_is_told_by_its_line_and_nothing_is_written(desk: Desk, line: str) -> None:
    desk.done("memo", "2020-Q3", now="2020-09-17 10:00")
    before = desk.outputs()
    own_template(desk, "{{ heading }}", f"Рядок {line}")
    ran = desk.run("memo", "2020-Q3", now=DAY)
    assert (ran.status, ran.out) == (2, "")
    assert TEMPLATE in ran.err
    assert "Рядок {" in ran.err
    assert desk.outputs() == before


def test_a_template_that_is_no_document_is_told(desk: Desk) -> None:
    (desk.root / TEMPLATE).write_bytes(b"not a document")
    ran = desk.run("memo", "2020-Q3", now=DAY, lang="en")
    assert (ran.status, ran.out) == (2, "")
    assert "no sound Word document" in ran.err
    assert not (desk.root / MEMO).exists()


def test_a_quarter_that_the_plan_does_not_report_is_refused(desk: Desk) -> None:
    assert desk.run("memo", "2020-Q1", now=DAY).status == 2


def test_what_looks_like_a_template_in_a_report_stays_text(desk: Desk) -> None:
    told = answer("hospital", "15.09")
    hostile = {"narrative": "{{ 7 * 7 }} {% if %} <b>&amp;</b> {_{"}
    desk.send("hospital", Q3, replace(told, measures={code: {**row, **hostile} for code, row in told.measures.items()}))
    desk.done("ingest", now="2020-09-16 10:00")
    desk.done("memo", "2020-Q3", now=DAY)
    assert "{{ 7 * 7 }} {% if %} <b>&amp;</b> {_{" in words(desk)


@pytest.mark.parametrize("command", [("--help",), ("memo", "--help"), ("status", "2020-Q3")])
def test_only_the_memo_waits_for_its_libraries(desk: Desk, command: tuple[str, ...]) -> None:
    code = (
        "import sys; from workbook_tools.cli.main import run;"
        f"status = run(['--workspace', {str(desk.root)!r}, *{command!r}]);"
        "sys.exit(status or ', '.join({'docx', 'docxtpl', 'jinja2', 'lxml'} & set(sys.modules)) or 0)"
    )
    ran = subprocess.run((sys.executable, "-c", code), capture_output=True, text=True, encoding="utf-8")
    assert (ran.returncode, ran.stderr) == (0, "")
