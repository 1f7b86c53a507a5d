"""The consolidated workbook's sheets and columns: each heading declared once, for the writer and for whoever reads it.

Widths are in characters of 10 pt. A sheet's title stands in row 1, its explanation in row 2, its
headings in row `HEADING_ROW`; «Огляд» alone is a page of several small tables.
"""

from msgspec import Struct

from workbook_tools.model.column import Kind

HEADING_ROW = 4
"""1-based; the rows above and this one stay in sight and repeat on every printed page."""

OVERVIEW_TITLE = "Огляд"
WHOLE_MEASURE = "Захід у цілому"
"""What «Виконавець» says in a measure's own row, as against its executors' rows."""
BY_REGISTER = "За реєстром"
BY_INDICATOR = "Показник"
"""What it says in the rows under the executors': what the register counts, and each indicator's figures."""


class Heading(Struct, frozen=True):
    """`kind` tells how the column's cells are shown and read."""

    key: str
    text: str
    width: float
    kind: Kind


class ReportSheet(Struct, frozen=True):
    """`note` explains the sheet to who reads it; `empty` stands in place of the first record where there is none."""

    title: str
    note: str
    empty: str
    headings: tuple[Heading, ...]
    repeated: tuple[str, ...] = ()
    """Columns that tell whose row it is: repeated where a long text goes on in further rows."""
    frozen: int = 1
    """Columns that stay in sight beside the headings."""
    overview: str = OVERVIEW_TITLE
    """The sheet that the link above the headings leads back to."""

    def column(self, key: str) -> int:
        """0-based. KeyError if there is no such heading."""
        for position, heading in enumerate(self.headings):
            if heading.key == key:
                return position
        raise KeyError(key)

    @property
    def width(self) -> float:
        return sum(heading.width for heading in self.headings)


OVERVIEW_DEPARTMENTS = (
    Heading("department", "Виконавець", 17, Kind.TEXT),
    Heading("standing", "Звіт", 27, Kind.TEXT),
    Heading("received", "Надійшов або строк", 17, Kind.TEXT),
)
OVERVIEW_MEASURES = (
    Heading("number", "№", 5, Kind.TEXT),
    Heading("status", "Стан виконання", 20, Kind.TEXT),
    Heading("executors", "Виконавці", 36, Kind.TEXT),
)
OVERVIEW_INDICATORS = (
    Heading("number", "№", 6, Kind.TEXT),
    Heading("text", "Показник", 44, Kind.TEXT),
    Heading("target", "План", 19, Kind.TEXT),
    Heading("quarter", "За квартал", 12, Kind.DECIMAL),
    Heading("cumulative", "З початку року", 14, Kind.DECIMAL),
    Heading("percent", "Факт, %", 13, Kind.PERCENT),
    Heading("aim", "Ціль, %", 9, Kind.PERCENT),
    Heading("verdict", "Оцінка", 14, Kind.TEXT),
)
OVERVIEW_GRID = (5, 12, 8, 19, 17, 2, 6, 44, 19, 12, 14, 13, 9, 14)
"""Widths of the page's columns; the tables above span them as below, first and last column included."""
OVERVIEW_SPANS = {
    OVERVIEW_DEPARTMENTS: ((0, 1), (2, 3), (4, 4)),
    OVERVIEW_MEASURES: ((0, 0), (1, 2), (3, 4)),
    OVERVIEW_INDICATORS: tuple((column, column) for column in range(6, 14)),
}
HEADING_STANDINGS = "Хто звітував"
HEADING_ATTENTION = "Потребує уваги"
HEADING_EXECUTION = "Виконання плану"
HEADING_INDICATORS = "Показники: факт і план"
HEADING_SUMMARY = "Підсумок за станом виконання"
HEADING_ALL_ATTENTION = "Потребує уваги: повний перелік"
INCOMPLETE_MARK, INCOMPLETE = "*", "* без даних частини виконавців."
NOTHING_TO_ATTEND = "Немає нічого, що потребує уваги."

EXECUTION = ReportSheet(
    "Виконання",
    "Кожен захід плану: спільний стан, слова кожного виконавця так, як їх подано, що зроблено за реєстром, показники.",
    "У плані немає заходів на цей квартал.",
    (
        Heading("number", "№", 6, Kind.TEXT),
        Heading("executor", "Виконавець", 17, Kind.TEXT),
        Heading("status", "Стан виконання", 16, Kind.TEXT),
        Heading("narrative", "Захід і хід його виконання", 80, Kind.NARRATIVE),
        Heading("reason", "Строк; причина невиконання", 27, Kind.NARRATIVE),
        Heading("links", "Посилання на підтвердження", 28, Kind.NARRATIVE),
        Heading("receipt", "Надходження", 12, Kind.WHOLE),
        Heading("source", "Аркуш, клітинка", 15, Kind.TEXT),
    ),
    repeated=("number", "executor", "status"),
)

INDICATORS = ReportSheet(
    "Показники",
    "Рядок показника рахується формулами з внесків виконавців під ним; кожен внесок названо з файлом і клітинкою.",
    "У плані немає показників на цей квартал.",
    (
        Heading("number", "№", 6, Kind.TEXT),
        Heading("text", "Показник, виконавець", 32, Kind.NARRATIVE),
        Heading("target", "Планове значення", 14, Kind.TEXT),
        Heading("base", "База: план, знаменник, періоди", 11, Kind.DECIMAL),
        Heading("opening", "З початку року до звітного періоду", 13, Kind.DECIMAL),
        Heading("quarter", "За квартал або станом на дату", 13, Kind.DECIMAL),
        Heading("as_of", "Станом на", 12, Kind.DATE),
        Heading("cumulative", "Наростаючим підсумком", 13, Kind.DECIMAL),
        Heading("covered", "Охоплено періодів", 10, Kind.WHOLE),
        Heading("percent", "Виконання, %", 12, Kind.PERCENT),
        Heading("growth", "Приріст до бази", 11, Kind.DECIMAL),
        Heading("verdict", "Оцінка", 14, Kind.TEXT),
        Heading("note", "Періоди, пояснення", 25, Kind.NARRATIVE),
        Heading("receipt", "Надходження", 12, Kind.WHOLE),
        Heading("source", "Файл, аркуш, клітинка", 31, Kind.NARRATIVE),
    ),
    repeated=("number", "text"),
    frozen=2,
)

REGISTER = ReportSheet(
    "Реєстр",
    "Усі заходи, публікації та продукція із врахованих звітів. Повтори лишаються, але не рахуються вдруге.",
    "У врахованих звітах немає жодного запису реєстру.",
    (
        Heading("order", "№ з/п", 6, Kind.WHOLE),
        Heading("department", "Виконавець", 15, Kind.TEXT),
        Heading("measure", "№ заходу", 8, Kind.TEXT),
        Heading("date", "Дата", 11, Kind.DATE),
        Heading("form", "Форма", 17, Kind.NARRATIVE),
        Heading("title", "Назва, тема", 42, Kind.NARRATIVE),
        Heading("place", "Місце або канал поширення", 25, Kind.NARRATIVE),
        Heading("reach", "Охоплено осіб", 11, Kind.WHOLE),
        Heading("aged", "з них віком 16–25 років", 11, Kind.WHOLE),
        Heading("link", "Посилання", 32, Kind.NARRATIVE),
        Heading("counted", "Чи враховано", 26, Kind.NARRATIVE),
        Heading("receipt", "Надходження", 12, Kind.WHOLE),
        Heading("source", "Аркуш, клітинка", 15, Kind.TEXT),
    ),
    repeated=("order", "department"),
)

RECEIPTS = ReportSheet(
    "Отримані звіти",
    "Усе, що надійшло за квартал, у порядку реєстрації; час київський. Оригінали зберігаються в архіві без змін.",
    "За цей квартал ще нічого не надійшло.",
    (
        Heading("number", "№ надходження", 12, Kind.WHOLE),
        Heading("received", "Отримано", 16, Kind.DATE),
        Heading("department", "Виконавець", 15, Kind.TEXT),
        Heading("revision", "Версія", 9, Kind.WHOLE),
        Heading("as_of", "Станом на", 11, Kind.DATE),
        Heading("outcome", "Результат перевірки", 17, Kind.NARRATIVE),
        Heading("standing", "Чинність", 16, Kind.NARRATIVE),
        Heading("late", "Вчасність", 13, Kind.TEXT),
        Heading("path", "З якого файлу", 26, Kind.NARRATIVE),
        Heading("letter", "Лист: від кого, тема, Message-ID", 32, Kind.NARRATIVE),
        Heading("archived", "Де зберігається", 26, Kind.NARRATIVE),
        Heading("sha256", "SHA-256 (початок)", 15, Kind.TEXT),
        Heading("on_behalf", "Внесено координатором", 17, Kind.NARRATIVE),
        Heading("decisions", "Рішення координатора", 26, Kind.NARRATIVE),
    ),
    repeated=("number", "department"),
)

FINDINGS = ReportSheet(
    "Зауваження",
    "Усе, що виявила перевірка звітів кварталу: де саме, що вказано, що не так і як виправити.",
    "Зауважень немає.",
    (
        Heading("receipt", "Надходження", 12, Kind.WHOLE),
        Heading("department", "Виконавець", 15, Kind.TEXT),
        Heading("severity", "Вид", 14, Kind.TEXT),
        Heading("sheet", "Аркуш", 13, Kind.TEXT),
        Heading("cell", "Клітинка", 10, Kind.TEXT),
        Heading("entered", "Що вказано", 30, Kind.NARRATIVE),
        Heading("message", "Що не так", 52, Kind.NARRATIVE),
        Heading("remedy", "Як виправити", 44, Kind.NARRATIVE),
        Heading("decision", "Рішення координатора", 30, Kind.NARRATIVE),
    ),
    repeated=("receipt", "department"),
)

CHANGES = ReportSheet(
    "Зміни",
    "Чим ця інформація відрізняється від попереднього видання. Номери ведуть до рядків, про які йдеться.",
    "Змін немає.",
    (
        Heading("order", "№ з/п", 6, Kind.WHOLE),
        Heading("what", "Що змінилося", 40, Kind.NARRATIVE),
        Heading("department", "Виконавець", 17, Kind.TEXT),
        Heading("before", "Було", 44, Kind.NARRATIVE),
        Heading("after", "Стало", 44, Kind.NARRATIVE),
        Heading("receipt", "Надходження", 13, Kind.WHOLE),
    ),
    repeated=("order", "what", "department"),
)
"""Stands after «Огляд», only in what differs from an edition that was issued."""

TABLE_SHEETS = (EXECUTION, INDICATORS, REGISTER, RECEIPTS, FINDINGS)
SHEET_TITLES = (OVERVIEW_TITLE, *(sheet.title for sheet in TABLE_SHEETS))
