"""Catalogue entries: what was typed into a cell: numbers, dates, words of lists, formulas."""

from workbook_tools.model.finding import Severity
from workbook_tools.rules.entry import Entry, Sentence


def _at(uk: str, en: str) -> Sentence:
    """Every message here names its column first."""
    return Sentence(f"«{{column}}»: {uk}", f"“{{column}}”: {en}")


_CHECK_IT = Sentence("Перевірте, чи правильно зрозуміло.", "Check that it was understood rightly.")
_TYPE_A_NUMBER = Sentence(
    "Вкажіть одне точне число цифрами, наприклад 1200.",
    "Enter one exact number in figures, for example 1200.",
)
_TYPE_A_DATE = Sentence("Вкажіть дату так: 24.07.2020.", "Enter the date like this: 24.07.2020.")
_TYPE_A_VALUE = Sentence("Впишіть значення замість формули.", "Enter the value instead of the formula.")

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "number_understood",
        Severity.NOTE,
        _at("число записано текстом; зрозуміло як {value}.", "the number is written as text; taken as {value}."),
        _CHECK_IT,
        Sentence("«10 тис.» — це 10000", "“10 тис.” is 10000"),
    ),
    Entry(
        "number_vague",
        Severity.ERROR,
        _at("число вказано приблизно або двома числами.", "the number is approximate, or there are two."),
        _TYPE_A_NUMBER,
        Sentence("«близько 200», «10-15»", "“близько 200”, “10-15”"),
    ),
    Entry(
        "number_ambiguous",
        Severity.ERROR,
        _at(
            "незрозуміло, чи крапка або кома відокремлює тисячі, чи дробову частину.",
            "it is not clear whether the point or comma separates thousands or a fraction.",
        ),
        Sentence(
            "Вкажіть число без крапок і ком між тисячами, наприклад 1400; кому ставте лише перед дробовою частиною.",
            "Enter the number without points or commas between thousands, for example 1400; use a comma only before a "
            "fraction.",
        ),
        Sentence("«1.400»: 1400 чи 1,4?", "“1.400”: 1400 or 1.4?"),
    ),
    Entry(
        "number_nothing",
        Severity.ERROR,
        _at(
            "замість числа стоїть риска або слово: незрозуміло, чи це нуль, чи немає даних.",
            "a dash or a word stands for the number: is it zero, or not known?",
        ),
        Sentence(
            "Якщо нічого не було, впишіть 0; якщо клітинка Вас не стосується, очистіть її.",
            "If there was nothing, enter 0; if the cell does not concern you, clear it.",
        ),
        Sentence("«—», «немає»", "“—”, “немає”"),
    ),
    Entry(
        "number_unreadable",
        Severity.ERROR,
        _at("тут має бути число, а вписано інше.", "a number is due here, and something else was entered."),
        _TYPE_A_NUMBER,
        Sentence("«сто двадцять»", "“сто двадцять”"),
    ),
    Entry(
        "percent_instead_of_number",
        Severity.ERROR,
        _at("вказано відсотки, а потрібне число.", "per cent were entered where a number is due."),
        Sentence(
            "Вкажіть кількість числом; відсоток форма обчислить сама.",
            "Enter how many there are; the form computes the percentage itself.",
        ),
        Sentence("«75 %» замість 2700 осіб", "“75 %” instead of 2700 persons"),
    ),
    Entry(
        "date_instead_of_number",
        Severity.ERROR,
        _at(
            "тут має бути число, а в клітинці дата {date}. Програма могла сама перетворити «{typed}» на дату.",
            "a number is due here, and the cell has the date {date}. The program may have turned “{typed}” into it.",
        ),
        Sentence(
            "Виберіть для клітинки числовий формат і впишіть число; дробову частину відокремте комою.",
            "Give the cell a number format and enter the number, with a comma before the fraction.",
        ),
        Sentence("«12.5» стало 12.05.2026", "“12.5” became 12.05.2026"),
    ),
    Entry(
        "date_understood",
        Severity.NOTE,
        _at("дату записано текстом; зрозуміло як {date}.", "the date is written as text; taken as {date}."),
        _CHECK_IT,
        Sentence("«16 вересня 2020 року» — це 16.09.2020", "“16 вересня 2020 року” is 16.09.2020"),
    ),
    Entry(
        "date_from_number",
        Severity.NOTE,
        _at("дату показано як число; зрозуміло як {date}.", "the date is shown as a number; taken as {date}."),
        _CHECK_IT,
        Sentence("44090 — це 16.09.2020", "44090 is 16.09.2020"),
    ),
    Entry(
        "date_without_year",
        Severity.ERROR,
        _at("у даті немає року.", "the date has no year."),
        _TYPE_A_DATE,
        Sentence("«16 вересня»", "“16 вересня”"),
    ),
    Entry(
        "date_without_day",
        Severity.ERROR,
        _at("у даті немає дня.", "the date has no day."),
        _TYPE_A_DATE,
        Sentence("«вересень 2020»", "“вересень 2020”"),
    ),
    Entry(
        "date_several",
        Severity.ERROR,
        _at("у клітинці кілька дат.", "the cell has several dates."),
        Sentence(
            "Вкажіть одну дату, як-от 24.07.2020; кожну подію записуйте окремим рядком.",
            "Enter one date, such as 24.07.2020; give each event a row of its own.",
        ),
        Sentence("«16-17.09.2020»", "“16-17.09.2020”"),
    ),
    Entry(
        "date_impossible",
        Severity.ERROR,
        _at("такої дати в календарі немає.", "the calendar has no such date."),
        _TYPE_A_DATE,
        Sentence("«31.09.2020»", "“31.09.2020”"),
    ),
    Entry(
        "date_unreadable",
        Severity.ERROR,
        _at("тут має бути дата, а вписано інше.", "a date is due here, and something else was entered."),
        _TYPE_A_DATE,
        Sentence("«у серпні»", "“у серпні”"),
    ),
    Entry(
        "choice_understood",
        Severity.NOTE,
        _at("зрозуміло як «{value}».", "taken as “{value}”."),
        _CHECK_IT,
        Sentence("«№ 1.» — це захід № 1", "“№ 1.” is measure № 1"),
    ),
    Entry(
        "choice_unknown",
        Severity.ERROR,
        _at("такого значення немає у списку.", "the list has no such value."),
        Sentence("Оберіть зі списку: {options}.", "Choose from the list: {options}."),
        Sentence("Стан «зроблено»", "The status “зроблено”"),
    ),
    Entry(
        "choice_suggested",
        Severity.ERROR,
        _at(
            "такого значення немає у списку; можливо, малося на увазі «{suggestion}».",
            "the list has no such value; perhaps “{suggestion}” was meant.",
        ),
        Sentence("Оберіть зі списку: {options}.", "Choose from the list: {options}."),
        Sentence("Стан «виконанно»", "The status “виконанно”"),
    ),
    Entry(
        "error_cell",
        Severity.ERROR,
        _at("у клітинці помилка програми: {error}.", "the cell has the program's error: {error}."),
        Sentence("Впишіть значення замість помилки.", "Enter the value instead of the error."),
        Sentence("«#REF!», «#N/A»", "“#REF!”, “#N/A”"),
    ),
    Entry(
        "formula_computed",
        Severity.NOTE,
        _at("замість числа стоїть формула; обчислено {value}.", "a formula stands for the number; it gives {value}."),
        _CHECK_IT,
        Sentence("«=120+35» — це 155", "“=120+35” is 155"),
    ),
    Entry(
        "formula_result_taken",
        Severity.WARNING,
        _at(
            "у клітинці формула; взято результат, збережений у файлі: «{value}».",
            "the cell has a formula; the result saved in the file was taken: “{value}”.",
        ),
        _TYPE_A_VALUE,
        Sentence("«=B4+B5»", "“=B4+B5”"),
    ),
    Entry(
        "formula_without_result",
        Severity.ERROR,
        _at("у клітинці формула, результату якої у файлі немає.", "the cell has a formula without a saved result."),
        _TYPE_A_VALUE,
        Sentence("«=B4+B5» з програми, яка не рахує", "“=B4+B5” of a program that does not calculate"),
    ),
    Entry(
        "text_cut_off",
        Severity.WARNING,
        _at(
            "текст має рівно {length} символів: програма, у якій збережено файл, могла його обрізати.",
            "the text has exactly {length} characters: the program that saved the file may have cut it off.",
        ),
        Sentence(
            "Перевірте кінець тексту; якщо бракує, допишіть і збережіть файл у форматі .xlsx.",
            "Check the end of the text; if some is missing, add it and save the file as .xlsx.",
        ),
        Sentence("Опис обірвано на півслові.", "The narrative breaks off in the middle of a word."),
    ),
    Entry(
        "text_from_date",
        Severity.NOTE,
        _at(
            "програма зберегла вписане як дату; взято текст «{text}».",
            "the program saved what was typed as a date; the text “{text}” was taken.",
        ),
        _CHECK_IT,
        Sentence("Місце «1/2» стало датою.", "The place “1/2” became a date."),
    ),
)
