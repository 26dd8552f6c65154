"""How a form of an Arabic word fits into noun phrases: what of it decides whether a phrase takes it, and what the
phrase then is. Each form is asked once; what depends on its neighbours is left to `arabic_phrases`."""

from __future__ import annotations

from dalil.coding.prose.arabic_forms import Form
from dalil.coding.prose.arabic_tokens import NISBA, NOT_SUCH, Tokens
from dalil.coding.prose.arabic_words import Fit, NounReading
from dalil.coding.prose.lexicon import Prose

PARTY = frozenset({"persons", "bodies"})
BODIES = frozenset({"bodies", "places"})
MEMBERS = frozenset({"اعضاء"})  # may describe: the member states
PEOPLES = frozenset({"عرب", "اكراد", "كرد", "روس", "اتراك", "يهود", "اقباط", "افارقه", "هنود", "امازيغ", "ارمن"})
QUANTIFIERS = frozenset({"quantifiers"})
ACTS_OF = frozenset({"acts_of"})
COUNTRY = "بلاد"
OWN_COUNTRY = frozenset({COUNTRY, "بلد", "حكومه"})
WITH_N = ("ان", "ون", "ين")
DUAL = ("ان", "ين")
EMPTY: frozenset[str] = frozenset()
LINKS = frozenset({"بن", "ابن", "بنت", "ولد", "منت"})  # inside the names of persons: X *son of* Y
LINKING = LINKS | {NOT_SUCH}
FEMININE, PLURAL = ("ه", "ات", "اء", "ا"), ("ون", "ين", "ات")
NAME = Fit()  # of what an actor's name opens
NUMBER = Fit(classes=QUANTIFIERS, counts=True, only_counts=True, plural=True)


def fit_of(tokens: Tokens, at: int) -> Fit:
    """How the form at `at`, which must be analysed, fits into phrases."""
    analysis = tokens.analyses[at]
    assert analysis is not None
    if analysis.fit is None:
        analysis.fit = _fit(tokens, at, analysis)
    return analysis.fit


def _fit(tokens: Tokens, at: int, analysis: Form) -> Fit:
    noun, prose, lists = analysis.noun, tokens.prose, tokens.prose.lists
    stem, ending = noun.stem, tokens.ending(at)
    stops = analysis.function is not None or noun.preposition is not None
    people, opens = _opens_another(noun, lists["broken_persons"])
    siding, describes = stem in lists["siding"], tokens.describes(noun)
    describes_name = describes and not (noun.participle or noun.frames or (noun.classes and ending == "ى"))
    definite = noun.article or bool(noun.pronoun)
    feminine, plural = gender_of(prose, stem, analysis.classes)
    return Fit(
        word=stem,
        stems=analysis.stems,
        classes=analysis.classes,
        pronoun=noun.pronoun,
        article=noun.article,
        definite=definite,
        time=not analysis.stems.isdisjoint(lists["time"]),
        stops=stops,
        links=tokens.atoms[at].raw in LINKING,
        joined=noun.conjunction,
        verb_ends=_verb_ends_phrase(analysis, definite=False),
        verb_ends_definite=_verb_ends_phrase(analysis, definite=True),
        opens=opens,
        people=people,
        man="persons" in noun.classes and ending == "ي",
        plain=not (siding or noun.frames or noun.participle),
        siding=siding,
        describes=describes,
        describes_name=describes_name,
        describes_person=describes_name and not stem.endswith(WITH_N),
        frames=bool(noun.frames),
        participle=bool(noun.participle) and not noun.classes,
        party=bool(noun.classes & PARTY) and not stem.endswith(WITH_N),
        reports=_reports(noun, body=False),
        reports_in_body=_reports(noun, body=True),
        unknown=analysis.verb is None and not (analysis.function or noun.known or definite or ending in "ةى"),
        counts="quantifiers" in analysis.classes,
        only_counts=analysis.classes == QUANTIFIERS,
        closed=closed(prose, stem),
        own_country=(bool(noun.pronoun) and stem in OWN_COUNTRY) or (noun.article and stem == COUNTRY),
        landform=stem in lists["landforms"],
        forming=stem in lists["forming"],
        names_party=bool(analysis.classes & PARTY),
        dual=stem.endswith(DUAL) and closed(prose, stem),
        feminine=feminine,
        plural=plural,
    )


def closed(prose: Prose, word: str) -> bool:
    """Whether a noun for persons ends in the n of a dual or plural, so that no genitive follows."""
    known = prose.classes
    return word.endswith(WITH_N) and all(known.get(form, EMPTY) & PARTY for form in (word, word[:-2]))


def gender_of(prose: Prose, head: str, classes: frozenset[str]) -> tuple[bool, bool]:
    """Whether a head is feminine, as plurals of things are, and whether it is plural; broken plurals of persons are
    masculine."""
    broken = head in prose.lists["broken_persons"]
    persons = broken or ("persons" in classes and len(head) > 4 and head.endswith("اء"))
    feminine = not persons and (head.endswith(FEMININE) or head in prose.lists["broken_bodies"])
    return feminine, persons or head.endswith(PLURAL) or "quantifiers" in classes


def masculine(prose: Prose, state: str) -> bool:
    """Whether a state's name of one word is one of the few that are masculine."""
    bare = state.removeprefix("ال")
    return not prose.lists["masculine"].isdisjoint((bare, f"ال{bare}"))


def _opens_another(noun: NounReading, broken_persons: frozenset[str]) -> tuple[bool, bool]:
    """Whether a definite noun is a people's name, which may describe persons; and whether after a definite noun it
    opens a phrase of its own: the ministers (met) *the soldiers*, the army (began) *the attack*."""
    stem = noun.stem
    if "places" in noun.classes and not stem.endswith("يه"):
        return False, True
    if stem.startswith("م") or stem.endswith(NISBA) or stem in MEMBERS:
        return False, False
    act = (noun.frames or noun.roles or noun.classes) and noun.classes <= ACTS_OF and not noun.participle
    return stem in PEOPLES, bool(act or noun.classes & BODIES) or stem in broken_persons


def _verb_ends_phrase(analysis: Form, *, definite: bool) -> bool:
    verb, noun = analysis.verb, analysis.noun
    spelt_alike = verb is not None and verb.text.startswith("ال") and not (noun.known or analysis.guessed_verb)
    if verb is None or (noun.article and not spelt_alike):
        return False
    if analysis.guessed_verb:
        return definite or verb.form.past
    return not noun.known or definite or (verb.form.feminine and verb.form.past) or verb.future


def _reports(noun: NounReading, *, body: bool) -> bool:
    """Whether a bare noun is an act of its own, not a word of the phrase before, which may name a body."""
    if noun.classes:
        return False
    if not noun.frames:
        return bool(noun.roles)
    things = [f.thing for f in noun.frames]
    return not (any(things) if body else all(things))
