"""Phrases of --help: commands, their options and arguments, click's own words."""

from workbook_tools.rules.entry import Sentence


def _same(command: str) -> Sentence:
    """A command is typed alike in both languages."""
    return Sentence(command, command)


PHRASES: dict[str, Sentence] = {
    "help.workbook-tools": Sentence(
        "Від плану заходів розпорядження до зведеної квартальної інформації: форми для підрозділів, приймання "
        "заповнених файлів, перевірка, зведення.",
        "From a decree's plan of measures to the consolidated quarterly workbook: templates out, filled workbooks in, "
        "checked and merged.",
    ),
    "help.init": Sentence(
        "Створює робочу папку DIR: план заходів, папки inbox та outbox, файли для запуску подвійним клацанням.",
        "Makes a workspace in DIR: a plan of measures, inbox and outbox, launchers for a double click.",
    ),
    "help.plan": Sentence("План заходів.", "The plan of measures."),
    "help.check": Sentence(
        "Перевіряє файл плану й показує всі помилки одразу: аркуш, клітинку, що не так і як виправити.",
        "Checks the plan workbook and shows every fault at once: sheet, cell, what is wrong, how to mend it.",
    ),
    "help.template": Sentence(
        "Створює форми звітів для підрозділів за квартал QUARTER у папці outbox/<квартал>/templates/.",
        "Writes the departments' templates of QUARTER into outbox/<quarter>/templates/.",
    ),
    "help.ingest": Sentence(
        "Приймає файли й цілі листи з папки inbox або названі файли PATH: розпізнає, перевіряє, кладе до архіву; "
        "помилкові повертає на доопрацювання з позначками.",
        "Takes in the inbox or the named PATHs, whole e-mails too: identifies, checks, archives, gives back marked "
        "copies.",
    ),
    "help.status": Sentence(
        "Показує, хто звітував за квартал QUARTER, коли і в якому стані звіт, хто прострочив, що чекає рішення.",
        "Shows who reported for QUARTER, when, in what standing; who is overdue; what waits for a decision.",
    ),
    "help.merge": Sentence(
        "Приймає файли з папки inbox і створює зведену інформацію за квартал QUARTER або за весь рік (2020).",
        "Takes in the inbox and writes the consolidated workbook of QUARTER, or of the whole year (2020).",
    ),
    "help.memo": Sentence(
        "Створює з прийнятих звітів доповідну записку міському голові за квартал QUARTER (документ Word).",
        "Writes the memo to the mayor of QUARTER (a Word document) from the accepted reports.",
    ),
    "help.mail": Sentence("Електронна пошта: забрати листи, надіслати листи.", "E-mail: fetch letters, send letters."),
    "help.fetch": Sentence(
        "Забирає нові листи зі скриньки в папку inbox, кожен один раз. Скриньку вкажіть у файлі workbook-tools.toml.",
        "Fetches new letters from the mailbox into inbox, each once. The mailbox is set in workbook-tools.toml.",
    ),
    "help.drafts": Sentence(
        "Готує листи підрозділам за квартал QUARTER у папці outbox/<квартал>/mail/: форми, відповіді на звіти, "
        "повернення на доопрацювання, нагадування. Кожен відкриває будь-яка поштова програма.",
        "Writes the letters to the departments of QUARTER into outbox/<quarter>/mail/: templates, receipts, returns, "
        "reminders. Any mail program opens them.",
    ),
    "help.send": Sentence(
        "Надсилає підрозділам підготовлені листи за квартал QUARTER, кожен один раз. Сервер вкажіть у файлі "
        "workbook-tools.toml.",
        "Sends the departments the letters drafted for QUARTER, each once. The server is set in workbook-tools.toml.",
    ),
    "help.issue": Sentence(
        "Фіксує те, що Ви подаєте за квартал QUARTER, як видання з номером: зведену інформацію, доповідну записку, "
        "«Огляд» у PDF. Прийняте пізніше ввійде до наступного видання, з позначкою «уточнена».",
        "Freezes what the mayor gets of QUARTER as a numbered edition: workbook, memo, the overview as PDF. What is "
        "accepted later goes into the next edition, marked as corrected.",
    ),
    "help.rules": Sentence(
        "Показує правила перевірки: код, що означає, як виправити.", "Shows the validation rules as a table."
    ),
    "help.demo": Sentence(
        "Показує в новій папці DIR цілий квартал на прикладі: форми, відповіді підрозділів, повернення, виправлення, "
        "зведення.",
        "Lives through a whole quarter in a fresh folder DIR: templates, answers, a return, a correction, the merge.",
    ),
    "help.decide": Sentence(
        "Записує рішення координатора з обґрунтуванням; їх видно у status і у зведеній інформації.",
        "The coordinator's decisions, each with a reason; shown in status and in the consolidated workbook.",
    ),
    "help.accept": Sentence(
        "Приймає звіт із номером надходження RECEIPT попри зауваження.",
        "Accept RECEIPT in spite of its findings.",
    ),
    "help.reject": Sentence("Відхиляє звіт RECEIPT: його не буде враховано.", "Reject RECEIPT: it does not count."),
    "help.waive": Sentence(
        "Знімає зауваження CODE зі звіту RECEIPT: воно більше не перешкода.", "Waive the finding CODE of RECEIPT."
    ),
    "help.extend": Sentence(
        "Продовжує підрозділу DEPARTMENT строк подання за QUARTER до DATE включно.",
        "Extend DEPARTMENT's deadline of QUARTER to DATE, that day included.",
    ),
    "example.init": _same("workbook-tools init hlukhiv --example"),
    "example.check": _same("workbook-tools plan check"),
    "example.template": _same("workbook-tools template 2020-Q3"),
    "example.ingest": _same('workbook-tools ingest пошта/звіт.xlsx --received-at "16.09.2020 14:30"'),
    "example.status": _same("workbook-tools status 2020-Q3"),
    "example.merge": _same("workbook-tools merge 2020-Q3"),
    "example.memo": _same("workbook-tools memo 2020-Q3"),
    "example.fetch": _same("workbook-tools mail fetch"),
    "example.drafts": _same("workbook-tools mail drafts 2020-Q3"),
    "example.send": _same("workbook-tools mail send 2020-Q3 --dry-run"),
    "example.issue": _same("workbook-tools issue 2020-Q3"),
    "example.accept": _same('workbook-tools decide accept 12 --reason "узгоджено телефоном"'),
    "example.reject": _same('workbook-tools decide reject 12 --reason "надіслано помилково"'),
    "example.waive": _same('workbook-tools decide waive 12 number_vague --reason "уточнять у IV кварталі"'),
    "example.extend": _same('workbook-tools decide extend hospital 2020-Q3 21.09.2020 --reason "карантин"'),
    "example.demo": _same("workbook-tools demo показ"),
    "option.workspace": Sentence("Робоча папка; типово — поточна.", "The workspace; the current folder by default."),
    "option.lang": Sentence("Мова повідомлень: uk або en.", "Language of messages: uk or en."),
    "option.version": Sentence("Показати версію.", "Show the version."),
    "option.help": Sentence("Показати цю довідку.", "Show this help."),
    "option.json_output": Sentence("Вивести один документ JSON.", "Print one JSON document."),
    "option.example": Sentence("Із заповненим планом розпорядження № 149-ОД.", "With the plan of decree № 149-ОД."),
    "option.department": Sentence(
        "Лише для цього підрозділу (код або скорочена назва); можна повторювати.",
        "Only for this department (code or short name); repeatable.",
    ),
    "option.received_at": Sentence(
        "Коли названі файли насправді надійшли, за Києвом: «16.09.2020 14:30».",
        "When the named files really arrived, Kyiv time: “2020-09-16 14:30”.",
    ),
    "option.on_behalf": Sentence(
        "Чому Ви перенесли ці відомості у форму самі: «з паперового листа № 12».",
        "Why the coordinator transcribed them: “from paper letter № 12”.",
    ),
    "option.known_at": Sentence(
        "Не приймати файлів, а відтворити те, що було відомо на цей момент, окремим файлом; час київський: "
        "«18.09.2020 12:00».",
        "Rebuild, without ingesting, what was known at that moment, into a file of its own; Kyiv time: “2020-09-18 "
        "12:00”.",
    ),
    "option.own_template": Sentence(
        "Не створювати записки, а покласти її шаблон у папку templates, щоб його змінити.",
        "Put the memo's template into templates/ to be edited, instead of writing the memo.",
    ),
    "option.since": Sentence(
        "Лише листи, які надійшли цього дня або пізніше: 01.09.2020; інших не забирати.",
        "Only letters that came on that day or later: 2020-09-01.",
    ),
    "option.dry_run": Sentence(
        "Нічого не надсилати, а показати, що й кому буде надіслано.", "Send nothing, show what would go to whom."
    ),
    "option.own_texts": Sentence(
        "Не готувати листів, а покласти їхні тексти в папку templates/mail, щоб їх змінити.",
        "Put the letters' texts into templates/mail/ to be edited, instead of writing letters.",
    ),
    "option.jobs": Sentence(
        "Скільки файлів читати одночасно; типово — за кількістю ядер процесора.",
        "Worker processes; by default one a core.",
    ),
    "option.edition_reason": Sentence(
        "Чому видано саме тепер; пояснення залишиться в журналі.", "Why it is issued now; kept on the ledger."
    ),
    "option.reason": Sentence("Обґрунтування рішення.", "The reason of the decision."),
    "click.usage": Sentence("Використання: ", "Usage: "),
    "click.example": Sentence("Приклад:", "Example:"),
    "click.options": Sentence("Параметри", "Options"),
    "click.commands": Sentence("Команди", "Commands"),
    "click.commands_metavar": Sentence("КОМАНДА [АРГУМЕНТИ]…", "COMMAND [ARGS]…"),
    "click.options_metavar": Sentence("[ПАРАМЕТРИ]", "[OPTIONS]"),
    "click.error": Sentence("Помилка: {text}", "Error: {text}"),
    "click.hint": Sentence("Довідка: {command} --help", "Help: {command} --help"),
    "click.no_command": Sentence(
        "Немає команди «{name}». Є такі: {known}.", "There is no command “{name}”. There are: {known}."
    ),
    "click.no_option": Sentence("Немає параметра {name}.", "There is no option {name}."),
    "click.missing": Sentence("Допишіть до команди {name}.", "Add {name} to the command."),
    "click.bad": Sentence("Не вдалося зрозуміти {name}: {text}", "Bad value of {name}: {text}"),
    "click.choice": Sentence("вкажіть одне з цих значень: {known}.", "give one of these: {known}."),
    "click.number": Sentence("вкажіть ціле число, наприклад 12.", "give a whole number, for example 12."),
    "click.value_missing": Sentence("Після {name} вкажіть значення.", "{name} needs a value."),
    "click.too_many": Sentence(
        "У команді зайві слова. Назви з пробілами беріть у лапки.",
        "The command has words too many. Put names with spaces into quotes.",
    ),
    "click.option_first": Sentence(
        "Параметр {name} стоїть перед командою: workbook-tools {name} … КОМАНДА.",
        "{name} stands before the command: workbook-tools {name} … COMMAND.",
    ),
}
