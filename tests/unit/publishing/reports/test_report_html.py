"""The report as one HTML page: complete, safe, readable in both directions, drawn without words or inline style."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace

import pytest

from agreements import AMAL, agreement, audit, estimation
from dalil.publishing.reports.names import Naming
from dalil.publishing.reports.rendering import Report, render
from html_files import Parsed

EVIL = '<script>alert(1)</script>"><img src=x onerror=alert(1)> &amp; \u202egnp.exe </style></svg>'
ALL = (agreement(), estimation(), audit())


def html(record: Report, lang: str = "en", **given) -> str:
    return "".join(render(record, "html", lang, **given))


@pytest.mark.parametrize("record", ALL, ids=["agreement", "estimation", "audit"])
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_page_is_well_formed_and_of_its_direction(record, lang):
    page = html(record, lang)
    Parsed(page)
    assert f'<html lang="{lang}" dir="{"rtl" if lang == "ar" else "ltr"}">' in page


@pytest.mark.parametrize("record", ALL, ids=["agreement", "estimation", "audit"])
def test_nothing_loads_runs_or_has_a_style_of_its_own(record):
    parsed = Parsed(html(record))
    assert not parsed.tags & {"script", "img", "link", "iframe", "form", "object", "use", "image"}
    assert not [name for name, _ in parsed.attributes if name.startswith("on") or name in ("src", "style")]


def test_the_policy_knows_the_style_sheet_by_its_digest():
    page = html(agreement())
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in page.replace("&#x27;", "'")


def test_hostile_names_and_excerpts_are_text():
    whole = agreement()
    coders = (replace(whole.coders[0], name=EVIL), *whole.coders[1:])
    apart = (replace(whole.apart[0], excerpt=EVIL, where=EVIL, said=((AMAL, (EVIL,)),)),)
    page = html(replace(whole, title=EVIL, codebook=EVIL, coders=coders, apart=apart))
    parsed = Parsed(page)
    assert not parsed.tags & {"script", "img"}
    assert "\u202e" not in page
    assert "⟨U+202E⟩gnp.exe" in page


def test_hostile_codes_and_strata_are_text():
    tally = replace(estimation().tallies[0], of=(EVIL,))
    for record in (estimation(tallies=(tally,)), audit(strata=((EVIL, 1, 1, 1, 1),), sample=EVIL)):
        assert not Parsed(html(record)).tags & {"script", "img"}


def test_a_unit_leads_where_the_caller_says():
    page = html(agreement(), naming=Naming(link=lambda apart: f"/read/{apart.source_id}?unit={apart.unit_id}"))
    assert 'href="/read/s1?unit=u1"' in page
    assert "/read/" not in html(agreement())


def test_a_link_cannot_leave_its_attribute():
    page = html(agreement(), naming=Naming(link=lambda apart: '"><script>'))
    assert "script" not in Parsed(page).tags


def test_every_drawing_says_what_it_shows():
    page = html(agreement())
    assert 'aria-label="0.774, from 0.674 to 0.854"' in page
    assert 'aria-label="0.655, without interval"' in page
    assert 'aria-label="no value"' in page


def test_the_axis_runs_in_reading_direction():
    places = {}
    for lang in ("en", "ar"):
        axis = re.search(r"<svg[^>]*aria-hidden.*?</svg>", html(estimation(), lang))[0]
        places[lang] = [float(x) for x in re.findall(r'<text x="([\d.]+)"', axis)]
    assert places["en"] == sorted(places["en"])
    assert places["ar"] == sorted(places["ar"], reverse=True)


def test_a_confusion_is_shaded_by_its_share_of_the_row():
    page = html(agreement())
    assert '<td class="n shade-5 framed"><bdi>22</bdi></td>' in page
    assert '<td class="n shade-1"><bdi>4</bdi></td>' in page


def test_the_machines_count_is_hollow_and_the_corrected_one_is_not():
    row = re.search(r"<tr><th[^>]*><bdi>funding.*?</tr>", html(estimation()))[0]
    assert row.count('class="dot hollow"') == 1
    assert row.count('class="dot"') == 1
