"""Messages by who sent them, person or machine, and messages made to do harm."""

from mail.content_kinds import PDF, file, mail
from mail.kinds import SKIPPED, Comes, Forms, Group, Kind, accepted, held, quarantined
from messages import Part, attached, forwarded, letter, multipart, text, word


def _sent(title: str, sender: str, *, known: bool) -> Kind:
    return Kind(title, lambda f: mail(attached(f.police), sender=sender), accepted() if known else held())


SENDERS = Group(
    "Who sent it (the plan lists police@example.gov.ua, @police.example.gov.ua, @поліція.укр)",
    (
        _sent("a listed address", "police@example.gov.ua", known=True),
        _sent("a listed address in capitals", "POLICE@Example.GOV.UA", known=True),
        _sent("an address of a listed domain", "olena@police.example.gov.ua", known=True),
        _sent("a domain in its own letters, listed", "olena@поліція.укр", known=True),
        _sent("the same domain as the wires write it", "olena@xn--k1afc4a8b0bb.xn--j1amh", known=True),
        _sent("an address of a listed domain's subdomain", "olena@mail.police.example.gov.ua", known=False),
        _sent("a domain that ends like a listed one", "olena@notpolice.example.gov.ua", known=False),
        _sent("a private mailbox", "Олена <olena@example.org>", known=False),
        _sent("a listed address as the shown name alone", '"police@example.gov.ua" <olena@example.org>', known=False),
        _sent("a listed address in a comment", "olena@example.org (police@example.gov.ua)", known=False),
        _sent("two senders, one of them listed", "police@example.gov.ua, olena@example.org", known=False),
        _sent("two senders in brackets", "<police@example.gov.ua>, <olena@example.org>", known=False),
        _sent("two From lines", "police@example.gov.ua\r\nFrom: olena@example.org", known=False),
        Kind(
            "another sender in Sender and in Reply-To",
            lambda f: letter(
                multipart(text(), attached(f.police)),
                sender="olena@example.org",
                more=["Sender: police@example.gov.ua", "Reply-To: police@example.gov.ua"],
            ),
            held(),
        ),
        _sent("no sender", "", known=False),
        Kind(
            "the sender's name in raw cp1251",
            lambda f: (
                mail(attached(f.police), sender="police@example.gov.ua")
                .replace(b"From: ", b"From: " + "Олена Приклад ".encode("cp1251"))
                .replace(b" police@example.gov.ua\r\n", b" <police@example.gov.ua>\r\n")
            ),
            accepted(),
        ),
    ),
)


# --- machines ------------------------------------------------------------------------------------


def _bounce(f: Forms) -> bytes:
    status = Part(b"Content-Type: message/delivery-status", b"Action: failed\r\nStatus: 5.1.1\r\n")
    own = forwarded(mail(attached(f.police)))
    return letter(multipart(text("Not delivered."), status, own, kind="report"), sender="mailer@example.gov.ua")


def _read_receipt(_: Forms) -> bytes:
    notice = Part(b"Content-Type: message/disposition-notification", b"Disposition: manual-action; displayed\r\n")
    return letter(multipart(text("Read."), notice, kind="report"))


def _automatic(line: str, subject: str = "Автоматична відповідь") -> Kind:
    return Kind(line, lambda _: letter(text("Я у відпустці."), more=[line], subject=subject), _SKIPPED)


_SKIPPED = (Comes("letter.eml", SKIPPED, ("letter_automatic",)),)
MACHINES = Group(
    "Automatic messages",
    (
        Kind("a report of a failed delivery that carries the form back", _bounce, _SKIPPED),
        Kind("a read receipt", _read_receipt, _SKIPPED),
        _automatic("Auto-Submitted: auto-replied"),
        _automatic("X-Autoreply: yes"),
        _automatic("Precedence: auto_reply"),
        Kind(
            "from MAILER-DAEMON, as plain text",
            lambda _: letter(text("Hi. This is the qmail-send program."), sender="MAILER-DAEMON@example.gov.ua"),
            _SKIPPED,
        ),
        Kind(
            "sent by a machine with the form attached",
            lambda f: letter(multipart(text(), attached(f.police)), more=["Auto-Submitted: auto-generated"]),
            accepted(),
        ),
        Kind(
            "a scanner's message with a scan",
            lambda _: letter(multipart(text(), file("a.pdf", PDF)), more=["Auto-Submitted: auto-generated"]),
            quarantined("letter_scan_only"),
        ),
        _automatic("Auto-Submitted: auto-notified", "Заплановане повідомлення"),
        Kind(
            "Auto-Submitted: no",
            lambda f: letter(multipart(text(), attached(f.police)), more=["Auto-Submitted: no"]),
            accepted(),
        ),
        Kind(
            "an automatic answer with a scan, a remark beside the word",
            lambda _: letter(
                multipart(text(), file("a.pdf", PDF)), more=["Auto-Submitted: auto-replied (zimbra; vacation)"]
            ),
            _SKIPPED,
        ),
        Kind(
            "an automatic answer with a scan",
            lambda _: letter(multipart(text(), file("a.pdf", PDF)), more=["Auto-Submitted: auto-replied"]),
            _SKIPPED,
        ),
    ),
)


# --- harm ----------------------------------------------------------------------------------------


def parts_of_text(count: int) -> Part:
    return multipart(*(Part(b"Content-Type: text/plain", b"-") for _ in range(count)))


def deep(depth: int) -> bytes:
    """Multiparts within each other."""
    part = text()
    for number in range(depth):
        part = multipart(part, boundary=f"b{number}")
    return letter(part)


def _forwarded_deep(depth: int) -> bytes:
    message = letter(text())
    for _ in range(depth):
        message = letter(forwarded(message))
    return message


def _long_head(_: Forms) -> bytes:
    long = "".join(f"X-Long-{number}: {'x' * 900}\r\n" for number in range(1200))
    return letter(text()).replace(b"MIME-Version", long.encode() + b"MIME-Version")


def _many_words(f: Forms) -> bytes:
    return letter(multipart(text(), attached(f.police)), subject=" ".join([word("ґ")] * 20_000))


def _one_boundary_within_another(f: Forms) -> bytes:
    """The inner boundary begins with the outer one."""
    inner = multipart(text(), attached(f.police), boundary="b-1")
    return letter(multipart(inner, text("Далі"), boundary="b"))


def _header_injection(f: Forms) -> bytes:
    head = b'Content-Disposition: attachment; filename="a.xlsx' + word("\r\nBcc: x@example.org").encode() + b'.xlsx"'
    return mail(attached(f.police, head))


HARM = Group(
    "Messages made to do harm",
    (
        Kind("500 parts and one more", lambda _: letter(parts_of_text(500)), quarantined("message_parts")),
        Kind("ten thousand parts", lambda _: letter(parts_of_text(10_000)), quarantined("message_parts")),
        Kind("multiparts 500 deep", lambda _: deep(500), quarantined("message_depth")),
        Kind("messages forwarded 400 deep", lambda _: _forwarded_deep(400), quarantined("message_depth")),
        Kind("a head of more than a megabyte", _long_head, quarantined("message_head")),
        Kind("a header of twenty thousand encoded words", _many_words, accepted()),
        Kind("a boundary that begins like the one around it", _one_boundary_within_another, accepted()),
        Kind(
            "a name with a line break and a header in it", _header_injection, accepted("a.xlsx Bcc: x@example.org.xlsx")
        ),
    ),
)
