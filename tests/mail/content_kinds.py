"""Messages by what is attached to them: workbooks, archives, scans, signatures, messages; whole or cut."""

import base64

from archives import Item, archive, zipped_files
from mail.kinds import (
    ACCEPTED,
    DUPLICATE,
    HELD,
    QUARANTINED,
    SKIPPED,
    Comes,
    Forms,
    Group,
    Kind,
    accepted,
    held,
    quarantined,
)
from messages import Part, attached, forwarded, letter, multipart, named, text, uuencoded
from outlook_files import CLASS, FROM, HEADERS, MESSAGE_ID, NAME, SUBJECT, attachment, container, embedded
from outlook_files import message as outlook
from signatures import armoured, enveloped, signed, signed_in_pieces

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n"
PHOTO = b"\xff\xd8\xff\xe0" + bytes(60)
LOGO = b"\x89PNG\r\n\x1a\n" + bytes(60)
DOCX = archive(Item(b"word/document.xml", b"<w/>"), Item(b"_rels/.rels", b"<r/>"))
RAR, SEVEN_ZIP, WINMAIL = (
    b"Rar!\x1a\x07\x01\x00" + bytes(40),
    b"7z\xbc\xaf\x27\x1c" + bytes(40),
    b"\x78\x9f\x3e\x22" + bytes(40),
)
STRANGER = "Хтось <someone@example.org>"
COORDINATOR = "Координатор <coordinator@example.gov.ua>"


def file(name: str, data: bytes) -> Part:
    return attached(data, named(name))


def mail(*parts: Part, sender: str = "Олена Приклад <police@example.gov.ua>") -> bytes:
    return letter(multipart(text(), *parts), sender=sender)


def only(title: str, name: str, data: bytes, code: str, told: str = "") -> Kind:
    """A letter with this attachment alone; what is told of is the message, or else the attachment."""
    return Kind(title, lambda _: mail(file(name, data)), quarantined(code, told or "letter.eml"))


# --- archives and several attachments ------------------------------------------------------------


def _zip(f: Forms) -> bytes:
    return mail(file("звіти.zip", zipped_files(ГУНП__xlsx=f.police, молодь__xlsx=f.youth, лист__txt=b"-")))


def _related_logo(f: Forms) -> bytes:
    logo = attached(LOGO, b'Content-ID: <logo>\r\nContent-Disposition: inline; filename="image001.png"', "image/png")
    return letter(multipart(text("<img src='cid:logo'>", "text/html"), logo, kind="related"))


CONTENTS = Group(
    "What is attached",
    (
        Kind(
            "two workbooks of two departments: the sender speaks for one of them",
            lambda f: mail(file("а.xlsx", f.police), file("б.xlsx", f.youth)),
            (Comes("а.xlsx", ACCEPTED), Comes("б.xlsx", HELD, ("sender_unlisted",))),
        ),
        Kind(
            "the same workbook twice in a letter",
            lambda f: mail(file("а.xlsx", f.police), file("б.xlsx", f.police)),
            (Comes("а.xlsx", ACCEPTED), Comes("б.xlsx", DUPLICATE, ("already_received",))),
        ),
        Kind(
            "a .zip with two workbooks and a text",
            _zip,
            (
                Comes("звіти.zip/ГУНП.xlsx", ACCEPTED, ("letter_attachments",)),
                Comes("звіти.zip/молодь.xlsx", HELD, ("sender_unlisted", "letter_attachments")),
            ),
        ),
        only(
            "a .zip within a .zip", "а.zip", zipped_files(б__zip=zipped_files(в__txt=b"-")), "archive_nested", "а.zip"
        ),
        only("a .zip with a password", "а.zip", archive(Item(b"a.xlsx", b"x", flags=1)), "archive_encrypted", "а.zip"),
        only("a .rar alone", "а.rar", RAR, "file_is_packed", "а.rar"),
        only("a .7z alone", "а.7z", SEVEN_ZIP, "file_is_packed", "а.7z"),
        only("winmail.dat alone", "winmail.dat", WINMAIL, "file_is_winmail", "winmail.dat"),
        Kind(
            "a .rar beside the workbook",
            lambda f: mail(file("фото.rar", RAR), file("report.xlsx", f.police)),
            accepted("report.xlsx", "letter_attachments"),
        ),
        Kind(
            "a scan beside the workbook",
            lambda f: mail(file("report.xlsx", f.police), file("скан.pdf", PDF)),
            accepted("report.xlsx", "letter_attachments"),
        ),
        only("a scan alone, PDF", "скан.pdf", PDF, "letter_scan_only"),
        only("a photograph alone", "IMG_0001.jpg", PHOTO, "letter_scan_only"),
        only("a Word document alone", "лист.docx", DOCX, "letter_scan_only"),
        Kind("no attachment", lambda _: letter(text()), quarantined("letter_no_workbook")),
        Kind("a logo in the text, no attachment", _related_logo, quarantined("letter_no_workbook")),
        only("a CSV table alone", "звіт.csv", "№;Захід\r\n1;Форум\r\n".encode(), "file_is_text", "звіт.csv"),
        only("a web page called .xls", "звіт.xls", b"<html><table></table></html>", "file_is_web_page", "звіт.xls"),
        only(
            "a Google sheet's link",
            "звіт.gsheet",
            b'{"url": "https://docs.google.com/open?id=1"}',
            "file_is_link",
            "звіт.gsheet",
        ),
        Kind(
            "a workbook with a password",
            lambda f: mail(file("report.xlsx", f.locked)),
            quarantined("file_encrypted", "report.xlsx"),
        ),
        only("an empty attachment called .xlsx", "report.xlsx", b"", "file_empty", "report.xlsx"),
    ),
)


# --- cut and spoilt ------------------------------------------------------------------------------


def _cut_base64(f: Forms) -> bytes:
    """Three letters of the encoding are gone, and the boundaries stand."""
    part = attached(f.police)
    return mail(Part(part.head, part.body[:-3]))


def _unclosed(f: Forms) -> bytes:
    return letter(multipart(text(), attached(f.police), closed=False))


def _shorter_than_stated(f: Forms) -> bytes:
    part = attached(f.police)
    body = b"\r\n".join(part.body.split(b"\r\n")[:-40])
    stated = f"\r\nContent-Length: {len(part.body)}".encode()
    return mail(Part(part.head + stated, body[: len(body) // 4 * 4] if b"\r\n" not in body else body))


def _spoilt(f: Forms) -> bytes:
    part = attached(f.police)
    return mail(Part(part.head, part.body[:2000] + b"\x00?!" + part.body[2003:]))


def _cut_beside_good(f: Forms) -> bytes:
    bad = attached(f.youth, named("youth.xlsx"))
    return mail(attached(f.police), Part(bad.head, bad.body[:-3]))


def _cut_scan_beside_good(f: Forms) -> bytes:
    bad = attached(PDF, named("scan.pdf"))
    return mail(attached(f.police), Part(bad.head, bad.body[:-3]))


def _head_alone(f: Forms) -> bytes:
    return letter(multipart(text(), attached(f.police))).partition(b"\r\n\r\n")[0] + b"\r\n\r\n"


def _uuencode_without_end(f: Forms) -> bytes:
    return letter(Part(b"Content-Type: text/plain", b"Hi.\r\n\r\n" + uuencoded(f.police)[:-400]))


def _workbook_cut(f: Forms) -> bytes:
    """What was attached was cut before it was sent: the encoding is whole."""
    return mail(file("report.xlsx", f.police[:-1000]))


CUT = Group(
    "What was cut or spoilt on the way",
    (
        Kind("base64 that lacks its end", _cut_base64, quarantined("attachment_truncated")),
        Kind("the message ends within the attachment", _unclosed, quarantined("attachment_truncated")),
        Kind("shorter than its Content-Length", _shorter_than_stated, quarantined("attachment_truncated")),
        Kind("foreign characters in base64", _spoilt, quarantined("attachment_damaged")),
        Kind(
            "one workbook cut, another whole",
            _cut_beside_good,
            (
                Comes("letter.eml", QUARANTINED, ("attachment_truncated",)),
                Comes("report.xlsx", ACCEPTED, ("letter_attachments",)),
            ),
        ),
        Kind("a scan cut, the workbook whole", _cut_scan_beside_good, accepted("report.xlsx", "letter_attachments")),
        Kind("the message ends with its head", _head_alone, quarantined("letter_truncated")),
        Kind("uuencoded text without its end", _uuencode_without_end, quarantined("attachment_truncated")),
        Kind(
            "a workbook that was cut before it was attached",
            _workbook_cut,
            quarantined("file_truncated", "report.xlsx"),
        ),
    ),
)


# --- signed --------------------------------------------------------------------------------------


def _smime_apart(f: Forms) -> bytes:
    signature = attached(signed(None), named("smime.p7s"), "application/pkcs7-signature")
    return letter(multipart(multipart(text(), attached(f.police), boundary="in"), signature, kind="signed"))


def _smime_around(f: Forms) -> bytes:
    entity = bytes(multipart(text(), attached(f.police), boundary="in"))
    kind = "application/pkcs7-mime; smime-type=signed-data; name=smime.p7m"
    return letter(attached(signed_in_pieces(entity), named("smime.p7m"), kind))


def _asice(f: Forms) -> bytes:
    return archive(
        Item(b"mimetype", b"application/vnd.etsi.asic-e+zip"),
        Item("звіт.xlsx".encode(), f.police, flags=0x800),
        Item(b"META-INF/signatures001.xml", b"<s/>"),
    )


NOT_CHECKED = "signature_not_checked"
SIGNED = Group(
    "What is signed",
    (
        Kind(
            "звіт.xlsx.p7s with the form inside",
            lambda f: mail(file("звіт.xlsx.p7s", signed(f.police))),
            accepted("звіт.xlsx", NOT_CHECKED),
        ),
        Kind(
            "the same, of unknown length (BER)",
            lambda f: mail(file("звіт.xlsx.p7s", signed_in_pieces(f.police))),
            accepted("звіт.xlsx", NOT_CHECKED),
        ),
        Kind(
            "the same, armoured (PEM)",
            lambda f: mail(file("звіт.xlsx.p7s", armoured(signed(f.police)))),
            accepted("звіт.xlsx", NOT_CHECKED),
        ),
        Kind(
            "the same, base64 alone",
            lambda f: mail(file("звіт.xlsx.p7s", base64.b64encode(signed(f.police)))),
            accepted("звіт.xlsx", NOT_CHECKED),
        ),
        Kind(
            "signed twice over",
            lambda f: mail(file("звіт.xlsx.p7s.p7s", signed(signed(f.police)))),
            (Comes("звіт.xlsx", ACCEPTED, (NOT_CHECKED, NOT_CHECKED)),),
        ),
        Kind(
            "a signature beside the form",
            lambda f: mail(attached(f.police), file("report.xlsx.p7s", signed(None))),
            accepted("report.xlsx", "signature_beside"),
        ),
        Kind("S/MIME, the signature apart", _smime_apart, accepted("report.xlsx", "signature_beside")),
        Kind("S/MIME, the message within the signature", _smime_around, accepted("report.xlsx", NOT_CHECKED)),
        only("S/MIME, encrypted", "smime.p7m", enveloped(), "file_is_enciphered", "smime.p7m"),
        Kind(
            "an .asice container",
            lambda f: mail(file("звіт.asice", _asice(f))),
            accepted("звіт.asice/звіт.xlsx", NOT_CHECKED),
        ),
        Kind("an .asice container in the inbox itself", _asice, accepted("звіт.xlsx", NOT_CHECKED), "звіт.asice"),
        Kind(
            "звіт.xlsx.p7s in the inbox itself",
            lambda f: signed(f.police),
            accepted("звіт.xlsx", NOT_CHECKED),
            "звіт.xlsx.p7s",
        ),
        Kind(
            "a signature alone in the inbox",
            lambda _: signed(None),
            quarantined("file_is_signature", "звіт.p7s"),
            "звіт.p7s",
        ),
        Kind(
            "a signed container that was cut",
            lambda f: signed(f.police)[:-2000],
            quarantined("file_damaged", "звіт.p7s"),
            "звіт.p7s",
        ),
    ),
)


# --- messages within messages, Outlook, mailbox files --------------------------------------------


def _inner(f: Forms, sender: str = "police@example.gov.ua") -> bytes:
    return letter(multipart(text(), attached(f.police), boundary="inner"), sender=sender)


def _outlook(f: Forms, ansi: str | None = None) -> bytes:
    properties = {FROM: "police@example.gov.ua", NAME: "Олена", SUBJECT: "Звіт", MESSAGE_ID: "<7@example.gov.ua>"}
    return container(outlook(properties, attachment("Звіт ГУНП.xlsx", f.police, ansi=ansi), ansi=ansi))


def _outlook_forwarding(f: Forms) -> bytes:
    inner = outlook({FROM: "police@example.gov.ua"}, attachment("звіт.xlsx", f.police), within=True)
    return container(outlook({FROM: "coordinator@example.gov.ua"}, embedded("Fwd: звіт", inner)))


def _outlook_headers(f: Forms) -> bytes:
    headers = "From: =?utf-8?B?0J4=?= <police@example.gov.ua>\r\nMessage-ID: <8@example.gov.ua>\r\n"
    return container(outlook({HEADERS: headers, FROM: "someone@example.org"}, attachment("звіт.xlsx", f.police)))


def _outlook_report(f: Forms) -> bytes:
    properties = {FROM: "postmaster@example.gov.ua", CLASS: "REPORT.IPM.Note.NDR"}
    return container(outlook(properties, attachment("звіт.xlsx", f.police)))


def _mailbox(f: Forms) -> bytes:
    first = letter(multipart(text("Вітаю!\n>From нас усіх"), attached(f.police)))
    second = letter(text(), sender="youth-sport@example.gov.ua", message_id="<2@example.gov.ua>")
    line = b"From office@example.gov.ua Mon Sep 14 09:00:00 2020\r\n"
    return line + first + b"\r\n" + line + second


FORWARDED = Group(
    "Messages within messages, Outlook, mailbox files",
    (
        Kind("forwarded by the coordinator", lambda f: mail(forwarded(_inner(f)), sender=COORDINATOR), accepted()),
        Kind(
            "forwarded by the coordinator from a stranger",
            lambda f: mail(forwarded(_inner(f, STRANGER)), sender=COORDINATOR),
            held(),
        ),
        Kind(
            "forwarded by a stranger from a listed address",
            lambda f: mail(forwarded(_inner(f)), sender=STRANGER),
            held(),
        ),
        Kind(
            "forwarded twice, the coordinator last",
            lambda f: mail(forwarded(mail(forwarded(_inner(f)))), sender=COORDINATOR),
            accepted(),
        ),
        Kind("an .eml attached as a file", lambda f: mail(file("лист.eml", _inner(f)), sender=COORDINATOR), accepted()),
        Kind("an .msg of Outlook", _outlook, accepted("Звіт ГУНП.xlsx"), "лист.msg"),
        Kind(
            "an .msg with texts in cp1251", lambda f: _outlook(f, ansi="cp1251"), accepted("Звіт ГУНП.xlsx"), "лист.msg"
        ),
        Kind("an .msg with a message embedded", _outlook_forwarding, accepted("звіт.xlsx"), "лист.msg"),
        Kind(
            "an .msg whose transport headers name another sender", _outlook_headers, accepted("звіт.xlsx"), "лист.msg"
        ),
        Kind(
            "an .msg attached to a message",
            lambda f: mail(file("лист.msg", _outlook(f)), sender=COORDINATOR),
            accepted("Звіт ГУНП.xlsx"),
        ),
        Kind(
            "Outlook's report of a failed delivery",
            _outlook_report,
            (Comes("лист.msg", SKIPPED, ("letter_automatic",)),),
            "лист.msg",
        ),
        Kind(
            "an .msg that is damaged", lambda f: _outlook(f)[:-512], quarantined("file_damaged", "лист.msg"), "лист.msg"
        ),
        Kind(
            "a mailbox file of two messages, one without a form",
            _mailbox,
            (Comes("2.eml", QUARANTINED, ("letter_no_workbook",)), Comes("report.xlsx", ACCEPTED)),
            "Вхідні.mbox",
        ),
        Kind(
            "a message that begins with a «From » line",
            lambda f: b"From a@example.org Mon Sep 14 09:00:00 2020\n" + _inner(f),
            accepted(),
        ),
        Kind(
            "a .zip with a message and a form",
            lambda f: zipped_files(лист__eml=_inner(f), молодь__xlsx=f.youth),
            (Comes("report.xlsx", ACCEPTED), Comes("молодь.xlsx", ACCEPTED)),
            "пошта й форма.zip",
        ),
        Kind(
            "a .zip with a message",
            lambda f: zipped_files(лист__eml=_inner(f)),
            accepted(),
            "пошта.zip",
        ),
    ),
)
