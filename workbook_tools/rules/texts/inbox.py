"""Catalogue entries: entries of the inbox that were not taken in, or stay there. All of them are notes."""

from workbook_tools.model.finding import Severity
from workbook_tools.rules.entry import Entry, Sentence

_NOTHING = Sentence("Нічого робити не потрібно.", "Nothing needs to be done.")
_DELETE = Sentence(
    "Якщо він не потрібний, приберіть його з папки «inbox».", "If it is not needed, take it out of the folder “inbox”."
)


def _note(code: str, message: Sentence, remedy: Sentence, example: Sentence) -> Entry:
    return Entry(code, Severity.NOTE, message, remedy, example)


ENTRIES: tuple[Entry, ...] = (
    _note(
        "inbox_symlink",
        Sentence(
            "«{name}» — це символічне посилання, а не сам файл; пропущено.",
            "“{name}” is a symbolic link, not a file; skipped.",
        ),
        Sentence("Покладіть до папки «inbox» сам файл.", "Put the file itself into the folder “inbox”."),
        Sentence("звіт.xlsx → /home/olena/звіт.xlsx", "report.xlsx → /home/olena/report.xlsx"),
    ),
    _note(
        "inbox_special",
        Sentence(
            "«{name}» — це не звичайний файл (канал або пристрій); пропущено.",
            "“{name}” is no regular file (a pipe or a device); skipped.",
        ),
        _DELETE,
        Sentence("іменований канал, створений командою mkfifo", "a named pipe made by mkfifo"),
    ),
    _note(
        "inbox_folder",
        Sentence(
            "«{name}» — це папка; файли всередині неї не прийнято.",
            "“{name}” is a folder; the files in it were not taken in.",
        ),
        Sentence(
            "Перекладіть файли з неї безпосередньо до папки «inbox».",
            "Move the files from it right into the folder “inbox”.",
        ),
        Sentence("inbox/Звіти за вересень/", "inbox/Reports of September/"),
    ),
    _note(
        "inbox_owner_file",
        Sentence(
            "«{name}» — службовий файл: його створює програма, поки документ відкрито; пропущено.",
            "“{name}” is a service file that a program keeps while a document is open; skipped.",
        ),
        Sentence(
            "Закрийте документ, якщо його відкрито: службовий файл зникне сам.",
            "Close the document if it is open: the service file will go by itself.",
        ),
        Sentence("~$звіт.xlsx", "~$report.xlsx"),
    ),
    _note(
        "inbox_temporary",
        Sentence(
            "«{name}» — тимчасовий файл незавершеного завантаження або збереження; пропущено.",
            "“{name}” is a temporary file of an unfinished download or save; skipped.",
        ),
        Sentence(
            "Дочекайтеся, доки файл завантажиться повністю, і запустіть команду ще раз.",
            "Wait until the download is complete and run the command again.",
        ),
        Sentence("звіт.xlsx.crdownload", "report.xlsx.crdownload"),
    ),
    _note(
        "inbox_system_file",
        Sentence(
            "«{name}» — службовий файл операційної системи; пропущено.",
            "“{name}” is a file of the operating system; skipped.",
        ),
        _NOTHING,
        Sentence("desktop.ini", "desktop.ini"),
    ),
    _note(
        "inbox_unreadable",
        Sentence(
            "«{name}» не вдалося прочитати: його відкрито в іншій програмі або бракує прав доступу; пропущено.",
            "“{name}” could not be read: it is open in another program or access is denied; skipped.",
        ),
        Sentence(
            "Закрийте файл в інших програмах, перевірте права доступу до нього і запустіть команду ще раз.",
            "Close the file in other programs, check who may read it, and run the command again.",
        ),
        Sentence("файл, відкритий на іншому комп’ютері", "a file that is open on another computer"),
    ),
    _note(
        "inbox_growing",
        Sentence(
            "«{name}» ще копіюється або завантажується; пропущено.",
            "“{name}” is still being copied or downloaded; skipped.",
        ),
        Sentence(
            "Дочекайтеся, доки копіювання завершиться, і запустіть команду ще раз.",
            "Wait until the copying is done and run the command again.",
        ),
        Sentence("великий файл, який саме копіюють зі спільної папки", "a large file on its way from a shared folder"),
    ),
    _note(
        "inbox_too_large",
        Sentence(
            "«{name}» більший за {limit} МБ; пропущено.",
            "“{name}” is larger than {limit} MB; skipped.",
        ),
        Sentence(
            "Попросіть надіслати саму форму, без вставлених зображень: вона зазвичай менша за 3 МБ.",
            "Ask for the form alone, without pictures in it: it is usually smaller than 3 MB.",
        ),
        Sentence("звіт із вставленими фотографіями, 150 МБ", "a report with pictures in it, 150 MB"),
    ),
    _note(
        "inbox_missing",
        Sentence("Файлу «{name}» немає.", "There is no file “{name}”."),
        Sentence("Перевірте, чи правильно вказано шлях до файлу.", "Check the path of the file."),
        Sentence("workbook-tools ingest звіт.xlx", "workbook-tools ingest report.xlx"),
    ),
    _note(
        "inbox_changed",
        Sentence(
            "«{name}» змінився, поки його читали: опрацьовано те, що в ньому було, а змінений файл залишено на місці.",
            "“{name}” changed while it was taken in: what it held was taken in, the changed file was left in place.",
        ),
        Sentence("Запустіть команду ще раз, щоб опрацювати й зміни.", "Run the command again to take in the changes."),
        Sentence(
            "файл зберегли ще раз саме тоді, коли його читали", "a file that was saved again while it was taken in"
        ),
    ),
    _note(
        "inbox_not_removed",
        Sentence(
            "«{name}» опрацьовано, але прибрати його з папки «inbox» не вдалося.",
            "“{name}” was taken in but could not be removed from the folder “inbox”.",
        ),
        Sentence(
            "Закрийте файл в інших програмах. Другий раз його не буде зараховано.",
            "Close the file in other programs. It will not be counted a second time.",
        ),
        Sentence("файл, відкритий у Excel", "a file that is open in Excel"),
    ),
    _note(
        "already_received",
        Sentence(
            "Цей самий файл уже надходив {received} (надходження № {receipt}).",
            "The very same file was received on {received} (receipt № {receipt}).",
        ),
        _NOTHING,
        Sentence("той самий лист, збережений двічі", "the same letter saved twice"),
    ),
    _note(
        "statement_unrecorded",
        Sentence(
            "Зазначені тепер час надходження і причину не записано: надходження № {receipt} лишається таким, яким його "
            "записано (надійшло {received}).",
            "The time of receipt and the reason stated now were not recorded: receipt № {receipt} stays as it was "
            "recorded (received {received}).",
        ),
        Sentence(
            "Якщо звіт поданий із запізненням лише за записаним часом, продовжте строк підрозділу і вкажіть "
            "причину (--reason): «workbook-tools decide extend {department} {quarter} ДД.ММ.РРРР».",
            "If the report counts as late only for the time recorded, extend the department's deadline with a reason "
            "(--reason): “workbook-tools decide extend {department} {quarter} YYYY-MM-DD”.",
        ),
        Sentence(
            "файл із папки inbox названо ще раз, із часом, коли він надійшов поштою",
            "a file of the inbox named again, with the time at which it came by post",
        ),
    ),
    _note(
        "already_returned",
        Sentence(
            "Цей самий файл уже надходив {received} (надходження № {receipt}), і його повернуто на доопрацювання.",
            "The very same file was received on {received} (receipt № {receipt}) and was returned.",
        ),
        Sentence(
            "Попросіть підрозділ виправити позначене в поверненому файлі й надіслати саме його. Якщо виправляти вже "
            "нічого (наприклад, указана дата тоді ще не настала), нехай підрозділ відкриє свій файл, збереже його "
            "заново й надішле: його буде перевірено як новий.",
            "Ask the department to mend what is marked in the returned file and to send that one. If nothing is left "
            "to mend (for instance, a date in it had not come yet), let them open their file, save it anew and send "
            "it: it will be checked as a new one.",
        ),
        Sentence("неповний звіт, надісланий удруге без змін", "an incomplete report sent again as it was"),
    ),
    _note(
        "already_followed",
        Sentence(
            "Цей самий файл уже надходив {received} (надходження № {receipt}), і його не враховано. Після нього від "
            "підрозділу надійшов новіший звіт за цей квартал (надходження № {newer}).",
            "The very same file was received on {received} (receipt № {receipt}) and does not count. After it the "
            "department sent a newer report for the quarter (receipt № {newer}).",
        ),
        Sentence(
            "Із цим файлом нічого робити не потрібно. Чи враховано новіший звіт, показує команда "
            "«workbook-tools status».",
            "Nothing needs to be done about this file. Whether the newer report counts is shown by "
            "“workbook-tools status”.",
        ),
        Sentence(
            "повернений звіт, надісланий ще раз після виправленого", "a returned report sent again after its correction"
        ),
    ),
    _note(
        "already_held",
        Sentence(
            "Цей самий файл уже надходив {received} (надходження № {receipt}), і він чекає Вашого рішення.",
            "The very same file was received on {received} (receipt № {receipt}) and waits for your decision.",
        ),
        Sentence(
            "Запишіть рішення із причиною (--reason): «workbook-tools decide accept {receipt}», щоб прийняти звіт, або "
            "«workbook-tools decide reject {receipt}», щоб його відхилити.",
            "Record your decision with its reason (--reason): “workbook-tools decide accept {receipt}” to accept the "
            "report, or “workbook-tools decide reject {receipt}” to reject it.",
        ),
        Sentence(
            "звіт, який надіслали ще раз, не дочекавшись рішення", "a report that was sent again before the decision"
        ),
    ),
    _note(
        "already_rejected",
        Sentence(
            "Цей самий файл уже надходив {received} (надходження № {receipt}), і Ви його відхилили.",
            "The very same file was received on {received} (receipt № {receipt}), and you rejected it.",
        ),
        Sentence(
            "Якщо іншого звіту підрозділу за цей квартал не враховано, попросіть надіслати новий. Якщо врахувати "
            "потрібно саме цей, запишіть інше рішення із причиною (--reason): "
            "«workbook-tools decide accept {receipt}».",
            "If no other report of the department counts for the quarter, ask for a new one. If this very one is to "
            "count, record another decision with its reason (--reason): “workbook-tools decide accept {receipt}”.",
        ),
        Sentence("чернетка, яку відхилили, а потім надіслали знову", "a draft that was rejected and then sent again"),
    ),
    _note(
        "already_quarantined",
        Sentence(
            "Цей самий файл уже надходив {received} (надходження № {receipt}); прочитати його як звіт не вдалося ні "
            "тоді, ні тепер.",
            "The very same file was received on {received} (receipt № {receipt}); it could not be read as a report, "
            "then or now.",
        ),
        Sentence(
            "Причину пояснено поруч із ним у папці «quarantine». Попросіть надіслати заповнену форму.",
            "The reason stands beside it in the folder “quarantine”. Ask for a filled template.",
        ),
        Sentence("скан-копія, надіслана двічі", "a scan sent twice"),
    ),
    _note(
        "archived_otherwise",
        Sentence(
            "«{name}» уже надходив (надходження № {receipt}), але файл «{archived}», у якому його збережено, тепер "
            "інший або не читається; щоб нічого не втратити, «{name}» залишено на місці.",
            "“{name}” was received before (receipt № {receipt}), but the file “{archived}” in which it was kept is "
            "another one now, or cannot be read; “{name}” was left in place so that nothing is lost.",
        ),
        Sentence(
            "Перенесіть «{archived}» з папки «archive» в інше місце й запустіть команду ще раз: на його місце "
            "повернеться те, що надійшло.",
            "Move “{archived}” out of the folder “archive” and run the command again: what arrived takes its place "
            "again.",
        ),
        Sentence("файл в архіві, який хтось відкрив і зберіг", "a file of the archive that somebody opened and saved"),
    ),
    _note(
        "inbox_in_archive",
        Sentence(
            "«{name}» в архіві «{container}» — не книга Excel; пропущено, архів збережено цілим.",
            "“{name}” in the archive “{container}” is no workbook; skipped, the archive is kept whole.",
        ),
        _NOTHING,
        Sentence("супровідний лист.docx поруч із формою", "a cover letter beside the form"),
    ),
    _note(
        "inbox_archive_in_archive",
        Sentence(
            "«{name}» в архіві «{container}» — ще один архів; його не відкрито.",
            "“{name}” in the archive “{container}” is another archive; it was not opened.",
        ),
        Sentence(
            "Якщо в ньому є заповнена форма, розпакуйте його й покладіть форму до папки «inbox».",
            "If a filled form is in it, unpack it and put the form into the folder “inbox”.",
        ),
        Sentence("додатки.zip усередині звіт.zip", "annexes.zip within report.zip"),
    ),
)
