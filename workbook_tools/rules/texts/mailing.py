"""Phrases of letters to departments: their drafts, their texts, what the files are called."""

from workbook_tools.rules.entry import Sentence

_S = Sentence

DRAFT_NAMES = {
    "template": "Форма. {department}",
    "reminder_before": "Нагадування. {department}",
    "reminder_after": "Нагадування, строк минув. {department}",
    "receipt": "Прийнято № {number}. {department}",
    "return": "На доопрацювання № {number}. {department}",
    "held": "На розгляді № {number}. {department}",
    "scan": "Без форми № {number}. {department}",
    "unread": "Не прочитано № {number}. {department}",
}
"""Of the .eml files, by kind of letter."""
COPY_NUMBER = " № {number}"
"""Behind the name of a marked copy, where the names of two would be one."""
ATTACHED_FORM = "Форма звіту {quarter}. {department}.xlsx"
ATTACHED_RETURN = "На доопрацювання {quarter}. {department}.xlsx"
NOBODY = "відправник не з плану"

PHRASES: dict[str, Sentence] = {
    "letter_from": _S("від {sender}", "from {sender}"),
    "letter_line": _S(
        "Лист від {sender:—невідомого відправника}, тема «{subject}».",
        "The message came from {sender:—an unknown sender}, subject “{subject}”.",
    ),
    "drafts_written": _S(
        "Листи за {quarter:label}: {count:чернетка,чернетки,чернеток} у папці {folder}",
        "Letters of {quarter}: {count:draft,drafts} in {folder}",
    ),
    "drafts_none": _S(
        "Листів за {quarter:label} зараз немає: усе, що треба було сказати, вже надіслано.",
        "There are no letters of {quarter} now: all that was to be said has been sent.",
    ),
    "draft_to": _S("{name} → {recipients}", "{name} → {recipients}"),
    "draft_unaddressed": _S("{name} → впишіть адресу", "{name} → fill in the address"),
    "drafts_unaddressed": _S(
        "У плані немає адрес ({names}): впишіть їх на аркуші «Виконавці» й повторіть команду або впишіть адресу в "
        "самому листі.",
        "The plan has no addresses of {names}: fill them in on the sheet “Виконавці” and run the command again, or "
        "write the address into the letter.",
    ),
    "drafts_removed": _S(
        "Прибрано {count:лист,листи,листів}: потреби в них більше немає.",
        "{count:letter,letters} no longer needed removed.",
    ),
    "drafts_next": _S(
        "Двічі клацніть файл: лист відкриється в поштовій програмі, готовий до надсилання. Або надішліть усі з "
        "адресами однією командою (спершу подивіться, що буде надіслано):\n  workbook-tools mail send {code} --dry-run",
        "Double-click a file: the letter opens in the mail program, ready to be sent. Or send all that have an "
        "address by one command (see first what would be sent):\n  workbook-tools mail send {code} --dry-run",
    ),
    "drafts_hint": _S(
        "Листи підрозділам (форми, відповіді, нагадування) підготує команда:\n  workbook-tools mail drafts {code}",
        "The letters to the departments (templates, answers, reminders) are written by:\n"
        "  workbook-tools mail drafts {code}",
    ),
    "mail_texts_given": _S(
        "Тексти листів тепер у робочій папці: {count:файл,файли,файлів} у папці {folder}. Змініть їх у будь-якому "
        "текстовому редакторі й повторіть workbook-tools mail drafts. Перший рядок — тема листа.",
        "The letters' texts are in the workspace now: {count:file,files} in {folder}. Edit them in any text editor and "
        "run workbook-tools mail drafts again. The first line is the subject.",
    ),
    "mail_texts_kept": _S(
        "Не змінено те, що там уже було: {names}. Щоб узяти типовий текст, приберіть свій файл і повторіть команду.",
        "What was there already is as it was: {names}. To get a packaged text, move your file away and run the "
        "command again.",
    ),
    # refusals
    "mail_text_broken": _S(
        "У тексті листа {path} не вдалося виконати рядок {number}: «{line}». Виправте його або приберіть файл, щоб "
        "узяти типовий текст; листів не змінено.",
        "The letter's text {path} is wrong in line {number}: “{line}”. Mend it, or move the file away to use the "
        "packaged text; the letters are as they were.",
    ),
    "mail_text_subject": _S(
        "У тексті листа {path} немає теми: вона має бути в першому рядку. Впишіть її або приберіть файл, щоб узяти "
        "типовий текст; листів не змінено.",
        "The letter's text {path} has no subject: it stands on the first line. Write it, or move the file away to use "
        "the packaged text; the letters are as they were.",
    ),
    "mail_text_too_long": _S(
        "Текст листа {path} задовгий або повторює щось без кінця. Скоротіть його або приберіть файл, щоб узяти типовий "
        "текст; листів не змінено.",
        "The letter's text {path} is too long, or repeats something without end. Shorten it, or move the file away to "
        "use the packaged text; the letters are as they were.",
    ),
    "mail_text_encoding": _S(
        "Текст листа {path} збережено не в кодуванні UTF-8. Збережіть його заново, вибравши кодування UTF-8; листів не "
        "змінено.",
        "The letter's text {path} is not in UTF-8. Save it again in that encoding; the letters are as they were.",
    ),
}
