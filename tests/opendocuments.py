"""The .ods files of tests, written by hand as this or that program writes them."""

import zlib

from packages import Parts, package

SPREADSHEET = "application/vnd.oasis.opendocument.spreadsheet"
_NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = " ".join(
    (
        *(f'xmlns:{prefix}="{_NAMES}{prefix}:1.0"' for prefix in ("office", "table", "text", "style", "meta")),
        'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"',
        'xmlns:gnm="http://www.gnumeric.org/odf-extension/1.0"',
    )
)
_PROLOGUE = '<?xml version="1.0" encoding="UTF-8"?>\n'


def content(*tables: str, styles: str = "") -> str:
    """A content part of these tables."""
    automatic = f"<office:automatic-styles>{styles}</office:automatic-styles>"
    body = f"<office:body><office:spreadsheet>{''.join(tables)}</office:spreadsheet></office:body>"
    return f"{_PROLOGUE}<office:document-content {NAMESPACES}>{automatic}{body}</office:document-content>"


def table(inside: str, title: str = "Аркуш1", style: str = "") -> str:
    named = f' table:style-name="{style}"' if style else ""
    return f'<table:table table:name="{title}"{named}>{inside}</table:table>'


def row(*cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def cell(attributes: str = "", *paragraphs: str) -> str:
    """Paragraphs are XML."""
    lines = "".join(f"<text:p>{p}</text:p>" for p in paragraphs)
    return f"<table:table-cell {attributes}>{lines}</table:table-cell>"


def said(words: str, attributes: str = "") -> str:
    """A cell of text."""
    return cell(f'office:value-type="string" {attributes}', words)


def number(value: object, attributes: str = "") -> str:
    return cell(f'office:value-type="float" office:value="{value}" {attributes}', str(value))


def parts(body: str, *, mimetype: bool = True, **more: str) -> Parts:
    """`more` by name, «__» for «/» and «_xml» for «.xml»."""
    named = {name.replace("_xml", ".xml").replace("__", "/"): text for name, text in more.items()}
    first: Parts = {"mimetype": SPREADSHEET} if mimetype else {}
    return {**first, "content.xml": body, **named}


def ods(*rows: str, mimetype: bool = True, **more: str) -> bytes:
    """A workbook of one sheet."""
    return package(parts(content(table("".join(rows))), mimetype=mimetype, **more), zlib.DEFLATED)


def indented(body: str) -> str:
    """As Gnumeric and others write it: each element of a table on a line of its own."""
    for word in ("table:table", "office:", "/table:table", "/office:"):
        body = body.replace(f"<{word}", f"\n      <{word}")
    return body
