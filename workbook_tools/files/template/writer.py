"""Design → the template's (or marked copy's) bytes: five visible sheets, identity in every carrier, protection."""

from workbook_tools.files.documents.document import Document, new_document
from workbook_tools.files.documents.styles import Formats
from workbook_tools.files.template.cells import Canvas
from workbook_tools.files.template.check_sheet import put_check_sheet
from workbook_tools.files.template.checks import checks
from workbook_tools.files.template.front import put_instruction
from workbook_tools.files.template.hidden import put_lists, put_meta
from workbook_tools.files.template.remarks import put_remarks
from workbook_tools.files.template.sheets import put_indicators, put_register, put_report
from workbook_tools.files.template.words import words_of
from workbook_tools.model.layout import CODE_LABEL
from workbook_tools.model.template import TemplateDesign
from workbook_tools.model.template_texts import DOCUMENT_SUBJECT, DOCUMENT_TITLE


def write_template(design: TemplateDesign) -> bytes:
    """The same design gives the same bytes. A marked copy opens on «Зауваження», a fresh template on «Інструкція»."""
    words = words_of(design)
    code = f"{CODE_LABEL}: {design.assignment.code}"
    with new_document(
        title=DOCUMENT_TITLE.format_map(words), subject=DOCUMENT_SUBJECT.format_map(words), keywords=code
    ) as document:
        canvas = Canvas(document, Formats(document.workbook), design, words, checks(design))
        if design.remarks:
            put_remarks(canvas)
        put_instruction(canvas)
        put_report(canvas)
        put_indicators(canvas)
        put_register(canvas)
        put_check_sheet(canvas)
        put_lists(canvas)
        put_meta(canvas)
        _identify(document, design)
    return document.data


def _identify(document: Document, design: TemplateDesign) -> None:
    """Custom properties: ASCII, as some programs keep no other."""
    assignment = design.assignment
    document.workbook.set_custom_property("wt_code", assignment.code)
    document.workbook.set_custom_property("wt_department", assignment.department.code)
    document.workbook.set_custom_property("wt_quarter", str(assignment.quarter))
