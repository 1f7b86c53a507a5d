"""Which letters are owed now: forms and reminders to those who have not reported, an answer to each report."""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date, datetime
from functools import cached_property

from msgspec import Struct

from workbook_tools.model.letter import Letter
from workbook_tools.model.outgoing import DueLetter, LetterKind
from workbook_tools.model.plan import Department, Plan
from workbook_tools.model.quarter import Deadlines, Quarter
from workbook_tools.model.receipt import DecisionKind, Filed, Outcome, Standing, StandingKind
from workbook_tools.rules.senders import listed
from workbook_tools.stages.design_letters.addressed import department_of, in_reply, to_department

REMINDED_BEFORE = 7
"""Days: in the last week before the day that was asked for, those who are missing are reminded."""
_WITHOUT_FORM = (LetterKind.SCAN, LetterKind.UNREAD)
"""Answers to those who wrote and sent no form that can be read."""
_ANSWERS = (LetterKind.RECEIPT, LetterKind.RETURN, LetterKind.HELD, *_WITHOUT_FORM)
_REJECTED = "rejected"
"""In a key, before the number of the receipt of which the letter says that it was rejected."""
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
    `sent`: keys of letters that went out; `sent_earlier`: those that did so on an earlier day; `sent_since`:
    those that did so at a moment or later. `own`: the coordinator's addresses, no domains: others have them
    too. `sends`: letters are sent by the program, so that a reminder waits until the day after the form went.

    With a dictionary: what every letter looks up is found once, and kept beside the fields.
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
    sent_since: Callable[[datetime], frozenset[str]] = lambda _: frozenset()
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

    @cached_property
    def answered(self) -> frozenset[int]:
        """Numbers of the receipts to which an answer went out."""
        heads = (key.split(":")[:2] for key in self.sent)
        return frozenset(int(number) for kind, number in heads if kind in _ANSWERS)

    @cached_property
    def told_rejected(self) -> frozenset[int]:
        """Numbers of the receipts of which a letter said that they were rejected."""
        tails = (key.split(":")[-2:] for key in self.sent)
        return frozenset(int(number) for mark, number in tails if mark == _REJECTED)

    @cached_property
    def rejected_of(self) -> dict[str | None, list[Filed]]:
        """By department, those of whose rejection it is to be told: it sent them by e-mail, or was answered."""
        found: dict[str | None, list[Filed]] = {}
        for filed in self.filed:
            number = filed.receipt.number
            known = filed.receipt.letter is not None or number in self.answered
            if known and self.outcomes[number] is Outcome.REJECTED:
                found.setdefault(filed.judgement.department, []).append(filed)
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
    """The form until the last timely day, a reminder in the last week; after it another one, form attached.

    A rejection is told at once, however much time is left.
    """
    if standing.overdue:
        yield _ask(occasion, standing, LetterKind.REMINDER_AFTER, _reminder(occasion, standing, "after"))
        return
    has_form = standing.rejected or not occasion.sends
    if not standing.rejected:
        key = f"{_of_quarter(LetterKind.TEMPLATE, standing)}:{occasion.forms[standing.department]}"
        yield _ask(occasion, standing, LetterKind.TEMPLATE, key)
        has_form = has_form or key in occasion.sent_earlier
    if has_form and (asked_until(occasion, standing) - occasion.today).days <= REMINDED_BEFORE:
        yield _ask(occasion, standing, LetterKind.REMINDER_BEFORE, _reminder(occasion, standing, "before"))
    elif (rejected := _rejected(occasion, standing)) and rejected.receipt.number not in occasion.told_rejected:
        yield _ask(occasion, standing, LetterKind.REMINDER_BEFORE, _reminder(occasion, standing, "early"))


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
        rejected=_rejected(occasion, standing) or (standing.filed if standing.rejected else None),
    )


def _reminder(occasion: Occasion, standing: Standing, when: str) -> str:
    """Its key: another one where the deadline was put off, and where it is to tell of a rejection.

    Of older programs it was the same; one that such a program sent after the decision has told of it.
    """
    usual = f"{_of_quarter('reminder', standing)}:{when}"
    decided = [d.recorded_at for d in standing.decisions if d.kind in (DecisionKind.EXTEND, DecisionKind.REJECT)]
    if usual in occasion.sent and decided and usual in occasion.sent_since(max(decided)):
        return usual
    rejected = _rejected(occasion, standing)
    put_off = standing.timely_until != occasion.deadlines.last_timely_day
    marks = [standing.timely_until.isoformat()] if put_off else []
    marks += [_REJECTED, str(rejected.receipt.number)] if rejected else []
    return ":".join((usual, *marks))


def _rejected(occasion: Occasion, standing: Standing, since: int = 0) -> Filed | None:
    """Whose rejection a letter tells of, among the reports after `since`: the last one not told yet, else the last.

    None where a report waits or counts, unless that is the one asked `since`.
    """
    known = occasion.rejected_of.get(standing.department, ()) if standing.rejected or since else ()
    found = [one for one in known if one.receipt.number > since]
    return max(
        found, key=lambda one: (one.receipt.number not in occasion.told_rejected, one.receipt.number), default=None
    )


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
    """None where nothing is to be said: superseded before it was mended, or not known from whom.

    That one was rejected is told by the reminder, or by the answer to the one that waits or counts instead.
    """
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
    rejected = _rejected_since(occasion, filed, standing)
    return DueLetter(
        key=_answer_key(occasion, filed, kind, rejected),
        kind=kind,
        addressed=in_reply(department, filed.receipt.letter, occasion.own, trusted=_trusted(filed, kind, department)),
        until=asked_until(occasion, standing),
        department=department,
        standing=standing,
        filed=filed,
        rejected=rejected,
    )


def _answer_key(occasion: Occasion, filed: Filed, kind: LetterKind, rejected: Filed | None) -> str:
    """Another one where it tells of a later report's rejection, and where its own had been told before.

    What was said together with a later report's rejection is not said once more without it.
    """
    number = filed.receipt.number
    key = f"{kind}:{number}:{occasion.judged_at[number]}"
    if number in occasion.told_rejected:
        key = f"{key}:again"
    if rejected is not None:
        return f"{key}:{_REJECTED}:{rejected.receipt.number}"
    return min(occasion.sent_of.get(f"{key}:{_REJECTED}", {key}))


def _rejected_since(occasion: Occasion, filed: Filed, standing: Standing | None) -> Filed | None:
    """One that was rejected after it, where it is itself the one that waits, or else the one that counts."""
    if standing is None or standing.filed is None:
        return None
    last = standing.waiting[-1] if standing.waiting else standing.filed.receipt.number
    return _rejected(occasion, standing, last) if filed.receipt.number == last else None


def _trusted(filed: Filed, kind: LetterKind, department: Department | None) -> bool:
    """Only a listed sender gets a report back; that one has come may be said to whoever sent it.

    So may that it counts, since the coordinator accepted it; and a department of which the plan has no
    address has no other.
    """
    unlisted = any(finding.code == _UNLISTED for finding in filed.judgement.findings)
    nowhere = department is None or not to_department(department).recipients
    return not unlisted or nowhere or kind in (LetterKind.HELD, LetterKind.RECEIPT)
