"""The HTML page: complete, safe, and readable in both directions."""

import base64
import hashlib
import re

import pytest
from publishing_samples import LABELS, arabic_paper, english_paper, inherited, one_line

from dalil.publishing.dossiers import publication_of
from dalil.publishing.html import html_page
from html_files import Parsed

EVIL = '<script>alert(1)</script>"><img src=x onerror=alert(1)> &amp; \u202egnp.exe </style>'


def page(*sources, lang="en"):
    return "".join(html_page(publication_of(sources, LABELS), LABELS, lang))


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_page_is_well_formed_and_of_its_direction(lang):
    html = page(arabic_paper(), english_paper(), lang=lang)
    Parsed(html)
    assert f'<html lang="{lang}" dir="{"rtl" if lang == "ar" else "ltr"}">' in html


def test_nothing_loads_and_nothing_runs():
    parsed = Parsed(page(arabic_paper()))
    assert not parsed.tags & {"script", "img", "link", "iframe", "form", "svg", "object"}
    assert not [name for name, _ in parsed.attributes if name.startswith("on") or name in ("src", "style")]
    assert all(value.startswith("#") for name, value in parsed.attributes if name == "href")


def test_the_policy_names_the_one_style_sheet():
    html = page(arabic_paper())
    sheet = re.search("<style>(.*?)</style>", html, re.S).group(1)
    digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
    assert f"default-src &#x27;none&#x27;; style-src &#x27;sha256-{digest}&#x27;; font-src data:" in html


def test_words_of_a_document_stay_words():
    coded = one_line(EVIL, origin=EVIL, giver=inherited(EVIL))
    parsed = Parsed(page(coded))
    assert not parsed.tags & {"script", "img"}
    assert EVIL.replace("\u202e", "⟨U+202E⟩") in parsed.words


def test_override_characters_are_shown_and_not_obeyed():
    html = page(one_line("paid \u202e005 dollars", origin="\u2067x"))
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", html)
    assert "⟨U+202E⟩" in html


def test_inherited_names_are_marked_and_explained():
    html = page(arabic_paper())
    assert '<span class="actor inherited">[<bdi>Republic of the Plains</bdi>]</span>' in html
    assert "inherited from the heading" in html
    assert "the document&#x27;s own voice, not written here" in html


def test_written_names_are_underlined_in_the_quote():
    html = page(arabic_paper())
    assert 'تدعم <span class="giver">السهول</span> <span class="receiver">رابطة البحارة</span> في' in html


def test_quotes_are_cited_by_content_and_place():
    coded = english_paper()
    digest = base64.urlsafe_b64encode(bytes.fromhex(coded.source.text_digest)).decode().rstrip("=")
    assert f'cite="ni:///sha-256;{digest}#char=77,139"' in page(coded)


def test_polarity_is_a_badge_when_not_asserted():
    html = page(english_paper())
    assert html.count('class="badge"') == 1


def test_links_lead_to_claims_that_exist():
    html = page(arabic_paper(), english_paper())
    targets = set(re.findall('href="#([^"]+)"', html))
    assert targets <= set(re.findall(' id="([^"]+)"', html))


def test_several_sources_name_their_file_at_each_quote():
    assert page(arabic_paper(), english_paper()).count("<bdi>harbour_plains.txt</bdi>") > 3


def test_a_dossier_without_claims_says_so():
    html = page(lang="ar")
    Parsed(html)
    assert "لم يُستخرج أي ادعاء" in html
