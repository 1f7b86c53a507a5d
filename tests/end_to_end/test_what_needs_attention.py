"""From filled forms to «Потребує уваги»: everything that may go wrong in a quarter stands there, gravest first."""

import io
import re
from pathlib import Path

import pytest
from libreoffice import printed
from msgspec.structs import replace
from openpyxl import load_workbook
from plans import Q3, Q4
from quarters import ISSUED, PLAN, SHORT, Desk, answer, new_desk, nil, sheet_rows

from workbook_tools.demo.clerk import Answer
from workbook_tools.model.report_layout import HEADING_ROW, INDICATORS, OVERVIEW_TITLE, RECEIPTS

LINK = "https://example.org/news/2020/10/lecture"
REASON = "Кошти з міського бюджету ще не виділено."
LECTURE = f"20.10 | 9 | лекція | Європейські цінності | 60 | {LINK}"
FALLEN = {"6.1": 3, "9.1": 500}
NOTHING = {"8.1": 0, "8.2": 0}
NOT_DONE = {"4": "не виконано", "8": "не розпочато"}


def _third() -> dict[str, Answer]:
    """Everybody reports; УСЕР has 12 enterprises, each of three 1 100 persons of 3 600."""
    values = {"6.1": 12, "7.1": 9, "9.1": 1100, "10.1": 400}
    return {d.code: answer(d.code, "14.09", Q3, values=values) for d in PLAN.departments}


def _fourth() -> dict[str, Answer]:
    """Police, hospital and the coordinator do not report; the others have fallen, copied, or done nothing."""
    said: dict[str, Answer] = {
        "culture": nil("culture", "14.12", REASON),
        "housing_urban": answer("housing_urban", "14.12", Q4, values=NOTHING, statuses=NOT_DONE),
        "social_protection": answer("social_protection", "14.12", Q4, statuses={"5": ""}),
        "socio_economic": answer("socio_economic", "14.12", Q4, values=FALLEN, statuses={"7": "виконано частково"}),
        "education": answer("education", "14.12", Q4, values=FALLEN, events=[LECTURE]),
        "youth_sport": answer("youth_sport", "14.12", Q4, values=FALLEN, events=[LECTURE]),
    }
    copied = "У III кварталі проведено роботу за заходом {}, її описано в реєстрі."
    for code in ("housing_urban", "socio_economic"):
        rows = {
            number: {**row, "narrative": copied.format(number) if number in ("6", "8") else f"Новий опис {number}."}
            for number, row in said[code].measures.items()
        }
        reasoned = {n: row | ({"reason": REASON} if row["status"] != "виконується" else {}) for n, row in rows.items()}
        said[code] = replace(said[code], measures=reasoned)
    return said


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Two quarters; those who report in the second do so in time but for УЖКГМ and УСЕР."""
    desk = new_desk(tmp_path_factory.mktemp("lived") / "desk", worked_example=True)
    desk.done("template", "2020-Q3", now=ISSUED)
    for code, told in _third().items():
        desk.send(code, Q3, told)
    assert desk.run("merge", "2020-Q3", now="2020-09-16 10:00").status == 0
    desk.done("template", "2020-Q4", now="2020-12-01 10:00")
    late = ("housing_urban", "socio_economic")
    fourth = _fourth()
    for code, told in fourth.items():
        if code not in late:
            desk.send(code, Q4, told)
    desk.run("ingest", now="2020-12-16 10:00")
    extended = ("decide", "extend", "hospital", "2020-Q4", "21.12.2020", "--reason", "карантин у лікарні")
    desk.done(*extended, now="2020-12-16 11:00")
    for code in late:
        desk.send(code, Q4, fourth[code])
    desk.run("merge", "2020-Q4", now="2020-12-18 10:00")
    return desk


@pytest.fixture(scope="module")
def told(lived: Desk) -> list[str]:
    """The whole list under «Виконання»."""
    rows = sheet_rows(lived.consolidated[Q4], "Виконання")
    first = next(place for place, row in enumerate(rows) if row[0] == "Потребує уваги: повний перелік")
    return [str(row[1]).replace("\u00a0", " ") for row in rows[first + 1 :]]


@pytest.mark.parametrize(
    "line",
    [
        "Не надійшло 2 звіти, строк подання минув 17.12.2020: ВПВП, Поліція.",
        "Звіт повернуто на доопрацювання (1 помилка), а строк подання минув 17.12.2020: УСЗ.",
        f"Заходи не проводились: Культура. Причина: {REASON}",
        f"Захід 4: не виконано. Повідомляє УЖКГМ. Причина: {REASON}",
        f"Захід 8: не розпочато. Повідомляє УЖКГМ. Причина: {REASON}",
        f"Захід 7: виконано частково. Повідомляє УСЕР. Причина: {REASON}",
        "Показник 7.1: збільшення немає (базове значення 5, тепер 1).",
        "Показник 9.1: 58,3 % за планового значення 75 % (2 100 з 3 600).",
        "Показник 6.1: значення зменшилося з 12 до 3. Повідомляє УСЕР.",
        "Показник 9.1: значення зменшилося з 1 100 до 500. Повідомляє Освіта.",
        "Захід 8: опис дослівно повторює звіт за III квартал 2020 року. Повідомляє УЖКГМ.",
        "Захід 6: опис дослівно повторює звіт за III квартал 2020 року. Повідомляє УСЕР.",
        "Із запізненням, 18.12.2020, подано 2 звіти: УЖКГМ, УСЕР.",
        "Показник 7.2: збільшення не визначено, бо в плані немає базового значення.",
        "Показник 10.1: відсоток не визначено, бо в плані немає знаменника.",
        "Строк подання звіту продовжено до 21.12.2020 включно: КНП лікарня. Підстава: карантин у лікарні",
        "Захід 9: «Європейські цінності» (20.10.2020) подано двічі; рядок, який подає Молодь і спорт, до суми не "
        "враховано.",
    ],
)
def test_it_is_told(told: list[str], line: str) -> None:
    assert line in told


def test_the_gravest_stands_first(told: list[str]) -> None:
    """Not here, given back, nothing held, not done, below the plan, fallen, copied, late, undefined, extended."""
    begins = (
        "Не надійшло 2",
        "Звіт повернуто",
        "Заходи не проводились",
        "Захід 4: не виконано",
        "Захід 8: не розпочато",
        "Захід 7: виконано частково",
        "Показник 1.1: не охоплено",
        "Показник 6.1: значення зменшилося",
        "Захід 8: опис",
        "Із запізненням",
        "Показник 7.2: збільшення не визначено",
        "Строк подання звіту продовжено",
        "Захід 9: «Європейські цінності»",
    )
    places = [next(place for place, line in enumerate(told) if line.startswith(begin)) for begin in begins]
    assert places == sorted(places)


def test_the_page_names_every_kind_though_not_every_line(lived: Desk, told: list[str]) -> None:
    shown = [str(row[7]).replace("\u00a0", " ") for row in sheet_rows(lived.consolidated[Q4], OVERVIEW_TITLE) if row[7]]
    assert len(told) > 16
    assert told[0] in shown
    assert told[1] in shown
    assert any(line.startswith("Планового значення не досягнуто: ") for line in shown)
    assert any(line.startswith("Менше, ніж у попередньому звіті: ") and "6.1" in line for line in shown)
    assert any(line.startswith("Опис дослівно повторює попередній звіт: ") for line in shown)
    assert any("подано двічі" in line or "подані двічі" in line for line in shown)


def test_before_the_deadline_nobody_is_overdue(tmp_path: Path) -> None:
    desk = new_desk(tmp_path / "desk")
    desk.done("template", "2020-Q3", now=ISSUED)
    desk.done("merge", "2020-Q3", now="2020-09-17 23:00")
    assert "Немає нічого, що потребує уваги." in _texts(desk)
    desk.done("merge", "2020-Q3", now="2020-09-18 00:30")
    names = ", ".join(SHORT[d.code] for d in PLAN.departments)
    assert f"Не надійшло 9 звітів, строк подання минув 17.09.2020: {names}." in _texts(desk)


def _texts(desk: Desk) -> list[str]:
    return [str(v) for row in sheet_rows(desk.consolidated[Q3], OVERVIEW_TITLE) for v in row if v is not None]


def test_every_figure_of_a_contribution_names_its_receipt_file_sheet_and_cell(lived: Desk) -> None:
    """And leads to the receipt, if it is of the quarter; a figure without a source would have come from nowhere."""
    checked = 0
    for workbook in lived.consolidated.values():
        sheet = load_workbook(io.BytesIO(workbook), data_only=True)[INDICATORS.title]
        keys = [heading.key for heading in INDICATORS.headings]
        listed = {row[0] for row in sheet_rows(workbook, RECEIPTS.title)}
        for row in sheet.iter_rows(min_row=HEADING_ROW + 1):
            cells = dict(zip(keys, row, strict=True))
            figures = [cells[key].value for key in ("opening", "quarter", "cumulative")]
            if cells["text"].value not in SHORT.values() or not any(figures):
                continue
            if not any(isinstance(figure, int | float) for figure in figures):
                continue
            assert isinstance(cells["receipt"].value, int), cells["number"].value
            assert (cells["receipt"].hyperlink is not None) == (cells["receipt"].value in listed)
            assert re.search(r"\S+\.xlsx\n.+, [A-Z]+\d+", str(cells["source"].value)), cells["number"].value
            checked += 1
    assert checked > 20


@pytest.mark.libreoffice
def test_the_page_is_one_page_in_the_worst_quarter(lived: Desk, tmp_path: Path) -> None:
    pages = printed({"worst": lived.consolidated[Q4]}, tmp_path)["worst"]
    assert [number for number, page in enumerate(pages, 1) if "Аркуш «Огляд»" in page] == [1]
    assert "Показники з планом" in pages[0]
