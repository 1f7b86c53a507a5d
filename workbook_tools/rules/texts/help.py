"""Phrases of --help: commands, their options and arguments, click's own words."""

from workbook_tools.rules.entry import Sentence

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
        "Створює форми звітів для підрозділів за квартал QUARTER у папці outbox/<квартал>/templates/. Приклад: "
        "workbook-tools template 2020-Q3",
        "Writes the departments' templates of QUARTER into outbox/<quarter>/templates/. Example: "
        "workbook-tools template 2020-Q3",
    ),
    "help.ingest": Sentence(
        "Приймає файли з папки inbox або названі файли PATH: розпізнає, перевіряє, кладе до архіву; помилкові "
        "повертає на доопрацювання з позначками.",
        "Takes in the inbox or the named PATHs: identifies, checks, archives, gives back marked copies.",
    ),
    "help.status": Sentence(
        "Показує, хто звітував за квартал QUARTER, коли і в якому стані звіт, хто прострочив, що чекає рішення.",
        "Shows who reported for QUARTER, when, in what standing; who is overdue; what waits for a decision.",
    ),
    "help.merge": Sentence(
        "Приймає файли з папки inbox і створює зведену інформацію за квартал QUARTER. Приклад: workbook-tools merge 2020-Q3",
        "Takes in the inbox and writes the consolidated workbook of QUARTER. Example: workbook-tools merge 2020-Q3",
    ),
    "help.rules": Sentence(
        "Показує правила перевірки: код, що означає, як виправити.", "Shows the validation rules as a table."
    ),
    "help.demo": Sentence(
        "Проживає цілий квартал у новій папці DIR: форми, відповіді підрозділів, повернення, виправлення, зведення.",
        "Lives through a whole quarter in a fresh folder DIR: templates, answers, a return, a correction, the merge.",
    ),
    "help.decide": Sentence(
        "Записує рішення координатора з обґрунтуванням; їх видно у status і у зведеній інформації.",
        "The coordinator's decisions, each with a reason; shown in status and in the consolidated workbook.",
    ),
    "help.accept": Sentence(
        "Приймає звіт із номером надходження RECEIPT попри зауваження. Приклад: workbook-tools decide accept 12 --reason "
        '"узгоджено телефоном"',
        'Accept RECEIPT in spite of its findings. Example: workbook-tools decide accept 12 --reason "agreed by phone"',
    ),
    "help.reject": Sentence("Відхиляє звіт RECEIPT: його не буде враховано.", "Reject RECEIPT: it does not count."),
    "help.waive": Sentence(
        "Знімає зауваження CODE зі звіту RECEIPT: воно більше не перешкода.", "Waive the finding CODE of RECEIPT."
    ),
    "help.extend": Sentence(
        "Продовжує підрозділу DEPARTMENT строк подання за QUARTER до DATE включно. Приклад: workbook-tools decide "
        'extend hospital 2020-Q3 21.09.2020 --reason "карантин"',
        "Extend DEPARTMENT's deadline of QUARTER to DATE, that day included.",
    ),
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
        "When the named files really arrived, Kyiv time: «2020-09-16 14:30».",
    ),
    "option.on_behalf": Sentence(
        "Чому Ви перенесли ці відомості у форму самі: «з паперового листа № 12».",
        "Why the coordinator transcribed them: «from paper letter № 12».",
    ),
    "option.known_at": Sentence(
        "Не приймати файлів, а відтворити те, що було відомо на цей момент, окремим файлом.",
        "Rebuild, without ingesting, what was known at that moment.",
    ),
    "option.jobs": Sentence(
        "Скільки файлів читати одночасно; типово — за кількістю ядер процесора.",
        "Worker processes; by default one a core.",
    ),
    "option.reason": Sentence("Обґрунтування рішення.", "The reason of the decision."),
    "click.usage": Sentence("Використання: ", "Usage: "),
    "click.options": Sentence("Параметри", "Options"),
    "click.commands": Sentence("Команди", "Commands"),
    "click.commands_metavar": Sentence("КОМАНДА [АРГУМЕНТИ]…", "COMMAND [ARGS]…"),
    "click.options_metavar": Sentence("[ПАРАМЕТРИ]", "[OPTIONS]"),
    "click.error": Sentence("Помилка: {text}", "Error: {text}"),
    "click.hint": Sentence("Довідка: {command} --help", "Help: {command} --help"),
    "click.no_command": Sentence(
        "Немає команди «{name}». Є такі: {known}.", "There is no command «{name}». There are: {known}."
    ),
    "click.no_option": Sentence("Немає параметра {name}.", "There is no option {name}."),
    "click.missing": Sentence("Бракує {name}.", "{name} is missing."),
    "click.bad": Sentence("Не вдалося зрозуміти {name}: {text}", "Bad value of {name}: {text}"),
    "click.other": Sentence("Команду записано неправильно: {text}", "{text}"),
    "click.lang": Sentence("мова буває uk або en.", "the language is uk or en."),
    "click.number": Sentence("потрібне ціле число, як-от 12.", "a whole number is needed, such as 12."),
}
