"""The plan workbook's tables of executors, measures and indicators: each column declared once, for writer and reader.

The settings and forms of its first sheet are declared in plan_settings.py.
"""

from workbook_tools.model.column import Kind
from workbook_tools.model.plan_column import (
    CODE_LIMIT,
    NAME_LIMIT,
    SHORT_LIMIT,
    TEXT_LIMIT,
    PlanColumn,
    PlanTable,
)
from workbook_tools.model.plan_settings import SHEET_DECREE
from workbook_tools.model.plan_words import WordList

HEADING_ROW = 3
"""1-based: a title and an explanation stand above the headings."""

SHEET_EXECUTORS = "Виконавці"
SHEET_MEASURES = "Заходи"
SHEET_INDICATORS = "Показники"

EXECUTORS_TABLE = PlanTable(
    "executors",
    SHEET_EXECUTORS,
    "Виконавці",
    "Рядок на кожну установу чи підрозділ, що виконує план; координуючий підрозділ теж, якщо він виконавець або "
    "збирає звіти. Код постійний: за ним звіти впізнають роками, тому його не змінюють.",
    (
        PlanColumn(
            "code",
            "Код",
            "постійний; латинські літери, цифри, «_» або «-»",
            21,
            Kind.TEXT,
            limit=CODE_LIMIT,
            prompt="Коротке постійне ім’я підрозділу для файлів і команд, наприклад: culture. Без пробілів.",
        ),
        PlanColumn(
            "name",
            "Повна назва",
            "дослівно, як у розпорядженні",
            44,
            Kind.NARRATIVE,
            limit=NAME_LIMIT,
            prompt="Назва, як вона стоїть у плані заходів. За нею підрозділ впізнають на аркуші «Заходи».",
        ),
        PlanColumn(
            "short",
            "Скорочення",
            "для таблиць і діаграм",
            17,
            Kind.TEXT,
            limit=SHORT_LIMIT,
            prompt="Коротка назва до 30 знаків, наприклад: ВПВП.",
        ),
        PlanColumn(
            "kind",
            "Вид",
            "оберіть зі списку",
            24,
            Kind.CHOICE,
            words=WordList.DEPARTMENT_KINDS,
            prompt="Від виду залежить, як документи звертаються до виконавця.",
        ),
        PlanColumn(
            "contacts",
            "Електронна пошта",
            "кожна адреса з нового рядка; @домен — уся установа",
            32,
            Kind.NARRATIVE,
            required=False,
            prompt="З яких адрес надходять звіти і куди писати: office@example.gov.ua. "
            "Новий рядок у клітинці: Alt+Enter. Можна залишити порожнім.",
        ),
        PlanColumn(
            "variants",
            "Інші написання назви",
            "кожне з нового рядка",
            42,
            Kind.NARRATIVE,
            required=False,
            prompt="Як цю установу ще називають у документах. За будь-яким із цих написань її впізнають "
            "на аркуші «Заходи».",
        ),
    ),
)

MEASURES_TABLE = PlanTable(
    "measures",
    SHEET_MEASURES,
    "Заходи",
    "Рядок на кожний захід плану, дослівно. Код постійний і не змінюється; № належить цій редакції плану.",
    (
        PlanColumn(
            "code",
            "Код заходу",
            "постійний",
            10,
            Kind.TEXT,
            limit=CODE_LIMIT,
            prompt="Постійний код заходу. У першій редакції збігається з №; у наступних не змінюється.",
        ),
        PlanColumn("number", "№", "у цій редакції", 9, Kind.TEXT, limit=CODE_LIMIT, prompt="Номер заходу в плані."),
        PlanColumn("name", "Найменування заходу", "дослівно", 68, Kind.NARRATIVE),
        PlanColumn("audience", "Цільова аудиторія", "дослівно", 26, Kind.NARRATIVE, required=False),
        PlanColumn("criteria", "Критерії ефективності", "дослівно", 42, Kind.NARRATIVE, required=False),
        PlanColumn(
            "term",
            "Строки виконання",
            "словами, як у плані",
            19,
            Kind.TEXT,
            limit=TEXT_LIMIT,
            prompt="Можна так: Протягом року · II–IV квартали · щокварталу · лютий–березень · до 1 грудня · "
            "01.03–15.04 · до кінця року.",
        ),
        PlanColumn(
            "executors",
            "Відповідальні за виконання",
            "кожний з нового рядка; перший — головний",
            42,
            Kind.NARRATIVE,
            prompt="Назви, скорочення або коди з аркуша «Виконавці». Новий рядок у клітинці: Alt+Enter. "
            "Порядок важливий: перший виконавець головний.",
        ),
    ),
)

INDICATORS_TABLE = PlanTable(
    "indicators",
    SHEET_INDICATORS,
    "Показники",
    "Рядок на кожний показник: що вимірюють і як рахують. «Потік (сума)» додається за квартали; «на дату» — "
    "останнє значення; «частка, %» — накопичений чисельник від спільного знаменника; «стан» — так, частково або ні.",
    (
        PlanColumn(
            "code",
            "Код показника",
            "постійний",
            11,
            Kind.TEXT,
            limit=CODE_LIMIT,
            prompt="Постійний код показника. У першій редакції збігається з №; у наступних не змінюється.",
        ),
        PlanColumn("number", "№", "у цій редакції", 8, Kind.TEXT, limit=CODE_LIMIT, prompt="Номер показника у плані."),
        PlanColumn(
            "measure",
            "Код заходу",
            "з аркуша «Заходи»",
            8.5,
            Kind.TEXT,
            limit=CODE_LIMIT,
            prompt="Постійний код заходу, якого стосується показник. Оберіть зі списку.",
        ),
        PlanColumn("text", "Показник", "словами критерію", 42, Kind.NARRATIVE),
        PlanColumn(
            "kind",
            "Вид",
            "як рахується",
            12.5,
            Kind.CHOICE,
            words=WordList.INDICATOR_KINDS,
            prompt="Потік: додається за квартали. На дату: останнє значення. Частка: чисельник від знаменника. "
            "Стан: так, частково, ні.",
        ),
        PlanColumn("unit", "Одиниця виміру", "в однині", 18, Kind.TEXT, required=False, limit=NAME_LIMIT),
        PlanColumn(
            "comparator",
            "Умова",
            "до плану",
            13.5,
            Kind.CHOICE,
            required=False,
            words=WordList.COMPARATORS,
            prompt="Як порівнюють із плановим значенням. Порожньо, якщо план його не встановлює.",
        ),
        PlanColumn(
            "target",
            "Планове значення",
            "за період, для частки у %",
            12,
            Kind.DECIMAL,
            required=False,
            prompt="Число. Для щомісячних і щотижневих показників за один місяць чи тиждень, для частки "
            "у відсотках (75), для інших за рік. Порожньо, якщо не встановлено.",
        ),
        PlanColumn(
            "cadence",
            "Періодичність",
            "як часто",
            13.5,
            Kind.CHOICE,
            words=WordList.CADENCES,
            prompt="Щомісяця і щотижня перевіряється за датами реєстру; інші показники рахуються за квартал і рік.",
        ),
        PlanColumn(
            "source",
            "Звідки значення",
            "",
            14,
            Kind.CHOICE,
            words=WordList.SOURCES,
            prompt="Вноситься: число пише виконавець. Кількість або охоплення: рахується з рядків реєстру.",
        ),
        PlanColumn(
            "forms",
            "Класи форм",
            "якщо з реєстру",
            12.5,
            Kind.NARRATIVE,
            required=False,
            prompt="Рядки яких класів рахувати: захід, публікація, продукція, продовження (через кому) або «усі».",
        ),
        PlanColumn(
            "places",
            "Знаків після коми",
            "0 — ціле",
            8.5,
            Kind.WHOLE,
            required=False,
            prompt="Від 0 до 4. Порожньо означає ціле число.",
        ),
        PlanColumn(
            "baseline",
            "Базове значення",
            "для «на дату»",
            10,
            Kind.DECIMAL,
            required=False,
            prompt="З чим порівнюють зростання. Порожньо: «не визначено» (не нуль).",
        ),
        PlanColumn(
            "grows",
            "Важливе зростання",
            "до бази",
            10,
            Kind.CHOICE,
            required=False,
            words=WordList.YES_NO,
            prompt="Так: критерій вимагає збільшення проти базового значення.",
        ),
        PlanColumn(
            "numerator",
            "Чисельник",
            "лише для частки",
            20,
            Kind.NARRATIVE,
            required=False,
            prompt="Кого або що рахує виконавець, наприклад: охоплено унікальних осіб 16–25 років.",
        ),
        PlanColumn(
            "denominator_text",
            "Знаменник",
            "лише для частки: від чого",
            20,
            Kind.NARRATIVE,
            required=False,
            prompt="Від чого рахується частка, наприклад: чисельність осіб 16–25 років у місті.",
        ),
        PlanColumn(
            "denominator",
            "Значення знаменника",
            "задає координатор",
            12,
            Kind.DECIMAL,
            required=False,
            prompt="Число, спільне для всіх виконавців. Порожньо: «не визначено», відсоток не рахується.",
        ),
        PlanColumn("note", "Примітка", "для координатора", 28, Kind.NARRATIVE, required=False, unread=True),
    ),
)

SHEETS = (SHEET_DECREE, SHEET_EXECUTORS, SHEET_MEASURES, SHEET_INDICATORS)
