"""The report as TeX: tables with booktabs, both scripts marked, and no word that acts as a command."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from agreements import agreement, audit, estimation
from dalil.publishing.reports.rendering import render
from dalil.publishing.reports.tex import escaped

EVIL = r"\input{/etc/passwd} \end{document} $x$ 100% #1 a_b ^ ~ {} & [x] *"


def tex(record, lang="en"):
    return "".join(render(record, "tex", lang))


def test_no_character_acts_as_a_command():
    shown = escaped(EVIL, lang="en")
    for command in (r"\textbackslash{}", r"\{", r"\}", r"\$", r"\&", r"\#", r"\%", r"\_", r"\textasciicircum{}"):
        shown = shown.replace(command, "")
    assert not re.search(r"[\\$&#%_^~]", shown.replace(r"\textasciitilde{}", ""))


def test_hostile_names_stay_words():
    whole = agreement()
    page = tex(replace(whole, title=EVIL, coders=(replace(whole.coders[0], name=EVIL), *whole.coders[1:])))
    assert r"\input" not in page
    assert page.count(r"\end{document}") == 1


def test_lines_and_override_characters_cannot_break_out():
    assert escaped("one\n\ntwo\u202e", lang="en") == r"one two$\langle$U+202E$\rangle$"


def test_two_hyphens_stay_two():
    assert escaped("--", lang="en") == "{-}{-}"


@pytest.mark.parametrize(
    ("words", "lang", "marked"),
    [
        ("باسم", "en", r"\textarabic{باسم}"),
        ("by باسم too", "en", r"by \textarabic{باسم} too"),
        ("AC1", "ar", r"\textenglish{AC1}"),
        ("معامل AC1 لغويت", "ar", r"معامل \textenglish{AC1} لغويت"),
        ("0.81 [0.71, 0.9]", "ar", r"\textenglish{0.81 {[}0.71, 0.9{]}}"),
        ("\u22120.2", "ar", r"\textenglish{$-$0.2}"),
    ],
)
def test_words_of_the_other_script_are_marked(words, lang, marked):
    assert escaped(words, lang=lang) == marked


@pytest.mark.parametrize("record", [agreement(), estimation(), audit()], ids=["agreement", "estimation", "audit"])
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_groups_and_environments_are_closed(record, lang):
    page = tex(record, lang)
    bare = re.sub(r"\\[{}]", "", page)
    assert bare.count("{") == bare.count("}")
    assert sorted(re.findall(r"\\begin\{(\w+)\}", page)) == sorted(re.findall(r"\\end\{(\w+)\}", page))
    assert page.count(r"\begingroup") == page.count(r"\endgroup")


TABLE = re.compile(r"\\begin\{longtable\}\{([^\n]*)\}\n(.*?)\\end\{longtable\}", re.DOTALL)


def test_every_row_has_as_many_cells_as_its_table_has_columns():
    for layout, body in TABLE.findall(tex(agreement())):
        columns = re.sub(r">\{[^}]*\}p\{[^}]*\}", "p", layout)
        rows = [line for line in body.splitlines() if line.endswith(r" \\")]
        assert {len(re.split(r"(?<!\\)&", row)) for row in rows} == {len(columns)}
