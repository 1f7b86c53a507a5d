"""Drafts as bytes: every mail program reads them back, nothing gets into a header, the same letter is the same file."""

import email
import email.policy
import email.utils
import re

import pytest
from drafts_out import read, unflowed
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from workbook_tools.files.mail.draft import Attachment, Draft, message_id, write_draft

LONG = "Управління житлово-комунального господарства та містобудування міської ради.xlsx"
LETTER = Draft(
    sender="coordinator@example.gov.ua",
    recipients=("kultura@example.gov.ua", "kultura.zvit@example.gov.ua"),
    subject="Звіт за III квартал 2020 року: форма, надіслати до 17.09.2020",
    text="Шановні колеги!\n\nНадсилаємо форму звіту про виконання плану заходів за III квартал 2020 року.\n",
    message_id="<1@example.gov.ua>",
    answers="<2@example.org>",
    references=("<0@example.org>", "<2@example.org>"),
    attachments=(Attachment(LONG, b"PK\x03\x04" * 50), Attachment("УСЗ.xlsx", b"PK")),
)
HEADERS = {
    *("x-unsent", "from", "to", "subject", "message-id", "in-reply-to", "references"),
    *("content-language", "mime-version", "content-type"),
}
HOSTILE = st.text(
    st.one_of(
        st.sampled_from("\r\n\t\x00\x0b\x85\u2028\u2029\u202e\ud800\";:<>=?,\\%'*"),
        st.characters(codec="utf-8"),
        st.sampled_from("Bcc: x@example.com"),
    ),
    max_size=120,
)


def test_it_opens_unsent_and_leaves_the_date_to_whoever_sends_it() -> None:
    message = read(write_draft(LETTER)).message
    assert message["X-Unsent"] == "1"
    assert message["Date"] is None
    assert {name.lower() for name in message} == HEADERS


def test_the_std_lib_reads_it_back_by_each_of_its_policies() -> None:
    data = write_draft(LETTER)
    found = read(data)
    assert found.subject == LETTER.subject
    assert found.to == LETTER.recipients
    assert found.text == LETTER.text.strip()
    assert found.attachments == {one.name: one.data for one in LETTER.attachments}
    for policy in (email.policy.compat32, email.policy.SMTP):
        old = email.message_from_bytes(data, policy=policy)
        assert [part.get_filename() for part in old.walk()][2:] == [LONG, "УСЗ.xlsx"]
        assert email.utils.parseaddr(old["From"]) == ("", "coordinator@example.gov.ua")
    decoded = email.header.decode_header(email.message_from_bytes(data)["Subject"])
    assert "".join(text.decode(charset or "ascii") for text, charset in decoded) == LETTER.subject


def test_an_answer_stands_in_its_thread() -> None:
    found = read(write_draft(LETTER))
    assert found.header("In-Reply-To") == "<2@example.org>"
    assert found.header("References") == "<0@example.org> <2@example.org>"


def test_the_attachment_has_its_name_for_old_programs_too() -> None:
    """RFC 2047 in `name`, as Outlook reads it, beside RFC 2231 in `filename`."""
    data = write_draft(LETTER).decode("ascii")
    assert "filename*=utf-8''%D0%A3%D0%A1%D0%97.xlsx" in data
    assert ' name="=?utf-8?B?0KPQodCXLnhsc3g=?="' in data
    assert re.search(r"filename\*0\*=utf-8''%D0%A3[^\r]*;\r\n filename\*1\*=", data)


def test_the_bytes_are_ascii_of_short_lines() -> None:
    lines = write_draft(LETTER).decode("ascii").split("\r\n")
    assert not any("\n" in line or "\r" in line for line in lines)
    long = [line for line in lines if len(line) > 78]
    assert {line.partition("/")[0] for line in long} <= {"Content-Type: application"}


def test_the_text_wraps_in_76_columns_and_flows_together_again() -> None:
    text = "слово " * 60 + "https://example.org/" + "шлях" * 40 + "\n\n> не цитата\nFrom тут\n  два пропуски\n"
    body = read(write_draft(replace(LETTER, text=text))).message.get_body()
    assert body is not None
    lines = body.get_content().splitlines()
    assert all(len(line) <= 76 for line in lines if "https" not in line)
    assert " > не цитата" in lines
    assert " From тут" in lines
    joined = read(write_draft(replace(LETTER, text=text))).text.split("\n")
    assert joined[1:] == ["", "> не цитата", "From тут", "  два пропуски"]
    assert joined[0] == "слово " * 60 + "https://example.org/" + "шлях" * 40


def test_without_attachments_it_is_a_text_alone() -> None:
    found = read(write_draft(replace(LETTER, attachments=())))
    assert found.message.get_content_type() == "text/plain"
    assert found.text == LETTER.text.strip()


def test_without_addresses_there_is_no_to() -> None:
    assert read(write_draft(replace(LETTER, recipients=(), sender=None))).message.keys()[:2] == ["X-Unsent", "Subject"]


def test_the_same_letter_is_the_same_bytes_and_another_one_is_not() -> None:
    assert write_draft(LETTER) == write_draft(replace(LETTER))
    other = write_draft(replace(LETTER, text="Інше.\n"))
    assert re.findall(rb'boundary="([^"]+)"', other) != re.findall(rb'boundary="([^"]+)"', write_draft(LETTER))


def test_a_message_id_is_the_letters_own_in_its_workspace() -> None:
    known = message_id("receipt:3:17", "7K3MX-9QPT2-W", "c@example.gov.ua")
    assert re.fullmatch(r"<[0-9a-f]{32}@example\.gov\.ua>", known)
    assert known == message_id("receipt:3:17", "7K3MX-9QPT2-W", "c@example.gov.ua")
    assert known != message_id("receipt:4:17", "7K3MX-9QPT2-W", "c@example.gov.ua")
    assert known != message_id("receipt:3:17", "another", "c@example.gov.ua")
    assert message_id("x", "y", None).endswith("@workbook-tools.invalid>")


@pytest.mark.parametrize(
    "spoilt",
    [
        {"recipients": ("a@example.org\r\nBcc: b@example.org",)},
        {"recipients": ("a@example.org, b@example.org",)},
        {"recipients": ("Ім’я <a@example.org>",)},
        {"sender": "c@example.org\nX: y"},
        {"message_id": "<1@example.org>\r\nX: y"},
        {"answers": "1@example.org"},
        {"references": ("<0@example.org> <1@example.org>",)},
    ],
)
def test_what_is_no_address_or_identity_is_refused(spoilt: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="not to be put into a header"):
        write_draft(replace(LETTER, **spoilt))


@given(subject=HOSTILE, text=HOSTILE, name=HOSTILE)
def test_nothing_that_a_person_wrote_makes_a_header_or_a_part(subject: str, text: str, name: str) -> None:
    data = write_draft(replace(LETTER, subject=subject, text=text, attachments=(Attachment(name, b"PK"),)))
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert {header.lower() for header in message} == HEADERS
    parts = list(message.walk())
    assert [part.get_content_type() for part in parts][:2] == ["multipart/mixed", "text/plain"]
    assert len(parts) == 3
    assert {header.lower() for header in parts[2]} == {
        *("content-type", "content-disposition", "content-transfer-encoding")
    }
    assert parts[2].get_payload(decode=True) == b"PK"
    words = email.header.decode_header(email.message_from_bytes(data)["Subject"])
    shown = "".join(word if isinstance(word, str) else word.decode(charset or "ascii") for word, charset in words)
    assert not set("\r\n\t\x00\x0b\x85\u2028\u2029\u202e") & set(shown)
    assert all(line.isascii() for line in data.decode("ascii").split("\r\n"))


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cn", "Co", "Zl", "Zp", "Zs")), min_size=1))
def test_subject_and_name_come_back_whole(text: str) -> None:
    found = read(write_draft(replace(LETTER, subject=text, attachments=(Attachment(text, b"PK"),))))
    assert found.subject == text
    assert list(found.attachments) == [text]


def test_flowed_text_is_joined_as_the_standard_says() -> None:
    assert unflowed("а \nб\n\n > в\n") == "а б\n\n> в"
