"""Pages, mails and saved pages that are cut short or broken are told of, sound ones are not."""

import pytest

from dalil.reading.extracts import Extract
from dalil.reading.files import Limits
from dalil.reading.html.email import extract as extract_mail
from dalil.reading.html.reader import extract

PAGE = "<html><head><meta charset=utf-8></head><body><div><p>قدمت البلدية منحة للميناء.</p></div></body></html>"
MAIL = (
    "From: press@port.example\nTo: desk@port.example\nSubject: Note\nMIME-Version: 1.0\n"
    'Content-Type: multipart/mixed; boundary="edge"\n\n--edge\nContent-Type: text/plain; charset=utf-8\n'
    "Content-Transfer-Encoding: 8bit\n\nبيان البلدية عن الميناء.\n--edge--\n"
)


def told(found: Extract) -> dict[str, str]:
    return {i.code: dict(i.values).get("mark") or dict(i.values).get("places") or "" for i in found.issues}


def page(markup: str | bytes) -> dict[str, str]:
    data = markup if isinstance(markup, bytes) else markup.encode()
    return told(extract(data, "page.html", Limits()))


def letter(text: str) -> dict[str, str]:
    return told(extract_mail(text.encode(), "letter.eml", Limits()))


@pytest.mark.parametrize(
    "markup",
    [
        PAGE,
        "<p>فقرة بلا إطار.",
        "<!doctype html><title>t</title><h1>عنوان</h1><p>نص بلا نهايات",
        "<html><body><ul><li>بند<li>بند</ul><p>نص</p>",
        "<html><body><p>1 < 2 and 3 > 2</p></body></html><!-- made by hand -->",
        "<html><body><p>نص</p><script>var a = '<div>';</script></body></html>",
    ],
)
def test_sound_pages_are_not_told_of(markup: str) -> None:
    assert page(markup) == {}


@pytest.mark.parametrize(
    ("markup", "mark"),
    [
        (PAGE.partition("منحة")[0], "</div>"),
        ("<html><body><p>قدمت البلدية من", "</body>"),
        ("<html><body><p>قدمت</p><p cla", ">"),
        ("<html><body><p>قدمت</p><!-- <p>البلدية", "-->"),
    ],
)
def test_pages_cut_short_are_told(markup: str, mark: str) -> None:
    assert page(markup)["D190"] == mark


def test_an_encoding_of_no_such_name_is_told() -> None:
    assert "D191" in page(PAGE.replace("utf-8", "nonsense-7"))


def test_null_characters_are_told() -> None:
    assert "D159" in page(PAGE.encode().replace(b"<p>", b"<p>\0\0"))


def test_markup_beyond_repair_is_told() -> None:
    assert page(PAGE.replace("<p>", "<p>" + "<b>x</i>" * 300))["D193"]


def test_a_sound_mail_is_not_told_of() -> None:
    assert letter(MAIL) == {}


def test_a_mail_without_its_last_boundary_is_told() -> None:
    assert letter(MAIL.replace("--edge--", ""))["D190"] == "--edge--"


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('boundary="edge"', 'boundary="other"', "StartBoundaryNotFound"),
        ('; boundary="edge"', "", "NoBoundaryInMultipart"),
        ("charset=utf-8", "charset=nonsense-9", "charset=nonsense-9"),
        ("8bit", "quoted-printable", "quoted-printable"),
        ("8bit", "base64", "InvalidBase64Characters"),
        ("Subject: Note", "Subject: =?utf-8?b?AAA", "subject"),
    ],
)
def test_parts_that_are_not_as_they_say_are_told(old: str, new: str, place: str) -> None:
    assert place in letter(MAIL.replace(old, new))["D193"]
