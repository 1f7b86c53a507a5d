"""Catalogue entries: what is said about a file that cannot be read. Each of them quarantines the file."""

from workbook_tools.model.finding import Severity
from workbook_tools.model.receipt import Outcome
from workbook_tools.rules.entry import Entry, Sentence
from workbook_tools.rules.texts import kinds

_SEND_TEMPLATE = Sentence(
    "Звіт подають у надісланій формі: її потрібно заповнити, зберегти як «Книга Excel (.xlsx)» і надіслати ще раз.",
    "A report is given in the form that was sent out: it is to be filled in, saved as “Excel Workbook (.xlsx)” and "
    "sent again.",
)
_SAVE_ANEW = Sentence(
    "Файл потрібно відкрити у програмі, в якій його заповнено, перевірити, що все на місці, зберегти під новою назвою "
    "як «Книга Excel (.xlsx)» і надіслати ще раз. Якщо він не відкривається, форму потрібно заповнити заново.",
    "The file is to be opened in the program that it was filled in with, looked through, saved under a new name as "
    "“Excel Workbook (.xlsx)” and sent again. If it does not open, the form is to be filled in anew.",
)
_COPY_TO_FORM = Sentence(
    "Відомості потрібно перенести до надісланої форми: у клітинки для заповнення, без зайвих аркушів і форматування.",
    "The entries are to be carried over to the form that was sent out: into its input cells, without further sheets or "
    "formats.",
)
_DO_NOT_OPEN = Sentence(
    "Не відкривайте цей файл. З’ясуйте у відправника, чи він його надсилав, і попросіть заповнити надіслану форму.",
    "Do not open this file. Ask the sender whether they sent it, and to fill in the form that was sent to them.",
)


def _entry(code: str, message: Sentence, remedy: Sentence, example: Sentence) -> Entry:
    return Entry(code, Severity.ERROR, message, remedy, example, Outcome.QUARANTINED)


_DAMAGES = (
    _entry(
        "file_damaged",
        Sentence(
            "Файл пошкоджено: його частина «{part}» не читається.",
            "The file is damaged: its part “{part}” can’t be read.",
        ),
        _SAVE_ANEW,
        Sentence("книга, у якій обірвався аркуш", "a workbook with a sheet that breaks off"),
    ),
    _entry(
        "workbook_without_sheets",
        Sentence("У книзі немає жодного аркуша з клітинками.", "The workbook has no sheet with cells."),
        _SEND_TEMPLATE,
        Sentence("книга, що складається лише з діаграми", "a workbook that is a chart only"),
    ),
)

_LIMITS = (
    _entry(
        "too_many_sheets",
        Sentence("У книзі понад {limit} аркушів.", "The workbook has more than {limit} sheets."),
        _COPY_TO_FORM,
        Sentence("звіт усіх підрозділів за десять років", "all departments’ reports of ten years in one file"),
    ),
    _entry(
        "too_many_cells",
        Sentence(
            "У книзі понад {limit} клітинок із вмістом або форматуванням.",
            "The workbook has more than {limit} cells with content or format.",
        ),
        _COPY_TO_FORM,
        Sentence("форматування застосовано до всього аркуша", "a format applied to the whole sheet"),
    ),
    _entry(
        "too_many_merges",
        Sentence("У книзі понад {limit} об’єднаних клітинок.", "The workbook has more than {limit} merged cells."),
        _COPY_TO_FORM,
        Sentence("таблиця, скопійована з вебсторінки", "a table copied from a web page"),
    ),
    _entry(
        "too_much_text",
        Sentence(
            "Тексту в книзі більше, ніж {limit} символів.", "The workbook holds more than {limit} characters of text."
        ),
        _COPY_TO_FORM,
        Sentence("до клітинок вставлено цілі документи", "whole documents pasted into cells"),
    ),
    _entry(
        "cell_outside_grid",
        Sentence(
            "У файлі є клітинка «{cell}», якої в Excel не може бути.",
            "The file has a cell “{cell}” that Excel can’t have.",
        ),
        _SAVE_ANEW,
        Sentence("клітинка ZZZZ9999999", "the cell ZZZZ9999999"),
    ),
    _entry(
        "cell_twice",
        Sentence(
            "Клітинка {cell} записана у файлі двічі: невідомо, яке значення правильне.",
            "The cell {cell} is written twice in the file: which value is right can’t be known.",
        ),
        _SAVE_ANEW,
        Sentence("файл створила стороння програма з помилкою", "a file made by a faulty program"),
    ),
    _entry(
        "part_too_big",
        Sentence(
            "Частина файлу «{part}» після розпакування більша за {limit} МБ.",
            "The file’s part “{part}” is larger than {limit} MB once unpacked.",
        ),
        _COPY_TO_FORM,
        Sentence("аркуш із мільйонами рядків", "a sheet of millions of rows"),
    ),
    _entry(
        "package_too_big",
        Sentence(
            "Після розпакування файл більший за {limit} МБ.", "Once unpacked, the file is larger than {limit} MB."
        ),
        _COPY_TO_FORM,
        Sentence("багато великих аркушів в одній книзі", "many large sheets in one workbook"),
    ),
    _entry(
        "package_entries",
        Sentence("Файл складається з понад {limit} частин.", "The file consists of more than {limit} parts."),
        _COPY_TO_FORM,
        Sentence("книга з тисячами зображень", "a workbook with thousands of pictures"),
    ),
    _entry(
        "package_ratio",
        Sentence(
            "Частина файлу «{part}» стиснута більш ніж у {limit} разів: так роблять файли, що мають зашкодити.",
            "The file’s part “{part}” is packed more than {limit} times: that is how harmful files are made.",
        ),
        _DO_NOT_OPEN,
        Sentence("«архівна бомба»", "a “zip bomb”"),
    ),
    _entry(
        "package_compression",
        Sentence(
            "Файл стиснуто способом, якого немає у книгах Excel.",
            "The file is packed in a way that workbooks are not.",
        ),
        _SAVE_ANEW,
        Sentence("книгу перепаковано архіватором", "a workbook packed anew by an archiver"),
    ),
    _entry(
        "package_name_unsafe",
        Sentence(
            "Назва частини файлу «{part}» веде за межі файлу.",
            "The name of the file’s part “{part}” leads out of the file.",
        ),
        _DO_NOT_OPEN,
        Sentence("частина з назвою ../../x", "a part named ../../x"),
    ),
    _entry(
        "package_name_twice",
        Sentence(
            "Частина «{part}» є у файлі двічі: невідомо, яка з них правильна.",
            "The part “{part}” is in the file twice: which one is right can’t be known.",
        ),
        _SAVE_ANEW,
        Sentence("два аркуші з однаковою внутрішньою назвою", "two sheets of one inner name"),
    ),
    _entry(
        "package_false",
        Sentence(
            "Зміст файлу не відповідає його внутрішньому переліку: файл пошкоджено або підроблено.",
            "The file’s content is not what its inner list declares: it is damaged or forged.",
        ),
        _SAVE_ANEW,
        Sentence("справжній розмір частини не такий, як указано", "a part’s true size is not the one declared"),
    ),
    _entry(
        "xml_doctype",
        Sentence(
            "Частина файлу «{part}» містить оголошення DOCTYPE, якого в книгах Excel не буває.",
            "The file’s part “{part}” has a DOCTYPE declaration, which workbooks never have.",
        ),
        _DO_NOT_OPEN,
        Sentence("«бомба» із сутностей XML", "a “bomb” of XML entities"),
    ),
)

_WORKER = (
    _entry(
        "file_too_slow",
        Sentence(
            "Файл не вдалося прочитати за {seconds} с: він завеликий або заскладний.",
            "The file could not be read within {seconds} s: it is too large or too complicated.",
        ),
        _COPY_TO_FORM,
        Sentence("книга із сотнями тисяч рядків", "a workbook of hundreds of thousands of rows"),
    ),
    _entry(
        "file_too_large_in_memory",
        Sentence(
            "Для читання файлу замало {limit} МБ пам’яті, які на це відведено.",
            "The {limit} MB of memory that are set aside for it do not suffice to read the file.",
        ),
        _COPY_TO_FORM,
        Sentence("дві клітинки у протилежних кутах аркуша .ods", "two cells in opposite corners of an .ods sheet"),
    ),
    _entry(
        "reader_died",
        Sentence(
            "Під час читання цього файлу програма-читач аварійно зупинилася.",
            "The reading process stopped abnormally while it read this file.",
        ),
        _SAVE_ANEW,
        Sentence("пошкоджений файл .xls", "a damaged .xls file"),
    ),
    _entry(
        "reader_crashed",
        Sentence(
            "Файл не прочитано через помилку програми ({detail}).",
            "The file was not read because of a fault of the program ({detail}).",
        ),
        Sentence(
            "Збережіть цей файл і повідомте про нього розробників; форму тим часом можна зберегти під новою назвою і "
            "надіслати ще раз.",
            "Keep this file and tell the developers of it; meanwhile the form may be sent again under a new name.",
        ),
        Sentence(
            "незвична книга, на яку програма не розрахована", "an unusual workbook that the program did not expect"
        ),
    ),
)

ENTRIES: tuple[Entry, ...] = kinds.ENTRIES + _DAMAGES + _LIMITS + _WORKER
