"""Laws of reports: whatever names, codes and excerpts hold, a report stays well-formed and nothing in it acts."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from agreements import agreement, estimation
from dalil.publishing.reports.rendering import render
from dalil.publishing.reports.tex import COMMANDS, escaped
from dalil.publishing.reports.wording import rounded

HOSTILE = st.text(
    st.one_of(st.characters(), st.sampled_from("<>&\"'\\{}$%#_^~[]|`*=-+@\u202e\u2066\x1b\nابت")), max_size=30
)
COMMAND = re.compile(r"\\([A-Za-z]+)")
KNOWN = {"textarabic", "textenglish", *COMMAND.findall(" ".join(COMMANDS.values()))}


class Tags(HTMLParser):
    """The elements of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.found.append(tag)


def tags(record) -> list[str]:
    return Tags("".join(render(record, "html", "ar"))).found


PLAIN = tags(agreement())
PLAIN_COUNTS = tags(estimation())


@given(HOSTILE, HOSTILE)
@settings(max_examples=25, deadline=None)
def test_names_and_excerpts_add_no_element(name, excerpt):
    whole = agreement()
    coders = (replace(whole.coders[0], name=name), *whole.coders[1:])
    apart = (replace(whole.apart[0], excerpt=excerpt, where=name),)
    assert tags(replace(whole, title=excerpt, coders=coders, apart=apart)) == PLAIN


@given(HOSTILE)
@settings(max_examples=25, deadline=None)
def test_keys_add_no_element(key):
    whole = estimation()
    assert (
        tags(replace(whole, tallies=(replace(whole.tallies[0], of=(key or "x",)), *whole.tallies[1:]))) == PLAIN_COUNTS
    )


@given(HOSTILE, st.sampled_from(["en", "ar"]))
def test_in_tex_only_our_own_commands_stand(words, lang):
    shown = escaped(words, lang=lang)
    assert set(COMMAND.findall(shown)) <= KNOWN
    assert "\n" not in shown
    bare = re.sub(r"\\[{}]", "", shown)
    assert bare.count("{") == bare.count("}")


@given(st.floats(-1e12, 1e12), st.integers(0, 3))
def test_a_number_reads_back_as_itself(value, places):
    shown = rounded(value, places)
    assert float(shown.replace(",", "").replace("\u2212", "-")) == round(value, places)
    assert "-" not in shown
