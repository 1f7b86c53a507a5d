"""The template's sheets, fields and columns: each declared once, with its constraints as data.

The template writer makes cells, Excel validation and self-check formulas of a declaration; the
reader finds and reads a column by its heading; the rules check the same constraints in Python; the
marked copy shows it. Nobody else spells a heading or a coordinate.
"""

from functools import lru_cache

from msgspec.structs import replace

from workbook_tools.model.column import (
    Access,
    Bound,
    Choice,
    Column,
    Constraint,
    DateWithin,
    DecimalNumber,
    Kind,
    MaxLength,
    NotAbove,
    OneOf,
    Required,
    RequiredWhen,
    Table,
    WebLinks,
    WholeNumber,
)
from workbook_tools.model.indicator_words import how_to_enter
from workbook_tools.model.plan import Indicator, IndicatorKind

LAYOUT_VERSION = 1

SHEET_INSTRUCTION = "Інструкція"
SHEET_REPORT = "Звіт"
SHEET_INDICATORS = "Показники"
SHEET_REGISTER = "Реєстр"
SHEET_CHECK = "Перевірка"
VISIBLE_SHEETS = (SHEET_INSTRUCTION, SHEET_REPORT, SHEET_INDICATORS, SHEET_REGISTER, SHEET_CHECK)
SHEET_META = "_meta"
SHEET_LISTS = "_lists"
SHEET_REMARKS = "Зауваження"

FIELDS = "fields"
MEASURES = "measures"
INDICATORS = "indicators"
REGISTER = "register"

YES, NO = "так", "ні"
STATES = ("так", "частково", "ні")
STATUS_TEXTS = {
    "done": "виконано",
    "in_progress": "виконується",
    "partial": "виконано частково",
    "not_started": "не розпочато",
    "not_done": "не виконано",
    "not_due": "строк не настав",
}
NEEDS_NARRATIVE = ("виконано", "виконується", "виконано частково")
NEEDS_REASON = ("виконано частково", "не розпочато", "не виконано")

CODE_LABEL = "Код форми"
NARRATIVE_LIMIT = 8_000
TEXT_LIMIT = 500
REGISTER_ROWS = 150
"""Rows of the register that are formatted for input; rows below them are read all the same."""

REPORT_FIELDS = (
    Column(
        "filled_by",
        "Хто заповнив (ім’я, прізвище)",
        40,
        Kind.TEXT,
        Access.INPUT,
        (Required(), MaxLength(TEXT_LIMIT)),
        "Ім’я та прізвище особи, до якої можна звернутися із запитаннями щодо звіту.",
        "Олена Приклад",
    ),
    Column(
        "phone",
        "Телефон або електронна пошта",
        40,
        Kind.TEXT,
        Access.INPUT,
        (Required(), MaxLength(TEXT_LIMIT)),
        "Як з Вами зв’язатися: телефон або адреса електронної пошти.",
        "olena@example.gov.ua",
    ),
    Column(
        "as_of",
        "Інформація станом на",
        14,
        Kind.DATE,
        Access.INPUT,
        (Required(), DateWithin(Bound.WINDOW_FIRST, None), DateWithin(Bound.YEAR_FIRST, Bound.YEAR_LAST)),
        "Дата, станом на яку подано відомості, наприклад 16.09.2020. Не пізніше дня, коли Ви надсилаєте звіт.",
        "16.09.2020",
    ),
    Column(
        "nil",
        "Заходи у звітному періоді не проводились",
        14,
        Kind.CHOICE,
        Access.INPUT,
        (OneOf(Choice.YES, as_blank=(NO,)),),
        "Оберіть «так» лише тоді, коли жоден захід не проводився; тоді вкажіть причину і не заповнюйте таблиць.",
        "",
    ),
    Column(
        "nil_reason",
        "Причина, з якої заходи не проводились",
        60,
        Kind.NARRATIVE,
        Access.INPUT,
        (RequiredWhen("nil", (YES,)), MaxLength(NARRATIVE_LIMIT)),
        "Заповнюється, лише якщо вище обрано «так».",
        "Карантинні обмеження",
    ),
)

SIGNATURE_FIELDS = (
    Column("head", "Керівник (посада, ім’я, прізвище)", 60, Kind.TEXT, Access.INPUT, (MaxLength(TEXT_LIMIT),)),
    Column(
        "outgoing",
        "Вихідний номер і дата листа",
        40,
        Kind.TEXT,
        Access.INPUT,
        (MaxLength(TEXT_LIMIT),),
        "Якщо звіт реєструється у Вашій установі.",
        "01-15/123 від 16.09.2020",
    ),
)

ALL_FIELDS = REPORT_FIELDS + SIGNATURE_FIELDS

REPORT_TABLE = Table(
    MEASURES,
    SHEET_REPORT,
    (
        Column("number", "№", 5, Kind.TEXT, Access.LOCKED),
        Column("id", "Ідентифікатор заходу", 24, Kind.TEXT, Access.HIDDEN),
        Column("name", "Захід", 37, Kind.NARRATIVE, Access.LOCKED),
        Column("audience", "Цільова аудиторія", 16, Kind.NARRATIVE, Access.LOCKED),
        Column("criteria", "Критерії ефективності", 22, Kind.NARRATIVE, Access.LOCKED),
        Column("term", "Строк виконання", 11, Kind.TEXT, Access.LOCKED),
        Column("co_executors", "Співвиконавці", 14, Kind.NARRATIVE, Access.LOCKED),
        Column(
            "status",
            "Стан виконання",
            15,
            Kind.CHOICE,
            Access.INPUT,
            (Required(), OneOf(Choice.STATUSES)),
            "Оберіть стан виконання зі списку.",
            "виконується",
        ),
        Column(
            "narrative",
            "Хід виконання: що зроблено",
            42,
            Kind.NARRATIVE,
            Access.INPUT,
            (RequiredWhen("status", NEEDS_NARRATIVE), MaxLength(NARRATIVE_LIMIT)),
            "Що зроблено у звітному періоді: назва, дата, місце, скільки осіб узяло участь.",
            "Проведено круглий стіл «Європейські цінності» (24.07.2020, міська бібліотека, 18 осіб).",
        ),
        Column(
            "reason",
            "Причина невиконання",
            19,
            Kind.NARRATIVE,
            Access.INPUT,
            (RequiredWhen("status", NEEDS_REASON), MaxLength(NARRATIVE_LIMIT)),
            "Обов’язково, якщо стан «виконано частково», «не розпочато» або «не виконано».",
            "Перенесено на IV квартал через карантин.",
        ),
        Column(
            "links",
            "Посилання на підтвердження",
            18,
            Kind.LINKS,
            Access.INPUT,
            (WebLinks(), MaxLength(NARRATIVE_LIMIT)),
            "Адреси сторінок, кожна з нового рядка, або назва документа.",
            "https://example.gov.ua/news/2020/07/24",
        ),
    ),
)

INDICATOR_TABLE = Table(
    INDICATORS,
    SHEET_INDICATORS,
    (
        Column("number", "№", 6, Kind.TEXT, Access.LOCKED),
        Column("id", "Ідентифікатор показника", 24, Kind.TEXT, Access.HIDDEN),
        Column("text", "Показник", 38, Kind.NARRATIVE, Access.LOCKED),
        Column("unit", "Одиниця виміру", 18, Kind.TEXT, Access.LOCKED),
        Column("target", "Планове значення", 19, Kind.TEXT, Access.LOCKED),
        Column("how", "Що вказати", 25, Kind.NARRATIVE, Access.LOCKED),
        Column("opening", "З початку року до звітного періоду", 13, Kind.DECIMAL, Access.INPUT),
        Column("value", "За квартал або станом на дату звіту", 13, Kind.DECIMAL, Access.INPUT),
        Column("cumulative", "Наростаючим підсумком", 13.5, Kind.DECIMAL, Access.FORMULA),
        Column("percent", "Виконання, %", 13, Kind.PERCENT, Access.FORMULA),
        Column("comment", "Пояснення", 27, Kind.NARRATIVE, Access.INPUT, (MaxLength(NARRATIVE_LIMIT),)),
    ),
)

REGISTER_TABLE = Table(
    REGISTER,
    SHEET_REGISTER,
    (
        Column(
            "date",
            "Дата",
            12,
            Kind.DATE,
            Access.INPUT,
            (Required(), DateWithin(Bound.WINDOW_FIRST, Bound.AS_OF)),
            "Коли відбулося або коли опубліковано, наприклад 24.07.2020.",
            "24.07.2020",
        ),
        Column(
            "measure",
            "№ заходу",
            10,
            Kind.CHOICE,
            Access.INPUT,
            (Required(), OneOf(Choice.MEASURES)),
            "Оберіть № заходу з аркуша «Звіт».",
            "1",
        ),
        Column(
            "form",
            "Форма",
            20,
            Kind.CHOICE,
            Access.INPUT,
            (Required(), OneOf(Choice.FORMS)),
            "Оберіть зі списку. «Продовження» додає охоплення до раніше поданої позиції і не рахується вдруге.",
            "круглий стіл",
        ),
        Column(
            "title",
            "Назва, тема",
            48,
            Kind.NARRATIVE,
            Access.INPUT,
            (Required(), MaxLength(TEXT_LIMIT)),
            "Як називався захід, публікація або продукція.",
            "Круглий стіл «Європейські цінності»",
        ),
        Column(
            "place",
            "Місце або канал поширення",
            28,
            Kind.NARRATIVE,
            Access.INPUT,
            (MaxLength(TEXT_LIMIT),),
            "Де відбулося або де розміщено.",
            "Міська бібліотека",
        ),
        Column(
            "reach",
            "Охоплено осіб",
            13,
            Kind.WHOLE,
            Access.INPUT,
            (RequiredWhen("measure", choice=Choice.REACH_MEASURES), WholeNumber()),
            "Ціле число: учасники, глядачі, перегляди. Якщо невідомо і не вимагається, залиште порожнім.",
            "18",
        ),
        Column(
            "aged",
            "з них віком 16–25 років",
            13,
            Kind.WHOLE,
            Access.INPUT,
            (WholeNumber(), NotAbove("reach")),
            "Не більше, ніж охоплено осіб усього.",
            "7",
        ),
        Column(
            "link",
            "Посилання",
            34,
            Kind.LINKS,
            Access.INPUT,
            (WebLinks(), MaxLength(TEXT_LIMIT)),
            "Адреса саме цієї новини чи допису, а не головної сторінки.",
            "https://example.gov.ua/news/2020/07/24",
        ),
    ),
    open_ended=True,
)

TABLES = {table.key: table for table in (REPORT_TABLE, INDICATOR_TABLE, REGISTER_TABLE)}


@lru_cache(maxsize=4_096)
def indicator_columns(indicator: Indicator, *, asks_opening: bool) -> tuple[Column, ...]:
    """The columns of «Показники» as they are for one indicator's row.

    A flow asks for its opening once (`asks_opening`), else shows it; a register-fed value is a
    formula; a state is a choice with words that explain it; other cells have nothing to enter.
    """
    number: Constraint = DecimalNumber(indicator.places) if indicator.places else WholeNumber()
    kind = Kind.DECIMAL if indicator.places else Kind.WHOLE
    state = indicator.kind is IndicatorKind.STATE
    columns = {column.key: column for column in INDICATOR_TABLE.columns}
    opening, value = columns["opening"], columns["value"]
    if indicator.has_opening and asks_opening:
        columns["opening"] = replace(
            opening,
            kind=kind,
            constraints=(Required(), number),
            example="0",
            prompt="Скільки було з 1 січня до початку звітного періоду. Якщо нічого, вкажіть 0.",
        )
    else:
        columns["opening"] = replace(opening, kind=kind, access=Access.LOCKED, constraints=(number,))
    if indicator.from_register:
        columns["value"] = replace(value, kind=kind, access=Access.FORMULA, constraints=(number,))
    elif state:
        columns["value"] = replace(
            value,
            kind=Kind.CHOICE,
            constraints=(Required(), OneOf(Choice.STATES)),
            prompt="Оберіть «так», «частково» або «ні» і поясніть словами.",
            example="частково",
        )
        comment = columns["comment"]
        columns["comment"] = replace(
            comment,
            constraints=(RequiredWhen("value", STATES), *comment.constraints),
            prompt="Поясніть словами, що зроблено.",
        )
    else:
        columns["value"] = replace(value, kind=kind, constraints=(Required(), number), prompt=how_to_enter(indicator))
    columns["cumulative"] = replace(columns["cumulative"], kind=kind, constraints=(number,))
    if state:
        columns["cumulative"] = replace(columns["cumulative"], access=Access.LOCKED)
        columns["percent"] = replace(columns["percent"], access=Access.LOCKED)
    return tuple(columns.values())
