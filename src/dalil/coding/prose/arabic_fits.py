"""How a form of an Arabic word fits into noun phrases, as their head and as the next word. Each form is asked once;
what depends on its neighbours is left to `arabic_phrases`."""

from __future__ import annotations

from dalil.coding.prose.arabic_forms import Form, Head, Joining
from dalil.coding.prose.arabic_tokens import NISBA, NOT_SUCH, Tokens
from dalil.coding.prose.arabic_words import NounReading
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
NAME = Head(definite=True)  # of what an actor's name opens
NUMBER = Head(classes=QUANTIFIERS, counts=True, only_counts=True, plural=True)
STOPS, LINKS_OR_STOPS, JOINED = Joining(stops=True), Joining(stops=True, links=True), Joining(joined=True)


# --- as the head ---


def head_of(tokens: Tokens, at: int, form: Form) -> Head:
    """What the form at `at` makes of the phrase that it is the head of."""
    if form.head is None:
        form.head = _head(tokens, form, tokens.ending(at))
    return form.head


def _head(tokens: Tokens, form: Form, ending: str) -> Head:
    noun, stem, classes, lists = form.noun, form.stem, form.classes, tokens.prose.lists
    definite = form.article or form.pronoun != ""
    time = not form.stems.isdisjoint(lists["time"])
    bare = not (form.known or definite or classes or ending == "ة") and stem not in lists["time"]
    ends_in_n = closed(tokens.prose, stem)
    feminine, plural = gender_of(tokens.prose, stem, classes)
    return Head(
        classes=classes,
        definite=definite,
        time=time,
        counts=form.counts,
        only_counts=classes == QUANTIFIERS,
        closed=ends_in_n,
        party=not classes.isdisjoint(PARTY),
        persons="persons" in classes,
        dual=ends_in_n and stem.endswith(DUAL),
        own_country=(noun.pronoun != "" and stem in OWN_COUNTRY) or (noun.article and stem == COUNTRY),
        landform=stem in lists["landforms"],
        forming=stem in lists["forming"],
        weak=bare or "places" in classes,
        alif=stem.endswith("ا"),
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


# --- as the next word ---


def joining_of(tokens: Tokens, at: int, form: Form) -> Joining:
    """What of the form at `at` decides whether it goes on with a phrase."""
    if form.joining is None:
        form.joining = _joining(tokens, at, form)
    return form.joining


def _joining(tokens: Tokens, at: int, form: Form) -> Joining:
    links = tokens.raws[at] in LINKING
    if form.function is not None or form.preposition is not None:
        return LINKS_OR_STOPS if links else STOPS
    if form.conjunction and not links:
        return JOINED
    joining = Joining(
        links=links,
        joined=form.conjunction,
        article=form.article,
        definite=form.article or form.pronoun != "",
        time=not form.stems.isdisjoint(tokens.prose.lists["time"]),
    )
    if form.verb is not None:
        joining.verb_ends = _verb_ends_phrase(form, definite=False)
        joining.verb_ends_definite = _verb_ends_phrase(form, definite=True)
    if form.article:
        _describe(tokens, joining, form, tokens.ending(at))
    else:
        noun = form.noun
        joining.party = not (noun.classes.isdisjoint(PARTY) or noun.stem.endswith(WITH_N))
        joining.reports, joining.reports_in_body = _reports(noun, body=False), _reports(noun, body=True)
    return joining


def _describe(tokens: Tokens, joining: Joining, form: Form, ending: str) -> None:
    """Tell of a definite word whether it can describe what stands before it."""
    noun, stem, lists = form.noun, form.stem, tokens.prose.lists
    joining.people, joining.opens = _opens_another(noun, lists["broken_persons"])
    joining.man = "persons" in noun.classes and ending == "ي"
    joining.siding, joining.describes = stem in lists["siding"], tokens.describes(noun)
    joining.frames, joining.participle = bool(noun.frames), bool(noun.participle) and not noun.classes
    joining.plain = not (joining.siding or noun.frames or noun.participle)
    if joining.describes and not (noun.participle or noun.frames or (noun.classes and ending == "ى")):
        joining.describes_name, joining.describes_person = True, not stem.endswith(WITH_N)


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


def _verb_ends_phrase(form: Form, *, definite: bool) -> bool:
    """Whether a word that may be a verb is rather the verb after a phrase than a word of it."""
    verb, noun = form.verb, form.noun
    spelt_alike = verb is not None and verb.text.startswith("ال") and not (noun.known or form.guessed_verb)
    if verb is None or (noun.article and not spelt_alike):
        return False
    if form.guessed_verb:
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
