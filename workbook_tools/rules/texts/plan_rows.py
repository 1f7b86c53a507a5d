"""Catalogue entries: the plan's settings, forms, executors and measures."""

from workbook_tools.model.finding import Severity
from workbook_tools.rules.entry import Entry, Sentence

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "plan_code_malformed",
        Severity.ERROR,
        Sentence(
            "«{column}»: код може містити лише латинські літери, цифри та знаки «_», «-», «.».",
            "“{column}”: a code may hold only Latin letters, digits and “_”, “-”, “.”.",
        ),
        Sentence(
            "Впишіть короткий код без пробілів, наприклад: culture.",
            "Type a short code without spaces, as in: culture.",
        ),
        Sentence("«відділ культури» у стовпці «Код»", "“відділ культури” in the column “Код”"),
    ),
    Entry(
        "plan_code_repeated",
        Severity.ERROR,
        Sentence("«{column}»: такий код уже є в клітинці {cell}.", "“{column}”: cell {cell} has the same code."),
        Sentence("Дайте кожному рядку власний код.", "Give each row a code of its own."),
        Sentence("код «9.1» у двох показників", "the code “9.1” of two indicators"),
    ),
    Entry(
        "plan_number_repeated",
        Severity.ERROR,
        Sentence("Такий № уже є в клітинці {cell}.", "Cell {cell} has the same №."),
        Sentence("Дайте кожному рядку власний №.", "Give each row a № of its own."),
        Sentence("два заходи під №\u00a04", "two measures with №\u00a04"),
    ),
    Entry(
        "plan_name_repeated",
        Severity.ERROR,
        Sentence(
            "«{column}»: «{name}» уже вказано в клітинці {cell}; виконавців не можна розрізнити.",
            "“{column}”: “{name}” stands in cell {cell} already; the executors cannot be told apart.",
        ),
        Sentence("Залиште цю назву лише в одного виконавця.", "Leave this name with one executor only."),
        Sentence("однакове скорочення у двох підрозділів", "two departments with one short name"),
    ),
    Entry(
        "plan_short_same_file",
        Severity.WARNING,
        Sentence(
            "«{column}»: у назві файлу це скорочення («{file}») не відрізняється від скорочення в клітинці {cell}; щоб "
            "файли не сплутати, до їхніх назв додаватиметься код виконавця.",
            "“{column}”: in the name of a file this short name (“{file}”) is the same as the one in cell {cell}; so "
            "that the files are not mixed up, the executor's code will be added to their names.",
        ),
        Sentence(
            "Якщо код у назвах файлів небажаний, змініть одне зі скорочень. Крапка в кінці та знаки, яких у назвах "
            "файлів не буває (як-от / або ?), файлів не розрізняють.",
            "If you want no code in names of files, change one of the short names. A full stop at the end and "
            "characters that no file name has (such as / or ?) do not tell files apart.",
        ),
        Sentence("«Освіта/Спорт» і «Освіта:Спорт»", "“Освіта/Спорт” and “Освіта:Спорт”"),
    ),
    Entry(
        "plan_form_repeated",
        Severity.ERROR,
        Sentence("Форма «{name}» уже є в клітинці {cell}.", "Cell {cell} has the form “{name}” already."),
        Sentence("Видаліть зайвий рядок.", "Delete one of the rows."),
        Sentence("«лекція» двічі", "“лекція” twice"),
    ),
    Entry(
        "plan_quarter_unreadable",
        Severity.ERROR,
        Sentence("«{column}»: квартал не вдалося зрозуміти.", "“{column}”: the quarter cannot be understood."),
        Sentence("Впишіть, наприклад: III квартал 2020 року.", "Type it like this: III квартал 2020 року."),
        Sentence("«з літа»", "“з літа”"),
    ),
    Entry(
        "plan_quarter_other_year",
        Severity.ERROR,
        Sentence(
            "«{column}»: квартал не належить до року плану ({year}).",
            "“{column}”: the quarter is not of the plan's year ({year}).",
        ),
        Sentence(
            "Вкажіть квартал року плану або виправте «Рік плану».", "Name a quarter of that year, or mend “Рік плану”."
        ),
        Sentence("III квартал 2019 року в плані на 2020 рік", "III квартал 2019 року in the plan of 2020"),
    ),
    Entry(
        "plan_days_reversed",
        Severity.ERROR,
        Sentence(
            "Голову мають інформувати пізніше, ніж виконавці подають інформацію (до {day} числа).",
            "The mayor must be informed later than the executors report (by day {day}).",
        ),
        Sentence("Вкажіть більше число, ніж у виконавців.", "Give a later day than the executors'."),
        Sentence("виконавці до 18, координатор до 17", "the executors by the 18th, the coordinator by the 17th"),
    ),
    Entry(
        "plan_email_malformed",
        Severity.ERROR,
        Sentence(
            "«{address}» не схоже на адресу електронної пошти.", "“{address}” does not look like an e-mail address."
        ),
        Sentence(
            "Вкажіть адресу на зразок office@example.gov.ua, кожну з нового рядка, або @домен установи.",
            "Type an address like office@example.gov.ua, each on a new line, or the body's @domain.",
        ),
        Sentence("office(at)example.gov.ua", "office(at)example.gov.ua"),
    ),
    Entry(
        "plan_email_repeated",
        Severity.WARNING,
        Sentence(
            "Адреса «{address}» уже є в клітинці {cell}: за нею відправника не розрізнити.",
            "Cell {cell} has the address “{address}” already: it does not tell the sender.",
        ),
        Sentence("Перевірте, чия це адреса.", "Check whose address it is."),
        Sentence("одна адреса у двох підрозділів", "one address of two departments"),
    ),
    Entry(
        "plan_executor_unknown",
        Severity.ERROR,
        Sentence(
            "«{column}»: «{name}» немає на аркуші «Виконавці».", "“{column}”: “{name}” is not on the sheet “Виконавці”."
        ),
        Sentence(
            "Вкажіть назву, скорочення або код з аркуша «Виконавці» чи додайте виконавця туди.",
            "Give a name, short name or code of the sheet “Виконавці”, or add the executor there.",
        ),
        Sentence("«Відділ туризму»", "“Відділ туризму”"),
    ),
    Entry(
        "plan_executor_misspelt",
        Severity.ERROR,
        Sentence(
            "«{column}»: «{name}» немає на аркуші «Виконавці»; можливо, «{likely}»?",
            "“{column}”: “{name}” is not on the sheet “Виконавці”; perhaps “{likely}”?",
        ),
        Sentence(
            "Виправте назву або додайте це написання на аркуш «Виконавці» (стовпець «Інші написання назви»).",
            "Correct the name, or add this spelling on the sheet “Виконавці” (column “Інші написання назви”).",
        ),
        Sentence("«Відділ культури міськради»", "“Відділ культури міськради”"),
    ),
    Entry(
        "plan_executor_repeated",
        Severity.ERROR,
        Sentence("Виконавця «{name}» вказано двічі.", "The executor “{name}” is named twice."),
        Sentence("Залиште його один раз, на належному місці.", "Keep it once, in its proper place."),
        Sentence("«ВПВП» і «Відділ з правової та внутрішньої політики» в одному заході", "one executor by two names"),
    ),
    Entry(
        "plan_measure_without_executors",
        Severity.ERROR,
        Sentence("У заходу немає жодного виконавця.", "The measure has no executor."),
        Sentence(
            "Впишіть виконавців, кожного з нового рядка; першим — головного.",
            "Name the executors, each on a new line, the lead one first.",
        ),
        Sentence("клітинка «Відповідальні за виконання» порожня", "the cell “Відповідальні за виконання” is blank"),
    ),
    Entry(
        "plan_department_idle",
        Severity.WARNING,
        Sentence("«{name}» не виконує жодного заходу.", "“{name}” executes no measure."),
        Sentence("Додайте виконавця до заходу або видаліть рядок.", "Name it in a measure, or delete the row."),
        Sentence("підрозділ є у «Виконавцях», але в «Заходах» його немає", "an executor that no measure names"),
    ),
    Entry(
        "plan_term_unreadable",
        Severity.ERROR,
        Sentence("Строк виконання не вдалося зрозуміти.", "The term cannot be understood."),
        Sentence(
            "Впишіть, наприклад: Протягом року; II–IV квартали; лютий–березень; до 1 грудня; 01.03–15.04.",
            "Type it like this: Протягом року; II–IV квартали; лютий–березень; до 1 грудня; 01.03–15.04.",
        ),
        Sentence("«за потреби»", "“за потреби”"),
    ),
    Entry(
        "plan_term_other_year",
        Severity.ERROR,
        Sentence("Строк виконання не належить до року плану ({year}).", "The term is not of the plan's year ({year})."),
        Sentence("Виправте рік у строку або «Рік плану».", "Correct the year of the term, or “Рік плану”."),
        Sentence("«до 1 грудня 2019 року» в плані на 2020 рік", "“до 1 грудня 2019 року” in the plan of 2020"),
    ),
    Entry(
        "plan_term_reversed",
        Severity.ERROR,
        Sentence("Строк виконання закінчується раніше, ніж починається.", "The term ends before it begins."),
        Sentence(
            "Поміняйте початок і кінець місцями або перевірте рік.", "Swap its beginning and end, or check the year."
        ),
        Sentence("«листопад–лютий»", "“листопад–лютий”"),
    ),
    Entry(
        "plan_measure_without_indicators",
        Severity.WARNING,
        Sentence("У заходу №\u00a0{number} немає жодного показника.", "Measure №\u00a0{number} has no indicator."),
        Sentence(
            "Додайте рядок на аркуші «Показники» з кодом заходу «{due}», якщо критерій щось вимірює.",
            "Add a row on the sheet “Показники” with the measure's code “{due}”, if the criterion measures anything.",
        ),
        Sentence("захід без рядка на аркуші «Показники»", "a measure without a row on “Показники”"),
    ),
    Entry(
        "plan_measure_never_reported",
        Severity.WARNING,
        Sentence(
            "Строк заходу №\u00a0{number} минає до першого звітного кварталу ({quarter}): про нього ніхто не звітує.",
            "The term of measure №\u00a0{number} ends before the first reported quarter ({quarter}): none asks it.",
        ),
        Sentence("Перевірте строк і «Перший звітний квартал».", "Check the term and “Перший звітний квартал”."),
        Sentence(
            "строк «I квартал», перший звітний квартал III", "the term “I квартал”, the first reported quarter III"
        ),
    ),
)
