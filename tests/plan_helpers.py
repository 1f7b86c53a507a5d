"""A small sound plan workbook, drawn as tables, for tests to spoil cell by cell."""

# ruff: noqa: E501 (tables are drawn as wide as they are)

from dataclasses import dataclass, field
from itertools import groupby

from tables import Grid, cell, lines

from workbook_tools.model.cells import RawRow, RawSheet, RawWorkbook

_DECREE = """
| Налаштування               | Значення                                    | Пояснення |
| Вид документа              | розпорядження міського голови               |           |
| Номер                      | 149-ОД                                      |           |
| Дата                       | 03.08.2020                                  |           |
| Місце видання              | м. Глухів                                   |           |
| Хто видав                  | МІСЬКА РАДА                                 |           |
| Заголовок розпорядження    | Про план заходів                            |           |
| Заголовок плану заходів    | План заходів                                |           |
| На виконання               |                                             |           |
| Рік плану                  | 2020                                        |           |
| Перший звітний квартал     | III квартал 2020 року                       |           |
| Виконавці подають до числа | 17                                          |           |
| Голову інформують до числа | 18                                          |           |
| Якщо день неробочий        | попередній робочий день                     |           |
| Координуючий підрозділ     | Відділ з правової та внутрішньої політики   |           |
| Кому доповідають: посада   | міський голова                              |           |
| Кому доповідають: ім’я     |                                             |           |
| Контроль: посада           | керуючий справами                           |           |
| Контроль: ім’я             | Ігор КАРЛОВ                                 |           |
| Підпис: посада             | Секретар міської ради                       |           |
| Підпис: ім’я               | Юрій БУРЛАКА                                |           |
| Форма                      | Клас форми                                  |           |
| лекція                     | захід                                       |           |
| допис                      | публікація                                  |           |
| стенд                      | продукція                                   |           |
| продовження                | продовження                                 |           |
"""
_EXECUTORS = """
| Код     | Повна назва                               | Скорочення | Вид                     | Електронна пошта | Інші написання назви |
| policy  | Відділ з правової та внутрішньої політики | ВПВП       | підрозділ міської ради  | p@example.gov.ua |                      |
| culture | Відділ культури міської ради              | Культура   | підрозділ міської ради  |                  | Відділ культури      |
| police  | ГУНП в місті Глухові                      | Поліція    | зовнішній виконавець    | @police.example.org |                   |
"""
_MEASURES = """
| Код заходу | № | Найменування заходу | Цільова аудиторія | Критерії ефективності | Строки виконання | Відповідальні за виконання |
| '1         | '1 | Комунікація         | Громадяни         | Раз на місяць         | Протягом року    | Відділ культури міської ради\\nВПВП |
| '2         | '2 | Кампанія            | Громадяни         | 10 тисяч              | ІІ-ІV квартали   | Поліція |
"""
_INDICATORS = """
| Код показника | № | Код заходу | Показник | Вид | Одиниця виміру | Умова | Планове значення | Періодичність | Звідки значення | Класи форм | Знаків після коми | Базове значення | Важливе зростання | Чисельник | Знаменник | Значення знаменника | Примітка |
| '1.1 | '1.1 | '1 | Заходи    | потік (сума) | захід  | не менше ніж | 1  | щомісяця   | кількість з реєстру | захід | 0 |  |  |  |  |  |  |
| '1.2 | '1.2 | '1 | Охоплення | частка, %    | %      | не менше ніж | 75 | за рік     | вноситься           |       | 0 |  |  | охоплено | усього | 3600 |  |
| '2.1 | '2.1 | '2 | Контакти  | потік (сума) | контакт | не менше ніж | 10000 | за рік | охоплення з реєстру | усі  | 0 |  |  |  |  |  |  |
| '2.2 | '2.2 | '2 | Послуги   | на дату      | послуга | більше ніж  |    | за рік     | вноситься           |       | 0 | 5 | так |  |  |  |  |
| '2.3 | '2.3 | '2 | Документообіг | стан     |        |              |    | за рік     | вноситься           |       |   |  |  |  |  |  |  |
"""
SHEETS = {"Розпорядження": _DECREE, "Виконавці": _EXECUTORS, "Заходи": _MEASURES, "Показники": _INDICATORS}


@dataclass
class PlanBook:
    """The small plan's workbook; its tables begin in A1."""

    grids: dict[str, Grid] = field(default_factory=dict)

    def put(self, sheet: str, name: str, text: str) -> "PlanBook":
        """A cell as a table writes it; blank empties it."""
        self.grids[sheet].put(name, text)
        return self

    def without_column(self, sheet: str, column: int) -> "PlanBook":
        grid = self.grids[sheet]
        grid.cells = {place: value for place, value in grid.cells.items() if place[1] != column}
        return self

    def without_row(self, sheet: str, row: int) -> "PlanBook":
        grid = self.grids[sheet]
        grid.cells = {place: value for place, value in grid.cells.items() if place[0] != row}
        return self

    def below(self, sheet: str, rows: int) -> "PlanBook":
        """Everything of a sheet some rows lower."""
        grid = self.grids[sheet]
        grid.cells = {(row + rows, column): value for (row, column), value in grid.cells.items()}
        return self

    def raw(self) -> RawWorkbook:
        return RawWorkbook(tuple(_raw(grid) for grid in self.grids.values()))


def plan_book() -> PlanBook:
    """3 executors, 2 measures, 5 indicators of all kinds; no fault in it."""
    return PlanBook({title: _grid(title, text) for title, text in SHEETS.items()})


def _grid(title: str, text: str) -> Grid:
    grid = Grid(title)
    for row, texts in enumerate(lines(text), 1):
        for column, words in enumerate(texts, 1):
            grid.put_at(row, column, cell(words))
    return grid


def _raw(grid: Grid) -> RawSheet:
    rows = {}
    for row, found in groupby(sorted(grid.cells.items(), key=lambda item: item[0]), key=lambda item: item[0][0]):
        places, values = zip(*found, strict=True)
        rows[row] = RawRow(tuple(column for _, column in places), tuple(values))
    return RawSheet(grid.title, grid.visibility, rows)
