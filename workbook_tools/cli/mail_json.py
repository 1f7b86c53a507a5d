"""The JSON documents of e-mail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbook_tools.cli.mail_screen import left_line

if TYPE_CHECKING:
    from workbook_tools.workflows.fetch_mail import FetchResult

Document = dict[str, Any]


def fetched_json(result: FetchResult, lang: str) -> Document:
    """`path` is null for bytes that were known before; `complete`: the run came to its end."""
    return {
        "account": result.account,
        "folder": result.folder,
        "fetched": [
            {
                "uid": letter.uid,
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
