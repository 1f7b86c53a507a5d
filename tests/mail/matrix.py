"""All groups of messages, and the page that shows them."""

from mail.content_kinds import CONTENTS, CUT, FORWARDED, SIGNED
from mail.kinds import Comes, Group, every
from mail.named_kinds import NAMES, STRUCTURES
from mail.sender_kinds import HARM, MACHINES, SENDERS

GROUPS: tuple[Group, ...] = (NAMES, STRUCTURES, CONTENTS, CUT, SIGNED, FORWARDED, SENDERS, MACHINES, HARM)
KINDS = every(GROUPS)
_HEAD = """\
# Which message becomes what

`tests/mail` puts every message into the inbox and `ingest` takes it in; what is written here is what the tests demand.
Where nothing else is said, the form in it is a filled one, and its sender one whom the plan lists. A message is opened
in a worker process, like a workbook; it is kept whole in the archive, and each form in it is an entry of its own. This
page is made from the tests' own table: `make docs`. The codes are those of [the rules](rules.md).
"""


def as_markdown() -> str:
    parts = [_HEAD]
    for group in GROUPS:
        parts.append(f"## {group.title}\n\n| message | what is taken in | becomes | what is said |\n|---|---|---|---|")
        for kind in group.kinds:
            rows = (_row(kind.title if number == 0 else "", one) for number, one in enumerate(kind.comes))
            parts += rows
        parts.append("")
    return "\n".join(parts).rstrip() + "\n"


def _row(title: str, comes: Comes) -> str:
    said = ", ".join(f"`{code}`" for code in comes.codes) or "–"
    return f"| {title} | {comes.name} | {comes.outcome} | {said} |"
