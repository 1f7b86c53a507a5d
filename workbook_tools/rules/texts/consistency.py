"""Catalogue entries: parts of one report that do not go together, or hardly do."""

from workbook_tools.model.finding import Severity
from workbook_tools.rules.entry import Entry, Sentence

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "not_started_but_reported",
        Severity.ERROR,
        Sentence(
            "Обрано стан «{status}», а у звіті є відомості про виконання цього заходу: {evidence}.",
            "The status is “{status}”, but the report shows work on this measure: {evidence}.",
        ),
        Sentence(
            "Змініть стан виконання або приберіть зайві відомості.",
            "Change the status, or remove what does not belong there.",
        ),
        Sentence(
            "Стан «не розпочато», а в «Реєстрі» дві події цього заходу.",
            "The status is “not started”, and the register has two events of the measure.",
        ),
    ),
    Entry(
        "done_without_evidence",
        Severity.WARNING,
        Sentence(
            "Обрано «виконано», але за цим заходом немає ні чисел, ні рядків у «Реєстрі».",
            "The status is “done”, but there are neither numbers nor register rows for this measure.",
        ),
        Sentence(
            "Додайте до «Реєстру» те, що зроблено, або вкажіть числа на аркуші «Показники».",
            "Add to the register what was done, or enter the numbers among the indicators.",
        ),
        Sentence("Захід виконано, а всі його показники — 0.", "The measure is done, and all its indicators are 0."),
    ),
    Entry(
        "narrative_denies_status",
        Severity.WARNING,
        Sentence(
            "Обрано «{status}», а в описі сказано, що захід не проводився.",
            "The status is “{status}”, but the words say that nothing took place.",
        ),
        Sentence("Виправте стан виконання або опис.", "Correct the status or the words."),
        Sentence("«виконано» і «Заходи не проводились».", "“done” and “No events were held”."),
    ),
    Entry(
        "not_due_but_running",
        Severity.WARNING,
        Sentence(
            "Обрано «строк не настав», а строк цього заходу — «{term}».",
            "The status is “not due”, but this measure's term is “{term}”.",
        ),
        Sentence(
            "Оберіть «не розпочато» з причиною або «виконується».",
            "Choose “not started” with its reason, or “in progress”.",
        ),
        Sentence(
            "«строк не настав» для заходу зі строком «Протягом року».",
            "“not due” for a measure that runs all year.",
        ),
    ),
    Entry(
        "suspicious_date_number",
        Severity.WARNING,
        Sentence(
            "Число {value} схоже на дату {date}: так програма перетворює «{typed}».",
            "The number {value} looks like the date {date}: that is what a spreadsheet makes of “{typed}”.",
        ),
        Sentence(
            "Перевірте число; дробове вводьте з комою. Якщо число правильне, нічого не змінюйте.",
            "Check the number; type fractions with a comma. If the number is right, leave it.",
        ),
        Sentence("Замість 12,5 у клітинці стоїть 46 154.", "The cell holds 46 154 instead of 12.5."),
    ),
    Entry(
        "fraction_became_date",
        Severity.ERROR,
        Sentence(
            "Число {value} — це, найімовірніше, дата {date}: так програма перетворює «{typed}».",
            "The number {value} is most likely the date {date}: that is what a spreadsheet makes of “{typed}”.",
        ),
        Sentence("Введіть число ще раз, з комою замість крапки.", "Type the number again, with a comma."),
        Sentence(
            "У показнику з дробовими числами замість 12,5 стоїть 46 154.",
            "An indicator with fractions holds 46 154 instead of 12.5.",
        ),
    ),
    Entry(
        "share_above_whole",
        Severity.WARNING,
        Sentence(
            "Вказано {value}, а всього за планом {whole}: це понад 100 %.",
            "{value} is entered, of {whole} in the plan: that is more than 100 %.",
        ),
        Sentence(
            "Вкажіть кількість різних осіб (не відсоток), кожну порахуйте один раз.",
            "Enter the number of different persons (not a percentage), each counted once.",
        ),
        Sentence("Охоплено 4 100 осіб із 3 600.", "4 100 persons reached of 3 600."),
    ),
    Entry(
        "same_event_twice",
        Severity.WARNING,
        Sentence(
            "Та сама подія вже є в рядку {other}: той самий захід, дата й посилання. Порахуємо її один раз.",
            "The same event stands in row {other}: same measure, date and link. It will count once.",
        ),
        Sentence(
            "Очистіть зайвий рядок або виправте посилання, якщо це різні події.",
            "Clear one of the rows, or correct the link if the events differ.",
        ),
        Sentence("Один допис записано двічі.", "One post is entered twice."),
    ),
    Entry(
        "number_over_formula",
        Severity.ERROR,
        Sentence(
            "Замість формули вписано {typed}, а за рядками «Реєстру» виходить {counted}.",
            "{typed} is typed over the formula, and the register's rows give {counted}.",
        ),
        Sentence(
            "Впишіть до «Реєстру» рядок на кожну подію, публікацію чи виріб: число порахується само.",
            "Give the register a row for each event, publication or product: the number is counted from them.",
        ),
        Sentence("Вписано 12 заходів, а в «Реєстрі» 3 рядки.", "12 events are typed, and the register has 3 rows."),
    ),
    Entry(
        "text_over_formula",
        Severity.ERROR,
        Sentence(
            "Замість формули вписано «{typed}», а за рядками «Реєстру» виходить {counted}.",
            "“{typed}” is typed over the formula, and the register's rows give {counted}.",
        ),
        Sentence(
            "Впишіть до «Реєстру» рядок на кожну подію, публікацію чи виріб: число порахується само. "
            "Слова перенесіть до «Пояснення».",
            "Give the register a row for each event, publication or product: the number is counted from them. "
            "Words belong in “Пояснення”.",
        ),
        Sentence("«близько 200» на місці формули.", "“about 200” in the formula's place."),
    ),
    Entry(
        "alike_event",
        Severity.NOTE,
        Sentence(
            "Схожа подія є в рядку {other}: той самий захід, дата й назва. Пораховано обидві.",
            "A similar event stands in row {other}: same measure, date and title. Both are counted.",
        ),
        Sentence(
            "Якщо це та сама подія, очистіть один із рядків.",
            "If it is the same event, clear one of the rows.",
        ),
        Sentence(
            "Два брифінги з однією назвою в один день, без посилань.",
            "Two briefings of one title on one day, without links.",
        ),
    ),
    Entry(
        "form_not_counted",
        Severity.NOTE,
        Sentence(
            "Форма «{form}» не входить до жодного показника цього заходу.",
            "The form “{form}” feeds no indicator of this measure.",
        ),
        Sentence(
            "Якщо форму обрано помилково, оберіть іншу; інакше рядок лишиться довідковим.",
            "If another form was meant, choose it; else the row stays for information.",
        ),
        Sentence("Стенд у рядку заходу, де рахують події та публікації.", "A stand where events and posts count."),
    ),
    Entry(
        "link_to_home",
        Severity.NOTE,
        Sentence(
            "Посилання веде на головну сторінку сайту, а не на саму подію чи новину.",
            "The link leads to a site's home page, not to the event or the news itself.",
        ),
        Sentence("Вкажіть адресу саме цієї сторінки.", "Give the address of that very page."),
        Sentence("«https://example.gov.ua/».", "“https://example.gov.ua/”."),
    ),
)
