"""Two departments never share a file: not while their names are one on a disk, nor while one takes another's name."""

import email
import io
import shutil
from collections.abc import Callable

from openpyxl import load_workbook
from plans import Q3
from quarters import Desk, answer

from workbook_tools.demo.clerk import fill_in
from workbook_tools.model.plan_layout import EXECUTORS_TABLE

Filled = Callable[[str], bytes]
DAY, NEXT = "2020-09-16 10:00", "2020-09-17 10:00"
RETURNED, LETTERS, FORMS = "outbox/2020-Q3/returned", "outbox/2020-Q3/mail", "outbox/2020-Q3/templates"


def retype(desk: Desk, key: str, texts: dict[str, str]) -> None:
    """A column of «Виконавці» in the plan, by the departments' codes."""
    path = desk.root / "templates/plan_template.xlsx"
    workbook = load_workbook(path)
    column = [one.key for one in EXECUTORS_TABLE.columns].index(key)
    for row in workbook[EXECUTORS_TABLE.sheet].iter_rows():
        text = texts.get(str(row[0].value))
        if text is not None:
            row[column].value = text
    workbook.save(path)


def form_code(data: bytes) -> str:
    texts = (str(cell.value or "") for row in load_workbook(io.BytesIO(data))["Звіт"].iter_rows() for cell in row)
    return next(text.rpartition(" ")[2] for text in texts if text.startswith("Код форми"))


def below(desk: Desk, folder: str) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((desk.root / folder).glob("*"))}


def attached(letter: bytes) -> bytes:
    (part,) = (part for part in email.message_from_bytes(letter).walk() if part.get_filename())
    data = part.get_payload(decode=True)
    assert isinstance(data, bytes)
    return data


def test_reports_of_an_old_and_a_corrected_code_are_returned_each_in_its_own_copy(desk: Desk, filled: Filled) -> None:
    desk.put("перший.xlsx", filled("police without status"))
    assert desk.run("merge", "2020-Q3", now=DAY).status == 1
    assert list(below(desk, RETURNED)) == ["Поліція.xlsx"]
    first_form = form_code(below(desk, RETURNED)["Поліція.xlsx"])

    retype(desk, "code", {"police": "gunp"})
    desk.done("template", "2020-Q3", "--department", "gunp", now=NEXT)
    form = below(desk, FORMS)["Поліція.xlsx"]
    desk.put("другий.xlsx", fill_in(form, answer("police", "14.09", statuses={"5": ""})))
    assert desk.run("merge", "2020-Q3", now=NEXT).status == 1

    copies = below(desk, RETURNED)
    assert {name: form_code(data) for name, data in copies.items()} == {
        "Поліція № 1.xlsx": first_form,
        "Поліція № 2.xlsx": form_code(form),
    }
    desk.done("merge", "2020-Q3", now=NEXT)
    assert below(desk, RETURNED) == copies, "nothing came: nothing changes"
    shutil.rmtree(desk.root / RETURNED)
    desk.done("merge", "2020-Q3", now=NEXT)
    assert below(desk, RETURNED) == copies

    desk.done("mail", "drafts", "2020-Q3", now=NEXT)
    letters = below(desk, LETTERS)
    for number in (1, 2):
        assert attached(letters[f"На доопрацювання № {number}. Поліція.eml"]) == copies[f"Поліція № {number}.xlsx"]


def test_short_names_that_are_one_file_get_their_codes(desk: Desk) -> None:
    retype(desk, "short", {"police": "Безпека: А/Б", "education": "Безпека: А?Б"})
    checked = desk.done("plan", "check").out
    assert "«Безпека_ А_Б»" in checked
    assert "Вказано: «Безпека: А?Б»" in checked
    shutil.rmtree(desk.root / FORMS)
    for _ in range(2):
        out = desk.done("template", "2020-Q3").out
        assert "9 файлів" in out
        forms = below(desk, FORMS)
        assert len(forms) == 9
        assert out.count("Безпека_ А_Б (police).xlsx") == out.count("Безпека_ А_Б (education).xlsx") == 1
    desk.done("mail", "drafts", "2020-Q3")
    letters = below(desk, LETTERS)
    for code in ("police", "education"):
        assert attached(letters[f"Форма. Безпека_ А_Б ({code}).eml"]) == forms[f"Безпека_ А_Б ({code}).xlsx"]
    assert len({form_code(data) for data in forms.values()}) == 9


def test_a_copy_is_called_as_the_screen_calls_its_department(desk: Desk, filled: Filled) -> None:
    """The short name was edited after the form had been issued."""
    desk.put("звіт.xlsx", filled("police without status"))
    desk.run("merge", "2020-Q3", now=DAY)
    retype(desk, "short", {"police": "Національна поліція"})
    said = " ".join(desk.done("merge", "2020-Q3", now=NEXT).out.split())
    assert "Надішліть їх підрозділам: Національна поліція." in said
    assert list(below(desk, RETURNED)) == ["Національна поліція.xlsx"]
    assert form_code(below(desk, RETURNED)["Національна поліція.xlsx"]) == form_code(desk.form("police", Q3))
