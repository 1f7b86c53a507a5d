"""Whose template a workbook is: the code gathered from every carrier, all of which must agree."""

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from workbook_tools.model.assignment import Assignment
from workbook_tools.model.cells import CellValue, Formula, RawSheet, RawWorkbook, cell_name
from workbook_tools.model.finding import NOWHERE, Finding, Where
from workbook_tools.model.identification import Identification
from workbook_tools.model.identity import find_codes
from workbook_tools.model.layout import CODE_LABEL
from workbook_tools.model.text import fold
from workbook_tools.rules.catalogue import find


class Carrier(StrEnum):
    """Where a code was found; the value names the catalogue's note about it."""

    CELL = "carrier_cell"
    META = "carrier_meta"
    PROPERTY = "carrier_property"
    KEYWORDS = "carrier_keywords"
    FOOTER = "carrier_footer"


class Sighting(NamedTuple):
    """A well-formed code and its carrier."""

    carrier: Carrier
    code: str
    where: Where = NOWHERE


class Line(NamedTuple):
    """A text that may be the line with the form's code, and the well-formed codes in it."""

    where: Where
    text: str
    codes: tuple[str, ...]


class Said(NamedTuple):
    """What a text says of a form's identity: codes, the line with the code, the mark of the template's own record."""

    codes: tuple[str, ...]
    is_line: bool
    is_mark: bool


class Spoken(NamedTuple):
    """What a sheet says of its identity. `marked`: a text of it is the mark of the template's own record."""

    lines: tuple[Line, ...]
    marked: bool


class Details(NamedTuple):
    """What `_meta` or the custom properties say beside the code; '' where they say nothing."""

    department: str
    quarter: str
    where: Where = NOWHERE


_TOP_ROWS = 15
_SHORT = 80
"""A longer text below the top rows is a narrative, not the line with the form's code."""
_USUAL = 200
_REMEMBERED = 4_000
"""Characters of a text of which it is remembered that it says nothing, and such texts."""
_META_ROWS = 40
_MARK = ("format", "workbook-tools")
"""The row by which the template's own record is known."""
_FOOTER_FORMAT = re.compile(r'&(?:"[^"]*"|[A-Za-z])')
_LABEL = fold(f"{CODE_LABEL}:")


def identify(raw: RawWorkbook, known: Mapping[str, Assignment]) -> Identification:
    """`known`: every issued template by its code. Nothing is decided by majority: a disagreement is held."""
    spoken = [(sheet, _spoken(sheet)) for sheet in raw.sheets]
    metas = {sheet.title: meta for sheet, said in spoken if said.marked and (meta := _meta(sheet))}
    lines = {sheet.title: said.lines for sheet, said in spoken}
    sightings = tuple(_sightings(raw, metas, lines))
    damaged = tuple(finding for of_sheet in lines.values() for finding in _damaged(of_sheet))
    codes = tuple(dict.fromkeys(sighting.code for sighting in sightings))
    if not codes:
        return Identification(None, damaged[:1] or (find("form_code_missing"),))
    if len(codes) > 1:
        return Identification(None, _disagreement(sightings, known))
    assignment = known.get(codes[0])
    if assignment is None:
        return Identification(None, (find("form_code_unknown", sightings[0].where, form=codes[0]),))
    for details in _details(raw, metas):
        if finding := _contradiction(details, assignment):
            return Identification(None, (finding,))
    notes = (*_partly_damaged(damaged), *_thin(sightings))
    return Identification(assignment, notes)


def _sightings(
    raw: RawWorkbook, metas: Mapping[str, Mapping[str, str]], lines: Mapping[str, Iterable[Line]]
) -> Iterator[Sighting]:
    for sheet in raw.sheets:
        if sheet.title in metas:
            for code in find_codes(metas[sheet.title].get("code", "")):
                yield Sighting(Carrier.META, code, Where(sheet.title))
            continue
        for where, _, codes in lines[sheet.title]:
            for code in codes:
                yield Sighting(Carrier.CELL, code, where)
    for code in find_codes(raw.custom_properties.get("wt_code", "")):
        yield Sighting(Carrier.PROPERTY, code)
    for code in find_codes(raw.keywords):
        yield Sighting(Carrier.KEYWORDS, code)
    footers = {footer: find_codes(_FOOTER_FORMAT.sub(" ", footer)) for footer in {sheet.footer for sheet in raw.sheets}}
    for sheet in raw.sheets:
        for code in footers[sheet.footer]:
            yield Sighting(Carrier.FOOTER, code, Where(sheet.title))


def _spoken(sheet: RawSheet) -> Spoken:
    """Lines: any text in the top rows, short ones below."""
    lines = []
    marked = False
    for place, (number, row) in enumerate(sheet.rows.items()):
        if not _speaks(row.values):
            continue
        for column, value in zip(row.columns, row.values, strict=True):
            text = _text(value)
            said = _said(text)
            if said is None:
                continue
            marked = marked or said.is_mark
            if said.is_line and (len(text) <= _SHORT or place < _TOP_ROWS):
                lines.append(Line(Where(sheet.title, cell_name(number, column)), text, said.codes))
    return Spoken(tuple(lines), marked)


def _speaks(values: Iterable[CellValue]) -> bool:
    """Whether one of them says anything."""
    for value in values:
        text = value.cached if type(value) is Formula else value
        if type(text) is str and text not in _SILENT and _said(text) is not None:
            return True
    return False


def _said(text: str) -> Said | None:
    """None: nothing of an identity. Codes and the mark have dashes; of «Код форми:» no letter is like its «ф»."""
    if "-" in text or "–" in text or "—" in text or (":" in text and ("ф" in text or "Ф" in text)):
        codes = find_codes(text)
        is_line = bool(codes) or (":" in text and _has_label(text))
        is_mark = text.strip() == _MARK[1]
        if is_line or is_mark:
            return Said(codes, is_line, is_mark)
    if len(text) <= _USUAL:
        if len(_SILENT) >= _REMEMBERED:
            _SILENT.clear()
        _SILENT.add(text)
    return None


_SILENT: set[str] = set()
"""Most texts of a form stand in the next one, too."""


def _has_label(text: str) -> bool:
    """It begins with the words before a code."""
    words, colon, _ = text[:_SHORT].partition(":")
    return bool(colon) and _is_label(words)


@lru_cache(maxsize=1_024)
def _is_label(words: str) -> bool:
    return fold(f"{words}:") == _LABEL


def _damaged(lines: Iterable[Line]) -> Iterator[Finding]:
    """Cells that say «Код форми:» and have no well-formed code."""
    for where, text, codes in lines:
        if not codes:
            yield find("form_code_damaged", where, entered=text, found=text.partition(":")[2].strip())


def _partly_damaged(damaged: tuple[Finding, ...]) -> Iterator[Finding]:
    for finding in damaged:
        values = dict(finding.values)
        yield find("form_code_partly_damaged", finding.where, entered=finding.entered, found=values["found"])


def _meta(sheet: RawSheet) -> dict[str, str]:
    """The key/value rows of a sheet that holds the template's own record, whatever its title; else nothing."""
    if not 2 <= len(sheet.rows) <= _META_ROWS:
        return {}
    pairs = {}
    for row in sheet.rows.values():
        texts = [text for value in row.values if (text := _text(value).strip())]
        if len(texts) == 2:
            pairs[texts[0]] = texts[1]
    return pairs if pairs.get(_MARK[0]) == _MARK[1] else {}


def _details(raw: RawWorkbook, metas: Mapping[str, Mapping[str, str]]) -> Iterator[Details]:
    for title, meta in metas.items():
        yield Details(meta.get("department", ""), meta.get("quarter", ""), Where(title))
    properties = raw.custom_properties
    yield Details(properties.get("wt_department", ""), properties.get("wt_quarter", ""))


def _contradiction(details: Details, assignment: Assignment) -> Finding | None:
    department, quarter = assignment.department.code, str(assignment.quarter)
    found_department, found_quarter = details.department or department, details.quarter or quarter
    if (found_department, found_quarter) == (department, quarter):
        return None
    return find(
        "form_details_disagree",
        details.where,
        form=assignment.code,
        issued=_name(assignment),
        found=f"{_department_name(found_department, assignment)}, {found_quarter}",
    )


def _disagreement(sightings: tuple[Sighting, ...], known: Mapping[str, Assignment]) -> tuple[Finding, ...]:
    codes = dict.fromkeys(sighting.code for sighting in sightings)
    visible = {sighting.code for sighting in sightings if sighting.carrier is Carrier.CELL}
    code = "sheets_of_different_forms" if len(visible) > 1 else "form_codes_disagree"
    forms = "; ".join(f"{each} ({_issued(each, known)})" for each in codes)
    notes = (find(s.carrier.value, s.where, form=s.code, issued=_issued(s.code, known)) for s in sightings)
    return (find(code, forms=forms), *notes)


def _thin(sightings: tuple[Sighting, ...]) -> Iterator[Finding]:
    """Notes about an identity that rests on one kind of carrier."""
    carriers = {sighting.carrier for sighting in sightings}
    if carriers == {Carrier.CELL}:
        yield find("form_code_only_visible", sightings[0].where, form=sightings[0].code)
    elif Carrier.CELL not in carriers:
        yield find("form_code_not_visible", form=sightings[0].code)


def _issued(code: str, known: Mapping[str, Assignment]) -> str:
    return _name(known[code]) if code in known else "?"


def _name(assignment: Assignment) -> str:
    return f"{assignment.department.short}, {assignment.quarter}"


def _department_name(code: str, assignment: Assignment) -> str:
    return next((d.short for d in assignment.plan.departments if d.code == code), code)


def _text(value: CellValue) -> str:
    if isinstance(value, Formula):
        value = "" if value.cached is None else value.cached
    return value if isinstance(value, str) else ""
