"""The rules in the order in which they speak: of one submission, of how it came, of what the ledger knew."""

from collections.abc import Callable, Iterator

from workbook_tools.model.assignment import Assignment
from workbook_tools.model.finding import Finding
from workbook_tools.model.past import Past
from workbook_tools.model.submission import Submission
from workbook_tools.rules import columns, consistency, form, history, numbers, previous, register, revision, senders
from workbook_tools.rules.survey import Outline, RowRule, Survey

Rule = Callable[[Submission, Assignment, Survey], Iterator[Finding]]
ArrivalRule = Callable[[Submission, Assignment, Past], Iterator[Finding]]
HistoryRule = Callable[[Submission, Assignment, Past, Outline], Iterator[Finding]]

ROW_RULES: tuple[RowRule, ...] = (
    columns.row_constraints,
    register.row_twins,
    register.row_link,
)
"""Run in one pass over the register; those below take what these found."""

RULES: tuple[Rule, ...] = (
    form.as_of_day,
    form.nil_report,
    columns.column_constraints,
    consistency.status_against_work,
    consistency.done_without_evidence,
    consistency.narrative_denies_status,
    consistency.not_due_but_running,
    numbers.date_numbers,
    numbers.share_above_whole,
    register.same_event_twice,
    register.alike_event,
    register.form_not_counted,
    register.number_over_formula,
    register.link_to_home,
)

ARRIVAL_RULES: tuple[ArrivalRule, ...] = (
    history.not_asked,
    history.quarter_issued,
    history.same_moment,
    history.superseded_bytes,
    senders.sender_unlisted,
    senders.template_from_two_senders,
)
"""How the workbook came, whatever it says."""

HISTORY_RULES: tuple[HistoryRule, ...] = (
    revision.revision_turns_nil,
    revision.revision_empties,
    revision.revision_empties_register,
    history.quarter_not_begun,
    history.quarter_closed,
    history.as_of_meets_next_report,
    history.as_of_after_receipt,
    history.event_after_receipt,
    history.window,
    history.opening_missing,
    history.opening_differs,
    previous.value_fell,
    previous.state_fell,
    previous.status_went_back,
    previous.looks_like_copy,
    previous.text_repeated,
    previous.continuation_without_item,
    history.correction_of_earlier_quarter,
)
