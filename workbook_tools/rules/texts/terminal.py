"""Phrases of the terminal: outcomes, standings, refusals, obstacles and what to do next."""

from workbook_tools.rules.entry import Sentence

_S = Sentence

PHRASES: dict[str, Sentence] = {
    # outcomes of files
    "outcome.accepted": _S("прийнято", "accepted"),
    "outcome.returned": _S("повернуто", "returned"),
    "outcome.held": _S("чекає рішення", "held"),
    "outcome.quarantined": _S("не прочитано", "quarantined"),
    "outcome.duplicate": _S("уже надходив", "duplicate"),
    "outcome.skipped": _S("пропущено", "skipped"),
    "outcome.rejected": _S("відхилено", "rejected"),
    # standings of departments
    "standing.missing": _S("не звітував", "missing"),
    "standing.held": _S("чекає рішення", "held"),
    "standing.returned": _S("повернуто", "returned"),
    "standing.rejected": _S("відхилено", "rejected"),
    "standing.accepted": _S("прийнято", "accepted"),
    "standing.accepted_late": _S("прийнято із запізненням", "accepted late"),
    "standing.nil": _S("заходи не проводились", "nil report"),
    "standing.late": _S("із запізненням", "late"),
    "standing.overdue": _S("прострочено", "overdue"),
    "standing.first_in_time": _S("перший {day} вчасно", "first {day} in time"),
    "standing.newer_held": _S("новий № {receipt} чекає рішення", "newer № {receipt} held"),
    "standing.newer_returned": _S("новий № {receipt} повернуто", "newer № {receipt} returned"),
    # severities
    "severity.error": _S("помилка", "error"),
    "severity.warning": _S("попередження", "warning"),
    "severity.note": _S("примітка", "note"),
    # table headings
    "head.department": _S("Підрозділ", "Department"),
    "head.standing": _S("Стан", "Standing"),
    "head.received": _S("Надійшло", "Received"),
    "head.receipt": _S("№", "№"),
    "head.revision": _S("Версія", "Revision"),
    "head.findings": _S("Пом. /\nпоп.", "Err. /\nwarn."),
    "head.file": _S("Файл", "File"),
    "head.outcome": _S("Результат", "Outcome"),
    "head.code": _S("Код", "Code"),
    "head.severity": _S("Рівень", "Severity"),
    "head.message": _S("Що означає", "What it means"),
    "head.remedy": _S("Як виправити", "How to mend it"),
    "head.indicator": _S("Показник", "Indicator"),
    "head.quarter": _S("За квартал", "Quarter"),
    "head.cumulative": _S("З початку року", "Cumulative"),
    "head.percent": _S("%", "%"),
    # what was done
    "inbox_empty": _S("Папка inbox порожня: нових файлів немає.", "The inbox is empty: there are no new files."),
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
    "memo_template_given": _S(
        "Шаблон доповідної записки тепер у робочій папці; змініть його у Word і повторіть workbook-tools memo:\n"
        "  {path}",
        "The memo's template is in the workspace now; edit it in Word and run workbook-tools memo again:\n  {path}",
    ),
    "set_aside": _S(
        "Файл, який хтось змінив, збережено під іншою назвою:\n  {path}",
        "A file that was changed by hand is kept under another name:\n  {path}",
    ),
    "status_title": _S(
        "{quarter:label}. Звіти — до {deadline} включно, зведена інформація — до {summary} включно.",
        "{quarter}. Reports are due by {deadline}, the consolidated workbook by {summary}, both days included.",
    ),
    "summary_line": _S(
        "Враховано звіти {reported} з {count:підрозділу,підрозділів,підрозділів}",
        "Reports counted: {reported} of {count:department,departments}",
    ),
    "summary.missing": _S("не звітували:\u00a0{count}", "missing: {count}"),
    "summary.returned": _S("повернуто на доопрацювання:\u00a0{count}", "returned: {count}"),
    "summary.rejected": _S("відхилено:\u00a0{count}", "rejected: {count}"),
    "summary.held": _S("чекають рішення:\u00a0{count}", "held: {count}"),
    "left_out": _S("Ще не враховано: {names}.", "Not counted yet: {names}."),
    "not_asked": _S("За планом не звітують, тож не враховано: {names}.", "The plan does not ask: {names}."),
    "waiting_title": _S("Чекають Вашого рішення:", "Waiting for your decision:"),
    "waiting_next": _S(
        "Щоб записати рішення, вкажіть номер надходження і причину:\n"
        '  workbook-tools decide accept НОМЕР --reason "…"\n'
        '  workbook-tools decide reject НОМЕР --reason "…"',
        "To record a decision, give the receipt's number and the reason:\n"
        '  workbook-tools decide accept NUMBER --reason "…"\n'
        '  workbook-tools decide reject NUMBER --reason "…"',
    ),
    "decisions_title": _S("Рішення координатора:", "The coordinator's decisions:"),
    "decision.accept": _S("прийнято надходження № {receipt}: {reason}", "receipt № {receipt} accepted: {reason}"),
    "decision.reject": _S("відхилено надходження № {receipt}: {reason}", "receipt № {receipt} rejected: {reason}"),
    "decision.waive": _S(
        "у надходженні № {receipt} знято зауваження {code}: {reason}",
        "the finding {code} of receipt № {receipt} waived: {reason}",
    ),
    "decision.extend": _S(
        "{department}: строк за {quarter:label} продовжено до {until} включно: {reason}",
        "{department}: deadline of {quarter} extended to {until} included: {reason}",
    ),
    "decision_recorded": _S("Рішення записано: {text}.", "Recorded: {text}."),
    "decision_counts": _S(
        "Прийнято не один звіт цього підрозділу за цей квартал; враховано останній: № {receipt}.",
        "More than one report of this department and quarter is accepted; the latest counts: № {receipt}.",
    ),
    "decision_waits": _S(
        "Надходження № {receipt} цього ж підрозділу за цей же квартал усе ще чекає рішення. Якщо воно не потрібне, "
        'відхиліть його:\n  workbook-tools decide reject {receipt} --reason "…"\nЯкщо прийняти й його, враховано '
        "буде лише один звіт: той, що має найбільший номер.",
        "Receipt № {receipt} of the same department and quarter still waits. If it is not needed, reject it:\n"
        '  workbook-tools decide reject {receipt} --reason "…"\nIf it is accepted too, only one report counts: the '
        "one with the greatest number.",
    ),
    "decision_next": _S(
        "Щоб оновити зведену інформацію, виконайте:\n  workbook-tools merge {code}",
        "To renew the consolidated workbook, run:\n  workbook-tools merge {code}",
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
        "Далі перейдіть у цю папку, перегляньте або заповніть план {plan} і виконайте:\n  workbook-tools plan check",
        "Next, go to that folder, look through or fill in the plan {plan} and run:\n  workbook-tools plan check",
    ),
    "unenforced": _S(
        "На цьому комп’ютері не діють такі обмеження для читання файлів: {limits}.",
        "These limits on reading files cannot be enforced on this machine: {limits}.",
    ),
    "demo.issued": _S(
        "01.09.2020: створено {count:форму,форми,форм} для підрозділів.",
        "01.09.2020: {count:template,templates} for the departments.",
    ),
    "demo.returned": _S(
        "14.09.2020: надійшов звіт УЖКГМ, у якому {count:помилка,помилки,помилок}; звіт із позначеними помилками "
        "повернуто на доопрацювання.",
        "14.09.2020: УЖКГМ sent a report with {count:error,errors}; a marked copy goes back.",
    ),
    "demo.on_time": _S(
        "16.09.2020: прийнято {count:звіт,звіти,звітів}.", "16.09.2020: {count:report,reports} accepted."
    ),
    "demo.last_day": _S(
        "17.09.2020, останній день: прийнято {count:звіт,звіти,звітів}; серед них виправлений звіт УЖКГМ і звіт "
        "відділу молоді та спорту про те, що заходи не проводились.",
        "17.09.2020, the last day: {count:report,reports} accepted, the corrected one of УЖКГМ and a nil report among "
        "them.",
    ),
    "demo.summary": _S(
        "18.09.2020: складено зведену інформацію для міського голови; поліція ще не звітувала, її названо першою.",
        "18.09.2020: the consolidated workbook for the mayor; the police has not reported and stands first.",
    ),
    "demo.late": _S(
        "21.09.2020: надійшов звіт поліції; його прийнято із запізненням, зведену інформацію оновлено.",
        "21.09.2020: the police's report is accepted late; the consolidated workbook is renewed.",
    ),
    "demo.where": _S(
        "Подивіться, що вийшло.\nЗведена інформація для міського голови:\n  {workbook}\n"
        "Форми, надіслані підрозділам:\n  {forms}\nУся робоча папка; у ній можна працювати далі:\n  {folder}",
        "Look at what came of it.\nThe consolidated workbook for the mayor:\n  {workbook}\n"
        "The templates of the departments:\n  {forms}\nThe whole workspace, to go on with:\n  {folder}",
    ),
    # refusals: exit status 2
    "no_such_quarter": _S(
        "Не розпізнано квартал «{text}». Запишіть його так: 2020-Q3 або «III квартал 2020».",
        "“{text}” is no quarter. Write it as 2020-Q3.",
    ),
    "quarter_not_in_plan": _S(
        "{quarter:label} не є звітним за цим планом. Вкажіть один зі звітних кварталів: {known}.",
        "{quarter} is not reported under this plan. Name one of its quarters: {known}.",
    ),
    "no_such_path": _S(
        "Файлу {path} немає. Перевірте шлях до нього; жодного файлу ще не прийнято.",
        "There is no file {path}. Check its path; nothing was taken in.",
    ),
    "no_such_department": _S(
        "За цей квартал не звітує жоден підрозділ із назвою «{text}». Вкажіть один із цих кодів: {known}.",
        "No department “{text}” reports for this quarter. Give one of these codes: {known}.",
    ),
    "bad_moment": _S(
        "Не розпізнано дату й час «{text}». Запишіть їх так: «16.09.2020 14:30» або 2020-09-16T14:30.",
        "“{text}” is no date and time. Write it as 2020-09-16T14:30.",
    ),
    "moment_ahead": _S(
        "Час надходження «{text}» ще не настав. Перевірте дату й час.",
        "The time of receipt “{text}” is still to come. Check the date and time.",
    ),
    "known_ahead": _S(
        "Час «{text}» ще не настав, тому невідомо, що надійде до нього. Перевірте дату й час.",
        "The time “{text}” is still to come: what will have arrived by then is unknown. Check the date and time.",
    ),
    "bad_date": _S(
        "Не розпізнано дату «{text}». Запишіть її так: 21.09.2020.", "“{text}” is no date. Write it as 2020-09-21."
    ),
    "stated_needs_paths": _S(
        "--received-at та --on-behalf стосуються лише названих файлів: допишіть до команди шляхи до них.",
        "--received-at and --on-behalf speak of named files only: add their paths to the command.",
    ),
    "reason_blank": _S('Напишіть обґрунтування рішення: --reason "…".', 'Give the reason: --reason "…".'),
    "folder_not_empty": _S(
        "Папка {path} не порожня. Вкажіть нову папку; у цій нічого не змінено.",
        "{path} is not empty. Name a new folder; nothing was changed in this one.",
    ),
    "memo_template_exists": _S(
        "Шаблон доповідної записки вже є, тому його не змінено. Щоб узяти типовий, приберіть або перейменуйте файл "
        "{path}.",
        "There is a memo template already, and it was left as it is. To get the packaged one, move {path} away.",
    ),
    "memo_template_broken": _S(
        "У шаблоні доповідної записки {path} не вдалося виконати рядок «{line}». Виправте його або приберіть файл, "
        "щоб узяти типовий шаблон; записку не змінено.",
        "The memo's template {path} is wrong in the line “{line}”. Mend it, or move the file away to use the packaged "
        "template; the memo is as it was.",
    ),
    "memo_template_unreadable": _S(
        "Шаблон доповідної записки {path} не є документом Word (.docx) або пошкоджений. Виправте його або приберіть "
        "файл, щоб узяти типовий шаблон; записку не змінено.",
        "The memo's template {path} is no sound Word document (.docx). Mend it, or move the file away to use the "
        "packaged template; the memo is as it was.",
    ),
    "nothing_known": _S(
        "Станом на {moment} ще не було створено жодної форми й не надійшло жодного звіту. Вкажіть пізніший час.",
        "By {moment} there was no template and no report yet. Give a later moment.",
    ),
    "decide_no_receipt": _S(
        "Надходження № {receipt} немає. Номери надходжень показує команда:\n  workbook-tools status",
        "There is no receipt № {receipt}. The numbers are shown by:\n  workbook-tools status",
    ),
    "decide_unread": _S(
        "Надходження № {receipt} не вдалося прочитати як звіт, тому прийняти його не можна. Попросіть підрозділ "
        "надіслати заповнену форму або перенесіть відомості до неї самі (ingest … --on-behalf).",
        "Receipt № {receipt} could not be read as a report, so it cannot be accepted. Ask for a filled template or "
        "transcribe it (ingest … --on-behalf).",
    ),
    "decide_already": _S(
        "Щодо надходження № {receipt} таке рішення вже діє.", "Receipt № {receipt} already stands so."
    ),
    "decide_no_such_finding": _S(
        "У надходженні № {receipt} немає зауваження «{code}». Зауваження там такі: {codes}.",
        "Receipt № {receipt} has no finding “{code}”. There are: {codes}.",
    ),
    "decide_not_reporting": _S(
        "{department}: за {quarter:label} не звітує.", "{department} does not report for {quarter}."
    ),
    "decide_not_later": _S(
        "Нова дата має бути пізнішою за {last}: до цього дня включно звіти й так вчасні.",
        "The new date must be later than {last}: up to that day reports are in time anyway.",
    ),
    # obstacles: exit status 3, or 2 where there is no workspace
    "obstacle.output_open": _S(
        "Закрийте файл {path}: він відкритий в іншій програмі. Потім повторіть команду.",
        "Close {path}: it is open in another program. Then run the command again.",
    ),
    "obstacle.workspace_busy": _S(
        "З папкою {path} уже працює інший запуск. Зачекайте, доки він завершиться, і повторіть.",
        "Another run holds {path}. Wait until it ends and try again.",
    ),
    "obstacle.no_workspace": _S(
        "У папці {path} немає плану заходів (templates/plan_template.xlsx). Перейдіть у робочу папку, вкажіть її "
        "(--workspace) або створіть нову:\n  workbook-tools init DIR",
        "{path} has no plan of measures (templates/plan_template.xlsx). Go to a workspace, name it (--workspace) or "
        "make a new one:\n  workbook-tools init DIR",
    ),
    "obstacle.several_plans": _S(
        "У папці {path} кілька планів. Залиште в ній один: templates/plan_template.xlsx.",
        "{path} holds several plans. Leave one: templates/plan_template.xlsx.",
    ),
    "obstacle.disk_full": _S(
        "На диску немає місця для {path}. Звільніть місце й повторіть; попередні файли не змінено.",
        "The disk is full: {path}. Free some space and try again; the earlier files are intact.",
    ),
    "obstacle.not_allowed": _S(
        "Немає дозволу на доступ до {path}. Перевірте права на папку й повторіть.",
        "Access to {path} is not allowed. Check the folder's permissions and try again.",
    ),
    "obstacle.disk_failed": _S(
        "Не вдалося прочитати або записати {path}: помилка диска. Перевірте диск і повторіть.",
        "{path} could not be read or written: a disk error. Check the disk and try again.",
    ),
    "obstacle.ledger_busy": _S(
        "Журнал {path} зайнятий іншою програмою. Зачекайте й повторіть.",
        "The ledger {path} is held by another program. Wait and try again.",
    ),
    "obstacle.ledger_damaged": _S(
        "Журнал {path} пошкоджено. Відновіть папку archive з резервної копії.",
        "The ledger {path} is damaged. Restore the folder archive from a backup.",
    ),
    "obstacle.ledger_newer": _S(
        "Журнал {path} створено новішою версією програми. Оновіть workbook-tools.",
        "The ledger {path} was written by a newer version. Update workbook-tools.",
    ),
    "interrupted": _S(
        "Перервано. Те, що вже прийнято, збережено; повторіть команду, щоб продовжити.",
        "Interrupted. What was taken in is kept; run the command again to go on.",
    ),
    "fault": _S(
        "Сталася внутрішня помилка програми. Нічого не втрачено: оригінали на місці. Надішліть, будь ласка, "
        "розробникам цей файл:\n  {path}",
        "An internal fault. Nothing is lost: the originals are in place. Please send the developers this file:\n"
        "  {path}",
    ),
}
