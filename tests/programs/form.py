"""The form that the programs are given: every kind of cell that a form can have, and a clean answer to it."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache

from msgspec.structs import replace
from plans import Q3, Q3_WINDOW_FIRST, assignment_of, deadlines_of, example_plan
from programs.steps import Put, put

from workbook_tools.demo.clerk import Answer, Typed
from workbook_tools.files.template.writer import write_template
from workbook_tools.model.assignment import Assignment
from workbook_tools.model.cells import cell_name
from workbook_tools.model.layout import FIELDS, INDICATORS, MEASURES, REGISTER, TABLES
from workbook_tools.model.template import TemplateDesign
from workbook_tools.model.template_grid import HEADING_ROWS, column_of, place_of
from workbook_tools.stages.design_template import design_template

DEPARTMENT = "culture"
_ADDED = ("4", "7", "8", "11")
"""Measures that the department executes beside its own, so that its form has every kind of indicator."""
_SITE = "https://example.gov.ua/news/2020"


def _event(
    day: date, measure: str, form: str, title: str, place: str, reach: int, aged: int | None = None, link: str = ""
) -> dict[str, Typed]:
    row: dict[str, Typed] = {"date": day, "measure": measure, "form": form, "title": title, "place": place}
    row |= {"reach": reach} | ({} if aged is None else {"aged": aged})
    return row | ({"link": f"{_SITE}/{link}"} if link else {})


ANSWER = Answer(
    fields={
        "filled_by": "Олена Приклад",
        "phone": "+380 5444 2-00-00",
        "as_of": date(2020, 9, 16),
        "head": "Начальник відділу Іван Зразок",
        "outgoing": "01-15/123 від 16.09.2020",
    },
    measures={
        "1": {
            "status": "виконується",
            "narrative": "- брифінг у міській раді;\n- круглий стіл «Європейські цінності», 18 осіб.",
            "links": f"{_SITE}/07/10/bryfing\n{_SITE}/07/24/kruhlyi-stil",
        },
        "4": {"status": "виконується", "narrative": "Встановлено стенд, опубліковано допис про ремонт вулиці."},
        "7": {"status": "виконується", "narrative": "Запроваджено електронну чергу в Центрі надання послуг."},
        "8": {
            "status": "виконано частково",
            "narrative": "=Проведено консультації щодо «теплих кредитів»=",
            "reason": "Частину зустрічей перенесено на IV квартал.",
        },
        "9": {"status": "виконується", "narrative": "У бібліотеках показано цикл відео про навчання в країнах ЄС."},
        "10": {"status": "не виконано", "reason": "Євроклуб не працював через карантин."},
        "11": {"status": "виконується", "narrative": "Двоє посадових осіб навчаються за програмою."},
    },
    indicators={
        "1.1": {"opening": 4},
        "1.2": {"opening": 10},
        "4.1": {"opening": 3000},
        "7.1": {"value": 6},
        "7.2": {"value": 3},
        "7.3": {"value": "частково", "comment": "Систему впроваджено в апараті ради."},
        "8.1": {"opening": 40, "value": 15},
        "8.2": {"opening": 95.5, "value": 34.5},
        "9.1": {"value": 200, "comment": "За реєстраційними листами."},
        "10.1": {"value": 120},
        "11.1": {"value": "частково", "comment": "Навчання триває."},
        "11.2": {"opening": 0, "value": 2},
    },
    register=(
        _event(date(2020, 7, 10), "1", "брифінг", "Брифінг про стандарти послуг", "Міська рада", 14),
        _event(date(2020, 7, 24), "1", "круглий стіл", "Європейські цінності", "Бібліотека", 18, 7, "07/24/stil"),
        _event(date(2020, 8, 5), "4", "стенд", "Стенд «Безпечна дорога»", "вул. Шевченка", 1500),
        _event(date(2020, 9, 10), "4", "допис у соцмережі", "Нові переходи", "Facebook", 700, 190, "09/10/pishky"),
        _event(date(2020, 9, 14), "9", "лекція", "Що дає Угода про асоціацію", "Коледж", 60, 58, "09/14/uhoda"),
    ),
)  # fmt: skip


@cache
def assignment() -> Assignment:
    plan = example_plan()
    measures = (replace(m, executors=(*m.executors, DEPARTMENT)) if m.code in _ADDED else m for m in plan.measures)
    indicators = (replace(i, places=1) if i.code == "8.2" else i for i in plan.indicators)
    return assignment_of(DEPARTMENT, Q3, replace(plan, measures=tuple(measures), indicators=tuple(indicators)))


@cache
def design() -> TemplateDesign:
    own = assignment()
    return design_template(own, deadlines_of(Q3, own.plan), Q3_WINDOW_FIRST, {}, asks_opening=True)


@cache
def blank() -> bytes:
    return write_template(design())


def at(table: str, record: str | None, column: str) -> tuple[str, str]:
    """Sheet and cell of a field, of a row by code, or of a register row by its order."""
    if table == REGISTER:
        return TABLES[REGISTER].sheet, cell_name(row_of(REGISTER, record), column_of(REGISTER, column))
    place = place_of(design(), table, record, column)
    assert place is not None, (table, record, column)
    return place


def row_of(table: str, record: str | None) -> int:
    """KeyError if the form has no such row."""
    if table == REGISTER:
        return HEADING_ROWS[REGISTER] + int(record or 0)
    codes = [row.record for row in design().rows[table]]
    return HEADING_ROWS[table] + 1 + {code: place for place, code in enumerate(codes)}[record or ""]


def type_in(table: str, record: str | None, column: str, typed: Typed) -> Put:
    return put(*at(table, record, column), typed)


def filling(answer: Answer = ANSWER) -> tuple[Put, ...]:
    """The answer, cell by cell."""
    return tuple(_filling(answer))


def _filling(answer: Answer) -> Iterator[Put]:
    for key, typed in answer.fields.items():
        yield type_in(FIELDS, None, key, typed)
    for table, rows in ((MEASURES, answer.measures), (INDICATORS, answer.indicators)):
        for code, typing in rows.items():
            yield from _row(table, code, typing)
    for order, typing in enumerate(answer.register, start=1):
        yield from _row(REGISTER, str(order), typing)


def _row(table: str, record: str, typing: Mapping[str, Typed]) -> Iterator[Put]:
    for key, typed in typing.items():
        yield type_in(table, record, key, typed)
