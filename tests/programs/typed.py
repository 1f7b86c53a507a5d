"""Edits of what cells say: texts for numbers, dates that were decimals, errors, formulas, letters that look alike."""

import unicodedata
from collections.abc import Iterator

from programs.edits import ASKED, EVENTS, Comes, Edit, about, edit, event, heading
from programs.form import ANSWER, assignment, at, design, filling, row_of, type_in
from programs.meaning import Datum, Told
from programs.steps import CountFrom1904, Put, RenameSheet, Type, Unprotect, put

from workbook_tools.model.cells import cell_name
from workbook_tools.model.layout import (
    CODE_LABEL,
    FIELDS,
    INDICATORS,
    MEASURES,
    REGISTER,
    SHEET_INDICATORS,
    SHEET_INSTRUCTION,
    SHEET_REGISTER,
    SHEET_REPORT,
    TABLES,
)
from workbook_tools.model.template_grid import column_of, signature_row

Z, P, R = SHEET_REPORT, SHEET_INDICATORS, SHEET_REGISTER
NBSP, THIN = "\u00a0", "\u2009"
COMPUTES = "the program computes every formula that it opens"
KEEPS_NO_RESULT = "the library keeps no results beside formulas"
NO_KEYBOARD = "a library has no keyboard, and Gnumeric is run without one"
LIBRARIES = ("openpyxl", "ExcelJS", "SheetJS")


def _value(code: str, column: str = "value") -> Datum:
    return INDICATORS, code, column


def _status(code: str) -> Datum:
    return MEASURES, code, "status"


def _field(key: str) -> Datum:
    return FIELDS, "", key


def _at(datum: Datum, text: str) -> Put:
    table, row, column = datum
    record = str(_order(row)) if table == REGISTER else row
    return type_in(table, record or None, column, text)


def _order(title: str) -> int:
    return 1 + [row["title"] for row in ANSWER.register].index(title)


def _typed_by_keys(datum: Datum, keys: str) -> Type:
    place = _at(datum, keys)
    return Type(place.sheet, place.cell, keys)


def _cell(datum: Datum, kind: str, value: str, *, plain: bool = False, cached: str = "") -> Put:
    place = _at(datum, "")
    return Put(place.sheet, place.cell, kind, value, plain, cached)


def _decomposed() -> Iterator[Put]:
    """Every text of the clerk's, and headings and a label of the form, in NFD."""
    for step in filling():
        if step.kind == "text":
            yield put(step.sheet, step.cell, unicodedata.normalize("NFD", step.value))
    for table, keys in ((MEASURES, ("status", "narrative")), (INDICATORS, ("text",)), (REGISTER, ("place", "link"))):
        for key in keys:
            own = TABLES[table].column(key)
            yield put(*heading(table, key), unicodedata.normalize("NFD", own.heading))


def _years_too_early() -> tuple[Told, ...]:
    """What is said where SheetJS writes days since 1904 as if they were since 1900."""
    days = (event(order, "date") for order in range(1, len(EVENTS) + 1))
    return (about("as_of_outside_year", _field("as_of")), *(about("date_before_window", day) for day in days))


def _shown_as_numbers() -> tuple[Told, ...]:
    """What is said where SheetJS writes all dates as plain numbers."""
    days = (event(order, "date") for order in range(1, len(EVENTS) + 1))
    return tuple(about("date_from_number", datum) for datum in (_field("as_of"), *days))


def _blank(*data: Datum) -> tuple[Told, ...]:
    """What is said where a program drops what a cell held: `reach` is due because of the row's measure."""
    return tuple(about("required_when_blank" if datum[2] == "reach" else "required_blank", datum) for datum in data)


_LATIN = str.maketrans("асеіорху", "aceiopxy")
_NUMBERS_AS_TEXT = {
    event(3, "reach"): ("10 тис.", "10000"),
    event(4, "reach"): (f"1{NBSP}400", "1400"),
    event(2, "reach"): ("18 осіб", "18"),
    _value("8.2"): (f"1{NBSP}400,5", "1400.5"),
    _value("8.1"): (f"1{THIN}500", "1500"),
    _value("4.1", "opening"): ("3,2 тис.", "3200"),
}
_DOUBTFUL_NUMBERS = {
    _value("9.1"): ("75 %", "percent_instead_of_number"),
    _value("7.1"): ("близько 200", "number_vague"),
    _value("8.1"): ("—", "number_nothing"),
    _value("11.2"): ("двоє", "number_unreadable"),
    event(3, "reach"): ("понад 10 тис.", "number_vague"),
    event(4, "reach"): ("1.400", "number_ambiguous"),
}
_DATES_AS_TEXT = {
    event(1, "date"): ("10 липня 2020 року", "2020-07-10"),
    event(2, "date"): ("24.07.2020 р.", "2020-07-24"),
    event(3, "date"): ("05/08/20", "2020-08-05"),
    event(4, "date"): ("2020-09-10", "2020-09-10"),
    _field("as_of"): (f"16{NBSP}вересня 2020", "2020-09-16"),
}
_DOUBTFUL_DATES = {
    event(1, "date"): ("10 липня", "date_without_year"),
    event(2, "date"): ("24-25.07.2020", "date_several"),
    event(3, "date"): ("31.09.2020", "date_impossible"),
    event(4, "date"): ("вересень 2020", "date_without_day"),
}
_ERRORS = {_value("8.1"): "#DIV/0!", _value("9.1"): "#N/A", event(3, "reach"): "#REF!"}
_SUMS = {_value("8.1"): ("120+35", "155"), event(3, "reach"): ("(1200+300)*2", "3000")}
_LONG = "Проведено просвітницьку роботу серед мешканців міста. " * 40
_WORDS = {
    _status("1"): "ВИКОНУЄТЬСЯ",
    _status("4"): f"виконується{NBSP}",
    _status("10"): "не  виконано",
}

TYPED: tuple[Edit, ...] = (
    edit("filled", "filled in, with the register"),
    edit(
        "numbers_as_text",
        "«10 тис.», «1 400,5» with NBSP, «18 осіб» as texts",
        *(_at(datum, text) for datum, (text, _) in _NUMBERS_AS_TEXT.items()),
        told=[about("number_understood", datum) for datum in _NUMBERS_AS_TEXT],
        meant={datum: value for datum, (_, value) in _NUMBERS_AS_TEXT.items()},
    ),
    edit(
        "doubtful_numbers",
        "«75 %», «близько 200», «понад 10 тис.», «1.400», «—» as texts",
        *(_at(datum, text) for datum, (text, _) in _DOUBTFUL_NUMBERS.items()),
        told=[about(code, datum) for datum, (_, code) in _DOUBTFUL_NUMBERS.items()],
        meant=dict.fromkeys(_DOUBTFUL_NUMBERS, ASKED),
    ),
    edit(
        "dates_as_text",
        "dates as texts: «10 липня 2020 року», «05/08/20»",
        *(_at(datum, text) for datum, (text, _) in _DATES_AS_TEXT.items()),
        told=[about("date_understood", datum) for datum in _DATES_AS_TEXT],
        meant={datum: value for datum, (_, value) in _DATES_AS_TEXT.items()},
    ),
    edit(
        "doubtful_dates",
        "dates without year or day, two in a cell, not in the calendar",
        *(_at(datum, text) for datum, (text, _) in _DOUBTFUL_DATES.items()),
        told=[about(code, datum) for datum, (_, code) in _DOUBTFUL_DATES.items()],
        meant=dict.fromkeys(_DOUBTFUL_DATES, ASKED),
    ),
    edit(
        "decimals_typed",
        "«12.5» typed on a Ukrainian keyboard: the program makes a date of it",
        _typed_by_keys(_value("8.2"), "12.5"),
        _typed_by_keys(event(1, "reach"), "12.5"),
        told=[about("fraction_became_date", _value("8.2")), about("suspicious_date_number", event(1, "reach"))],
        meant={_value("8.2"): "12.5", event(1, "reach"): "12.5"},
        instead=dict.fromkeys(("Gnumeric", *LIBRARIES), NO_KEYBOARD),
    ),
    edit(
        "decimals_became_dates",
        "a date, shown as one, where a decimal was typed",
        _cell(_value("8.2"), "date", "2026-05-12"),
        told=[about("date_instead_of_number", _value("8.2"))],
        meant={_value("8.2"): ASKED},
        instead={"SheetJS/ods": Comes((about("fraction_became_date", _value("8.2")),), {_value("8.2"): ASKED})},
    ),
    edit(
        "dates_became_numbers",
        "a date that lost its format and shows as a number",
        _cell(event(1, "date"), "number", "44022", plain=True),
        told=[about("date_from_number", event(1, "date"))],
    ),
    edit(
        "errors",
        "error cells: #DIV/0!, #N/A, #REF!",
        *(_cell(datum, "error", code) for datum, code in _ERRORS.items()),
        told=[about("error_cell", datum) for datum in _ERRORS],
        meant=dict.fromkeys(_ERRORS, ASKED),
        instead={"SheetJS/ods": Comes(_blank(*_ERRORS), dict.fromkeys(_ERRORS, ASKED))},
    ),
    edit(
        "sums",
        "constant arithmetic: =120+35",
        *(_cell(datum, "formula", words) for datum, (words, _) in _SUMS.items()),
        told=[about("formula_computed", datum) for datum in _SUMS],
        meant={datum: result for datum, (_, result) in _SUMS.items()},
        instead={
            **dict.fromkeys(("SheetJS/xls", "SheetJS/xlsb"), Comes(_blank(*_SUMS), dict.fromkeys(_SUMS, ASKED))),
            "*/xls": Comes(
                tuple(about("formula_result_taken", datum) for datum in _SUMS),
                {datum: result for datum, (_, result) in _SUMS.items()},
            ),
        },
    ),
    edit(
        "formulas",
        "formulas over other cells, with the program's result",
        _cell(event(3, "reach"), "formula", "F5+F6"),
        told=[about("formula_result_taken", event(3, "reach"))],
        meant={event(3, "reach"): "32"},
        instead={
            **dict.fromkeys(
                ("SheetJS/xls", "SheetJS/xlsb"), Comes(_blank(event(3, "reach")), {event(3, "reach"): ASKED})
            ),
            "SheetJS/ods": Comes((about("formula_result_taken", event(3, "reach")),), {event(3, "reach"): "0"}),
            **dict.fromkeys(
                LIBRARIES, Comes((about("formula_without_result", event(3, "reach")),), {event(3, "reach"): ASKED})
            ),
        },
    ),
    edit(
        "stale_formulas",
        "formulas whose saved result is old",
        _cell(event(3, "reach"), "formula", "F5+F6", cached="999"),
        told=[about("formula_result_taken", event(3, "reach"))],
        meant={event(3, "reach"): "999"},
        instead={
            "LibreOffice": COMPUTES,
            "Gnumeric": COMPUTES,
            "openpyxl": KEEPS_NO_RESULT,
            **dict.fromkeys(("SheetJS/xls", "SheetJS/xlsb"), "the library saves results without their formulas"),
        },
    ),
    edit(
        "words",
        "words of the lists in capitals, with blanks",
        *(_at(datum, text) for datum, text in _WORDS.items()),
    ),
    edit(
        "strange_words",
        "words that no list has",
        _at(_status("1"), "виконанно"),
        _at(event(5, "form"), "лекторій"),
        _at(event(3, "measure"), "№ 4."),
        told=[
            about("choice_suggested", _status("1")),
            about("choice_unknown", event(5, "form")),
            about("choice_understood", event(3, "measure")),
        ],
        meant={_status("1"): ASKED, event(5, "form"): ASKED},
    ),
    edit(
        "junk",
        "texts below and beside the tables",
        put(P, cell_name(row_of(INDICATORS, "11.2") + 3, 3), "* за даними бібліотек"),
        put(Z, cell_name(signature_row(design()) + 6, 3), "Виконавець: О. Приклад, тел. 2-00-00"),
        put(R, cell_name(row_of(REGISTER, "2"), len(TABLES[REGISTER].columns) + 2), "уточнити в Іванни"),
        put(R, cell_name(row_of(REGISTER, "9"), column_of(REGISTER, "title")), "  "),
        told=[("extra_text", INDICATORS, None, None), ("extra_column", REGISTER, None, None)],
    ),
    Edit(
        "from_1904",
        "dates counted from 1904",
        (CountFrom1904(), *filling()),
        instead={
            "SheetJS/ods": Comes((*_shown_as_numbers(), *_years_too_early())),
            "SheetJS/xlsb": Comes(_years_too_early()),
        },
    ),
    edit(
        "long_text",
        "a narrative of two thousand characters",
        _at((MEASURES, "7", "narrative"), _LONG.strip()),
        meant={(MEASURES, "7", "narrative"): _LONG.strip()},
        instead={
            "SheetJS/xls": Comes(
                (about("text_cut_off", (MEASURES, "7", "narrative")),),
                {(MEASURES, "7", "narrative"): _LONG[:255].strip()},
            )
        },
    ),
    edit(
        "decomposed",
        "every text in NFD: й and ї of two characters",
        Unprotect(Z),
        Unprotect(P),
        Unprotect(R),
        *_decomposed(),
        RenameSheet(R, unicodedata.normalize("NFD", "Реєстр подій")),
    ),
    edit(
        "look_alikes",
        "Latin letters that look like Cyrillic ones, in words, headings and the code",
        Unprotect(Z),
        Unprotect(R),
        *(_at(_status(code), str(ANSWER.measures[code]["status"]).translate(_LATIN)) for code in ("1", "8", "10")),
        _at(event(5, "form"), "лекцiя"),
        put(*heading(MEASURES, "status"), "Cтaн викoнaння"),
        put(*heading(REGISTER, "reach"), "Oхoплeнo oсiб"),
        put(Z, "J1", f"{CODE_LABEL}: {assignment().code.translate(str.maketrans('ABCEHKMPTX', 'АВСЕНКМРТХ'))}"),
    ),
    edit(
        "code_damaged",
        "the code of one sheet typed over",
        Unprotect(SHEET_INSTRUCTION),
        put(SHEET_INSTRUCTION, "D1", f"{CODE_LABEL}: {assignment().code[:8]}"),
        told=[("form_code_partly_damaged", None, None, None)],
    ),
    edit(
        "numbers_cleared",
        "№ cleared in two rows",
        Unprotect(Z),
        Unprotect(P),
        put(*at(MEASURES, "9", "number"), None),
        put(*at(INDICATORS, "7.2", "number"), None),
        told=[("row_number_restored", MEASURES, "9", "number"), ("row_number_restored", INDICATORS, "7.2", "number")],
    ),
    edit(
        "numbers_of_rows",
        "№ typed anew as numbers",
        Unprotect(Z),
        Unprotect(P),
        put(*at(MEASURES, "1", "number"), 1),
        put(*at(MEASURES, "10", "number"), 10),
        put(*at(INDICATORS, "1.1", "number"), 1.1),
        put(*at(INDICATORS, "10.1", "number"), 10.1),
    ),
)
