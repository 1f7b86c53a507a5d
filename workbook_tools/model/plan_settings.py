"""The sheet «Розпорядження» of the plan workbook: its settings and the register's forms, each declared once."""

from workbook_tools.model.column import Kind
from workbook_tools.model.plan_column import FORM_LIMIT, TEXT_LIMIT, PlanColumn, PlanTable
from workbook_tools.model.plan_words import WordList

SHEET_DECREE = "Розпорядження"


def _setting(
    key: str,
    heading: str,
    hint: str,
    kind: Kind = Kind.TEXT,
    *,
    required: bool = True,
    words: WordList | None = None,
) -> PlanColumn:
    return PlanColumn(key, heading, hint, 0, kind, required, words, TEXT_LIMIT)


SETTING_GROUPS: tuple[tuple[str, tuple[PlanColumn, ...]], ...] = (
    (
        "Документ",
        (
            _setting("kind", "Вид документа", "Як у бланку, наприклад: розпорядження міського голови."),
            _setting("number", "Номер", "Реєстраційний індекс, наприклад 149-ОД."),
            _setting("date", "Дата", "День, місяць, рік: 03.08.2020.", Kind.DATE),
            _setting("place", "Місце видання", "Наприклад: м. Глухів.", required=False),
            _setting("issuer", "Хто видав", "Назва органу, як у бланку документа."),
            _setting("title", "Заголовок розпорядження", "Дослівно, починаючи з «Про…»."),
            _setting("plan_heading", "Заголовок плану заходів", "Дослівно, як у додатку до розпорядження."),
            _setting(
                "pursuance",
                "На виконання",
                "Документ вищого рівня: вид, дата, номер, заголовок. Можна залишити порожнім.",
                required=False,
            ),
            _setting("year", "Рік плану", "Чотири цифри: 2020.", Kind.WHOLE),
        ),
    ),
    (
        "Звітування",
        (
            _setting(
                "first_quarter",
                "Перший звітний квартал",
                "Перший квартал, за який виконавці звітують за цим планом, наприклад: III квартал 2020 року.",
            ),
            _setting(
                "executors_day",
                "Виконавці подають до числа",
                "Число останнього місяця кварталу, до якого (включно) виконавці подають інформацію.",
                Kind.WHOLE,
            ),
            _setting(
                "coordinator_day",
                "Голову інформують до числа",
                "Число останнього місяця кварталу, до якого (включно) подається узагальнена інформація.",
                Kind.WHOLE,
            ),
            _setting(
                "weekend_rule",
                "Якщо день неробочий",
                "Куди переноситься дата у формах і нагадуваннях. Оберіть зі списку.",
                Kind.CHOICE,
                words=WordList.WEEKEND_RULES,
            ),
            _setting(
                "coordinator",
                "Координуючий підрозділ",
                "Хто узагальнює інформацію. Оберіть зі списку; у ньому назви з аркуша «Виконавці».",
            ),
        ),
    ),
    (
        "Посадові особи",
        (
            _setting("addressee_post", "Кому доповідають: посада", "Адресат доповідної записки."),
            _setting(
                "addressee_name",
                "Кому доповідають: ім’я",
                "Ім’я ПРІЗВИЩЕ. Можна залишити порожнім: підписати розпорядження могла інша особа.",
                required=False,
            ),
            _setting("control_post", "Контроль: посада", "На кого покладено контроль за виконанням.", required=False),
            _setting("control_name", "Контроль: ім’я", "Ім’я ПРІЗВИЩЕ у називному відмінку.", required=False),
            _setting("signatory_post", "Підпис: посада", "Хто підписав розпорядження.", required=False),
            _setting("signatory_name", "Підпис: ім’я", "Ім’я ПРІЗВИЩЕ, як у документі.", required=False),
        ),
    ),
)

SETTINGS: tuple[PlanColumn, ...] = tuple(setting for _, group in SETTING_GROUPS for setting in group)

SETTINGS_TABLE = PlanTable(
    "settings",
    SHEET_DECREE,
    "Розпорядження",
    "Заповніть чотири аркуші зліва направо. Тут заповнюйте стовпець «Значення»; назви в першому стовпці "
    "не змінюйте. Команда «workbook-tools plan check» назве кожну помилку плану з аркушем і клітинкою.",
    (
        PlanColumn("setting", "Налаштування", "", 34, Kind.TEXT),
        PlanColumn("value", "Значення", "", 78, Kind.NARRATIVE),
        PlanColumn("help", "Пояснення", "", 68, Kind.NARRATIVE, required=False, unread=True),
    ),
)

FORMS_TABLE = PlanTable(
    "forms",
    SHEET_DECREE,
    "Форми заходів, публікацій і продукції для аркуша «Реєстр»",
    "З цього списку виконавці обирають форму кожного рядка реєстру. Клас визначає, до якого показника рядок "
    "зараховується. «Продовження» додає охоплення до раніше поданої позиції і вдруге не рахується.",
    (
        PlanColumn(
            "name",
            "Форма",
            "коротко, малими літерами",
            34,
            Kind.TEXT,
            limit=FORM_LIMIT,
            prompt="Назва форми, як її побачать виконавці у списку, наприклад: круглий стіл.",
        ),
        PlanColumn(
            "form_class",
            "Клас форми",
            "оберіть зі списку: захід, публікація, продукція або продовження",
            78,
            Kind.CHOICE,
            words=WordList.FORM_CLASSES,
            prompt="До якого класу належить форма. За класом рядки реєстру зараховуються до показників.",
        ),
    ),
)
