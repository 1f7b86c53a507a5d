"""Phrases of the editions issued to the mayor."""

from workbook_tools.rules.entry import Sentence

_S = Sentence

PHRASES: dict[str, Sentence] = {
    # issue
    "edition_issued": _S(
        "Видання {number} за {quarter:label} зафіксовано. Файли для подання:",
        "Edition {number} of {quarter} is issued. Its files:",
    ),
    "edition_corrected": _S(
        "Це видання уточнене: у ньому {count:зміна,зміни,змін} після видання {before}. Усі перелічено на аркуші "
        "«Зміни», головні — ще й на початку доповідної записки.",
        "It is marked as corrected: {count:change,changes} since edition {before}, all listed in the sheet “Зміни”, "
        "the main ones in the memo too.",
    ),
    "edition_same": _S(
        "Після видання {number} за {quarter:label} ({date}) нічого не змінилося, тому нового видання не створено. "
        "Файли чинного:",
        "Nothing has changed since edition {number} of {quarter} ({date}), so there is no new one. Its files:",
    ),
    "edition_unread": _S(
        "У папці inbox є файли, яких це видання не враховує: {count}. Щоб прийняти їх, виконайте:\n"
        "  workbook-tools merge {code}",
        "The inbox holds {count:file,files} of which this edition knows nothing. To take in, run:\n"
        "  workbook-tools merge {code}",
    ),
    "edition_held": _S(
        "Чекають Вашого рішення, тому в цьому виданні не враховані: {numbers}. Що саме чекає, показує команда:\n"
        "  workbook-tools status {code}",
        "These wait for your decision, so this edition is without them: {numbers}. See what waits:\n"
        "  workbook-tools status {code}",
    ),
    "edition_damaged": _S(
        "Ці файли видань в архіві пошкоджені, або їх там немає. Відновіть їх із резервної копії:",
        "These files of editions are damaged in the archive, or gone. Restore them from a backup:",
    ),
    "edition_no_program": _S(
        "Сторінки «Огляд» у форматі PDF немає: на цьому комп’ютері не знайдено LibreOffice. За потреби збережіть її в "
        "PDF з Excel.",
        "There is no PDF of the overview: LibreOffice was not found on this machine. If it is needed, save the sheet "
        "“Огляд” as PDF from Excel.",
    ),
    "edition_not_made": _S(
        "Сторінки «Огляд» у форматі PDF немає: LibreOffice не зміг її створити. За потреби збережіть її в PDF з Excel.",
        "There is no PDF of the overview: LibreOffice did not make it. If it is needed, save the sheet “Огляд” as PDF "
        "from Excel.",
    ),
    "edition_next": _S(
        "Дату, номер і підписанта впишіть у записку, що лежить у цій папці. Звіти за цей квартал, які надійдуть "
        "пізніше, чекатимуть Вашого рішення; прийняті ввійдуть до наступного видання.",
        "Fill in the memo's date, number and signature in this folder. Reports of the quarter that come later wait for "
        "your decision; what is accepted goes into the next edition.",
    ),
    "edition_too_early": _S(
        "За {quarter:label} ще не враховано жодного звіту, а строк подання не минув, тож видавати нічого. Хто "
        "звітував, показує команда:\n  workbook-tools status {quarter}",
        "No report of {quarter} counts yet, and none is overdue: there is nothing to issue. See who reported:\n"
        "  workbook-tools status {quarter}",
    ),
    # status, merge and memo
    "edition_dated": _S("{date} ({reason})", "{date} ({reason})"),
    "edition_hint": _S(
        "Коли інформацію подаєте, зафіксуйте її як видання:\n  workbook-tools issue {code}",
        "When the information goes to the mayor, freeze it as an edition:\n  workbook-tools issue {code}",
    ),
    "edition_stands": _S(
        "Видано: видання {number} від {date}. Враховані відомості відтоді не змінилися.",
        "Issued: edition {number} of {date}. What counts has not changed since.",
    ),
    "edition_stood": _S(
        "На той час було подано видання {number} від {date}; враховані відомості після нього ще не змінилися.",
        "Edition {number} of {date} had been issued by then, and what counted had not changed since.",
    ),
    "edition_differed": _S(
        "На той час було подано видання {number} від {date}; враховані відомості після нього вже змінилися.",
        "Edition {number} of {date} had been issued by then, and what counted had changed since.",
    ),
    "edition_differs": _S(
        "Видано: видання {number} від {date}. Відтоді є зміни; щоб видати уточнену інформацію, виконайте:\n"
        "  workbook-tools issue {code}",
        "Issued: edition {number} of {date}. There are changes since; to issue a corrected one, run:\n"
        "  workbook-tools issue {code}",
    ),
}
