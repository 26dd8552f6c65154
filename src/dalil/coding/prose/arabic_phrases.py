"""Arabic noun phrases: head, genitives and adjectives, and the party that the whole or a part of it stands for."""

from __future__ import annotations

from dataclasses import dataclass

from dalil.coding.prose.arabic_tokens import NISBA, NOT_SUCH, Tokens
from dalil.coding.prose.arabic_words import Analysis, NounReading
from dalil.coding.prose.nodes import Kind, Node, Party
from dalil.records.mentions import ActorRef
from dalil.text.folding import fold_name
from dalil.text.frequency import rare

PARTY = frozenset({"persons", "bodies"})
BODIES = frozenset({"bodies", "places"})
MEMBERS = frozenset({"اعضاء"})  # may describe: the member states
OWNING = frozenset({"places", "acts_of"})
PEOPLES = frozenset({"عرب", "اكراد", "كرد", "روس", "اتراك", "يهود", "اقباط", "افارقه", "هنود", "امازيغ", "ارمن"})
QUANTIFIERS = frozenset({"quantifiers"})
ACTS_OF = frozenset({"acts_of"})
COUNTRY = "بلاد"
OWN_COUNTRY = frozenset({COUNTRY, "بلد", "حكومه"})
ALLIES = frozenset({"حليف", "حليفه", "شريك", "جار", "خصم", "عدو"})  # with a pronoun before the name of the one meant
WITH_N = ("ان", "ون", "ين")
DUAL = ("ان", "ين")
TITLED = frozenset({"person", "other", None})  # whom a definite title may name; other names open a phrase
EMPTY: frozenset[str] = frozenset()
MASCULINE_NAMES = frozenset({"خليفه", "اسامه", "حمزه", "طه", "عبيده", "معاويه", "طلحه", "قتاده", "عكرمه", "ايه"})
LINKS = frozenset({"بن", "ابن", "بنت", "ولد", "منت"})  # inside the names of persons: X *son of* Y
FEMININE, PLURAL = ("ه", "ات", "اء", "ا"), ("ون", "ين", "ات")


@dataclass(slots=True)
class Growing:
    """A phrase while it is read."""

    first: int
    last: int
    classes: frozenset[str] = frozenset()  # of the head
    name: bool = False  # opened by a word that may be a name
    counted: bool = False  # opened by a quantifier or number; the head is still to come
    definite: bool = False
    head: str = ""
    pronoun: str = ""
    linked: int = -1  # the word after one that wants it, as بن in a name
    words: frozenset[str] = EMPTY
    names: tuple[tuple[int, ActorRef], ...] = ()
    adjectives: tuple[tuple[int, ActorRef], ...] = ()


def read_phrase(tokens: Tokens, at: int, preposition: str | None, *, conjunction: bool) -> tuple[Node, Growing]:
    """The noun phrase that opens at `at`, as a node."""
    phrase = Growing(at, at)
    while phrase.last < tokens.size and _takes(tokens, phrase):
        phrase.last += 1
    phrase.last = max(phrase.last, at + 1)
    phrase.last += tokens.tail(phrase.last)
    node = Node(
        Kind.PHRASE, phrase.first, phrase.last, phrase.head, preposition, conjunction,
        words=phrase.words, definite=phrase.definite, pronoun=phrase.pronoun,
        time=not phrase.names and not phrase.words.isdisjoint(tokens.prose.lists["time"]),
        named=bool(phrase.names),
    )  # fmt: skip
    node.parties = _parties(tokens, phrase)
    if not node.parties:
        node.weak = _weak(tokens, phrase)
        if phrase.adjectives:
            node.adjective = tuple(tokens.party(i, i + 1, actor) for i, actor in phrase.adjectives)
    node.persons = "persons" in phrase.classes or bool(phrase.names and phrase.names[0][1].kind == "person")
    _set_gender(tokens, node, phrase)
    return node, phrase


# --- which words belong to it ---


def _takes(tokens: Tokens, phrase: Growing) -> bool:
    """Take the next word into the phrase, if it belongs there."""
    at = phrase.last
    opening = at == phrase.first
    atom, analysis = tokens.atoms[at], tokens.analyses[at]
    if at == phrase.linked and not atom.punctuation:
        return True
    if not opening and ((atom.raw in LINKS and _names_person(phrase)) or (atom.raw == NOT_SUCH and tokens.no_such(at))):
        phrase.linked = at + 1
        return True
    if atom.actor is not None:
        return _takes_name(tokens, phrase, at, atom.actor)
    if analysis is None:
        if not opening or not tokens.is_number(at):
            return False
        phrase.counted, phrase.head, phrase.classes = True, atom.text, QUANTIFIERS
        return True
    if not opening:
        if analysis.function is not None or analysis.noun.preposition is not None:
            return False
        if analysis.noun.conjunction:
            return _joined_adjective(tokens, phrase, analysis.noun)
        if (at in tokens.quoted and phrase.definite) or not _continues(tokens, phrase, at, analysis):
            return False
    _add_word(tokens, phrase, at, analysis.noun)
    return True


def _names_person(phrase: Growing) -> bool:
    """Whether a phrase so far is, or ends in, the name of a person."""
    return phrase.name or "persons" in phrase.classes or any(actor.kind == "person" for _, actor in phrase.names)


def _takes_name(tokens: Tokens, phrase: Growing, at: int, actor: ActorRef) -> bool:
    atom, opening = tokens.atoms[at], at == phrase.first
    if not opening and (atom.conjunction or atom.preposition is not None):
        return False
    if not (opening or _still_counts(phrase)) and tokens.is_adjective(at):
        if phrase.name and _names_people(tokens, fold_name(tokens.text[atom.start : atom.end]), actor):
            return False  # X (thanked) *the Kenyans*
        phrase.adjectives += ((at, actor),)
        phrase.definite = phrase.definite or atom.article
        return True
    if _fellows(tokens, phrase) and atom.raw.removeprefix("ال") in tokens.prose.lists["broken_persons"]:
        phrase.adjectives += ((at, actor),)
        return True
    if phrase.pronoun and phrase.head in ALLIES and not phrase.names:
        phrase.names += ((at, actor),)  # its ally *X*
        return True
    if not opening and phrase.definite and ("persons" not in phrase.classes or actor.kind not in TITLED):
        return False
    if not opening and phrase.name and actor.kind not in TITLED and tokens.titled(phrase.first):
        return False  # the minister X (backed) *Kenya*
    if not (opening or phrase.definite) and _closed(tokens, phrase.head):
        return False
    phrase.names += ((at, actor),)
    if opening or phrase.counted:
        phrase.words |= {tokens.first_stem(at)}
    phrase.definite = True
    phrase.head = phrase.head or atom.text
    return True


def _fellows(tokens: Tokens, phrase: Growing) -> bool:
    """Whether a definite plural of persons stands there, which a people's name may describe: the *Kenyan* soldiers."""
    head = phrase.head.removeprefix("ال")
    plural = head in tokens.prose.lists["broken_persons"] or head.endswith(WITH_N)
    unknown = all(actor.actor_id is None for _, actor in phrase.names)
    return phrase.definite and plural and unknown and bool(tokens.prose.classes.get(head, EMPTY) & PARTY)


def _still_counts(phrase: Growing) -> bool:
    """Whether a quantifier still waits for what it counts: hundreds of *Kenyans*."""
    return phrase.counted and phrase.classes == QUANTIFIERS


def _continues(tokens: Tokens, phrase: Growing, at: int, analysis: Analysis) -> bool:
    """Whether a noun without conjunction and preposition goes on with the phrase as its genitive or adjective."""
    noun = analysis.noun
    if phrase.name:
        surname = at == phrase.first + 1 and analysis.verb is None and not tokens.accusative(at) and rare(noun.stem)
        if noun.article:
            return not (noun.known or phrase.definite or noun.stem.endswith(WITH_N)) and _no_participle(noun)
        return tokens.like_name(at) or (surname and not noun.known and not noun.pronoun and not phrase.definite)
    if _verb_ends_phrase(analysis, definite=phrase.definite):
        return False
    if noun.article and (_opens_another(tokens, phrase, noun) if phrase.definite else _closed(tokens, phrase.head)):
        return False
    if not noun.article:
        closed = phrase.definite or tokens.accusative(at) or tokens.opens_expression(at)
        return not closed and _continues_bare(tokens, phrase, noun)
    if noun.stem in tokens.prose.lists["siding"]:
        named = tokens.prose.classes.get(tokens.first_stem(phrase.first), EMPTY) if phrase.names else EMPTY
        return bool((phrase.classes | named) & PARTY)
    if phrase.names and not phrase.classes:
        several = phrase.names[0][1].kind == "person" and noun.stem.endswith(WITH_N)  # X (met) *the officials*
        people = bool(noun.classes) and tokens.ending(at) == "ى"  # X (released) *the captives*
        return tokens.describes(noun) and not (noun.participle or noun.frames or several or people)
    if noun.frames and not phrase.classes and not phrase.names:
        return tokens.describes(noun)
    return not (noun.participle and not noun.classes and (phrase.names or phrase.classes & PARTY))


def _continues_bare(tokens: Tokens, phrase: Growing, noun: NounReading) -> bool:
    """Whether an indefinite noun goes on with an indefinite phrase."""
    if noun.classes & PARTY and not noun.stem.endswith(WITH_N) and _closed(tokens, phrase.head):
        return False  # gunmen (seized) *a reporter*
    body = bool(phrase.classes & PARTY)  # the fund for the support of X is one body; the need to support X is not
    return not _reports(noun, body=body)


def _opens_another(tokens: Tokens, phrase: Growing, noun: NounReading) -> bool:
    """Whether a definite noun after a definite one opens a phrase of its own: the ministers (met) *the soldiers*, the
    army (began) *the attack*; a person does after a feminine word, which he cannot describe."""
    at = phrase.last
    if "persons" in noun.classes and tokens.ending(at) == "ي" and tokens.atoms[at - 1].text.endswith(("ه", "ة", "ات")):
        return True
    if "places" in noun.classes and not noun.stem.endswith("يه"):
        return True
    if noun.stem.startswith("م") or noun.stem.endswith(NISBA) or noun.stem in MEMBERS:
        return False
    persons = phrase.head.endswith(WITH_N) or phrase.head in tokens.prose.lists["broken_persons"]
    if noun.stem in PEOPLES and persons:  # the *Arab* ministers
        return False
    act = (noun.frames or noun.roles or noun.classes) and noun.classes <= ACTS_OF and not noun.participle
    return bool(act or noun.classes & BODIES) or noun.stem in tokens.prose.lists["broken_persons"]


def _no_participle(noun: NounReading) -> bool:
    return not noun.stem.startswith("م") or noun.stem.endswith("ي")


def _closed(tokens: Tokens, head: str) -> bool:
    """Whether a noun for persons ends in the n of a dual or plural, so that no genitive follows."""
    known = tokens.prose.classes
    return head.endswith(WITH_N) and all(known.get(word, EMPTY) & PARTY for word in (head, head[:-2]))


def _verb_ends_phrase(analysis: Analysis, *, definite: bool) -> bool:
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


def _joined_adjective(tokens: Tokens, phrase: Growing, noun: NounReading) -> bool:
    """One more adjective of the same noun: the western *and Arab* states."""
    before = tokens.analyses[phrase.last - 1]
    if before is None or not phrase.definite or noun.known:
        return False
    return all(n.article and n.stem.endswith(NISBA) for n in (noun, before.noun))


def _add_word(tokens: Tokens, phrase: Growing, at: int, noun: NounReading) -> None:
    if at == phrase.first or _still_counts(phrase):
        classes = tokens.classes(at)
        phrase.head = noun.stem
        phrase.name = at == phrase.first and (tokens.like_name(at) or tokens.titled(at))
        phrase.counted = "quantifiers" in classes
        phrase.classes = classes
    stems = tokens.stems(at)
    phrase.words = phrase.words | stems if phrase.words else stems
    phrase.definite = phrase.definite or noun.article or bool(noun.pronoun)
    phrase.pronoun = noun.pronoun or phrase.pronoun


# --- whom it stands for ---


def _parties(tokens: Tokens, phrase: Growing) -> tuple[Party, ...]:
    first, last = phrase.first, phrase.last
    opening = tokens.analyses[first]
    if opening is not None and last == first + 1 and _own_country(opening.noun):
        return (tokens.party(first, last, None, pronoun=True),)  # no surface of its own
    if phrase.names and phrase.names[0][0] == first:
        return (tokens.party(first, _own_last(tokens, phrase), phrase.names[0][1]),)
    if phrase.classes & PARTY:
        each = tuple((i, a) for i, a in phrase.names if a.kind == "person") or phrase.adjectives
        if each and phrase.definite and phrase.head.endswith(DUAL) and _closed(tokens, phrase.head):
            return (tokens.party(each[0][0], last, each[0][1]),)  # the two presidents *X* and Y
        meant = phrase.names[0][1] if phrase.names and phrase.head in ALLIES else None
        return (tokens.party(first, last, meant),)
    counted = "quantifiers" in phrase.classes
    if phrase.head in tokens.prose.lists["landforms"]:
        return ()
    if phrase.names:
        at, actor = phrase.names[0]
        return (tokens.party(at, at + 1, actor, head=counted),)
    inner = _inner(tokens, first + 1, last)
    if inner is not None:
        if phrase.head in tokens.prose.lists["forming"] and not phrase.definite:
            return ()  # what is still to be formed
        return (tokens.party(inner, last, None, head=counted),)
    if phrase.classes & OWNING:
        return tuple(tokens.party(i, i + 1, actor, head=False) for i, actor in phrase.adjectives)
    return ()


def _inner(tokens: Tokens, first: int, last: int) -> int | None:
    """Where a genitive for persons or a body stands inside a phrase."""
    for at in range(first, last):
        analysis = tokens.analyses[at]
        if analysis is not None and not analysis.classes.isdisjoint(PARTY) and _governed(tokens, at):
            return at
    return None


def _own_last(tokens: Tokens, phrase: Growing) -> int:
    """Where a name ends: an adjective that does not agree with it goes on with the act before, as the support of X,
    *military*."""
    analysis = tokens.analysis(phrase.first + 1) if phrase.last > phrase.first + 1 else None
    if analysis is None or not analysis.noun.article or not analysis.noun.stem.endswith("ي"):
        return phrase.last
    feminine, plural = _gender_of_name(tokens, phrase.head, phrase.names[0][1], alone=True)
    return phrase.first + 1 if feminine and not plural else phrase.last


def _own_country(noun: NounReading) -> bool:
    """Whether a word means the country that is spoken of: his country, the country."""
    return (bool(noun.pronoun) and noun.stem in OWN_COUNTRY) or (noun.article and noun.stem == COUNTRY)


def _governed(tokens: Tokens, at: int) -> bool:
    """Whether a word inside a phrase is a genitive, not an adjective of the word before."""
    analysis, before = tokens.analyses[at], tokens.analyses[at - 1]
    if analysis is None or before is None:
        return True
    noun = analysis.noun
    if noun.article:
        return not before.noun.article
    return noun.stem not in tokens.prose.lists["adjectives"]


def _weak(tokens: Tokens, phrase: Growing) -> tuple[Party, ...]:
    """A place, or a bare word that may be a name no list has."""
    first, last = phrase.first, phrase.last
    if "places" in phrase.classes:
        return (tokens.party(first, last, None, pronoun=bool(phrase.pronoun)),)
    analysis = tokens.analyses[first]
    if analysis is None or analysis.noun.known or phrase.classes or last - first > 2:
        return ()
    noun, time = analysis.noun, tokens.prose.lists["time"]
    if noun.pronoun or noun.article or tokens.accusative(first) or tokens.ending(first) == "ة":
        return ()
    if phrase.head in time or tokens.atoms[last - 1].raw in time:
        return ()
    return (tokens.party(first, last, None),) if phrase.name or rare(noun.stem) else ()


def _set_gender(tokens: Tokens, node: Node, phrase: Growing) -> None:
    """What a pronoun or verb must agree with: a bare state's name is feminine but for a few, and so is a plural of
    things; broken plurals of persons are masculine."""
    lists, head = tokens.prose.lists, phrase.head
    actor = node.parties[0].actor if node.parties and node.parties[0].head else None
    if phrase.names and phrase.names[0][0] == phrase.first and actor is not None:
        alone = phrase.last == phrase.first + 1
        node.feminine, node.plural = _gender_of_name(tokens, phrase.head, actor, alone=alone)
        return
    if not phrase.definite and not phrase.names and tokens.accusative(phrase.first):
        head = head.removesuffix("ا")  # tanwin
    persons = head in lists["broken_persons"] or ("persons" in phrase.classes and len(head) > 4 and head.endswith("اء"))
    counts = "quantifiers" in tokens.classes(phrase.first)
    node.feminine = not (persons or counts) and (head.endswith(FEMININE) or head in lists["broken_bodies"])
    node.plural = persons or head.endswith(PLURAL) or "quantifiers" in phrase.classes


def _names_people(tokens: Tokens, written: str, actor: ActorRef) -> bool:
    """Whether a state is named by its people: the Kenyans."""
    word = written.removeprefix("ال")
    if word == written or word == fold_name(actor.name).removeprefix("ال"):
        return False
    return word.endswith(("يون", "يين")) or "persons" in tokens.prose.classes.get(word, EMPTY)


def _gender_of_name(tokens: Tokens, head: str, actor: ActorRef, *, alone: bool) -> tuple[bool, bool]:
    """Whether an actor's name, perhaps alone in its phrase, is feminine, and whether it is plural; a movement takes the
    gender of its full name."""
    written = fold_name(actor.quote.exact) if actor.quote is not None else head
    if actor.kind in ("state", "territory") and _names_people(tokens, written, actor):
        return False, True
    if alone and actor.kind in ("state", "territory") and " " not in written:
        return not tokens.masculine(written), False
    if actor.kind == "person":
        surname = written.startswith("ال")  # as الدبيبة
        return head.endswith("ه") and not surname and head not in MASCULINE_NAMES, head.endswith(("ون", "ين"))
    full = fold_name(actor.name).split(" ", 1)[0] if " " not in written else ""  # حماس is a movement
    return head.endswith(FEMININE) or full.endswith("ه"), head.endswith(PLURAL)
