"""The JSON documents of e-mail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbook_tools.cli.mail_screen import left_line

if TYPE_CHECKING:
    from workbook_tools.workflows.fetch_mail import FetchResult
    from workbook_tools.workflows.send_mail import SendResult

Document = dict[str, Any]


def fetched_json(result: FetchResult, lang: str) -> Document:
    """`kind`: new, known (the same bytes came before) or own (sent from here); only new ones have a `path`.

    `complete`: the run came to its end.
    """
    return {
        "account": result.account,
        "folder": result.folder,
        "fetched": [
            {
                "uid": letter.uid,
                "kind": letter.kind.value,
                "path": None if letter.name is None else f"inbox/{letter.name}",
                "sender": letter.sender,
                "subject": letter.subject,
                "sha256": letter.sha256,
            }
            for letter in result.fetched
        ],
        "left": [
            {
                "uid": left.uid,
                "reason": left.reason,
                "size": left.size,
                "sender": left.sender,
                "subject": left.subject,
                "message": left_line(left, lang),
            }
            for left in result.left
        ],
        "complete": result.hindered is None,
    }


def sent_json(result: SendResult) -> Document:
    """`fate`: ready (nothing is sent by --dry-run), sent, refused, later, changed, unaddressed.

    `again`: it may have gone before; `refusals`: by recipient what the server said.
    """
    return {
        "quarter": str(result.quarter),
        "letters": [
            {
                "key": posting.letter.key,
                "path": posting.letter.path,
                "subject": posting.letter.subject,
                "message_id": posting.letter.message_id,
                "recipients": list(posting.recipients),
                "fate": posting.fate.value,
                "again": posting.again,
                "refusals": dict(posting.refusals),
            }
            for posting in result.postings
        ],
        "complete": result.hindered is None,
    }
