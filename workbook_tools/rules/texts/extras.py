"""What a workbook may have beyond the form, as documents name it."""

from workbook_tools.rules.entry import Sentence

EXTRAS: dict[str, Sentence] = {
    "macros": Sentence("макроси", "macros"),
    "images": Sentence("зображення", "pictures"),
    "external_links": Sentence("посилання на інші файли", "links to other files"),
    "comments": Sentence("примітки до клітинок", "comments on cells"),
    "embedded_objects": Sentence("вбудовані об’єкти", "embedded objects"),
    "charts": Sentence("діаграми", "charts"),
}
"""By the names that the reader of a file gives."""
EXTRA_SHEET = Sentence("аркуш «{sheet}»", "the sheet “{sheet}”")
EXTRA_COLUMN = Sentence("стовпець «{heading}»", "the column “{heading}”")
