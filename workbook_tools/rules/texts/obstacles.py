"""Phrases of refusals (exit status 2) and of what stands in the way (exit status 3)."""

from workbook_tools.rules.entry import Sentence

_S = Sentence

PHRASES: dict[str, Sentence] = {
    # beside what was done
    "original_gone": _S(
        "Оригіналу файлу «{name}» (надходження №\u00a0{receipt}) в архіві вже немає, або його не можна відкрити: "
        "можливо, його вилучив антивірус. Пояснення, чому файл не прочитано, лежить у папці outbox/quarantine/. Якщо "
        "файл потрібний, поверніть його в архів із карантину антивіруса або з резервної копії:\n  {path}\n"
        'Якщо ні, відхиліть його:\n  workbook-tools decide reject {receipt} --reason "…"',
        "The original of “{name}” (receipt №\u00a0{receipt}) is in the archive no more, or cannot be opened: an "
        "antivirus program may have removed it. Why the file was not read is said in outbox/quarantine/. If it is "
        "needed, put it back into the archive from the antivirus program's quarantine or from your backup:\n  {path}\n"
        'If it is not, reject it:\n  workbook-tools decide reject {receipt} --reason "…"',
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
        "Файлу «{path}» немає. Перевірте шлях до нього; жодного файлу ще не прийнято.",
        "There is no file “{path}”. Check its path; nothing was taken in.",
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
    "moment_long_ago": _S(
        "Час надходження «{text}» – задовго до плану {year} року. Перевірте рік.",
        "The time of receipt “{text}” is long before the plan of {year}. Check the year.",
    ),
    "clock_unset": _S(
        "Годинник комп’ютера показує {moment}. Встановіть на ньому правильні дату й час і повторіть команду: за ними "
        "визначають, чи надійшов звіт вчасно.",
        "The computer’s clock shows {moment}. Set its date and time and repeat the command: they tell whether a report "
        "came in time.",
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
    "decide_waive_rejected": _S(
        "Надходження № {receipt} відхилено, тому зняття зауваження нічого не змінить; рішення не записано. Щоб усе ж "
        'врахувати цей звіт, прийміть його:\n  workbook-tools decide accept {receipt} --reason "…"',
        "Receipt № {receipt} is rejected, so waiving a finding would change nothing; the decision was not recorded. "
        'To count this report after all, accept it:\n  workbook-tools decide accept {receipt} --reason "…"',
    ),
    "decide_too_far": _S(
        "Строк не можна продовжити до {until}: найпізніший можливий день – {last}, кінець року, наступного за роком "
        "плану. Перевірте рік.",
        "The deadline cannot be extended to {until}: the latest day possible is {last}, the end of the year after the "
        "plan's. Check the year.",
    ),
    "on_behalf_blank": _S(
        'Напишіть, чому Ви перенесли ці відомості у форму самі: --on-behalf "…".',
        'Say why you transcribed these figures yourself: --on-behalf "…".',
    ),
    "reason_unreadable": _S(
        "Термінал передав обґрунтування не в кодуванні UTF-8, тому його не розпізнано. Нічого не записано. Увімкніть у "
        "терміналі UTF-8 і повторіть команду.",
        "The terminal gave the reason in an encoding other than UTF-8, so it cannot be read. Nothing was recorded. "
        "Switch the terminal to UTF-8 and repeat the command.",
    ),
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
    "memo_template_folder": _S(
        "{path} – це папка, а має бути шаблон доповідної записки, документ Word. Приберіть або перейменуйте її, щоб "
        "узяти типовий шаблон; записку не змінено.",
        "{path} is a folder; it should be the memo's template, a Word document. Move it away to use the packaged "
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
    "obstacle.ledger_gone": _S(
        "Журналу {path} немає, хоча папка archive не порожня. Відновіть її з резервної копії; нічого не змінено.",
        "The ledger {path} is gone, though the folder archive is not empty. Restore it from a backup; nothing was "
        "changed.",
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
    "fault_here": _S(
        "Сталася внутрішня помилка програми. Нічого не втрачено: оригінали на місці. Записати її у файл не вдалося, "
        "тому надішліть, будь ласка, розробникам те, що нижче.",
        "An internal fault. Nothing is lost: the originals are in place. It could not be written into a file: please "
        "send the developers what follows.",
    ),
}
