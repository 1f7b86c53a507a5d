"""Writes the memo's packaged template: requisites and type by ДСТУ 4163:2020, words of rules/texts/memo.py.

Lengths are in twentieths of a point (dxa), as Word counts; 567 are a centimetre.
"""

import zipfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

from workbook_tools.rules.texts.memo import APPENDIX_HEADINGS, INDICATOR_HEADINGS, STATIC

PACKAGED = Path(__file__).resolve().parent.parent / "workbook_tools" / "templates" / "memo_template.docx"

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = f'xmlns:w="{_W}" xmlns:r="{_R}"'
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MARGINS = 'w:top="1134" w:right="567" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"'
"""Left 30 mm, right 10, top and bottom 20."""
_LONG, _SHORT = 16838, 11906
"""A4."""
_INDICATOR_WIDTHS = (680, 3130, 1756, 1050, 1500, 1522)
_APPENDIX_WIDTHS = (560, 4200, 1400, 3300, 3010, 2100)
_SIGNATURE_AT, _NAME_AT = 3686, 6124
"""The signature and, 108 mm from the text's edge, its holder's name."""


def template() -> bytes:
    """The same members for the same wording."""
    members = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships("officeDocument", "word/document.xml", core="docProps/core.xml"),
        "docProps/core.xml": _core(),
        "word/document.xml": _document(),
        "word/styles.xml": _styles(),
        "word/settings.xml": _settings(),
        "word/header1.xml": _header(),
        "word/_rels/document.xml.rels": _document_relationships(),
    }
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in members.items():
            package.writestr(zipfile.ZipInfo(name), text.encode(), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


# --- text ----------------------------------------------------------------------------------------


def _run(text: str, look: str = "") -> str:
    """`look`: run properties beside those of the paragraph's style; a newline of the text begins a line, ⇥ a tab."""
    words = escape(text).replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    words = words.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{words}</w:t></w:r>'


def _paragraph(style: str, *runs: str, properties: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{"".join(runs)}</w:p>'


def _text(style: str, text: str) -> str:
    return _paragraph(style, _run(text))


def _each(item: str, items: str, *inner: str) -> str:
    """The inner paragraphs once for each item; the lines of the loop leave no paragraph behind."""
    begin, end = _text("MemoText", f"{{%p for {item} in {items} %}}"), _text("MemoText", "{%p endfor %}")
    return f"{begin}{''.join(inner)}{end}"


# --- tables --------------------------------------------------------------------------------------


def _table(about: str, headings: Sequence[str], widths: Sequence[int], item: str, items: str, row: str) -> str:
    """A table with one row for each item; its heading row repeats on every page."""
    total = sum(widths)
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    cells = "".join(
        _cell(width, _text("MemoTableHead", heading)) for width, heading in zip(widths, headings, strict=True)
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{total}" w:type="dxa"/><w:tblBorders>{lines}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/>'
        '</w:tblCellMar><w:tblLook w:val="0020" w:firstRow="1"/>'
        f'<w:tblCaption w:val="{escape(about)}"/><w:tblDescription w:val="{escape(about)}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"
        f"{_loop_row(total, f'{{%tr for {item} in {items} %}}')}{row}{_loop_row(total, '{%tr endfor %}')}</w:tbl>"
    )


def _loop_row(width: int, text: str) -> str:
    return f"<w:tr>{_cell(width, _text('MemoTable', text), 6)}</w:tr>"


def _cell(width: int, paragraphs: str, span: int = 1) -> str:
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}</w:tcPr>{paragraphs}</w:tc>'


def _indicator_row() -> str:
    centred = ("number", "quarter", "cumulative", "verdict")
    cells = (
        _cell(width, _text("MemoTableCentred" if key in centred else "MemoTable", f"{{{{ indicator.{key} }}}}"))
        for key, width in zip(
            ("number", "text", "target", "quarter", "cumulative", "verdict"), _INDICATOR_WIDTHS, strict=True
        )
    )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>"


def _appendix_row() -> str:
    contents = (
        _text("MemoTableCentred", "{{ row.number }}"),
        _each("line", "row.measure", _text("MemoTable", "{{ line }}")),
        _text("MemoTable", "{{ row.term }}"),
        _each("line", "row.status", _text("MemoTable", "{{ line }}")),
        _each("line", "row.indicators", _text("MemoTable", "{{ line }}")),
        _each("line", "row.links", _text("MemoTable", "{{ line }}")),
    )
    cells = (_cell(width, content) for width, content in zip(_APPENDIX_WIDTHS, contents, strict=True))
    return f"<w:tr>{''.join(cells)}</w:tr>"


# --- the document --------------------------------------------------------------------------------


def _document() -> str:
    """The last words stay with the signature, which must not stand on a page of its own."""
    body = (
        _text("MemoIssuer", "{{ issuer }}"),
        _text("MemoIssuer", "{{ department }}"),
        _text("Title", STATIC["kind"]),
        _text("MemoRegistration", f"{STATIC['registration']}\t{{{{ place }}}}"),
        _each("line", "addressee", _text("MemoAddressee", "{{ line }}")),
        _text("MemoHeading", "{{ heading }}"),
        _each("paragraph", "opening", _text("MemoText", "{{ paragraph }}")),
        _text("Heading1", STATIC["reporting"]),
        _text("MemoText", "{{ asked }}"),
        _each("entry", "reporting", _text("MemoText", "{{ entry.lead }} {{ entry.text }}")),
        _text("Heading1", STATIC["execution"]),
        _text("MemoText", "{{ summary }}"),
        _each(
            "measure",
            "measures",
            _text("Heading2", "{{ measure.title }}"),
            _each("paragraph", "measure.paragraphs", _text("MemoText", "{{ paragraph }}")),
            _each(
                "part",
                "measure.parts",
                _paragraph("MemoText", _run("{{ part.lead }}", "<w:i/>"), _run(" {{ part.text }}")),
                _each("paragraph", "part.more", _text("MemoText", "{{ paragraph }}")),
            ),
        ),
        _text("Heading1", STATIC["indicators"]),
        _each("paragraph", "indicators_summary", _text("MemoText", "{{ paragraph }}")),
        _text("MemoCaption", STATIC["indicators_about"]),
        _table(
            STATIC["indicators_about"],
            INDICATOR_HEADINGS,
            _INDICATOR_WIDTHS,
            "indicator",
            "indicators",
            _indicator_row(),
        ),
        _text("MemoAfterTable", ""),
        _each("paragraph", "remarks", _text("MemoText", "{{ paragraph }}")),
        _text("Heading1", STATIC["not_done"]),
        _each("entry", "not_done[:-1]", _text("MemoText", "{{ entry.lead }} {{ entry.text }}")),
        _each("entry", "not_done[-1:]", _text("MemoLast", "{{ entry.lead }} {{ entry.text }}")),
        _text("MemoAttached", STATIC["attached"]),
        _text("MemoSignature", f"{STATIC['signatory']}\t_____________\t____________________"),
        _text("MemoSignatureHint", f"\t{STATIC['signature']}\t{STATIC['name']}"),
        _section(_SHORT, _LONG, first="<w:titlePg/>"),
        _text("MemoAppendixMark", STATIC["appendix_mark"]),
        _text("MemoAppendixTitle", "{{ appendix_title }}"),
        _text("MemoAppendixHeading", "{{ appendix_heading }}"),
        _table(STATIC["appendix_about"], APPENDIX_HEADINGS, _APPENDIX_WIDTHS, "row", "appendix", _appendix_row()),
        _text("MemoAfterTable", ""),
        _section(_LONG, _SHORT, last=True),
    )
    return f"{_XML}<w:document {_NAMESPACES}><w:body>{''.join(body)}</w:body></w:document>"


def _section(width: int, height: int, *, first: str = "", last: bool = False) -> str:
    """Page numbers stand in the middle of the upper margin, on every page but the first (ДСТУ 4163:2020)."""
    orient = ' w:orient="landscape"' if width > height else ""
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"{orient}/><w:pgMar {_MARGINS}/>{first}</w:sectPr>'
    )
    return section if last else f'<w:p><w:pPr><w:pStyle w:val="MemoAfterTable"/>{section}</w:pPr></w:p>'


def _header() -> str:
    number = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>'
    return f"{_XML}<w:hdr {_NAMESPACES}>{_paragraph('Header', number)}</w:hdr>"


# --- styles --------------------------------------------------------------------------------------


def _style(
    identity: str, name: str, paragraph: str = "", run: str = "", *, based: str = "Normal", after: str = ""
) -> str:
    """`after`: the style of the paragraph that a person begins below it."""
    following = f'<w:next w:val="{after}"/>' if after else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{identity}"><w:name w:val="{name}"/><w:basedOn w:val="{based}"/>'
        f"{following}<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _styles() -> str:
    keep = "<w:keepNext/><w:keepLines/>"
    bold = "<w:b/><w:bCs/>"
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>'
        '<w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>',
        _style("Title", "Title", f'{keep}{_space(240, 240)}<w:jc w:val="center"/>', f'{bold}<w:spacing w:val="20"/>'),
        _style(
            "Heading1",
            "heading 1",
            f'{keep}{_space(240, 120)}<w:jc w:val="center"/><w:outlineLvl w:val="0"/>',
            bold,
            after="MemoText",
        ),
        _style(
            "Heading2",
            "heading 2",
            f'{keep}{_space(180, 60)}<w:ind w:firstLine="567"/><w:jc w:val="left"/><w:outlineLvl w:val="1"/>',
            bold,
            after="MemoText",
        ),
        _style("Header", "header", '<w:jc w:val="center"/>'),
        _style("MemoIssuer", "Memo Issuer", '<w:jc w:val="center"/>', bold),
        _style(
            "MemoRegistration",
            "Memo Registration",
            f'<w:tabs><w:tab w:val="right" w:pos="9638"/></w:tabs>{_space(0, 240)}',
        ),
        _style("MemoAddressee", "Memo Addressee", '<w:ind w:left="5103"/>'),
        _style("MemoHeading", "Memo Heading", f'<w:keepLines/>{_space(360, 240)}<w:ind w:right="4252"/>', bold),
        _style("MemoText", "Memo Text", f'{_space(0, 60)}<w:ind w:firstLine="567"/><w:jc w:val="both"/>'),
        _style("MemoLast", "Memo Last", "<w:keepNext/>", based="MemoText"),
        _style("MemoCaption", "Memo Caption", f"{keep}{_space(120, 60)}"),
        _style("MemoTable", "Memo Table", "", _size(22)),
        _style("MemoTableCentred", "Memo Table Centred", '<w:jc w:val="center"/>', based="MemoTable"),
        _style("MemoTableHead", "Memo Table Head", '<w:keepNext/><w:jc w:val="center"/>', bold, based="MemoTable"),
        _style("MemoAfterTable", "Memo After Table", _space(0, 0), _size(12)),
        _style("MemoAttached", "Memo Attached", f"<w:keepNext/>{_space(360, 480)}"),
        _style("MemoSignature", "Memo Signature", f"<w:keepNext/>{_tabs('left')}"),
        _style("MemoSignatureHint", "Memo Signature Hint", _tabs("left"), _size(20)),
        _style("MemoAppendixMark", "Memo Appendix Mark", f'{_space(0, 240)}<w:ind w:left="10206"/>'),
        _style("MemoAppendixTitle", "Memo Appendix Title", _space(0, 0), based="Heading1", after="MemoText"),
        _style("MemoAppendixHeading", "Memo Appendix Heading", f'{keep}{_space(0, 180)}<w:jc w:val="center"/>'),
    )
    defaults = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" '
        f'w:eastAsia="Times New Roman" w:cs="Times New Roman"/>{_size(28)}'
        '<w:lang w:val="uk-UA" w:eastAsia="uk-UA" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
        '<w:widowControl/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        "</w:docDefaults>"
    )
    return f"{_XML}<w:styles {_NAMESPACES}>{defaults}{''.join(styles)}</w:styles>"


def _space(before: int, after: int) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}"/>'


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _tabs(kind: str) -> str:
    stops = "".join(f'<w:tab w:val="{kind}" w:pos="{place}"/>' for place in (_SIGNATURE_AT, _NAME_AT))
    return f"<w:tabs>{stops}</w:tabs>"


# --- the package ---------------------------------------------------------------------------------


def _settings() -> str:
    return (
        f'{_XML}<w:settings {_NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
        'w:val="15"/></w:compat><w:themeFontLang w:val="uk-UA"/></w:settings>'
    )


def _content_types() -> str:
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    kinds = {
        "/word/document.xml": f"{word}.document.main+xml",
        "/word/styles.xml": f"{word}.styles+xml",
        "/word/settings.xml": f"{word}.settings+xml",
        "/word/header1.xml": f"{word}.header+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    parts = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in kinds.items())
    return (
        f'{_XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{parts}</Types>'
    )


def _core() -> str:
    return (
        f'{_XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:language>uk-UA</dc:language></cp:coreProperties>'
    )


def _relationships(kind: str, target: str, core: str) -> str:
    properties = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    return (
        f'{_XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_R}/{kind}" Target="{target}"/>'
        f'<Relationship Id="rId2" Type="{properties}" Target="{core}"/></Relationships>'
    )


def _document_relationships() -> str:
    targets = {"rId1": "styles", "rId2": "settings", "rId3": "header"}
    files = {"styles": "styles.xml", "settings": "settings.xml", "header": "header1.xml"}
    links = "".join(
        f'<Relationship Id="{identity}" Type="{_R}/{kind}" Target="{files[kind]}"/>'
        for identity, kind in targets.items()
    )
    return f'{_XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>'


if __name__ == "__main__":
    PACKAGED.write_bytes(template())
