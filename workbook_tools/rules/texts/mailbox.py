"""Phrases of the mail's settings, of fetching from a mailbox and of sending."""

from workbook_tools.rules.entry import Sentence

_S = Sentence

PHRASES: dict[str, Sentence] = {
    # workbook-tools.toml: refusals
    "settings_encoding": _S(
        "Файл workbook-tools.toml збережено не в кодуванні UTF-8. Збережіть його заново, вибравши кодування UTF-8.",
        "workbook-tools.toml is not in UTF-8. Save it again with the encoding UTF-8.",
    ),
    "settings_syntax": _S(
        'У файлі workbook-tools.toml не вдалося зрозуміти рядок {line}. Запишіть його так: назва = "значення"; '
        "текст беріть у лапки, кожну назву вказуйте один раз.",
        'Line {line} of workbook-tools.toml cannot be understood. Write it as name = "value": text in quotes, each '
        "name once.",
    ),
    "settings_unfinished": _S(
        "Файл workbook-tools.toml обривається посеред запису. Перевірте його останній рядок: чи закрито лапки й дужки.",
        "workbook-tools.toml ends in the middle of an entry. Check its last line: are quotes and brackets closed?",
    ),
    "settings_key": _S(
        "У файлі workbook-tools.toml є невідомий запис {key}. Тут можуть бути такі: {known}.",
        "workbook-tools.toml has an unknown key {key}. These may stand there: {known}.",
    ),
    "settings_key_likely": _S(
        "У файлі workbook-tools.toml є невідомий запис {key}. Можливо, це {likely}? Тут можуть бути такі: {known}.",
        "workbook-tools.toml has an unknown key {key}. Did you mean {likely}? These may stand there: {known}.",
    ),
    "settings_password": _S(
        "Запис {key} у файлі workbook-tools.toml схожий на пароль. Приберіть його звідти, будь ласка: робочу папку "
        "копіюють і передають іншим. Пароль збережіть у сховищі паролів комп’ютера або вкажіть у змінній середовища "
        "WORKBOOK_TOOLS_MAIL_PASSWORD.",
        "{key} in workbook-tools.toml looks like a password. Please remove it: a workspace is copied and shared. Keep "
        "the password in the computer's keyring or in the environment variable WORKBOOK_TOOLS_MAIL_PASSWORD.",
    ),
    "settings_missing": _S(
        "У файлі workbook-tools.toml бракує запису {key}. Допишіть його, будь ласка.",
        "workbook-tools.toml lacks {key}. Please add it.",
    ),
    "settings_same_folder": _S(
        "У файлі workbook-tools.toml запис {key} називає ту саму папку «{folder}», звідки листи забирають. Вкажіть "
        "іншу папку або приберіть цей запис.",
        "In workbook-tools.toml, {key} names the folder “{folder}” that letters are fetched from. Name another one or "
        "remove the key.",
    ),
    "settings_plain": _S(
        "У файлі workbook-tools.toml запис {key} вимикає захист з’єднання із сервером {host}: пароль і листи було б "
        'видно в мережі. Вкажіть "tls" або "starttls"; без захисту можна звертатися лише до цього ж комп’ютера.',
        "In workbook-tools.toml, {key} would leave the connection to {host} unprotected: the password and the letters "
        'could be read on the way. Set "tls" or "starttls"; only this very machine may be spoken to in the open.',
    ),
    "settings_wants.table": _S(
        "У файлі workbook-tools.toml {key} має бути розділом: рядок [{key}], а під ним записи цього розділу.",
        "In workbook-tools.toml, {key} must be a table: a line [{key}] with its keys below.",
    ),
    "settings_wants.text": _S(
        "У файлі workbook-tools.toml значенням {key} має бути непорожній текст у лапках, на одному рядку.",
        "In workbook-tools.toml, {key} must be some text in quotes, on one line.",
    ),
    "settings_wants.lines": _S(
        'У файлі workbook-tools.toml значенням {key} має бути список рядків: {key} = ["перший рядок", "другий"].',
        'In workbook-tools.toml, {key} must be a list of lines: {key} = ["first line", "second"].',
    ),
    "settings_wants.host": _S(
        'У файлі workbook-tools.toml значенням {key} має бути назва сервера, наприклад "imap.ukr.net", без адреси '
        "скриньки й без https://.",
        'In workbook-tools.toml, {key} must be a server\'s name such as "imap.ukr.net", without https://.',
    ),
    "settings_wants.hosts": _S(
        'У файлі workbook-tools.toml значенням {key} має бути список назв серверів: ["mx.example.org"].',
        'In workbook-tools.toml, {key} must be a list of servers\' names: ["mx.example.org"].',
    ),
    "settings_wants.port": _S(
        "У файлі workbook-tools.toml значенням {key} має бути номер порту від 1 до 65535, без лапок, наприклад 993.",
        "In workbook-tools.toml, {key} must be a port's number from 1 to 65535, without quotes, such as 993.",
    ),
    "settings_wants.address": _S(
        "У файлі workbook-tools.toml значенням {key} має бути одна електронна адреса, наприклад "
        '"coordinator@example.gov.ua".',
        'In workbook-tools.toml, {key} must be one e-mail address such as "coordinator@example.gov.ua".',
    ),
    "settings_wants.security": _S(
        'У файлі workbook-tools.toml значенням {key} має бути "tls" або "starttls" (чи "plain" для сервера на '
        "цьому ж комп’ютері).",
        'In workbook-tools.toml, {key} must be "tls" or "starttls" (or "plain" for a server on this machine).',
    ),
}
