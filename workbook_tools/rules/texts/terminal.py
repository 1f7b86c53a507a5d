"""Phrases of the terminal: tables, what was done, and what to do next."""

from workbook_tools.rules.entry import Sentence

_S = Sentence

PHRASES: dict[str, Sentence] = {
    # table headings
    "head.department": _S("Підрозділ", "Department"),
    "head.standing": _S("Стан", "Standing"),
    "head.received": _S("Надійшло", "Received"),
    "head.receipt": _S("№", "№"),
    "head.revision": _S("Версія", "Revision"),
    "head.findings": _S("Пом. /\nпоп.", "Err. /\nwarn."),
    "head.file": _S("Файл", "File"),
    "head.outcome": _S("Результат", "Outcome"),
    "head.indicator": _S("Показник", "Indicator"),
    "head.quarter": _S("За квартал", "Quarter"),
    "head.cumulative": _S("З початку року", "Cumulative"),
    "head.percent": _S("%", "%"),
    # what was done
    "inbox_empty": _S(
        "Папка inbox порожня: нових файлів немає. Покладіть у неї звіти, що надійшли, і повторіть команду.",
        "The inbox is empty: there are no new files. Put what has come into it and run the command again.",
    ),
    "taken_in": _S("Опрацьовано {count:файл,файли,файлів}:", "Took in {count:file,files}:"),
    "progress": _S("Читаю файли", "Reading files"),
    "reasons_more": _S("…та ще {count:зауваження,зауваження,зауважень}", "…and {count:more finding,more findings}"),
    "templates_written": _S(
        "Форми за {quarter:label} готові: {count:файл,файли,файлів} у папці {folder}",
        "Templates of {quarter} are ready: {count:file,files} in {folder}",
    ),
    "templates_next": _S(
        "Далі надішліть кожному підрозділу його форму. Заповнені форми покладіть у папку inbox і виконайте:\n"
        "  workbook-tools merge {code}",
        "Next, send each department its template. Put the filled ones into inbox and run:\n"
        "  workbook-tools merge {code}",
    ),
    "consolidated": _S("Зведену інформацію збережено:\n  {path}", "The consolidated workbook is here:\n  {path}"),
    "consolidated_same": _S(
        "Зведена інформація без змін:\n  {path}", "The consolidated workbook has not changed:\n  {path}"
    ),
    "memo_written": _S("Доповідну записку збережено:\n  {path}", "The memo is here:\n  {path}"),
    "memo_same": _S("Доповідна записка без змін:\n  {path}", "The memo has not changed:\n  {path}"),
    "memo_next": _S(
        "Прочитайте її, впишіть дату, номер, кількість аркушів додатка й підписанта. Щоб змінити вигляд або сталі "
        "слова записки, візьміть її шаблон:\n  workbook-tools memo --template",
        "Read it, fill in its date, number, the appendix's pages and who signs. To change its looks or its standing "
        "words, take its template:\n  workbook-tools memo --template",
    ),
    "waiver_accepts": _S(
        "Зауважень, які не давали прийняти надходження № {receipt}, більше немає: тепер його прийнято.",
        "No finding that kept receipt № {receipt} from being accepted is left: it is accepted now.",
    ),
    "memo_template_given": _S(
        "Шаблон доповідної записки тепер у робочій папці; змініть його у Word і повторіть workbook-tools memo:\n"
        "  {path}",
        "The memo's template is in the workspace now; edit it in Word and run workbook-tools memo again:\n  {path}",
    ),
    "set_aside": _S(
        "Файл, який хтось змінив, збережено під іншою назвою:\n  {path}",
        "A file that was changed by hand is kept under another name:\n  {path}",
    ),
    "returned_next": _S(
        "Звіти на доопрацювання з позначеними помилками лежать у папці {folder}. Надішліть їх підрозділам, виправлені "
        "покладіть у папку inbox і повторіть команду.",
        "Marked copies to be mended lie in {folder}. Send them to the departments, put the mended ones into inbox and "
        "run the command again.",
    ),
    "quarantine_next": _S(
        "Файли, які не вдалося прочитати, лежать у папці outbox/quarantine/, біля кожного пояснення.",
        "Files that could not be read lie in outbox/quarantine/, each with a note beside it.",
    ),
    "next.inbox": _S(
        "У папці inbox {count:файл,файли,файлів}. Щоб прийняти й звести, виконайте:\n  workbook-tools merge {code}",
        "The inbox holds {count:file,files}. To take in and merge, run:\n  workbook-tools merge {code}",
    ),
    "next.forms": _S(
        "Форм за цей квартал ще не створено. Створіть їх і надішліть підрозділам:\n  workbook-tools template {code}",
        "There are no templates of this quarter yet. Make them and send them out:\n  workbook-tools template {code}",
    ),
    "next.awaited": _S(
        "Ще немає {count:звіту,звітів,звітів}; строк — до {deadline} включно. Ті, що надійдуть, покладіть у папку "
        "inbox і виконайте:\n  workbook-tools merge {code}",
        "{count:report is,reports are} still to come by {deadline}, that day included. Put what comes into inbox and "
        "run:\n  workbook-tools merge {code}",
    ),
    "next.overdue": _S(
        "Нагадайте тим, хто прострочив: {names}. Звіти, що надійдуть, покладіть у папку inbox і виконайте:\n"
        "  workbook-tools merge {code}",
        "Remind those who are overdue: {names}. Put what comes into inbox and run:\n  workbook-tools merge {code}",
    ),
    "next.returned": _S(
        "Копії з позначеними помилками лежать у папці {folder}. Надішліть їх підрозділам: {names}. Виправлені звіти "
        "покладіть у папку inbox і виконайте merge ще раз.",
        "Marked copies lie in {folder}. Send them to: {names}. Put the mended reports into inbox and run merge again.",
    ),
    "next.rejected": _S(
        "Попросіть новий звіт замість відхиленого: {names}.",
        "Ask for a new report instead of the rejected one: {names}.",
    ),
    "next.all": _S(
        "Усі звіти враховано. Зведену інформацію та доповідну записку створять:\n"
        "  workbook-tools merge {code}\n  workbook-tools memo {code}",
        "All reports count. The consolidated workbook and the memo are made by:\n"
        "  workbook-tools merge {code}\n  workbook-tools memo {code}",
    ),
    "next.memo": _S(
        "Доповідну записку з того, що вже враховано, створить:\n  workbook-tools memo {code}",
        "The memo of what counts already is made by:\n  workbook-tools memo {code}",
    ),
    "next.memo_whole": _S(
        "Усі звіти враховано. Перегляньте зведену інформацію і складіть доповідну записку:\n"
        "  workbook-tools memo {code}",
        "All reports count. Look through the consolidated workbook and make the memo:\n  workbook-tools memo {code}",
    ),
    "next.template": _S(
        "Далі створіть форми для підрозділів:\n  workbook-tools template",
        "Next, make the departments' templates:\n  workbook-tools template",
    ),
    "quarantine_note": _S(
        "Файл «{name}» (надходження № {receipt}) не враховано.\r\n\r\n{reasons}\r\n\r\n"
        "Оригінал збережено в архіві. Коли надійде виправлений файл, покладіть його в папку inbox.\r\n",
        "The file “{name}” (receipt № {receipt}) was not counted.\r\n\r\n{reasons}\r\n\r\n"
        "The original is kept in the archive. Put a mended file into the inbox when it comes.\r\n",
    ),
    "plan_sound": _S(
        "План прочитано без помилок: {departments:виконавець,виконавці,виконавців}, "
        "{measures:захід,заходи,заходів}, {indicators:показник,показники,показників}.",
        "The plan is sound: {departments:department,departments}, {measures:measure,measures}, "
        "{indicators:indicator,indicators}.",
    ),
    "typed": _S("Вказано: «{text}».", "Typed: “{text}”."),
    "plan_faults": _S(
        "У плані знайдено {count:помилку,помилки,помилок}. Виправте, збережіть файл і повторіть команду:\n  {path}",
        "The plan has {count:fault,faults}. Mend and save it, then run the command again:\n  {path}",
    ),
    "plan_unreadable": _S(
        "Файл плану не вдалося прочитати. {reason} Збережіть його як «Книга Excel (.xlsx)» і повторіть команду:\n"
        "  {path}",
        "The plan workbook could not be read. {reason} Save it as an Excel workbook (.xlsx), then run the command "
        "again:\n  {path}",
    ),
    "workspace_made": _S("Робочу папку створено:\n  {path}", "The workspace is ready:\n  {path}"),
    "workspace_next": _S(
        "Далі перегляньте або заповніть план {plan}, а потім перейдіть у цю папку й перевірте його:\n  cd {folder}\n"
        "  workbook-tools plan check\nЗвичайні кроки кварталу можна запускати й подвійним клацанням: «1 Створити "
        "форми», «2 Хто звітував», «3 Звести звіти».",
        "Next, look through or fill in the plan {plan}, then go to that folder and check it:\n  cd {folder}\n"
        "  workbook-tools plan check\nThe usual steps of a quarter can also be started by a double click on the "
        "launchers in that folder.",
    ),
    "unenforced": _S(
        "На цьому комп’ютері не діють такі обмеження для читання файлів: {limits}.",
        "These limits on reading files cannot be enforced on this machine: {limits}.",
    ),
}
