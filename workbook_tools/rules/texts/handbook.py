"""The words around the rules in their handbook."""

from workbook_tools.model.finding import Severity
from workbook_tools.model.receipt import Outcome
from workbook_tools.rules.entry import Sentence

TITLE = Sentence("Правила перевірки", "Validation rules")
INTRO = (
    Sentence(
        "Цю сторінку створено з каталогу правил; той самий перелік показує команда `workbook-tools rules`.",
        "This page is made from the catalogue of rules; `workbook-tools rules` shows the same.",
    ),
    Sentence(
        "Кожне правило має код, важливість і наслідок. **Помилка** повертає звіт на доопрацювання, "
        "**попередження** і **примітка** — ні. Звіт, що **чекає рішення**, координатор приймає або відхиляє "
        "командою `decide`; нею ж можна зняти окреме зауваження, вказавши причину. "
        "Файл **у карантині** не вдалося прочитати або впізнати.",
        "Every rule has a code, a severity and an outcome. An **error** returns the report, a **warning** and a "
        "**note** do not. A report that is **held** waits for the coordinator's `decide`, which can also waive a "
        "single finding with a reason. A **quarantined** file could not be read or identified.",
    ),
    Sentence(
        "Трикрапка стоїть там, де в повідомленні буде назва, число чи дата з Вашого файлу.",
        "Dots stand where the message has a name, a number or a date of the file.",
    ),
)
HEADINGS = (
    Sentence("Код", "Code"),
    Sentence("Важливість", "Severity"),
    Sentence("Наслідок", "Outcome"),
    Sentence("Що не так", "What is wrong"),
    Sentence("Як виправити", "How to mend it"),
    Sentence("Приклад", "Example"),
)
FAMILIES = {
    "inbox": Sentence("Що надійшло", "What came in"),
    "files": Sentence("Файл", "The file"),
    "letters": Sentence("Електронний лист", "The e-mail"),
    "identity": Sentence("Чия це форма", "Whose form it is"),
    "reading": Sentence("Аркуші, рядки і стовпці", "Sheets, rows and columns"),
    "entered": Sentence("Як прочитано клітинки", "How cells are read"),
    "columns": Sentence("Вимоги до стовпців", "What columns want"),
    "form": Sentence("Звіт загалом", "The report as a whole"),
    "consistency": Sentence("Узгодженість звіту", "Parts that go together"),
    "history": Sentence("Строки та попередні звіти", "Dates and earlier reports"),
    "plan": Sentence("План заходів", "The plan of measures"),
}
SEVERITIES = {
    Severity.ERROR: Sentence("помилка", "error"),
    Severity.WARNING: Sentence("попередження", "warning"),
    Severity.NOTE: Sentence("примітка", "note"),
}
OUTCOMES = {
    Outcome.RETURNED: Sentence("повертається", "returned"),
    Outcome.HELD: Sentence("чекає рішення", "held"),
    Outcome.QUARANTINED: Sentence("у карантин", "quarantined"),
    Outcome.DUPLICATE: Sentence("уже отримано", "duplicate"),
    Outcome.SKIPPED: Sentence("пропущено", "skipped"),
    None: Sentence("—", "—"),
}
