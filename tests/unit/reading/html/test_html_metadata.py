import json

import pytest

from dalil.reading.extracts import Metadata
from dalil.reading.html.metadata import day_of
from pages import read


def said(head: str, body: str = "<p>words</p>") -> Metadata:
    return read(f"<html><head>{head}</head><body>{body}</body></html>").metadata


def test_linked_data_come_first() -> None:
    article = {
        "@type": ["NewsArticle"],
        "headline": "بيان الوزارة",
        "datePublished": "2023-04-05T10:00:00+03:00",
        "author": [{"name": "سلمى"}, {"name": "كريم"}],
        "publisher": {"name": "وكالة الساحل"},
    }
    data = json.dumps({"@graph": [{"@type": "WebPage", "name": "x"}, article]})
    found = said(f'<script type="application/ld+json">{data}</script><title>other</title>')
    assert (found.title, found.author) == ("بيان الوزارة", "سلمى, كريم")
    assert (found.publisher, found.published) == ("وكالة الساحل", "2023-04-05")


@pytest.mark.parametrize("broken", ["{", "[" * 100_000, '{"@type": {}, "headline": 3}', "null", '"' + "9" * 5_000])
def test_broken_linked_data_say_nothing(broken: str) -> None:
    assert said(f'<script type="application/ld+json">{broken}</script><title>Bill</title>').title == "Bill"


def test_meta_elements_tell() -> None:
    head = (
        '<meta property="og:title" content="A bill"><meta name="author" content="Hala">'
        '<meta name="date" content="2020-05">'
        '<meta property="og:site_name" content="The Gazette">'
    )
    assert said(head) == Metadata(title="A bill", author="Hala", publisher="The Gazette", published="2020-05")


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("قرار | جريدة الوطن", "", "قرار"),
        ("جريدة الوطن - قرار", "", "قرار"),
        ("قرار - تكملة - جريدة الوطن", "", "قرار - تكملة"),
        ("قرار: تفاصيل", "", "قرار: تفاصيل"),
        ("قرار - موقع آخر", "<h1>قرار</h1>", "قرار"),
        ("Untitled Document", "<h1>قرار</h1>", "قرار"),
        ("report.docx", "", None),
        ("الرئيسية", "", None),
        ("جريدة الوطن", "", None),
    ],
)
def test_titles_lose_the_name_of_the_site(title: str, body: str, expected: str | None) -> None:
    head = f'<title>{title}</title><meta property="og:site_name" content="جريدة الوطن">'
    assert said(head, f"{body}<p>نص</p>").title == expected


def test_names_of_accounts_and_addresses_are_no_authors() -> None:
    assert (
        said('<meta name="author" content="admin"><meta name="dc.creator" content="https://x.example/a">').author
        is None
    )


def test_times_of_the_page_tell_where_they_agree_or_say_so() -> None:
    assert said("", "<time datetime='2021-02-03T01:00'>x</time>").published == "2021-02-03"
    assert said("", "<time datetime='2021-02-03'>x</time><time datetime='2020-01-01'>y</time>").published is None
    body = "<time datetime='2020-01-01'>y</time><time class='entry-date published' datetime='2021-02-03'>x</time>"
    assert said("", body).published == "2021-02-03"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2019", "2019"),
        ("2019-05", "2019-05"),
        ("2019/05/07 10:11", "2019-05-07"),
        ("20190507T1011", "2019-05-07"),
        ("2019-13-01", None),
        ("201905", None),
        ("5 May 2019", None),
        ("0000-00-00", None),
    ],
)
def test_days(text: str, day: str | None) -> None:
    assert day_of(text) == day
