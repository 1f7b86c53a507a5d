"""ConsolidatedReport → the memo to the mayor, in words; nothing is said that the report does not hold."""

import re
from collections.abc import Iterator

from workbook_tools.model.kyiv import to_kyiv
from workbook_tools.model.memo import Lines, MemoDesign
from workbook_tools.model.plan import Decree
from workbook_tools.model.report import ConsolidatedReport
from workbook_tools.model.text import fold
from workbook_tools.rules.shown import day
from workbook_tools.rules.texts.memo import BLANK, DATIVE_POSTS, memo_text
from workbook_tools.stages.design_memo.appendix import appendix_rows
from workbook_tools.stages.design_memo.changes import changes, corrected
from workbook_tools.stages.design_memo.indicators import indicator_rows, indicators_summary, remarks
from workbook_tools.stages.design_memo.measures import measures, summary
from workbook_tools.stages.design_memo.not_done import not_done
from workbook_tools.stages.design_memo.reporting import asked, reporting
from workbook_tools.stages.design_memo.words import full_name, quarter_label

_NUMBER_SIGN = re.compile(r"№\s*(?=\w)")
_SAME_IN_GENITIVE = "ння"
"""Neuter nouns («розпорядження», «рішення», «доручення») have one form for nominative and genitive."""


def design_memo(report: ConsolidatedReport) -> MemoDesign:
    """The memo depends on the report alone: its date and index are blanks, to be filled in when it is registered."""
    decree, label = report.plan.decree, quarter_label(report.quarter)
    return MemoDesign(
        issuer=decree.issuer.strip(),
        department=full_name(report.plan, decree.coordinator),
        place=decree.place.strip(),
        addressee=_addressee(decree),
        heading=corrected(_of_decree("heading", report), report),
        opening=(*_opening(report), *changes(report)),
        asked=asked(report),
        reporting=reporting(report),
        summary=summary(report),
        measures=measures(report),
        indicators_summary=indicators_summary(report),
        indicators=indicator_rows(report),
        remarks=remarks(report),
        not_done=not_done(report),
        appendix_title=memo_text(_fitting("appendix_title", decree), kind=_first_word(decree.kind)),
        appendix_heading=_capital(memo_text("appendix_heading", decree=_named(decree), quarter=label)),
        appendix=appendix_rows(report),
    )


def _addressee(decree: Decree) -> Lines:
    """A name in the plan is nominative, so its post stays so too; a name to be filled in leaves the post its dative."""
    post, name = decree.addressee_post.strip(), decree.addressee_name.strip()
    dative = None if name else DATIVE_POSTS.get(fold(post))
    return dative or memo_text("addressee", post=post), name or BLANK


def _opening(report: ConsolidatedReport) -> Iterator[str]:
    decree = report.plan.decree
    yield _of_decree("opening", report)
    if decree.pursuance.strip():
        yield memo_text("pursuance", pursuance=_NUMBER_SIGN.sub("№\u00a0", decree.pursuance.strip().rstrip(".")))
    control = " ".join(part for part in (decree.control_post.strip(), decree.control_name.strip()) if part)
    if control:
        yield memo_text("control", control=control)
    yield _basis(report)


def _of_decree(code: str, report: ConsolidatedReport) -> str:
    """«На виконання розпорядження …» in the wording that the decree's kind allows."""
    decree = report.plan.decree
    return memo_text(
        _fitting(code, decree),
        decree=_named(decree),
        title=decree.title.strip().rstrip("."),
        quarter=quarter_label(report.quarter),
    )


def _fitting(code: str, decree: Decree) -> str:
    """The wording that names the document after a colon where its kind's genitive is not known."""
    return code if fold(_first_word(decree.kind)).endswith(_SAME_IN_GENITIVE) else f"{code}_document"


def _first_word(kind: str) -> str:
    return kind.strip().partition(" ")[0]


def _named(decree: Decree) -> str:
    return memo_text("decree", kind=decree.kind.strip(), date=day(decree.date), number=decree.number)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _basis(report: ConsolidatedReport) -> str:
    if not report.receipts:
        return memo_text("basis_none")
    latest = max(row.filed.receipt.received_at for row in report.receipts)
    return memo_text("basis", moment=f"{to_kyiv(latest):%d.%m.%Y\u00a0%H:%M}")
