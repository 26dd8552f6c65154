from pathlib import Path

import pytest

from dalil.codebook.loading import (
    BUILT_IN,
    DATA,
    codebook_from_text,
    compiled,
    dump_codebook,
    load_codebook,
    template,
)
from dalil.codebook.schema import Codebook
from dalil.errors import CodebookError
from dalil.records.claims import Polarity

SMALL = """\
name: small
version: 1
languages: [en]
title: {en: Small}
dimensions:
  families:
    - {code: support, label: {en: Support}}
  domain:
    - {code: financial, label: {en: financial}}
  polarity:
    - {code: asserted, label: {en: asserted}}
    - {code: denied, label: {en: denied}}
rules:
  - {code: 1, text: {en: One claim a pair.}}
codes:
  - code: funding
    family: support
    symmetric: false
    label: {en: Funding}
    definition: {en: Gives money.}
    rules: [1]
    crosswalk:
      plover: [{event: AID, contexts: [economic]}]
      ucdp_esd: [f]
    examples:
      - text: Norway paid Malawi.
        language: en
        claims:
          - {source: Norway, relation: funding, target: Malawi, polarity: asserted, domain: financial}
"""


def faults(text: str) -> list[tuple[str, str]]:
    with pytest.raises(CodebookError) as caught:
        codebook_from_text(text, "cb.yaml")
    assert caught.value.code == "D401"
    for lang in ("en", "ar"):
        assert len(caught.value.render(lang).splitlines()) == 1 + len(caught.value.faults)
    return [(f.code, f.where) for f in caught.value.faults]


def changed(old: str, new: str) -> str:
    assert old in SMALL
    return SMALL.replace(old, new, 1)


@pytest.mark.parametrize(
    ("code", "line", "text"),
    [
        ("D411", 3, changed("version: 1", "version: [1")),
        ("D411", 2, changed("version: 1", "version: \x01")),
        ("D412", 3, changed("version: 1", "version: 1\nversion: 2")),
        ("D413", 2, changed("version: 1", "editor: me\nversion: 1")),
        ("D414", 1, changed("version: 1\n", "")),
        ("D415", 2, changed("version: 1", "version: [1]")),
        ("D416", 3, changed("[en]", "en")),
        ("D417", 4, changed("{en: Small}", "Small")),
        ("D418", 4, changed("{en: Small}", "*other")),
        ("D419", 2, changed("version: 1", "version: !!int 1")),
        ("D420", 2, changed("version: 1", "version: " + "[" * 40 + "]" * 40)),
        ("D421", 30, SMALL + "---\nname: second\n"),
        ("D422", 2, changed("version: 1", "? [version]\n: 1")),
        ("D423", 18, changed("symmetric: false", "symmetric: no")),
        ("D424", 4, changed("{en: Small}", "{en: ' '}")),
        ("D425", 1, changed("name: small", "name: Small Book")),
        ("D426", 12, changed("code: denied", "code: asserted")),
        ("D427", 17, changed("family: support", "family: help")),
        ("D428", 21, changed("rules: [1]", "rules: [2]")),
        ("D429", 29, changed("polarity: asserted,", "polarity: planned,")),
        ("D430", 29, changed("domain: financial}", "domain: media}")),
        ("D431", 29, changed("relation: funding", "relation: paying")),
        ("D432", 29, changed("source: Norway", "source: Sweden")),
        ("D433", 29, changed("source: Norway", "source: null").replace("target: Malawi", "target: null")),
        ("D434", 4, changed("title: {en: Small}", "title: {}")),
        ("D435", 27, changed("language: en", "language: fr")),
        ("D436", 23, changed("event: AID", "event: HELP")),
        ("D436", 23, changed("event: AID", "event: AID, mode: visit")),
        ("D436", 24, changed("[f]", "[z]")),
        ("D438", 11, changed("code: asserted", "code: certain").replace("polarity: asserted,", "polarity: denied,")),
        ("D439", 3, changed("[en]", "[English]")),
    ],
)
def test_each_fault_has_its_code_and_line(code: str, line: int, text: str) -> None:
    assert (code, f"cb.yaml:{line}") in faults(text)


def test_small_codebook_loads() -> None:
    codebook = codebook_from_text(SMALL, "cb.yaml")
    assert codebook.relations == ("funding",)
    claim = codebook.codes[0].examples[0].claims[0]
    assert (claim.source, claim.target, claim.polarity) == ("Norway", "Malawi", Polarity.ASSERTED)


NOBODY = "text: A storm broke out.\n        language: en\n        claims:\n          - {source: null, target: null}"


@pytest.mark.parametrize(("marked", "expected"), [("", ["D433"]), ("actorless: false\n    ", ["D433"])])
def test_an_example_without_actors_is_a_fault(marked: str, expected: list[str]) -> None:
    text = SMALL[: SMALL.index("text: Norway")] + NOBODY
    assert [c for c, _ in faults(text.replace("symmetric: false", f"{marked}symmetric: false"))] == expected


def test_an_example_of_an_actorless_code_may_name_nobody() -> None:
    text = SMALL[: SMALL.index("text: Norway")] + NOBODY
    codebook = codebook_from_text(text.replace("symmetric: false", "actorless: true"), "cb.yaml")
    assert codebook.codes[0].actorless
    assert codebook_from_text(dump_codebook(codebook), "cb.yaml") == codebook


def test_a_code_has_modes() -> None:
    modes = "modes:\n      - {code: loan, label: {en: loan}}\n    crosswalk:"
    codebook = codebook_from_text(changed("crosswalk:", modes), "cb.yaml")
    assert [m.code for m in codebook.codes[0].modes] == ["loan"]
    assert codebook_from_text(dump_codebook(codebook), "cb.yaml") == codebook
    twice = modes.replace("    crosswalk:", "      - {code: loan, label: {en: again}}\n    crosswalk:")
    assert faults(changed("crosswalk:", twice)) == [("D426", "cb.yaml:24")]


def test_all_faults_are_told_at_once() -> None:
    text = changed("family: support", "family: help").replace("rules: [1]", "rules: [7]").replace("Norway,", "Sweden,")
    assert [c for c, _ in faults(text)] == ["D427", "D428", "D432"]


def test_a_fault_in_a_code_hides_none_in_its_examples() -> None:
    text = changed("symmetric: false", "colour: red").replace("source: Norway", "source: Sweden")
    assert [c for c, _ in faults(text)] == ["D413", "D432"]


def test_an_unknown_key_is_answered_with_the_known_ones() -> None:
    with pytest.raises(CodebookError, match=r"plover.*ucdp_esd"):
        codebook_from_text(changed("ucdp_esd: [f]", "esd: [f]"), "cb.yaml")


def test_a_file_without_a_map_is_a_fault() -> None:
    assert faults("") == [("D417", "cb.yaml:1")]
    assert faults("- a\n- b\n") == [("D417", "cb.yaml:1")]


def test_aliases_cannot_make_a_small_file_large() -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"{c}: &{c} [*{p}, *{p}]\n" for p, c in zip("abcdefgh", "bcdefghi", strict=True))
    assert "D418" in [c for c, _ in faults(bomb)]


def test_unknown_name_is_answered_with_those_that_exist() -> None:
    with pytest.raises(CodebookError) as caught:
        load_codebook("relation")
    assert caught.value.code == "D402"
    assert "relations" in caught.value.render("ar")


@pytest.mark.parametrize("name", ["nowhere.yaml", ".", "with\0nul.yaml"])
def test_a_file_that_cannot_be_opened(name: str, tmp_path: Path) -> None:
    with pytest.raises(CodebookError) as caught:
        load_codebook(tmp_path / name)
    assert caught.value.code == "D403"


def test_a_file_too_large_for_a_codebook(tmp_path: Path) -> None:
    path = tmp_path / "big.yaml"
    path.write_bytes(b"#" * 5_000_001)
    with pytest.raises(CodebookError) as caught:
        load_codebook(path)
    assert caught.value.code == "D404"


def test_a_file_that_is_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / "cb.yaml"
    path.write_bytes(b"name: a\ntitle: \xff\n")
    with pytest.raises(CodebookError) as caught:
        load_codebook(path)
    assert [(f.code, f.where) for f in caught.value.faults] == [("D437", "cb.yaml:2")]


def test_a_file_with_a_byte_order_mark_loads(tmp_path: Path) -> None:
    path = tmp_path / "cb.yaml"
    path.write_text(SMALL, encoding="utf-8-sig")
    assert load_codebook(str(path)).name == "small"


def test_plain_words_stay_text() -> None:
    codebook = codebook_from_text(changed("{en: Small}", "{en: no}"), "cb.yaml")
    assert codebook.title.in_("en") == "no"
    assert codebook.version == "1"


def test_layout_and_order_leave_the_digest_and_meaning_changes_it() -> None:
    digest = codebook_from_text(SMALL, "a").digest
    assert codebook_from_text("# a remark\n" + changed("[en]", "\n  - en"), "b").digest == digest
    assert codebook_from_text(changed("    symmetric: false\n", ""), "c").digest == digest
    assert codebook_from_text(changed("Gives money.", "Lends money."), "d").digest != digest


@pytest.mark.parametrize("name", BUILT_IN)
def test_built_in_json_says_what_its_yaml_says(name: str) -> None:
    made = compiled(DATA.joinpath(f"{name}.yaml").read_bytes(), name)
    assert DATA.joinpath(f"{name}.json").read_text(encoding="utf-8") == made, "run scripts/compile_codebook.py"


def test_template_loads_under_its_new_name() -> None:
    codebook = codebook_from_text(template("border_study"), "new.yaml")
    assert codebook.name == "border_study"
    assert codebook.codes[0].examples


@pytest.fixture(scope="module")
def relations() -> Codebook:
    return load_codebook("relations")


def test_built_in_codebook_is_whole(relations: Codebook) -> None:
    assert len(relations.codes) == 28
    assert [r.code for r in relations.rules] == [str(n) for n in range(1, 21)]
    assert [v.code for v in relations.dimensions.domain] == ["political", "military", "financial", "social", "media"]
    symmetric = {c.code for c in relations.codes if c.symmetric}
    assert symmetric == {
        *("agreement", "meeting_consult", "economic_cooperation", "security_cooperation", "shared_interest")
    }


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_every_code_has_two_examples_a_language(relations: Codebook, lang: str) -> None:
    few = [c.code for c in relations.codes if sum(e.language == lang for e in c.examples) < 2]
    assert few == []


def test_every_example_shows_the_code_it_stands_under(relations: Codebook) -> None:
    for code in relations.codes:
        assert all(code.code in {c.relation for c in e.claims} for e in code.examples), code.code


def test_built_in_codebook_survives_dump_and_load(relations: Codebook) -> None:
    assert codebook_from_text(dump_codebook(relations), "x.yaml") == relations
