"""The year's workbook: its sheets and columns, which depend on the quarters that the plan reports.

Widths are in characters of 10 pt. A quarter's column has the key «q3» for the third quarter.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from workbook_tools.model.column import Kind
from workbook_tools.model.quarter import Quarter
from workbook_tools.model.report_layout import RECEIPTS, Heading, ReportSheet

OVERVIEW_TITLE = "Огляд року"
MEASURES_TITLE = "Заходи за рік"
INDICATORS_TITLE = "Показники за рік"
SHEET_TITLES = (OVERVIEW_TITLE, MEASURES_TITLE, INDICATORS_TITLE, RECEIPTS.title)

HEADING_REPORTING = "Хто звітував у якому кварталі"
HEADING_MEASURES = "Заходи: стан за кварталами та річна оцінка"
HEADING_INDICATORS = "Показники: квартали й річний план"
HEADING_COMPARISON = "Порівняння кварталів: досягнуто планового значення на кінець кварталу, %"
HEADING_SUMMARY = "Підсумок за річною оцінкою"
QUARTER_COLUMN = Heading("quarter", "Квартал", 9, Kind.TEXT)

_STATUS_WIDTHS = {1: 20, 2: 16, 3: 14.5, 4: 14}
_TEXT_WIDTHS = {1: 60, 2: 58, 3: 54, 4: 50}


def quarter_key(quarter: Quarter) -> str:
    return f"q{quarter.number}"


def quarter_heading(quarter: Quarter) -> str:
    return f"{quarter.roman} квартал"


def measures_sheet(quarters: Sequence[Quarter]) -> ReportSheet:
    """A row per measure with its verdict, and under it its executors."""
    width = _STATUS_WIDTHS[len(quarters)]
    return ReportSheet(
        MEASURES_TITLE,
        "Спільний стан кожного заходу за кварталами та річна оцінка за останнім повідомленням кожного виконавця.",
        "У плані немає заходів.",
        (
            Heading("number", "№", 6, Kind.TEXT),
            Heading("executor", "Виконавець", 18, Kind.TEXT),
            Heading("text", "Захід; останнє повідомлення виконавця", _TEXT_WIDTHS[len(quarters)], Kind.NARRATIVE),
            *(Heading(quarter_key(q), quarter_heading(q), width, Kind.TEXT) for q in quarters),
            Heading("verdict", "Річна оцінка", 17, Kind.TEXT),
            Heading("why", "Чому така оцінка; хто не звітував; показники", 48, Kind.NARRATIVE),
            Heading("receipt", "Надходження", 12, Kind.WHOLE),
            Heading("source", "Аркуш, клітинка", 14, Kind.TEXT),
        ),
        repeated=("number", "executor"),
        frozen=2,
        overview=OVERVIEW_TITLE,
    )


def indicators_sheet(quarters: Sequence[Quarter]) -> ReportSheet:
    """A total row of live formulas per indicator, and under it each executor's quarters."""
    return ReportSheet(
        INDICATORS_TITLE,
        "Рядок показника рахується формулами з внесків виконавців під ним; звідки кожне число, сказано в останньому "
        "стовпці. Курсивом – перенесене з попереднього звіту.",
        "У плані немає показників.",
        (
            Heading("number", "№", 6, Kind.TEXT),
            Heading("text", "Показник, виконавець", 30, Kind.NARRATIVE),
            Heading("target", "Планове значення", 14, Kind.TEXT),
            Heading("base", "База: план, знаменник, періоди", 11, Kind.DECIMAL),
            Heading("opening", "Початок року, поза звітами кварталів", 12, Kind.DECIMAL),
            *(Heading(quarter_key(q), quarter_heading(q), 12, Kind.DECIMAL) for q in quarters),
            Heading("year", "За рік або останнє значення", 13, Kind.DECIMAL),
            Heading("as_of", "Станом на", 11, Kind.DATE),
            Heading("covered", "Охоплено періодів", 10, Kind.WHOLE),
            Heading("percent", "Виконання, %", 12, Kind.PERCENT),
            Heading("growth", "Приріст до бази", 10, Kind.DECIMAL),
            Heading("verdict", "Оцінка", 14, Kind.TEXT),
            Heading("note", "Періоди, пояснення", 32, Kind.NARRATIVE),
            Heading("receipt", "Останнє надходження", 12, Kind.WHOLE),
            Heading("source", "Надходження, аркуш, клітинка", 31, Kind.NARRATIVE),
        ),
        repeated=("number", "text"),
        frozen=2,
        overview=OVERVIEW_TITLE,
    )


def receipts_sheet() -> ReportSheet:
    """The quarters' receipts, each with its quarter."""
    return replace(
        RECEIPTS,
        note="Усе, що надійшло за рік, за кварталами і в порядку реєстрації; час київський. Оригінали – в архіві.",
        empty="За цей рік ще нічого не надійшло.",
        headings=(RECEIPTS.headings[0], QUARTER_COLUMN, *RECEIPTS.headings[1:]),
        overview=OVERVIEW_TITLE,
    )
