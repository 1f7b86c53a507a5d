"""Catalogue entries: e-mails that cannot be opened, that lack a workbook, or whose sender is not known."""

from workbook_tools.model.finding import Severity
from workbook_tools.model.receipt import Outcome
from workbook_tools.rules.entry import Entry, Sentence

UNNAMED = Sentence("вкладення {number}", "attachment {number}")
"""What an attachment without a name is called."""
_NOTHING = Sentence("Нічого робити не потрібно.", "There is nothing to do.")
_SEND_WORKBOOK = Sentence(
    "Відправникові потрібно надіслати заповнену форму Excel у вкладенні до листа.",
    "The sender is to send the filled Excel form as an attachment.",
)
_SEND_AGAIN = Sentence(
    "Попросіть надіслати лист із формою ще раз або збережіть його з поштової програми повторно.",
    "Ask for the message with the form to be sent again, or save it from the mail program once more.",
)
_FORM_ALONE = Sentence(
    "Попросіть надіслати форму окремим листом, без пересланих листів і зайвих вкладень.",
    "Ask for the form in a message of its own, without forwarded messages and further attachments.",
)


def _quarantined(code: str, message: Sentence, remedy: Sentence, example: Sentence) -> Entry:
    return Entry(code, Severity.ERROR, message, remedy, example, Outcome.QUARANTINED)


def _note(code: str, message: Sentence, remedy: Sentence, example: Sentence) -> Entry:
    return Entry(code, Severity.NOTE, message, remedy, example)


ENTRIES: tuple[Entry, ...] = (
    _quarantined(
        "letter_scan_only",
        Sentence(
            "Надійшла лише скан-копія або документ без книги Excel: {names}.",
            "Only a scan or a document came, and no workbook: {names}.",
        ),
        Sentence(
            "Відправникові потрібно надіслати заповнену форму Excel.", "The sender is to send the filled Excel form."
        ),
        Sentence("лист із підписаним звітом у форматі PDF", "a message with the signed report as PDF"),
    ),
    _quarantined(
        "letter_no_workbook",
        Sentence("У листі немає вкладеної форми.", "The message has no form attached."),
        _SEND_WORKBOOK,
        Sentence("лист, до якого забули додати файл", "a message whose attachment was forgotten"),
    ),
    _quarantined(
        "letter_truncated",
        Sentence(
            "Лист надійшов або збережений не повністю: його кінець обірвано.",
            "The message did not arrive, or was not saved, as a whole: its end is missing.",
        ),
        _SEND_AGAIN,
        Sentence("завантаження листа перервалося", "the download of a message was broken off"),
    ),
    _quarantined(
        "attachment_truncated",
        Sentence(
            "Вкладення «{name}» надійшло не повністю: його кінець обірвано.",
            "The attachment “{name}” did not arrive as a whole: its end is missing.",
        ),
        _SEND_AGAIN,
        Sentence("лист обрізав поштовий сервер", "a mail server cut the message"),
    ),
    _quarantined(
        "attachment_damaged",
        Sentence(
            "Вкладення «{name}» пошкоджено дорогою: його не вдалося розкодувати.",
            "The attachment “{name}” was damaged on its way: it can’t be decoded.",
        ),
        _SEND_AGAIN,
        Sentence("сторонні знаки всередині закодованого файлу", "foreign characters within an encoded file"),
    ),
    _quarantined(
        "message_parts",
        Sentence("Лист складається з понад {limit} частин.", "The message consists of more than {limit} parts."),
        _FORM_ALONE,
        Sentence("лист із тисячею фотографій", "a message with a thousand photographs"),
    ),
    _quarantined(
        "message_depth",
        Sentence(
            "У листі вкладено один в один понад {limit} листів або частин.",
            "More than {limit} messages or parts stand within each other.",
        ),
        _FORM_ALONE,
        Sentence("лист, який переслали двадцять разів", "a message that was forwarded twenty times"),
    ),
    _quarantined(
        "message_head",
        Sentence(
            "Службова частина листа більша за {limit} МБ: так роблять листи, що мають зашкодити.",
            "The message's head is larger than {limit} MB: that is how harmful messages are made.",
        ),
        _FORM_ALONE,
        Sentence("мільйони рядків заголовка", "millions of header lines"),
    ),
    _quarantined(
        "mailbox_letters",
        Sentence("У файлі поштової скриньки понад {limit} листів.", "The mailbox file has more than {limit} messages."),
        Sentence(
            "Збережіть із поштової програми лише листи зі звітами цього кварталу.",
            "Save only the messages with this quarter's reports from the mail program.",
        ),
        Sentence("уся пошта за десять років", "all the mail of ten years"),
    ),
    _quarantined(
        "mail_extra_missing",
        Sentence(
            "Щоб читати листи Outlook (.msg) і файли з підписом (.p7s, .p7m), потрібне доповнення «mail».",
            "To read Outlook messages (.msg) and signed files (.p7s, .p7m), the extra “mail” is needed.",
        ),
        Sentence(
            "Встановіть його командою pip install 'workbook-tools[mail]' і покладіть файл до папки «inbox» ще раз.",
            "Install it with pip install 'workbook-tools[mail]' and put the file into the inbox again.",
        ),
        Sentence("лист.msg на комп’ютері без доповнення", "letter.msg on a machine without the extra"),
    ),
    _note(
        "letter_opened_later",
        Sentence(
            "Цей лист надійшов ще раз і відкрився; його вкладення мають власні номери надходжень.",
            "This message came again and could be opened; its attachments have receipts of their own.",
        ),
        _NOTHING,
        Sentence("лист .msg після встановлення доповнення «mail»", "an .msg after the extra “mail” was installed"),
    ),
    _note(
        "letter_automatic",
        Sentence(
            "Це автоматичне повідомлення від {sender:—невідомого відправника} (недоставлення, прочитання або "
            "відсутність адресата); його збережено в архіві та пропущено.",
            "This is an automatic message from {sender:—an unknown sender} (a failed delivery, a reading, an absence); "
            "it is kept in the archive and skipped.",
        ),
        Sentence(
            "Прочитайте його: якщо лист не доставлено, уточніть адресу.",
            "Read it: if a message was not delivered, check the address.",
        ),
        Sentence("«Автоматична відповідь: я у відпустці»", "“Out of office”"),
    ),
    _note(
        "letter_own_file",
        Sentence(
            "Файл «{name}» надіслано звідси, і він повернувся без змін поруч зі звітом; його пропущено.",
            "“{name}” was sent from here and came back as it was, beside the report; it is skipped.",
        ),
        _NOTHING,
        Sentence(
            "Лист із чистою формою переслали й додали до нього заповнену.",
            "The letter with the blank form was forwarded, the filled form attached to it.",
        ),
    ),
    _note(
        "letter_attachments",
        Sentence(
            "Разом із формою надійшло {count:вкладення,вкладення,вкладень}, збережено в архіві з листом: {names}.",
            "With the form came {count:attachment,attachments}, kept in the archive with the message: {names}.",
        ),
        _NOTHING,
        Sentence("скан-копія з підписом поруч із формою", "a signed scan beside the form"),
    ),
    _note(
        "signature_not_checked",
        Sentence(
            "Файл узято з підписаного контейнера «{name}»; підпис не перевірявся.",
            "The file was taken out of the signed container “{name}”; its signature was not checked.",
        ),
        Sentence(
            "Якщо підпис потрібен, перевірте його у своїй програмі.",
            "Where the signature matters, check it with a program of your own.",
        ),
        Sentence("звіт.xlsx.p7s, звіт.asice", "report.xlsx.p7s, report.asice"),
    ),
    _note(
        "signature_beside",
        Sentence(
            "Разом із формою надійшов електронний підпис «{name}»; підпис не перевірявся.",
            "With the form came an electronic signature, “{name}”; it was not checked.",
        ),
        Sentence(
            "Якщо підпис потрібен, перевірте його у своїй програмі.",
            "Where the signature matters, check it with a program of your own.",
        ),
        Sentence("звіт.xlsx і звіт.xlsx.p7s", "report.xlsx and report.xlsx.p7s"),
    ),
    Entry(
        "sender_unlisted",
        Severity.WARNING,
        Sentence(
            "Звіт надійшов з адреси {sender:—невідомого відправника}, якої в плані немає серед адрес підрозділу "
            "({contacts:—там не вказано жодної}): потребує підтвердження.",
            "The report came from {sender:—an address that can’t be read}, which the plan does not list for the "
            "department ({contacts:—no address is given there}): it is to be confirmed.",
        ),
        Sentence(
            "Координатор уточнить у підрозділу, чи це його звіт. Якщо так, він прийме звіт рішенням або додасть "
            "адресу до плану (аркуш «Виконавці»); якщо ні, відхилить.",
            "The coordinator asks the department whether the report is its own, and accepts it, or adds the address to "
            "the plan (sheet “Виконавці”), or rejects it.",
        ),
        Sentence("Звіт відділу надіслано з особистої скриньки.", "A report was sent from a private mailbox."),
        Outcome.HELD,
    ),
    Entry(
        "template_from_two_senders",
        Severity.WARNING,
        Sentence(
            "Цю саму форму вже надсилали з іншої адреси: {others}; цього разу — "
            "{sender:—адресу відправника прочитати не вдалося}.",
            "The same form came from another address before: {others}; this time from "
            "{sender:—an address that can’t be read}.",
        ),
        Sentence(
            "Координатор уточнить, хто звітує від підрозділу.", "The coordinator asks who reports for the department."
        ),
        Sentence("Форму надіслали двоє працівників.", "Two people sent the same form."),
    ),
)
