"""Which letters are owed now: forms and reminders to those who have not reported, an answer to each report."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from functools import cached_property

from msgspec import Struct

from workbook_tools.model.letter import Letter
from workbook_tools.model.outgoing import DueLetter, LetterKind
from workbook_tools.model.plan import Department, Plan
from workbook_tools.model.quarter import Deadlines, Quarter
from workbook_tools.model.receipt import Filed, Outcome, Standing, StandingKind
from workbook_tools.rules.senders import listed
from workbook_tools.stages.design_letters.addressed import department_of, in_reply, to_department

REMINDED_BEFORE = 7
"""Days: in the last week before the day that was asked for, those who are missing are reminded."""
_WITHOUT_FORM = (LetterKind.SCAN, LetterKind.UNREAD)
"""Answers to those who wrote and sent no form that can be read."""
_NO_FORM = frozenset({"letter_scan_only", "letter_no_workbook"})
_OURS = frozenset(
    {"mail_extra_missing", "mailbox_letters", "reader_crashed", "package_ratio", "package_name_unsafe", "xml_doctype"}
)
"""Reasons for which no sender can do anything, or after which a person asks first who had sent it."""
_UNLISTED = "sender_unlisted"


class Occasion(Struct, frozen=True, dict=True):
    """What is known when letters are written.

    `filed` are the receipts that belong to the quarter, those included of which only the day of receipt
    tells it, in the order of posting; `outcomes` and `judged_at` (the judgement's event) go by receipt number.
    `departments`, by code, of the plan in force and of forms issued before. `forms`: each reporting
    department's form by its code. `to_mend`: numbers of returned receipts that still wait for the department.
    `sent`: keys of letters that went out; `sent_earlier`: those that did so on an earlier day. `own`: the
    coordinator's addresses, no domains: others have them too. `sends`: letters are sent by the program, so
    that a reminder waits until the day after the form went.

    Without slots: what every letter looks up is found once, and kept beside the fields.
    """

    plan: Plan
    quarter: Quarter
    deadlines: Deadlines
    today: date
    standings: tuple[Standing, ...]
    filed: tuple[Filed, ...]
    outcomes: Mapping[int, Outcome]
    judged_at: Mapping[int, int]
    departments: Mapping[str, Department]
    forms: Mapping[str, str]
    to_mend: frozenset[int]
    sent: frozenset[str] = frozenset()
    sent_earlier: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    sends: bool = False

    @cached_property
    def standing_of(self) -> dict[str, Standing]:
        """By department, of those that report in the quarter."""
        return {standing.department: standing for standing in self.standings}

    @cached_property
    def sent_of(self) -> dict[str, set[str]]:
        """The keys that were sent, by all that stands before their last colon: kind, department and quarter."""
        found: dict[str, set[str]] = {}
        for key in self.sent:
            found.setdefault(key.rpartition(":")[0], set()).add(key)
        return found


def due_letters(occasion: Occasion) -> tuple[DueLetter, ...]:
    """By kind, then in the plan's order and that of posting; those that were sent are left out."""
    answers = list(_answering(occasion))
    asked = frozenset(a.department.code for a in answers if a.department and a.kind in _WITHOUT_FORM)
    owed = [*_asking(occasion, asked), *answers]
    kinds = tuple(LetterKind)
    return tuple(
        sorted((one for one in owed if one.key not in occasion.sent), key=lambda letter: kinds.index(letter.kind))
    )


# --- to those who have not reported ---------------------------------------------------------------


def _asking(occasion: Occasion, asked: Collection[str]) -> Iterator[DueLetter]:
    """`asked`: departments that wrote without a form and are asked for it in the answer, until the last timely day.

    Whose report was rejected is missing, too; the form it has.
    """
    for standing in occasion.standings:
        missing = standing.kind is StandingKind.MISSING or standing.rejected
        if missing and (standing.overdue or standing.department not in asked):
            yield from _to_missing(occasion, standing)


def _to_missing(occasion: Occasion, standing: Standing) -> Iterator[DueLetter]:
    """The form until the last timely day, a reminder in the last week; after it another one, form attached."""
    if standing.overdue:
        yield _ask(occasion, standing, LetterKind.REMINDER_AFTER, _reminder(standing, "after"))
        return
    has_form = standing.rejected or not occasion.sends
    if not standing.rejected:
        key = f"{_of_quarter(LetterKind.TEMPLATE, standing)}:{occasion.forms[standing.department]}"
        yield _ask(occasion, standing, LetterKind.TEMPLATE, key)
        has_form = has_form or key in occasion.sent_earlier
    if has_form and (asked_until(occasion, standing) - occasion.today).days <= REMINDED_BEFORE:
        yield _ask(occasion, standing, LetterKind.REMINDER_BEFORE, _reminder(standing, "before"))


def _ask(occasion: Occasion, standing: Standing, kind: LetterKind, key: str) -> DueLetter:
    department = occasion.departments[standing.department]
    forms_sent = occasion.sent_of.get(_of_quarter(LetterKind.TEMPLATE, standing), set())
    return DueLetter(
        key=key,
        kind=kind,
        addressed=to_department(department),
        until=asked_until(occasion, standing),
        department=department,
        standing=standing,
        renewed=kind is LetterKind.TEMPLATE and bool(forms_sent - {key}),
    )


def _reminder(standing: Standing, when: str) -> str:
    return f"{_of_quarter('reminder', standing)}:{when}"


def _of_quarter(kind: str, standing: Standing) -> str:
    return f"{kind}:{standing.department}:{standing.quarter}"


def asked_until(occasion: Occasion, standing: Standing | None) -> date:
    """The requested day; the last timely one where that is past or was put off for this department."""
    due = occasion.deadlines
    timely = due.last_timely_day if standing is None else standing.timely_until
    if timely == due.last_timely_day and occasion.today <= due.requested_executors:
        return due.requested_executors
    return timely


# --- to those who wrote ---------------------------------------------------------------------------


def _answering(occasion: Occasion) -> Iterator[DueLetter]:
    unread: dict[object, DueLetter] = {}
    for filed in occasion.filed:
        kind = _kind(occasion, filed)
        if kind is None:
            continue
        department = _whose(occasion, filed)
        standing = None if department is None else occasion.standing_of.get(department.code)
        letter = _answer(occasion, filed, kind, department, standing)
        if kind not in _WITHOUT_FORM:
            yield letter
        elif standing is None or standing.kind is StandingKind.MISSING:
            unread[department.code if department else letter.addressed.recipients] = letter
    yield from unread.values()


def _kind(occasion: Occasion, filed: Filed) -> LetterKind | None:
    """None where nothing is to be said: rejected, superseded before it was mended, or not known from whom."""
    match occasion.outcomes[filed.receipt.number]:
        case Outcome.ACCEPTED if filed.judgement.department in occasion.standing_of:
            return LetterKind.RECEIPT
        case Outcome.RETURNED if filed.receipt.number in occasion.to_mend:
            return LetterKind.RETURN
        case Outcome.HELD:
            return LetterKind.HELD
        case Outcome.QUARANTINED if filed.receipt.letter is not None:
            return _unread_kind(occasion, filed, filed.receipt.letter)
    return None


def _unread_kind(occasion: Occasion, filed: Filed, letter: Letter) -> LetterKind | None:
    """What the coordinator forwarded to herself is answered only where one of those who wrote it is known."""
    if listed(letter.sender, occasion.own) and _writer(occasion, letter) is None:
        return None
    codes = {finding.code for finding in filed.judgement.findings}
    if codes & _OURS:
        return None
    return LetterKind.SCAN if codes & _NO_FORM else LetterKind.UNREAD


def _whose(occasion: Occasion, filed: Filed) -> Department | None:
    """The form tells it; without one, the sender's address."""
    if filed.judgement.department is not None:
        return occasion.departments[filed.judgement.department]
    letter = filed.receipt.letter
    return None if letter is None else _writer(occasion, letter)


def _writer(occasion: Occasion, letter: Letter) -> Department | None:
    return department_of(occasion.departments.values(), letter, occasion.own)


def _answer(
    occasion: Occasion, filed: Filed, kind: LetterKind, department: Department | None, standing: Standing | None
) -> DueLetter:
    number = filed.receipt.number
    return DueLetter(
        key=f"{kind}:{number}:{occasion.judged_at[number]}",
        kind=kind,
        addressed=in_reply(department, filed.receipt.letter, occasion.own, trusted=_trusted(filed, kind, department)),
        until=asked_until(occasion, standing),
        department=department,
        standing=standing,
        filed=filed,
    )


def _trusted(filed: Filed, kind: LetterKind, department: Department | None) -> bool:
    """Only a listed sender gets a report back; that one has come may be said to whoever sent it.

    So may that it counts, since the coordinator accepted it; and a department of which the plan has no
    address has no other.
    """
    unlisted = any(finding.code == _UNLISTED for finding in filed.judgement.findings)
    nowhere = department is None or not to_department(department).recipients
    return not unlisted or nowhere or kind in (LetterKind.HELD, LetterKind.RECEIPT)
