"""Lexicons under check: slips of spelling, words that never fire, forms that two entries claim."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dalil.codebook.loading import load_codebook
from dalil.coding.lexicons.check import check_files, check_loaded
from dalil.coding.lexicons.entries import Entry, LexiconFile, entries_of, files_of
from dalil.coding.lexicons.shadows import outline_shadows, prose_shadows
from dalil.coding.lexicons.spelling import ATTACHED, FRAME_KEYS, TRIGGER_KEYS
from dalil.coding.prose.lexicon import Frame as ProseFrame
from dalil.coding.prose.lexicon import Prose, prose_lexicon
from dalil.coding.rules.lexicon import Form, Frame, Grammar, Lexicon, Trigger
from dalil.errors import Issue, Severity

WORDS = """
prepositions = ["على", "مع"]
compounds = ["إلى جانب"]
[refine.support]
funding = ["مالي"]
[domains]
financial = ["مالي"]
"""
SOUND = """
[[frame]]
id = "aid"
relation = "funding"
refine = "support"
v = ["أعان/يعين"]
n = ["عون"]
obj = true
to = ["على", "إلى جانب", "ل"]
"""
TRIGGERS = """
[frames]
onto = { bare = "T", target = ["على"], source = ["من"] }
[[trigger]]
id = "aid"
relation = "funding"
frame = "onto"
n = ["عون"]
"""
GRAMMAR = 'prepositions = ["على", "من"]\ncompounds = []\n'


def lexicon_of(**texts: str) -> tuple[LexiconFile, ...]:
    """The files of a small Arabic lexicon, sound where no text is given."""
    all_ = {"frames": SOUND, "prose": WORDS, "triggers": TRIGGERS, "grammar": GRAMMAR, **texts}
    files = [LexiconFile(name=f"{stem}.ar.toml", text=text) for stem, text in all_.items() if stem != "contents"]
    return (*files, LexiconFile(name="contents.toml", text=texts.get("contents", "[kinds.give]\n")))


def faults(**texts: str) -> list[Issue]:
    """What is wrong with such a lexicon."""
    return list(check_files(lexicon_of(**texts), load_codebook("relations"), language="ar")[1])


def told(issue: Issue) -> tuple[str, str, str]:
    """An issue's code, severity and place."""
    return issue.code, issue.severity.value, issue.where


def test_a_sound_lexicon_has_no_faults() -> None:
    assert faults() == []


def test_an_unreadable_file_is_d460() -> None:
    assert [told(i) for i in faults(frames="[[frame]\n")] == [("D460", "error", "frames.ar.toml:1")]


def test_every_key_of_the_built_in_entries_that_the_loader_reads_is_known() -> None:
    assert {"id", "relation", "obj", "obl", "to", "by", "v", "n", "act", "pas", "needs_inside"} <= FRAME_KEYS
    assert {"id", "relation", "kind", "frame", "v", "n", "m", "pairs", "weak", "basis"} <= TRIGGER_KEYS


@pytest.mark.parametrize(
    ("line", "code", "severity"),
    [
        ("objekt = true", "D461", "error"),
        ('n = ["ـ"]', "D465", "error"),
        ('n = ["عون", "عَون"]', "D466", "warning"),
        ("obl = true\nto = []", "D470", "error"),
        ('by = ["بجوار"]', "D471", "warning"),
        ('pas = ["معان من"]', "D472", "warning"),
        ('to = "ل"', "D475", "error"),
        ('n = "عون"', "D475", "error"),
    ],
)
def test_a_slip_in_an_entry_has_its_line(line: str, code: str, severity: str) -> None:
    key = line.partition(" ")[0]
    kept = "".join(old for old in SOUND.splitlines(keepends=True) if not old.startswith((f"{key} ", "to =")))
    (issue,) = faults(frames=kept + line + "\n")
    number = (kept + line).split("\n").index(line.split("\n")[0]) + 1
    assert issue.code == code and issue.severity.value == severity
    assert issue.where in (f"frames.ar.toml:{number}", "frames.ar.toml:2")


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('"funding"', '"fundng"', "D462"),
        ('refine = "support"', 'refine = "suport"', "D463"),
        ('id = "aid"\n', "", "D464"),
        ('relation = "funding"\n', "", "D464"),
        ('v = ["أعان/يعين"]\nn = ["عون"]\n', "", "D473"),
    ],
)
def test_a_wrong_name_in_a_frame_is_told(old: str, new: str, code: str) -> None:
    assert [i.code for i in faults(frames=SOUND.replace(old, new))] == [code]


def test_two_entries_with_one_id_are_d476() -> None:
    (issue,) = faults(frames=SOUND + SOUND.replace("عون", "مدد").replace("أعان/يعين", "أمد/يمد"))
    assert told(issue) == ("D476", "warning", "frames.ar.toml:11")
    assert dict(issue.values) == {"entry": "aid", "place": "frames.ar.toml:2"}


def test_a_wrong_name_is_answered_with_the_right_one() -> None:
    (issue,) = faults(frames=SOUND.replace('"funding"', '"fundng"'))
    assert dict(issue.values)["known"].startswith("funding")


@pytest.mark.parametrize(
    ("old", "new", "code", "where"),
    [
        ("[refine.support]\nfunding", "[refine.support]\nfundng", "D462", "prose.ar.toml:5"),
        ("financial", "finance", "D462", "prose.ar.toml:7"),
        ("prepositions", 'giving = ["دفع ب/يدفع ب"]\nprepositions', "D472", "prose.ar.toml:2"),
    ],
)
def test_a_slip_in_the_words_of_prose_is_told(old: str, new: str, code: str, where: str) -> None:
    (issue,) = faults(prose=WORDS.replace(old, new))
    assert (issue.code, issue.where) == (code, where)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('frame = "onto"', 'frame = "on"', "D463"),
        ('frame = "onto"\n', "", "D464"),
        ('relation = "funding"', 'relation = "funding"\nkind = "give"', "D464"),
        ('relation = "funding"', 'kind = "gift"', "D463"),
        ('relation = "funding"', 'relation = "funding"\nbasis = "shared"', "D462"),
        ('target = ["على"]', 'target = ["فوق"]', "D471"),
        ('source = ["من"]', "source = [], needs = true, neds = 1", "D461"),
        ('target = ["على"]', "target = [], needs = true", "D470"),
    ],
)
def test_a_slip_in_a_trigger_or_its_frame_is_told(old: str, new: str, code: str) -> None:
    assert [i.code for i in faults(triggers=TRIGGERS.replace(old, new))] == [code]


def test_codes_in_the_contents_are_checked() -> None:
    contents = (
        '[kinds.give.relations]\nmoney = "fundng"\n[kinds.give.domains]\ndefault = ""\n[[class]]\nname = "money"\n'
    )
    assert [(i.code, i.where) for i in faults(contents=contents)] == [("D462", "contents.toml:2")]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_built_in_files_are_found(language: str) -> None:
    names = [f.name for f in files_of(language)]
    assert {f"triggers.{language}.toml", f"grammar.{language}.toml", "contents.toml"} <= set(names)
    assert set(ATTACHED) == {"ar", "en"}


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_built_in_lexicons_can_be_checked(language: str) -> None:
    files = files_of(language)
    entries, found = check_files(files, load_codebook("relations"), language=language)
    assert len(entries) > 50
    assert {i.code for i in found} <= {f"D4{n}" for n in range(61, 77)}
    lines = {f.name: f.text.count("\n") + 1 for f in files}
    for issue in check_loaded(entries, language=language):
        file, _, line = issue.where.partition(":")
        assert issue.severity in (Severity.WARNING, Severity.ERROR) and 1 <= int(line) <= lines[file]


# --- prose, as it is loaded ---


def frame(id_: str, relation: str = "funding", **more: object) -> ProseFrame:
    """A frame of a noun."""
    return ProseFrame(id=id_, relation=relation, shape="noun", **more)  # type: ignore[arg-type]


def prose_of(**tables: object) -> Prose:
    """A prose lexicon with those tables and no other entries; the lists of function words are the built-in ones."""
    empty: dict[str, object] = {key: {} for key in ("verbs", "nouns", "phrases", "verb_phrases", "participles")}
    return replace(prose_lexicon(), **(empty | tables))  # type: ignore[arg-type]


def entries_in(text: str) -> tuple[Entry, ...]:
    """The entries of a file of frames."""
    return entries_of([LexiconFile(name="frames.ar.toml", text=text)])


TWO = """[[frame]]
id = "one"
n = ["عون"]
[[frame]]
id = "two"
n = ["عون", "مدد"]
"""


def test_a_noun_that_is_always_taken_before_is_d467() -> None:
    prose = prose_of(nouns={"عون": (frame("one"), frame("two")), "مدد": (frame("two"),)})
    (issue,) = prose_shadows(entries_in(TWO), prose)
    assert told(issue) == ("D467", "warning", "frames.ar.toml:6")
    assert dict(issue.values) == {"entry": "two", "words": "عون", "other": "one", "place": "frames.ar.toml:3"}


def test_a_noun_that_needs_words_leaves_room_for_the_next() -> None:
    prose = prose_of(nouns={"عون": (frame("one", needs_inside=frozenset({"مال"})), frame("two"))})
    assert [i.code for i in prose_shadows(entries_in(TWO.replace(', "مدد"', "")), prose)] == []


def test_a_noun_that_never_has_some_words_leaves_room_for_the_next() -> None:
    prose = prose_of(nouns={"عون": (frame("one", never=frozenset({"مال"})), frame("two"))})
    assert [i.code for i in prose_shadows(entries_in(TWO.replace(', "مدد"', "")), prose)] == []


def test_an_entry_none_of_whose_words_fires_is_d469() -> None:
    prose = prose_of(nouns={"عون": (frame("one"), frame("two"))})
    found = list(prose_shadows(entries_in(TWO.replace(', "مدد"', "")), prose))
    assert [told(i) for i in found] == [
        ("D467", "warning", "frames.ar.toml:6"),
        ("D469", "error", "frames.ar.toml:4"),
    ]


def test_a_phrase_in_two_entries_is_taken_from_the_first() -> None:
    text = TWO.replace("عون", "عون مالي")
    prose = prose_of(phrases={"عون": ((("مالي",), frame("one")), (("مالي",), frame("two")))})
    assert [i.code for i in prose_shadows(entries_in(text), prose)] == ["D467"]


def test_a_word_that_is_a_function_word_too_is_d468() -> None:
    (issue,) = prose_shadows(entries_in('[[frame]]\nid = "one"\nn = ["عون"]\nv = ["قبل/يقبل"]\n'), prose_of())
    assert (issue.code, dict(issue.values)["list"]) == ("D468", "prepositions")


def test_one_form_under_two_relations_is_d474_with_both_entries() -> None:
    verbs = prose_lexicon().verbs
    shared = replace(next(iter(verbs.values())), frames=(frame("one"), frame("two", "mediation")))
    (issue,) = prose_shadows(entries_in(TWO), prose_of(verbs={"اعان": shared, "اعانت": shared}))
    values = dict(issue.values)
    assert told(issue) == ("D474", "warning", "frames.ar.toml:4")
    assert (values["entry"], values["other"], values["place"], values["count"]) == (
        "two",
        "one",
        "frames.ar.toml:1",
        "2",
    )
    assert (values["contrary"], values["relation"], values["forms"]) == ("mediation", "funding", "اعان، اعانت")


@pytest.mark.parametrize(
    "second",
    [
        frame("two"),
        frame("two", "mediation", needs_inside=frozenset({"سلام"})),
        frame("two", "mediation", oblique=True, to=("بين",)),
    ],
)
def test_what_is_alike_or_told_apart_is_no_conflict(second: ProseFrame) -> None:
    shared = replace(next(iter(prose_lexicon().verbs.values())), frames=(frame("one", to=("ل",)), second))
    assert list(prose_shadows(entries_in(TWO), prose_of(verbs={"اعان": shared}))) == []


# --- the outline, as it is loaded ---

OUTLINE = """[[trigger]]
id = "one"
n = ["aid"]
[[trigger]]
id = "two"
n = ["aid"]
"""


def outline_of(*forms: Form) -> Lexicon:
    """An English lexicon of those forms."""
    words = {"prepositions": frozenset({"for"})}
    index: dict[str, tuple[Form, ...]] = {}
    for form in forms:
        for spelling in form.words[0]:
            index[spelling] = (*index.get(spelling, ()), form)
    trigger = forms[0].trigger
    return Lexicon(grammar=Grammar("en", words, {}), forms=index, amount=trigger, shown=trigger)


def form(id_: str, *spellings: str, relation: str = "funding", shape: str = "noun", needs: str = "") -> Form:
    """A form of a trigger."""
    target = (needs,) if needs else ("to",)
    trigger = Trigger(
        id=id_, frame=Frame(name="f", bare="T", target=target, needs=bool(needs)), relation=relation, kind=None
    )
    return Form(trigger, (frozenset(spellings),), shape)


def outline_told(*forms: Form) -> list[tuple[str, str]]:
    """Code and entry of what is found in such a lexicon."""
    entries = entries_of([LexiconFile(name="triggers.en.toml", text=OUTLINE)])
    return [(i.code, dict(i.values)["entry"]) for i in outline_shadows(entries, outline_of(*forms))]


def test_a_trigger_behind_another_never_fires() -> None:
    assert outline_told(form("one", "aid"), form("two", "aid")) == [("D467", "two"), ("D469", "two")]


def test_a_form_that_is_free_in_one_spelling_fires() -> None:
    assert outline_told(form("one", "aid"), form("two", "aid", "aids")) == []
    assert outline_told(form("one", "aid"), form("two", "aid", "aids", relation="mediation")) == [("D474", "two")]


def test_another_shape_or_preposition_tells_triggers_apart() -> None:
    assert outline_told(form("one", "aid"), form("two", "aid", relation="mediation", shape="verb")) == []
    pair = (form("one", "aid", needs="for"), form("two", "aid", "aids", relation="rejection", needs="against"))
    assert outline_told(*pair) == []


def test_a_trigger_that_is_a_preposition_is_d468() -> None:
    assert outline_told(form("one", "for"), form("two", "aid")) == [("D468", "one")]
