import random
from email.message import EmailMessage

import pytest

from dalil.errors import ReadingError
from dalil.reading.extracts import Extract
from dalil.reading.files import Limits
from dalil.reading.html.email import extract
from pages import codes, shown

HEAD = b"From: Salma <s@x.example>\nSubject: Note\nDate: Wed, 5 Apr 2023 23:30:00 +0300\n"


def read(data: bytes) -> Extract:
    return extract(data, "mail.eml", Limits())


def mail(text: str, page: str | None = None) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "سلمى حداد <salma@x.example>"
    message["Subject"] = "بيان صحفي: نتائج الاجتماع"
    message["Date"] = "Wed, 5 Apr 2023 23:30:00 +0300"
    message.set_content(text)
    if page is not None:
        message.add_alternative(page, subtype="html")
    return message


def test_headers_become_metadata_and_the_subject_a_heading() -> None:
    found = read(mail("نص الرسالة\n").as_bytes())
    assert shown(found) == ["h1 بيان صحفي: نتائج الاجتماع", "p نص الرسالة"]
    said = found.metadata
    assert (said.title, said.author, said.published) == ("بيان صحفي: نتائج الاجتماع", "سلمى حداد", "2023-04-05")


def test_the_page_is_read_where_there_is_one_and_all_of_it() -> None:
    found = read(mail("plain", "<nav><a href=x>x</a></nav><ul><li>بند</li></ul>").as_bytes())
    assert shown(found)[1:] == ["p x", "i1 • بند"]


def test_attachments_are_named_and_pictures_in_the_text_are_not() -> None:
    message = mail("نص", "<p>نص <img src='cid:p'></p>")
    message.get_payload()[1].add_related(b"x", "image", "png", cid="<p>")  # type: ignore[index,union-attr]
    message.add_attachment(b"x", maintype="application", subtype="pdf", filename="بيان.pdf")
    message.add_attachment(mail("forwarded"))
    (issue,) = read(message.as_bytes()).issues
    assert (issue.code, issue.severity) == ("D179", "note")
    assert dict(issue.values) == {"count": "2", "names": "بيان.pdf, message/rfc822"}
    assert issue.render("ar") != issue.render("en")


def test_quoted_lines_stay_as_they_are() -> None:
    found = read(mail("جواب\n\n> سؤال\n> تتمة\n").as_bytes())
    assert shown(found)[1:] == ["p جواب", "^p > سؤال", "p > تتمة"]


def test_flowed_lines_are_joined_within_one_depth_of_quotation() -> None:
    body = b"Content-Type: text/plain; charset=utf-8; format=flowed\n\none \ntwo\nthree \n> four \n> five\n-- \nme\n"
    assert shown(read(HEAD + body))[1:] == ["p one two", "p three", "p > four five", "p --", "p me"]


def test_flowed_lines_of_scripts_without_blanks_lose_theirs() -> None:
    body = b"Content-Type: text/plain; format=flowed; delsp=yes\n\nab \ncd\n"
    assert shown(read(HEAD + body))[1:] == ["p abcd"]


def test_lines_broken_at_the_margin_are_joined_and_short_ones_are_not() -> None:
    full = "The committee met on Tuesday and agreed on the terms of the new harbour"
    found = read(HEAD + f"\n{full}\nstatute, which it will publish.\n- item\nDear all,\nshort\n".encode())
    assert shown(found)[1:] == [f"p {full} statute, which it will publish.", "p - item", "p Dear all,", "p short"]


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1256", "iso-8859-6"])
def test_bodies_and_headers_in_other_encodings(encoding: str) -> None:
    message = EmailMessage()
    message["Subject"] = "x"
    message.set_content("أعلنت الوزارة دعم المشروع", charset=encoding, cte="quoted-printable")
    data = message.as_bytes().replace(b"Subject: x", b"Subject: " + "قرار الوزارة".encode(encoding), 1)
    found = read(data)
    assert "أعلنت الوزارة دعم المشروع" in found.text
    if encoding != "iso-8859-6":
        assert found.metadata.title == "قرار الوزارة"


@pytest.mark.parametrize(
    "header",
    [
        b"Subject: =?utf-8?B?2YLYsdin2LE=?=",
        b"Subject: =?windows-1256?Q?=DE=D1=C7=D1?=",
        b"Subject: =?utf-8?B?2YLYsdin?=\n =?utf-8?B?2LE=?=",
    ],
)
def test_encoded_headers_are_decoded(header: bytes) -> None:
    assert read(b"From: a@x.example\n" + header + b"\n\nwords\n").metadata.title == "قرار"


@pytest.mark.parametrize(
    "header",
    [
        b"Subject: =?no-such?Q?x?=",
        b"Date: 99 Foo 99999",
        b"From: <<<,>",
        b"Content-Type: text/plain; charset=\xff",
        b"Date:",
    ],
)
def test_broken_headers_cost_no_text(header: bytes) -> None:
    assert "words" in read(b"Message-ID: <x>\n" + header + b"\n\nwords\n").text


def test_a_mail_whose_boundary_is_not_the_one_it_names_is_read() -> None:
    parts = b"--real\nContent-Type: text/plain\n\nwords\n--real--\n"
    found = read(HEAD + b'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="other"\n\n' + parts)
    assert shown(found) == ["h1 Note", "p words"]


def test_a_mail_without_subject_and_words_is_told() -> None:
    with pytest.raises(ReadingError) as refused:
        read(b"From: a@x.example\n\n\n")
    assert refused.value.code == "D105"


def test_damaged_mails_give_text_or_a_coded_error() -> None:
    chance = random.Random(3)
    message = mail("نص طويل بعض الشيء", "<p>نص</p>")
    message.add_attachment(b"x" * 50, maintype="application", subtype="pdf", filename="a.pdf")
    whole = message.as_bytes()
    for _ in range(200):
        data = bytearray(whole[: chance.randrange(1, len(whole))])
        for _ in range(chance.randrange(6)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            assert codes(read(bytes(data))) is not None
        except ReadingError as error:
            assert error.render("ar")


def test_a_body_that_is_not_in_the_encoding_it_names_is_read_as_it_is() -> None:
    body = "أعلنت الوزارة دعم المشروع وقالت إنها تراقب تنفيذه.".encode()
    head = b"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
    assert shown(read(HEAD + head + body))[1:] == [f"p {body.decode()}"]
