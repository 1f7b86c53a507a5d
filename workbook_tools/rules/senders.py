"""Who may speak for a department: the addresses and domains that the plan in force lists."""

from collections.abc import Iterable, Iterator

from workbook_tools.model.assignment import Assignment
from workbook_tools.model.finding import Finding
from workbook_tools.model.letter import Letter
from workbook_tools.model.past import Past
from workbook_tools.model.receipt import Outcome
from workbook_tools.model.submission import Submission
from workbook_tools.rules.catalogue import find, outcome
from workbook_tools.rules.entry import NOTHING

UNLISTED = "sender_unlisted"
NOTES = ("letter_attachments", "signature_not_checked", "signature_beside")
"""Notes of how a workbook came: they stay with its receipt, whatever it is judged anew by."""


def for_coordinator(findings: Iterable[Finding]) -> frozenset[str]:
    """Codes of what no department is told: for which a report is held, how it came, and from whom others wrote."""
    unsaid = (*NOTES, "template_from_two_senders")
    return frozenset(f.code for f in findings if f.code in unsaid or outcome((f,)) is Outcome.HELD)


def sender_unlisted(submission: Submission, assignment: Assignment, past: Past) -> Iterator[Finding]:
    """It came by e-mail from whom the plan does not name; a plan that names nobody knows nobody."""
    if past.letter is None:
        return
    sender = speaker(past.letter, past.coordinator_contacts)
    if not listed(sender, past.contacts):
        # Of several senders none is told by an address; what stood there is told.
        shown = sender or (past.letter.name if not past.letter.sender else "") or NOTHING
        yield find(UNLISTED, sender=shown, contacts=", ".join(past.contacts) or NOTHING)


def template_from_two_senders(submission: Submission, assignment: Assignment, past: Past) -> Iterator[Finding]:
    """One department's form in two hands; who forwards a letter is not who filled the form."""
    if past.letter is not None and past.other_senders and not past.letter.forwarded_from:
        others = ", ".join(past.other_senders)
        yield find("template_from_two_senders", others=others, sender=past.letter.sender or NOTHING)


def speaker(letter: Letter, coordinator: Iterable[str]) -> str:
    """Whose word the letter is: the coordinator's forwarded letters speak for whoever wrote to the coordinator."""
    contacts = tuple(coordinator)
    if not letter.forwarded_from or not listed(letter.sender, contacts):
        return letter.sender
    return next((one for one in letter.forwarded_from if not listed(one, contacts)), letter.sender)


def listed(address: str, contacts: Iterable[str]) -> bool:
    """`contacts` are addresses, or «@domain» for all of a domain's own addresses, not those of its subdomains."""
    user, at, domain = _plain(address).rpartition("@")
    if not user or not domain:
        return False
    return any(_plain(contact) in (f"{user}{at}{domain}", f"@{domain}") for contact in contacts)


def _plain(address: str) -> str:
    """Case does not matter, nor whether a domain is written in its own letters or as «xn--…»."""
    user, at, domain = address.strip().casefold().rpartition("@")
    domain = domain.rstrip(".")
    try:
        domain = domain.encode("idna").decode("ascii")
    except UnicodeError:
        return f"{user}{at}{domain}"
    return f"{user}{at}{domain}"
