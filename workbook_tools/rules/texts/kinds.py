"""Catalogue entries: files that are no workbook. Each says what is needed instead: to clerk and coordinator alike."""

from workbook_tools.model.finding import Severity
from workbook_tools.model.receipt import Outcome
from workbook_tools.rules.entry import Entry, Sentence

_SEND_TEMPLATE = Sentence(
    "Звіт подають у надісланій формі: її потрібно заповнити, зберегти як «Книга Excel (.xlsx)» і надіслати ще раз.",
    "A report is given in the form that was sent out: it is to be filled in, saved as “Excel Workbook (.xlsx)” and "
    "sent again.",
)
_SAVE_AS_XLSX = Sentence(
    "Файл потрібно відкрити, зберегти через «Файл» → «Зберегти як» → «Книга Excel (.xlsx)» і надіслати новий файл.",
    "The file is to be opened, saved by File → Save As → “Excel Workbook (.xlsx)”, and the new file sent.",
)
_SEND_FILE_ITSELF = Sentence(
    "Потрібна заповнена форма окремим файлом .xlsx, без архіву.",
    "The filled form is needed as an .xlsx file of its own, not in an archive.",
)


def _entry(code: str, message: Sentence, remedy: Sentence, example: Sentence) -> Entry:
    return Entry(code, Severity.ERROR, message, remedy, example, Outcome.QUARANTINED)


ENTRIES: tuple[Entry, ...] = (
    _entry(
        "file_empty",
        Sentence("Файл порожній: у ньому немає жодного байта.", "The file is empty: it has no bytes at all."),
        Sentence(
            "Заповнену форму потрібно зберегти ще раз і надіслати знову.",
            "The filled form is to be saved once more and sent again.",
        ),
        Sentence("файл розміром 0 байтів", "a file of 0 bytes"),
    ),
    _entry(
        "file_too_big",
        Sentence("Файл більший за {limit} МБ.", "The file is larger than {limit} MB."),
        Sentence(
            "Із файлу потрібно забрати зображення та зайві аркуші: заповнена форма зазвичай менша за 3 МБ.",
            "Pictures and further sheets are to be taken out of the file: a filled form is usually below 3 MB.",
        ),
        Sentence("звіт із вставленими фотографіями на 150 МБ", "a report with 150 MB of photographs in it"),
    ),
    _entry(
        "file_truncated",
        Sentence(
            "Файл обірваний: він надійшов або скопійований не повністю.",
            "The file is cut short: it did not arrive, or was not copied, as a whole.",
        ),
        Sentence(
            "Скопіюйте файл ще раз або попросіть надіслати його повторно.",
            "Copy the file again, or ask for it to be sent once more.",
        ),
        Sentence("завантаження з пошти перервалося", "a download from the mail was broken off"),
    ),
    _entry(
        "file_encrypted",
        Sentence(
            "Файл захищено паролем, тому його не прочитати.", "The file is protected by a password: it can’t be read."
        ),
        Sentence(
            "Файл потрібно відкрити у програмі, в якій його заповнено, зберегти без пароля й надіслати ще раз. В Excel "
            "пароль прибирають так: «Файл» → «Відомості» → «Захистити книгу» → «Зашифрувати за допомогою пароля», "
            "очистити поле; у LibreOffice: «Файл» → «Зберегти як», зняти позначку збереження з паролем.",
            "The file is to be opened in the program that it was filled in with, saved without a password and sent "
            "again. In Excel: File → Info → Protect Workbook → Encrypt with Password, clear the field; in LibreOffice: "
            "File → Save As, clear “Save with password”.",
        ),
        Sentence("книга, що запитує пароль під час відкриття", "a workbook that asks for a password when opened"),
    ),
    _entry(
        "file_is_word",
        Sentence("Це текстовий документ (Word), а не книга Excel.", "This is a text document (Word), not a workbook."),
        _SEND_TEMPLATE,
        Sentence("супровідний лист.docx", "cover letter.docx"),
    ),
    _entry(
        "file_is_document",
        Sentence(
            "Це документ іншого виду (презентація, креслення, лист), а не книга Excel.",
            "This is a document of another kind (slides, a drawing, a message), not a workbook.",
        ),
        _SEND_TEMPLATE,
        Sentence("презентація.pptx", "slides.pptx"),
    ),
    _entry(
        "file_is_pdf",
        Sentence("Це документ PDF, а не книга Excel.", "This is a PDF document, not a workbook."),
        _SEND_TEMPLATE,
        Sentence("звіт, збережений або сканований як PDF", "a report saved or scanned as PDF"),
    ),
    _entry(
        "file_is_picture",
        Sentence(
            "Це зображення або фотографія, а не книга Excel.", "This is a picture or a photograph, not a workbook."
        ),
        _SEND_TEMPLATE,
        Sentence("фото роздрукованої форми", "a photograph of the printed form"),
    ),
    _entry(
        "file_is_archive",
        Sentence("Це архів, а не книга Excel.", "This is an archive, not a workbook."),
        _SEND_FILE_ITSELF,
        Sentence("фото.zip", "photos.zip"),
    ),
    _entry(
        "file_is_packed",
        Sentence(
            "Це архів .rar, .7z або іншого виду: розпаковуються лише архіви .zip.",
            "This is an archive of .rar, .7z or another kind: only .zip archives are unpacked.",
        ),
        _SEND_FILE_ITSELF,
        Sentence("звіт.rar, звіт.7z", "report.rar, report.7z"),
    ),
    _entry(
        "archive_encrypted",
        Sentence("Архів захищено паролем.", "The archive is protected by a password."),
        Sentence(
            "Архів потрібно розпакувати й надіслати форму окремим файлом .xlsx, без пароля.",
            "The archive is to be unpacked, and the form sent as an .xlsx file of its own, without a password.",
        ),
        Sentence("архів, що запитує пароль", "an archive that asks for a password"),
    ),
    _entry(
        "archive_compression",
        Sentence(
            "Архів стиснуто способом, який програма не розпаковує.",
            "The archive is packed in a way that the program does not unpack.",
        ),
        _SEND_FILE_ITSELF,
        Sentence("архів .zip, стиснутий методом LZMA", "a .zip archive packed with LZMA"),
    ),
    _entry(
        "archive_nested",
        Sentence(
            "В архіві лежить ще один архів «{name}», а книги Excel немає.",
            "In the archive lies another archive, “{name}”, and no workbook.",
        ),
        _SEND_FILE_ITSELF,
        Sentence("звіти.zip усередині пошта.zip", "reports.zip within mail.zip"),
    ),
    _entry(
        "archive_too_many",
        Sentence("В архіві понад {limit} книг Excel.", "The archive holds more than {limit} workbooks."),
        Sentence(
            "Архів потрібно розпакувати й надіслати лише заповнені форми цього кварталу.",
            "The archive is to be unpacked, and the filled forms of this quarter alone sent.",
        ),
        Sentence("звіти всіх підрозділів за десять років", "all departments’ reports of ten years"),
    ),
    _entry(
        "file_is_mail",
        Sentence(
            "Це електронний лист, а не книга Excel.",
            "This is an e-mail message, not a workbook.",
        ),
        Sentence(
            "Відкрийте лист, збережіть вкладену форму й покладіть до папки «inbox» саму форму.",
            "Open the message, save the form that is attached to it, and put the form itself into “inbox”.",
        ),
        Sentence("лист.eml, лист.msg", "letter.eml, letter.msg"),
    ),
    _entry(
        "file_is_winmail",
        Sentence(
            "Це winmail.dat: Outlook відправника запакував у нього вкладення листа.",
            "This is winmail.dat: the sender’s Outlook packed the message’s attachments into it.",
        ),
        Sentence(
            "Лист потрібно надіслати ще раз, обравши в Outlook «Формат тексту» → «HTML» або «Звичайний текст».",
            "The message is to be sent again, with Format Text → HTML or Plain Text chosen in Outlook.",
        ),
        Sentence("winmail.dat", "winmail.dat"),
    ),
    _entry(
        "file_is_link",
        Sentence(
            "Це посилання (ярлик або таблиця Google), а не сам файл.",
            "This is a link (a shortcut or a Google sheet), not the file itself.",
        ),
        Sentence(
            "Таблицю потрібно відкрити за посиланням, завантажити через «Файл» → «Завантажити» → «Microsoft Excel "
            "(.xlsx)» і надіслати завантажений файл.",
            "The sheet is to be opened by its link and saved by File → Download → “Microsoft Excel (.xlsx)”, and that "
            "file sent.",
        ),
        Sentence("звіт.gsheet, звіт.url, звіт.lnk", "report.gsheet, report.url, report.lnk"),
    ),
    _entry(
        "file_is_signature",
        Sentence(
            "Це файл з електронним підписом (.p7s), а не книга Excel.",
            "This is a file of an electronic signature (.p7s), not a workbook.",
        ),
        Sentence(
            "Потрібна сама форма .xlsx; підпис, якщо він потрібен, додають окремим файлом.",
            "The form itself is needed as .xlsx; a signature, if it is needed, comes as a file of its own.",
        ),
        Sentence("звіт.xlsx.p7s", "report.xlsx.p7s"),
    ),
    _entry(
        "file_is_enciphered",
        Sentence(
            "Це зашифрований файл або лист (.p7m, .p7e): прочитати його може лише адресат.",
            "This is an encrypted file or message (.p7m, .p7e): only its addressee can read it.",
        ),
        Sentence("Форму .xlsx потрібно надіслати без шифрування.", "The .xlsx form is to be sent without encryption."),
        Sentence("звіт.xlsx.p7e", "report.xlsx.p7e"),
    ),
    _entry(
        "file_is_numbers",
        Sentence("Це таблиця Apple Numbers, а не книга Excel.", "This is an Apple Numbers sheet, not a workbook."),
        Sentence(
            "У Numbers потрібно обрати «Файл» → «Експортувати» → «Excel» і надіслати новий файл.",
            "In Numbers, File → Export To → Excel is to be chosen, and the new file sent.",
        ),
        Sentence("звіт.numbers", "report.numbers"),
    ),
    _entry(
        "file_is_web_page",
        Sentence(
            "Це вебсторінка або файл XML, хоча назва може закінчуватися на .xls.",
            "This is a web page or an XML file, though its name may end in .xls.",
        ),
        _SAVE_AS_XLSX,
        Sentence("таблиця HTML, збережена як .xls", "an HTML table saved as .xls"),
    ),
    _entry(
        "file_is_text",
        Sentence(
            "Це простий текст (наприклад, CSV), а не книга Excel.", "This is plain text (CSV, say), not a workbook."
        ),
        _SEND_TEMPLATE,
        Sentence("звіт.csv", "report.csv"),
    ),
    _entry(
        "file_unknown",
        Sentence(
            "Невідомий вид файлу: це не книга Excel.", "The kind of this file is not known: it is not a workbook."
        ),
        _SEND_TEMPLATE,
        Sentence("файл із випадковим вмістом", "a file of random bytes"),
    ),
)
