"""Catalogue entries: the plan workbook's sheets, columns, settings and single cells."""

from workbook_tools.model.finding import Severity
from workbook_tools.rules.entry import Entry, Sentence

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "plan_sheet_missing",
        Severity.ERROR,
        Sentence("У файлі плану немає аркуша «{sheet}».", "The plan workbook has no sheet “{sheet}”."),
        Sentence(
            "Поверніть аркушу назву «{sheet}» або перенесіть дані в нову форму плану (команда init).",
            "Rename the sheet back to “{sheet}”, or move the data to a new plan form (command init).",
        ),
        Sentence("аркуш «Заходи» названо «Заходи 2020»", "the sheet “Заходи” was renamed"),
    ),
    Entry(
        "plan_headings_missing",
        Severity.ERROR,
        Sentence(
            "На аркуші «{sheet}» не знайдено рядка заголовків таблиці «{title}».",
            "Sheet “{sheet}” has no row of headings of the table “{title}”.",
        ),
        Sentence(
            "Поверніть рядок заголовків ({headings}) або перенесіть дані в нову форму плану (команда init).",
            "Put the row of headings back ({headings}), or move the data to a new plan form (command init).",
        ),
        Sentence("рядок заголовків видалено", "the row of headings was deleted"),
    ),
    Entry(
        "plan_column_missing",
        Severity.ERROR,
        Sentence("На аркуші «{sheet}» немає стовпця «{column}».", "Sheet “{sheet}” has no column “{column}”."),
        Sentence(
            "Поверніть стовпцю заголовок «{column}» у рядку заголовків.",
            "Put the heading “{column}” back into the row of headings.",
        ),
        Sentence("заголовок «Строки виконання» стерто", "the heading “Строки виконання” was erased"),
    ),
    Entry(
        "plan_column_repeated",
        Severity.ERROR,
        Sentence("Стовпець «{column}» є двічі.", "The column “{column}” is there twice."),
        Sentence("Залиште один стовпець, а зайвий видаліть.", "Keep one column and delete the other."),
        Sentence("два стовпці «Код»", "two columns “Код”"),
    ),
    Entry(
        "plan_setting_missing",
        Severity.ERROR,
        Sentence("Немає рядка «{setting}».", "There is no row “{setting}”."),
        Sentence(
            "Додайте рядок: у стовпці «Налаштування» напишіть «{setting}», а поруч — значення.",
            "Add a row with “{setting}” in the column “Налаштування” and its value beside it.",
        ),
        Sentence("рядок «Рік плану» видалено", "the row “Рік плану” was deleted"),
    ),
    Entry(
        "plan_setting_repeated",
        Severity.ERROR,
        Sentence(
            "Рядок «{setting}» є двічі: уперше в клітинці {cell}.",
            "The row “{setting}” is there twice, first in {cell}.",
        ),
        Sentence("Залиште один рядок.", "Keep one of the rows."),
        Sentence("два рядки «Номер»", "two rows “Номер”"),
    ),
    Entry(
        "plan_setting_unknown",
        Severity.WARNING,
        Sentence(
            "Рядок «{setting}» програмі невідомий і не враховується.", "The row “{setting}” is unknown; it is ignored."
        ),
        Sentence(
            "Якщо це змінена назва, поверніть її, як було у формі; інакше видаліть рядок.",
            "If this is a changed label, restore it; otherwise delete the row.",
        ),
        Sentence("«№ документа» замість «Номер»", "“№ документа” in place of “Номер”"),
    ),
    Entry(
        "plan_table_empty",
        Severity.ERROR,
        Sentence("Таблиця «{title}» порожня.", "The table “{title}” is empty."),
        Sentence("Заповніть щонайменше один рядок під заголовками.", "Fill in at least one row under the headings."),
        Sentence("на аркуші «Заходи» немає жодного заходу", "the sheet “Заходи” has no measure"),
    ),
    Entry(
        "plan_blank",
        Severity.ERROR,
        Sentence("Не заповнено «{column}».", "“{column}” is blank."),
        Sentence("Впишіть значення в цю клітинку.", "Fill in this cell."),
        Sentence("у виконавця немає повної назви", "an executor has no full name"),
    ),
    Entry(
        "plan_error_cell",
        Severity.ERROR,
        Sentence("«{column}»: у клітинці помилка формули.", "“{column}”: the cell holds a formula error."),
        Sentence("Впишіть значення замість формули.", "Type the value in place of the formula."),
        Sentence("#REF!", "#REF!"),
    ),
    Entry(
        "plan_formula",
        Severity.WARNING,
        Sentence(
            "«{column}»: у клітинці формула; взято її останнє обчислене значення.",
            "“{column}”: the cell holds a formula; its last computed value was taken.",
        ),
        Sentence(
            "Перевірте значення і впишіть його замість формули.", "Check the value and type it in place of the formula."
        ),
        Sentence('=B4&" міської ради"', '=B4&" міської ради"'),
    ),
    Entry(
        "plan_formula_without_value",
        Severity.ERROR,
        Sentence(
            "«{column}»: у клітинці формула без обчисленого значення.",
            "“{column}”: the cell holds a formula without a computed value.",
        ),
        Sentence("Впишіть значення замість формули.", "Type the value in place of the formula."),
        Sentence("=A1, файл збережено програмою, що не обчислює", "=A1, saved by a program that does not compute"),
    ),
    Entry(
        "plan_logical_value",
        Severity.ERROR,
        Sentence("«{column}»: у клітинці логічне значення.", "“{column}”: the cell holds a logical value."),
        Sentence("Впишіть значення словами або числом.", "Type the value as words or a number."),
        Sentence("ІСТИНА", "TRUE"),
    ),
    Entry(
        "plan_date_for_text",
        Severity.ERROR,
        Sentence(
            "«{column}»: таблична програма перетворила введене на дату ({day}).",
            "“{column}”: the spreadsheet program turned what was typed into a date ({day}).",
        ),
        Sentence(
            "Встановіть для клітинки формат «Текст» і впишіть значення ще раз.",
            "Set the cell's format to Text and type the value again.",
        ),
        Sentence("код «1.1» став датою 01.01.2020", "the code “1.1” became the date 01.01.2020"),
    ),
    Entry(
        "plan_date_for_number",
        Severity.ERROR,
        Sentence(
            "«{column}»: тут має бути число, а в клітинці дата ({day}).",
            "“{column}”: a number is due, but the cell holds a date ({day}).",
        ),
        Sentence(
            "Встановіть для клітинки числовий формат і впишіть число ще раз; дробову частину відділяйте комою.",
            "Set the cell's format to a number and type it again, with a decimal comma.",
        ),
        Sentence("«12.5» стало датою 12.05.2020", "“12.5” became the date 12.05.2020"),
    ),
    Entry(
        "plan_date_unreadable",
        Severity.ERROR,
        Sentence("«{column}»: дату не вдалося зрозуміти.", "“{column}”: the date cannot be understood."),
        Sentence("Впишіть день, місяць і рік: 03.08.2020.", "Type day, month and year: 03.08.2020."),
        Sentence("«серпень 2020»", "“серпень 2020”"),
    ),
    Entry(
        "plan_number_unreadable",
        Severity.ERROR,
        Sentence("«{column}»: число не вдалося зрозуміти.", "“{column}”: the number cannot be understood."),
        Sentence(
            "Впишіть лише число цифрами, наприклад 10000; якщо значення не встановлено, залиште клітинку порожньою.",
            "Type the number alone, in digits, for example 10000; leave the cell blank where there is none.",
        ),
        Sentence("«близько 10 тис.»", "“близько 10 тис.”"),
    ),
    Entry(
        "plan_number_read",
        Severity.NOTE,
        Sentence(
            "«{column}»: текст прочитано як число {value}.", "“{column}”: the text was read as the number {value}."
        ),
        Sentence("Якщо це не так, впишіть число цифрами.", "If this is wrong, type the number in digits."),
        Sentence("«10 тис. осіб»", "“10 тис. осіб”"),
    ),
    Entry(
        "plan_number_not_whole",
        Severity.ERROR,
        Sentence("«{column}»: має бути ціле число.", "“{column}”: the number must be whole."),
        Sentence("Впишіть ціле число.", "Type a whole number."),
        Sentence("17,5", "17.5"),
    ),
    Entry(
        "plan_number_out_of_range",
        Severity.ERROR,
        Sentence(
            "«{column}»: число має бути від {least} до {greatest}.",
            "“{column}”: the number must be from {least} to {greatest}.",
        ),
        Sentence("Виправте число.", "Correct the number."),
        Sentence("«Виконавці подають до числа»: 32", "“Виконавці подають до числа”: 32"),
    ),
    Entry(
        "plan_number_too_fine",
        Severity.ERROR,
        Sentence(
            "«{column}»: після коми більше знаків, ніж дозволяє стовпець «Знаків після коми» ({places}).",
            "“{column}”: more digits after the comma than “Знаків після коми” allows ({places}).",
        ),
        Sentence(
            "Округліть число або збільште кількість знаків після коми.", "Round the number, or allow more digits."
        ),
        Sentence("10,5 у показника, що рахується цілими", "10.5 for an indicator counted in whole numbers"),
    ),
    Entry(
        "plan_word_unknown",
        Severity.ERROR,
        Sentence("«{column}»: такого значення у списку немає.", "“{column}”: the list has no such word."),
        Sentence("Оберіть зі списку: {options}.", "Choose from the list: {options}."),
        Sentence("«щодекади» у стовпці «Періодичність»", "“щодекади” in the column “Періодичність”"),
    ),
    Entry(
        "plan_text_too_long",
        Severity.ERROR,
        Sentence(
            "«{column}»: не більше {limit:знака,знаків,знаків}, а введено {length}.",
            "“{column}”: at most {limit:character,characters}; {length} were typed.",
        ),
        Sentence("Скоротіть текст.", "Shorten the text."),
        Sentence("скорочення назви на 45 знаків", "a short name of 45 characters"),
    ),
)
