"""Catalogue entries: what a column's constraints find."""

from workbook_tools.model.finding import Severity
from workbook_tools.rules.entry import Entry, Sentence

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "required_blank",
        Severity.ERROR,
        Sentence("Не заповнено «{column}».", "“{column}” is blank."),
        Sentence("Заповніть цю клітинку.", "Fill in this cell."),
        Sentence("Стан виконання заходу не вибрано.", "No status is chosen for the measure."),
    ),
    Entry(
        "required_when_blank",
        Severity.ERROR,
        Sentence(
            "У «{other}» вказано «{chosen}», тому потрібно заповнити «{column}».",
            "“{other}” says “{chosen}”, so “{column}” is due.",
        ),
        Sentence("Заповніть «{column}» або змініть «{other}».", "Fill in “{column}” or change “{other}”."),
        Sentence(
            "Стан «виконано», а що зроблено, не описано.", "The status is “done”, but nothing says what was done."
        ),
    ),
    Entry(
        "not_in_list",
        Severity.ERROR,
        Sentence("«{value}» немає у списку для «{column}».", "“{value}” is not in the list of “{column}”."),
        Sentence("Оберіть значення зі списку в клітинці.", "Choose from the list in the cell."),
        Sentence("Форма «парад», якої немає у списку форм.", "The form “parade”, which the list does not have."),
    ),
    Entry(
        "measure_not_assigned",
        Severity.ERROR,
        Sentence(
            "Захід № {value} не входить до цього звіту; заходи звіту: {known}.",
            "Measure № {value} is not part of this report; its measures are {known}.",
        ),
        Sentence(
            "Вкажіть № одного з Ваших заходів або очистіть рядок.",
            "Give the № of one of your measures, or clear the row.",
        ),
        Sentence(
            "Рядок «Реєстру» для заходу, який виконують інші підрозділи.",
            "A register row for a measure that other departments carry out.",
        ),
    ),
    Entry(
        "not_whole",
        Severity.ERROR,
        Sentence("«{column}»: {value} — не ціле число.", "“{column}”: {value} is not a whole number."),
        Sentence("Вкажіть ціле число.", "Enter a whole number."),
        Sentence("Охоплено 12,5 особи.", "A reach of 12.5 persons."),
    ),
    Entry(
        "too_many_places",
        Severity.ERROR,
        Sentence(
            "«{column}»: у числі {value} забагато знаків після коми (можна не більше ніж {places}).",
            "“{column}”: {value} has too many digits after the comma (at most {places}).",
        ),
        Sentence("Округліть число.", "Round the number."),
        Sentence("12,345 там, де вистачає двох знаків.", "12.345 where two digits are kept."),
    ),
    Entry(
        "number_below_minimum",
        Severity.ERROR,
        Sentence("«{column}»: {value} менше за {limit}.", "“{column}”: {value} is below {limit}."),
        Sentence("Вкажіть число, не менше ніж {limit}.", "Enter a number of at least {limit}."),
        Sentence("Від’ємна кількість: -5.", "A negative count: -5."),
    ),
    Entry(
        "number_above_maximum",
        Severity.ERROR,
        Sentence("«{column}»: {value} більше за {limit}.", "“{column}”: {value} is above {limit}."),
        Sentence("Перевірте, чи немає в числі зайвих цифр.", "Check the number for digits too many."),
        Sentence("Телефон у клітинці для числа.", "A telephone number in a number's cell."),
    ),
    Entry(
        "number_above_other",
        Severity.ERROR,
        Sentence(
            "«{column}» ({value}) більше, ніж «{other}» ({limit}).",
            "“{column}” ({value}) is above “{other}” ({limit}).",
        ),
        Sentence("Виправте одне з двох чисел.", "Correct one of the two numbers."),
        Sentence("Охоплено 18 осіб, з них віком 16–25 років — 20.", "A reach of 18, of them 20 aged 16–25."),
    ),
    Entry(
        "date_after_as_of",
        Severity.ERROR,
        Sentence("Дата {date} пізніша, ніж «станом на» {last}.", "The date {date} is after the as-of date {last}."),
        Sentence(
            "Виправте дату або перенесіть рядок до звіту за наступний квартал.",
            "Correct the date, or keep the row for the next quarter's report.",
        ),
        Sentence(
            "Подія 20.09.2020 у звіті станом на 16.09.2020.", "An event of 20.09.2020 in a report as of 16.09.2020."
        ),
    ),
    Entry(
        "date_before_window",
        Severity.ERROR,
        Sentence(
            "Дата {date} раніша за перший день звітного періоду, {first}.",
            "The date {date} is before the first day of the reporting period, {first}.",
        ),
        Sentence(
            "Виправте дату або додайте подію до уточнення за попередній квартал чи до вхідного залишку "
            "(«З початку року до звітного періоду»).",
            "Correct the date, or add the event to a correction of the previous quarter or to the opening balance.",
        ),
        Sentence(
            "Подія 10.06.2020 у звіті за III квартал 2020 року.", "An event of 10.06.2020 in the report for 2020-Q3."
        ),
    ),
    Entry(
        "as_of_before_window",
        Severity.ERROR,
        Sentence(
            "Дата «станом на» {date} раніша за перший день звітного періоду, {first}.",
            "The as-of date {date} is before the first day of the reporting period, {first}.",
        ),
        Sentence(
            "Вкажіть день, станом на який подано відомості цього звіту.",
            "Enter the day that this report's information is as of.",
        ),
        Sentence("«Станом на 16.06.2020» у звіті за III квартал.", "“As of 16.06.2020” in the report for 2020-Q3."),
    ),
    Entry(
        "text_too_long",
        Severity.ERROR,
        Sentence(
            "«{column}»: текст задовгий (знаків: {length}), можна не більше ніж {limit}.",
            "“{column}”: the text has {length} characters, at most {limit} are kept.",
        ),
        Sentence(
            "Скоротіть текст; докладний опис надішліть окремим документом.",
            "Shorten the text; send details as a document of their own.",
        ),
        Sentence("Опис на двадцять сторінок в одній клітинці.", "Twenty pages of text in one cell."),
    ),
    Entry(
        "link_unreadable",
        Severity.WARNING,
        Sentence("Посилання «{link}» не відкриється.", "The link “{link}” will not open."),
        Sentence(
            "Скопіюйте адресу сторінки з браузера або напишіть назву документа.",
            "Copy the page's address from the browser, or write the document's name.",
        ),
        Sentence("«http:/example.org» або «C:\\Фото\\стенд.jpg».", "“http:/example.org” or “C:\\Photos\\stand.jpg”."),
    ),
)
