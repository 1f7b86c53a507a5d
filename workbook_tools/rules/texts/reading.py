"""Catalogue entries: what became of the form itself: its sheets, tables, columns, rows and fields."""

from workbook_tools.model.finding import Severity
from workbook_tools.rules.entry import Entry, Sentence
from workbook_tools.rules.texts.extras import EXTRAS

_NOTHING_TO_MEND = Sentence("Нічого робити не треба.", "Nothing to do.")
_LEFT_OUT = Sentence(
    "Якщо це важливо, перенесіть зміст до клітинок форми або назвіть у стовпці «Посилання».",
    "If it matters, move it into the form's cells or name it in the column “Посилання”.",
)

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "table_missing",
        Severity.ERROR,
        Sentence(
            "У надісланому файлі немає таблиці аркуша «{sheet}»: не знайдено її заголовків.",
            "The file that was sent has no table of the sheet “{sheet}”: its headings were not found.",
        ),
        Sentence(
            "У поверненій формі аркуш «{sheet}» знову є, але не заповнений: перенесіть до нього свої дані й надішліть "
            "саме цю форму.",
            "The returned form has the sheet “{sheet}” again, but not filled in: enter your data there and send that "
            "form.",
        ),
        Sentence("Аркуш «Показники» видалено.", "The sheet “Показники” was deleted."),
    ),
    Entry(
        "table_twice",
        Severity.ERROR,
        Sentence(
            "Таблиця «{table}» є на двох аркушах, і дані в них різні: «{first}» і «{second}».",
            "The table “{table}” is on two sheets with different data: “{first}” and “{second}”.",
        ),
        Sentence(
            "У поверненій формі стоять дані аркуша «{first}»: перевірте їх; якщо чинні інші, впишіть ті.",
            "The returned form has the data of “{first}”: check them, and enter the others if it is they that hold.",
        ),
        Sentence("«Звіт» і «Звіт (2)»", "“Звіт” and “Звіт (2)”"),
    ),
    Entry(
        "table_copied",
        Severity.NOTE,
        Sentence(
            "Аркуш «{second}» повторює «{first}» або порожній; його не враховано.",
            "The sheet “{second}” repeats “{first}” or is blank; it was left out.",
        ),
        _NOTHING_TO_MEND,
        Sentence("Однакові «Звіт» і «Звіт (2)».", "The same “Звіт” and “Звіт (2)”."),
    ),
    Entry(
        "column_missing",
        Severity.ERROR,
        Sentence(
            "У таблиці надісланого файлу немає стовпця «{column}»: його видалено або змінено його назву.",
            "The table of the file that was sent has no column “{column}”: it was deleted or its heading was changed.",
        ),
        Sentence(
            "У поверненій формі цей стовпець знову є, але не заповнений: перенесіть до нього свої дані й надішліть "
            "саме цю форму.",
            "The returned form has this column again, but not filled in: enter your data there and send that form.",
        ),
        Sentence("Видалено стовпець «Охоплено осіб».", "The column “Охоплено осіб” was deleted."),
    ),
    Entry(
        "shown_column_missing",
        Severity.NOTE,
        Sentence(
            "У таблиці немає довідкового стовпця «{column}»; рядки впізнано без нього.",
            "The table lacks the column “{column}”, which only shows; rows were recognised without it.",
        ),
        _NOTHING_TO_MEND,
        Sentence("Видалено стовпець «Цільова аудиторія».", "The column “Цільова аудиторія” was deleted."),
    ),
    Entry(
        "column_twice",
        Severity.ERROR,
        Sentence(
            "Стовпець «{column}» є в таблиці двічі ({first} і {second}), і дані в них різні.",
            "The column “{column}” stands twice in the table ({first} and {second}) with different data.",
        ),
        Sentence(
            "У поверненій формі стоять дані стовпця {first}: перевірте їх; якщо чинні інші, впишіть ті.",
            "The returned form has the data of column {first}: check them, and enter the others if it is they that "
            "hold.",
        ),
        Sentence("Два стовпці «Дата».", "Two columns “Дата”."),
    ),
    Entry(
        "column_copied",
        Severity.NOTE,
        Sentence(
            "Стовпець {second} повторює «{column}» або порожній; його не враховано.",
            "Column {second} repeats “{column}” or is blank; it was left out.",
        ),
        _NOTHING_TO_MEND,
        Sentence("Два однакові стовпці «Дата».", "Two equal columns “Дата”."),
    ),
    Entry(
        "field_missing",
        Severity.ERROR,
        Sentence(
            "На аркуші надісланого файлу немає поля «{column}»: його напис видалено або змінено.",
            "The sheet of the file that was sent has no field “{column}”: its label was deleted or changed.",
        ),
        Sentence(
            "У поверненій формі це поле знову є, але порожнє: заповніть його, якщо воно стосується Вашого звіту, і "
            "надішліть саме цю форму.",
            "The returned form has this field again, but blank: fill it in if it concerns your report, and send that "
            "form.",
        ),
        Sentence("Видалено рядок «Інформація станом на».", "The row “Інформація станом на” was deleted."),
    ),
    Entry(
        "signature_missing",
        Severity.NOTE,
        Sentence("На аркуші немає поля «{column}».", "The sheet has no field “{column}”."),
        _NOTHING_TO_MEND,
        Sentence("Видалено рядок «Керівник».", "The row “Керівник” was deleted."),
    ),
    Entry(
        "field_value_moved",
        Severity.NOTE,
        Sentence(
            "Значення поля «{column}» стоїть не у своїй клітинці; його взято з {place}.",
            "The value of the field “{column}” is not in its own cell; it was taken from {place}.",
        ),
        _NOTHING_TO_MEND,
        Sentence("Дату вписано праворуч від клітинки.", "The date was typed to the right of its cell."),
    ),
    Entry(
        "measure_row_deleted",
        Severity.ERROR,
        Sentence(
            "У таблиці немає рядка заходу № {number}: «{name}».",
            "The table has no row of measure № {number}: “{name}”.",
        ),
        Sentence(
            "Заповніть цей рядок: у поверненій формі він знову є. Якщо робота не велася, вкажіть стан і причину.",
            "Fill this row in: the returned form has it again. If nothing was done, give status and reason.",
        ),
        Sentence("Видалено рядок № 9.", "The row № 9 was deleted."),
    ),
    Entry(
        "indicator_row_deleted",
        Severity.ERROR,
        Sentence(
            "У таблиці немає рядка показника № {number}: «{name}».",
            "The table has no row of indicator № {number}: “{name}”.",
        ),
        Sentence(
            "Заповніть цей рядок: у поверненій формі він знову є.",
            "Fill this row in: the returned form has it again.",
        ),
        Sentence("Видалено рядок № 9.1.", "The row № 9.1 was deleted."),
    ),
    Entry(
        "row_unknown",
        Severity.ERROR,
        Sentence("Цього рядка у формі не було: «{row}».", "The form did not have this row: “{row}”."),
        Sentence(
            "Перенесіть ці дані до рядків форми або до аркуша «Реєстр»: у поверненій формі цього рядка немає.",
            "Move these data into the form's rows or into the sheet “Реєстр”: the returned form has no such row.",
        ),
        Sentence("Дописано захід № 12.", "A measure № 12 was added."),
    ),
    Entry(
        "row_of_another_department",
        Severity.ERROR,
        Sentence(
            "Рядок № {number} належить не Вашому підрозділу, а таким виконавцям: {executors}.",
            "The row № {number} is not your department's; its executors: {executors}.",
        ),
        Sentence(
            "Видаляти нічого не потрібно: у поверненій формі цього рядка вже немає, про нього звітують його виконавці.",
            "There is nothing to delete: the returned form has this row no more, and its executors report on it.",
        ),
        Sentence("У звіті культури є рядок № 3.", "The report of Culture has a row № 3."),
    ),
    Entry(
        "row_doubtful",
        Severity.ERROR,
        Sentence(
            "Незрозуміло, що це за рядок: № «{number}» не відповідає тексту «{text}».",
            "It is not clear which row this is: № “{number}” does not match the text “{text}”.",
        ),
        Sentence(
            "У поверненій формі № і текст рядків відновлено: перевірте, чи Ваші дані стоять у своєму рядку.",
            "The returned form has each row's № and text as they were: check that your data stand in their own row.",
        ),
        Sentence("Упорядковано лише частину стовпців.", "Only some of the columns were sorted."),
    ),
    Entry(
        "sorted_in_part",
        Severity.ERROR,
        Sentence(
            "На аркуші «{table}» упорядковано лише клітинки {cells}, а решта рядків лишилася на місці: дані могли "
            "опинитися в чужих рядках.",
            "On the sheet “{table}” only the cells {cells} were sorted, and the rest of their rows stayed: data may "
            "stand in rows that are not theirs.",
        ),
        Sentence(
            "Перевірте, чи кожне значення стоїть у своєму рядку, і виправте, що змістилося.",
            "Check that every value stands in its own row, and put back what moved.",
        ),
        Sentence("Упорядковано лише стовпець «Дата».", "Only the column “Дата” was sorted."),
    ),
    Entry(
        "row_twice",
        Severity.ERROR,
        Sentence(
            "Рядок № {number} є в таблиці двічі (рядки {first} і {second}), і дані в них різні.",
            "The row № {number} stands twice in the table (rows {first} and {second}) with different data.",
        ),
        Sentence(
            "У поверненій формі стоять дані рядка {first}: перевірте їх і за потреби доповніть даними рядка {second}.",
            "The returned form has the data of row {first}: check them, and add those of row {second} where needed.",
        ),
        Sentence("Рядок № 4 скопійовано і змінено.", "The row № 4 was copied and changed."),
    ),
    Entry(
        "row_copied",
        Severity.NOTE,
        Sentence(
            "Рядок {second} повторює рядок {first} (№ {number}) або порожній; його не враховано.",
            "Row {second} repeats row {first} (№ {number}) or is blank; it was left out.",
        ),
        _NOTHING_TO_MEND,
        Sentence("Рядок № 4 скопійовано.", "The row № 4 was copied."),
    ),
    Entry(
        "row_id_differs",
        Severity.NOTE,
        Sentence(
            "Прихований ідентифікатор рядка не відповідає його №; рядок впізнано за № {number} і текстом.",
            "The row's hidden id does not match its №; it was recognised by № {number} and its text.",
        ),
        _NOTHING_TO_MEND,
        Sentence("Упорядковано лише видимі стовпці.", "Only the visible columns were sorted."),
    ),
    Entry(
        "row_number_restored",
        Severity.NOTE,
        Sentence(
            "У рядку немає №; його впізнано за текстом як № {number}.",
            "The row has no №; it was recognised by its text as № {number}.",
        ),
        _NOTHING_TO_MEND,
        Sentence("Клітинку № очищено.", "The cell № was cleared."),
    ),
    Entry(
        "shown_text_changed",
        Severity.NOTE,
        Sentence(
            "Змінено текст форми в рядку № {number}; враховано текст плану.",
            "The form's own text was changed in row № {number}; the plan's text holds.",
        ),
        Sentence(
            "Тексту плану у формі не змінюйте: пропозиції надсилайте листом.",
            "Do not change the plan's text in the form: send proposals in a letter.",
        ),
        Sentence("Скорочено назву заходу.", "The name of a measure was shortened."),
    ),
    Entry(
        "hidden_row_read",
        Severity.NOTE,
        Sentence("Рядок приховано, але його дані враховано.", "The row is hidden, but its data were taken."),
        Sentence("Якщо рядок зайвий, видаліть його зміст.", "If it is not meant, delete its content."),
        Sentence("Рядок приховано фільтром.", "A filter hides the row."),
    ),
    Entry(
        "cells_merged",
        Severity.ERROR,
        Sentence(
            "Клітинки {cells} об’єднано через кілька рядків таблиці: незрозуміло, якого рядка стосується зміст.",
            "The cells {cells} were merged over several rows: it is not clear which row the content belongs to.",
        ),
        Sentence(
            "У поверненій формі ці клітинки роз’єднано: заповніть кожен рядок окремо.",
            "The returned form has these cells unmerged: fill in each row by itself.",
        ),
        Sentence("Один опис на два заходи.", "One narrative for two measures."),
    ),
    Entry(
        "extra_sheet",
        Severity.NOTE,
        Sentence(
            "Аркуша «{sheet}» у формі не було; його зміст до зведення не потрапить.",
            "The form did not have the sheet “{sheet}”; its content does not go into the summary.",
        ),
        _LEFT_OUT,
        Sentence("Додано аркуш «Фото».", "A sheet “Фото” was added."),
    ),
    Entry(
        "extra_column",
        Severity.NOTE,
        Sentence(
            "Стовпця {letters} «{heading}» у формі не було; його зміст до зведення не потрапить.",
            "The form did not have the column {letters} “{heading}”; its content does not go into the summary.",
        ),
        _LEFT_OUT,
        Sentence("Додано стовпець «Примітка».", "A column “Примітка” was added."),
    ),
    Entry(
        "extra_text",
        Severity.NOTE,
        Sentence(
            "Цей текст стоїть поза клітинками для заповнення і до зведення не потрапить: «{text}».",
            "This text stands outside the cells to fill in and does not go into the summary: “{text}”.",
        ),
        _LEFT_OUT,
        Sentence("Примітка під таблицею.", "A remark below the table."),
    ),
    *(
        Entry(
            f"extra_{kind}",
            Severity.NOTE,
            Sentence(
                f"У файлі є {name.uk}; форма цього не переносить.",
                f"The file has {name.en}; the form does not carry them.",
            ),
            _LEFT_OUT,
            Sentence(f"У файлі є {name.uk}.", f"The file has {name.en}."),
        )
        for kind, name in EXTRAS.items()
    ),
    Entry(
        "extra_content",
        Severity.NOTE,
        Sentence(
            "У файлі є зміст, якого форма не переносить ({what}).", "The form does not carry all of the file ({what})."
        ),
        _LEFT_OUT,
        Sentence("Вбудований файл.", "An embedded file."),
    ),
)
