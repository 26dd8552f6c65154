"""What a Word file says of itself, and the strict variant of the format."""

from __future__ import annotations

import pytest

from dalil.reading.docx.reader import extract
from dalil.reading.extracts import Metadata
from dalil.reading.files import DEFAULT_LIMITS
from word_files import OFFICE, RELATIONS, SPACES, p, style, word_file, zipped

PACKAGE = f"{OFFICE}package/2006"
CORE = (
    f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>{title}</dc:title><dc:creator>{author}</dc:creator>'
    "<dcterms:created>{made}</dcterms:created><dcterms:modified>{saved}</dcterms:modified></cp:coreProperties>"
)
APP = f'<Properties xmlns="{OFFICE}officeDocument/2006/extended-properties"><Company>{{company}}</Company></Properties>'
MADE = "2021-03-04T08:00:00Z"


def metadata(
    title: str = "", author: str = "", made: str = MADE, saved: str = MADE, company: str = "", body: str = p("words")
) -> Metadata:
    relations = (
        f'<Relationships xmlns="{RELATIONS}">'
        f'<Relationship Id="a" Type="{SPACES["r"]}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="b" Type="{PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        f'<Relationship Id="c" Type="{SPACES["r"]}/extended-properties" Target="docProps/app.xml"/></Relationships>'
    )
    files = {
        "_rels/.rels": relations,
        "docProps/core.xml": CORE.format(title=title, author=author, made=made, saved=saved),
        "docProps/app.xml": APP.format(company=company),
    }
    whole = word_file(body, files={n: t.encode() for n, t in files.items()}, parts={"styles": style("T", "Title")})
    return extract(whole, "paper.docx", DEFAULT_LIMITS).metadata


def test_title_author_publisher_and_day_are_read() -> None:
    found = metadata("تقرير  الميناء", "سلوى الحمداني", company="وزارة الموانئ")
    assert found == Metadata(
        title="تقرير الميناء", author="سلوى الحمداني", publisher="وزارة الموانئ", published="2021-03-04"
    )


@pytest.mark.parametrize(
    "title",
    ["Document1", "مستند1", "report final.docx", "Microsoft Word - letter", "untitled", " ", "PowerPoint Slides"],
)
def test_a_title_that_a_program_gave_is_none(title: str) -> None:
    assert metadata(title).title is None


@pytest.mark.parametrize("title", ["Documents of the council", "مستند سري", "Title to the land"])
def test_a_title_that_begins_like_such_a_one_is_a_title(title: str) -> None:
    assert metadata(title).title == title


def test_without_a_title_of_its_own_the_file_has_that_of_its_text() -> None:
    assert metadata("Document1", body=p("بيان صحفي", style="T") + p("words")).title == "بيان صحفي"


@pytest.mark.parametrize("author", ["python-docx", "Windows User", "user1", "HP", "مستخدم"])
def test_an_author_that_is_a_machine_is_none(author: str) -> None:
    assert metadata(author=author).author is None


@pytest.mark.parametrize("company", ["Microsoft Corporation", "HP", "Hewlett-Packard Company", "Grizli777", "home"])
def test_a_company_that_sold_the_machine_is_none(company: str) -> None:
    assert metadata(company=company).publisher is None


@pytest.mark.parametrize(
    "made, saved, day",
    [
        (MADE, "2021-03-20T08:00:00Z", "2021-03-04"),
        (MADE, "", "2021-03-04"),
        (MADE, "2024-03-04T08:00:00Z", None),
        ("1601-01-01T00:00:00Z", "1601-01-01T00:00:00Z", None),
        (MADE, "2020-01-01T00:00:00Z", None),
        ("no day", MADE, None),
        ("", "", None),
    ],
)
def test_the_day_of_making_is_believed_where_the_file_was_saved_soon_after(
    made: str, saved: str, day: str | None
) -> None:
    assert metadata(made=made, saved=saved).published == day


def test_the_strict_variant_is_read_alike() -> None:
    strict = "http://purl.oclc.org/ooxml/"
    document = f'<w:document xmlns:w="{strict}wordprocessingml/main"><w:body><w:p><w:pPr><w:outlineLvl w:val="0"/>'
    document += "</w:pPr><w:r><w:t>التمويل</w:t></w:r></w:p></w:body></w:document>"
    relation = (
        f'<Relationship Id="a" Type="{strict}officeDocument/relationships/officeDocument" Target="/word/main.xml"/>'
    )
    files = {
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}">{relation}</Relationships>',
        "word/main.xml": document,
    }
    found = extract(zipped({n: t.encode() for n, t in files.items()}), "strict.docx", DEFAULT_LIMITS)
    assert (found.text, found.layout.blocks[0].kind) == ("التمويل\n", "heading")
