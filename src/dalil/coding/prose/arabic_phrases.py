"""Arabic noun phrases: head, genitives and adjectives, and the party that the whole or a part of it stands for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dalil.coding.prose.arabic_fits import (
    EMPTY,
    FEMININE,
    LINKING,
    NAME,
    NUMBER,
    PARTY,
    PLURAL,
    WITH_N,
    fit_of,
    gender_of,
    masculine,
)
from dalil.coding.prose.arabic_forms import Form
from dalil.coding.prose.arabic_tokens import NISBA, NOT_SUCH, Tokens
from dalil.coding.prose.arabic_words import Fit, NounReading
from dalil.coding.prose.lexicon import prose_lexicon
from dalil.coding.prose.nodes import Kind, Node, Party
from dalil.records.mentions import ActorRef
from dalil.text.folding import fold_name
from dalil.text.frequency import rare

PHRASE = Kind.PHRASE
OWNING = frozenset({"places", "acts_of"})
ALLIES = frozenset({"حليف", "حليفه", "شريك", "جار", "خصم", "عدو"})  # with a pronoun before the name of the one meant
STATES = frozenset({"state", "territory"})
TITLED = frozenset({"person", "other", None})  # whom a definite title may name; other names open a phrase
MASCULINE_NAMES = frozenset({"خليفه", "اسامه", "حمزه", "طه", "عبيده", "معاويه", "طلحه", "قتاده", "عكرمه", "ايه"})
OF_WOMEN = ("ه", "ة", "ات")  # as last letters of the word before


@dataclass(slots=True)
class Growing:
    """A phrase while it is read."""

    first: int
    last: int
    head: str
    fit: Fit  # of the head
    words: frozenset[str] = EMPTY
    definite: bool = False
    pronoun: str = ""
    time: bool = False
    name: bool = False  # opened by a word that may be a name
    linked: int = -1  # the word after one that wants it, as بن in a name
    names: tuple[tuple[int, ActorRef], ...] = ()
    adjectives: tuple[tuple[int, ActorRef], ...] = ()


def read_phrase(tokens: Tokens, at: int, preposition: str | None, *, conjunction: bool) -> tuple[Node, Growing]:
    """The noun phrase that opens at `at` with a name, a number or a noun, as a node."""
    phrase = _opened(tokens, at)
    _grow(tokens, phrase)
    last = phrase.last
    if last < tokens.size and tokens.atoms[last].raw in tokens.prose.tails:
        phrase.last += tokens.tail(last)
    node = Node(PHRASE, at, phrase.last, phrase.head, preposition, conjunction)
    node.words, node.definite, node.pronoun = phrase.words, phrase.definite, phrase.pronoun
    if phrase.names and phrase.names[0][0] == at:
        _stand_for_name(tokens, node, phrase)
    else:
        _stand_for_noun(tokens, node, phrase)
    return node, phrase


def _opened(tokens: Tokens, at: int) -> Growing:
    """A phrase of its first word."""
    atom, analysis = tokens.atoms[at], tokens.analyses[at]
    if analysis is not None:
        fit = analysis.fit or fit_of(tokens, at)
        phrase = Growing(at, at + 1, fit.word, fit, fit.stems, fit.definite, fit.pronoun, fit.time)
        if fit.unknown:
            phrase.name = tokens.like_name(at) or tokens.titled(at)
        return phrase
    if atom.actor is None:
        return Growing(at, at + 1, atom.text, NUMBER)
    return Growing(at, at + 1, atom.text, NAME, frozenset((tokens.first_stem(at),)), True, names=((at, atom.actor),))


# --- which words belong to it ---


def _grow(tokens: Tokens, phrase: Growing) -> None:
    """Take the words after the first that belong to a phrase."""
    analyses, size, at = tokens.analyses, tokens.size, phrase.last
    while at < size:
        analysis = analyses[at]
        if analysis is None:
            if not _takes_mention(tokens, phrase, at):
                break
            at += 1
            continue
        fit = analysis.fit or fit_of(tokens, at)
        if at == phrase.linked or (fit.links and _links(tokens, phrase, at)):
            at += 1
            continue
        if fit.stops:
            break
        if fit.joined:
            if not _joined_adjective(tokens, phrase, at, analysis.noun):
                break
        elif (phrase.definite and at in tokens.quoted) or not _continues(tokens, phrase, at, analysis, fit):
            break
        else:
            _add_word(phrase, fit)
        at += 1
    phrase.last = at


def _add_word(phrase: Growing, fit: Fit) -> None:
    if phrase.fit.only_counts:
        phrase.head, phrase.fit = fit.word, fit
    phrase.words = phrase.words | fit.stems if phrase.words else fit.stems
    phrase.definite = phrase.definite or fit.definite
    phrase.pronoun = fit.pronoun or phrase.pronoun
    phrase.time = phrase.time or fit.time


def _takes_mention(tokens: Tokens, phrase: Growing, at: int) -> bool:
    """Take what is no word into the phrase, if it belongs there: the name of an actor, or what a word before wants."""
    atom = tokens.atoms[at]
    if atom.punctuation:
        return False
    if at == phrase.linked or (atom.raw in LINKING and _links(tokens, phrase, at)):
        return True
    return atom.actor is not None and _takes_name(tokens, phrase, at, atom.actor)


def _links(tokens: Tokens, phrase: Growing, at: int) -> bool:
    """Take a word that wants the next one: X *son of* Y, a *non-* governmental body."""
    if tokens.atoms[at].raw == NOT_SUCH:
        wants = tokens.no_such(at)
    else:
        wants = phrase.name or "persons" in phrase.fit.classes or any(a.kind == "person" for _, a in phrase.names)
    if wants:
        phrase.linked = at + 1
    return wants


def _takes_name(tokens: Tokens, phrase: Growing, at: int, actor: ActorRef) -> bool:
    atom = tokens.atoms[at]
    if atom.conjunction or atom.preposition is not None:
        return False
    if not phrase.fit.only_counts and tokens.is_adjective(at):
        if phrase.name and _names_people(fold_name(tokens.text[atom.start : atom.end]), actor.name):
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
    if _is_another(tokens, phrase, actor):
        return False
    phrase.names += ((at, actor),)
    if phrase.fit.counts:
        phrase.words |= {tokens.first_stem(at)}
    phrase.definite = True
    return True


def _is_another(tokens: Tokens, phrase: Growing, actor: ActorRef) -> bool:
    """Whether a name opens a phrase of its own."""
    titled = actor.kind in TITLED
    if phrase.definite and not (titled and "persons" in phrase.fit.classes):
        return True
    if phrase.name and not titled and tokens.titled(phrase.first):
        return True  # the minister X (backed) *Kenya*
    return not phrase.definite and phrase.fit.closed


def _fellows(tokens: Tokens, phrase: Growing) -> bool:
    """Whether a definite plural of persons stands there, which a people's name may describe: the *Kenyan* soldiers."""
    if not phrase.definite:
        return False
    head = phrase.head.removeprefix("ال")
    plural = head in tokens.prose.lists["broken_persons"] or head.endswith(WITH_N)
    unknown = all(actor.actor_id is None for _, actor in phrase.names)
    return plural and unknown and bool(tokens.prose.classes.get(head, EMPTY) & PARTY)


def _continues(tokens: Tokens, phrase: Growing, at: int, analysis: Form, fit: Fit) -> bool:
    """Whether a noun without conjunction and preposition goes on with the phrase as its genitive or adjective."""
    if phrase.name:
        return _continues_name(tokens, phrase, at, analysis)
    if phrase.definite:
        if not fit.article or fit.verb_ends_definite or _opens_another(tokens, phrase, at, fit):
            return False
    elif fit.verb_ends:
        return False
    elif not fit.article:
        return _continues_bare(tokens, phrase, at, fit)
    elif phrase.fit.closed:
        return False
    return (fit.plain and not phrase.names) or _describes(tokens, phrase, fit)


def _continues_name(tokens: Tokens, phrase: Growing, at: int, analysis: Form) -> bool:
    """Whether a word goes on with words that may be a name."""
    noun = analysis.noun
    if noun.article:
        return not (noun.known or phrase.definite or noun.stem.endswith(WITH_N)) and _no_participle(noun)
    if tokens.like_name(at):
        return True
    surname = at == phrase.first + 1 and analysis.verb is None and not tokens.accusative(at) and rare(noun.stem)
    return surname and not noun.known and not noun.pronoun and not phrase.definite


def _no_participle(noun: NounReading) -> bool:
    return not noun.stem.startswith("م") or noun.stem.endswith("ي")


def _continues_bare(tokens: Tokens, phrase: Growing, at: int, fit: Fit) -> bool:
    """Whether an indefinite noun goes on with an indefinite phrase."""
    if fit.party and phrase.fit.closed:
        return False  # gunmen (seized) *a reporter*
    # the fund for the support of X is one body; the need to support X is not
    reports = fit.reports_in_body if phrase.fit.names_party else fit.reports
    return not (reports or tokens.accusative(at) or tokens.opens_expression(at))


def _opens_another(tokens: Tokens, phrase: Growing, at: int, fit: Fit) -> bool:
    """Whether a definite noun after a definite one opens a phrase of its own; a person does after a feminine word,
    which he cannot describe."""
    if fit.man and tokens.atoms[at - 1].text.endswith(OF_WOMEN):
        return True
    if fit.opens and fit.people:  # the *Arab* ministers
        return not (phrase.head.endswith(WITH_N) or phrase.head in tokens.prose.lists["broken_persons"])
    return fit.opens


def _describes(tokens: Tokens, phrase: Growing, fit: Fit) -> bool:
    """Whether a definite word can describe the head of a phrase, or the name in it."""
    named, classes = phrase.names, phrase.fit.classes
    if fit.siding:
        first = tokens.prose.classes.get(tokens.first_stem(phrase.first), EMPTY) if named else EMPTY
        return bool((classes | first) & PARTY)
    if named and not classes:
        # X (met) *the officials*, X (released) *the captives*
        return fit.describes_person if named[0][1].kind == "person" else fit.describes_name
    if fit.frames and not classes:
        return fit.describes
    return not (fit.participle and (named or phrase.fit.names_party))


def _joined_adjective(tokens: Tokens, phrase: Growing, at: int, noun: NounReading) -> bool:
    """One more adjective of the same noun: the western *and Arab* states."""
    before = tokens.analyses[at - 1]
    if before is None or not phrase.definite or noun.known:
        return False
    return all(n.article and n.stem.endswith(NISBA) for n in (noun, before.noun))


# --- whom it stands for ---


def _stand_for_name(tokens: Tokens, node: Node, phrase: Growing) -> None:
    """Give a phrase that opens with a name its party and gender."""
    actor = phrase.names[0][1]
    node.named, node.persons = True, actor.kind == "person"
    node.parties = (tokens.party(phrase.first, _own_last(phrase, tokens), actor),)
    node.feminine, node.plural = _gender_of_name(phrase.head, actor, alone=phrase.last == phrase.first + 1)


def _own_last(phrase: Growing, tokens: Tokens) -> int:
    """Where a name ends: an adjective that does not agree with it goes on with the act before, as the support of X,
    *military*."""
    analysis = tokens.analyses[phrase.first + 1] if phrase.last > phrase.first + 1 else None
    if analysis is None or not analysis.noun.article or not analysis.noun.stem.endswith("ي"):
        return phrase.last
    feminine, plural = _gender_of_name(phrase.head, phrase.names[0][1], alone=True)
    return phrase.first + 1 if feminine and not plural else phrase.last


def _stand_for_noun(tokens: Tokens, node: Node, phrase: Growing) -> None:
    """Give a phrase that opens with a noun or number its parties and gender."""
    fit, names = phrase.fit, phrase.names
    node.named, node.time = bool(names), phrase.time and not names
    node.persons = "persons" in fit.classes or bool(names and names[0][1].kind == "person")
    node.parties = _parties(tokens, phrase)
    if not node.parties:
        node.weak = _weak(tokens, phrase)
        if phrase.adjectives:
            node.adjective = tuple(tokens.party(i, i + 1, actor) for i, actor in phrase.adjectives)
    node.feminine, node.plural = _gender(tokens, phrase)


def _parties(tokens: Tokens, phrase: Growing) -> tuple[Party, ...]:
    first, last, fit, names = phrase.first, phrase.last, phrase.fit, phrase.names
    if fit.own_country and last == first + 1:
        return (tokens.party(first, last, None, pronoun=True),)  # no surface of its own
    if fit.names_party:
        return (_of_class(tokens, phrase),)
    if fit.landform:
        return ()
    if names:
        at, actor = names[0]
        return (tokens.party(at, at + 1, actor, head=fit.counts),)
    inner = _inner(tokens, first + 1, last) if last > first + 1 else None
    if inner is not None:
        if fit.forming and not phrase.definite:
            return ()  # what is still to be formed
        return (tokens.party(inner, last, None, head=fit.counts),)
    if phrase.adjectives and fit.classes & OWNING:
        return tuple(tokens.party(i, i + 1, actor, head=False) for i, actor in phrase.adjectives)
    return ()


def _of_class(tokens: Tokens, phrase: Growing) -> Party:
    """The party of a phrase whose head names persons or a body."""
    names = phrase.names
    if phrase.fit.dual and phrase.definite:
        each = tuple((i, a) for i, a in names if a.kind == "person") or phrase.adjectives
        if each:
            return tokens.party(each[0][0], phrase.last, each[0][1])  # the two presidents *X* and Y
    meant = names[0][1] if names and phrase.head in ALLIES else None
    return tokens.party(phrase.first, phrase.last, meant)


def _inner(tokens: Tokens, first: int, last: int) -> int | None:
    """Where a genitive for persons or a body stands inside a phrase."""
    for at in range(first, last):
        analysis = tokens.analyses[at]
        if analysis is not None and not analysis.classes.isdisjoint(PARTY) and _governed(tokens, at):
            return at
    return None


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
    if "places" in phrase.fit.classes:
        return (tokens.party(first, last, None, pronoun=bool(phrase.pronoun)),)
    analysis = tokens.analyses[first]
    if analysis is None or analysis.noun.known or phrase.fit.classes or last - first > 2:
        return ()
    noun, time = analysis.noun, tokens.prose.lists["time"]
    if noun.pronoun or noun.article or tokens.accusative(first) or tokens.ending(first) == "ة":
        return ()
    if phrase.head in time or tokens.atoms[last - 1].raw in time:
        return ()
    return (tokens.party(first, last, None),) if phrase.name or rare(noun.stem) else ()


# --- gender ---


def _gender(tokens: Tokens, phrase: Growing) -> tuple[bool, bool]:
    """Whether a phrase that opens with no name is feminine, and whether it is plural, as pronouns and verbs agree with
    it."""
    fit = phrase.fit
    feminine, plural = fit.feminine, fit.plural
    if fit.word.endswith("ا") and not (phrase.definite or phrase.names) and tokens.accusative(phrase.first):
        feminine, plural = gender_of(tokens.prose, fit.word[:-1], fit.classes)  # without tanwin
    if feminine:
        feminine = "quantifiers" not in tokens.classes(phrase.first)
    return feminine, plural


def _gender_of_name(head: str, actor: ActorRef, *, alone: bool) -> tuple[bool, bool]:
    """Whether an actor's name, perhaps alone in its phrase, is feminine, and whether it is plural."""
    written = head if actor.quote is None else fold_name(actor.quote.exact)
    return _gender_of_words(written, actor.name, actor.kind, head, alone=alone)


@lru_cache(maxsize=65536)
def _gender_of_words(written: str, name: str, kind: str | None, head: str, *, alone: bool) -> tuple[bool, bool]:
    """The gender of an actor by its kind and name: a bare state's name is feminine but for a few, a movement takes the
    gender of its full name."""
    if kind in STATES and _names_people(written, name):
        return False, True
    if alone and kind in STATES and " " not in written:
        return not masculine(prose_lexicon(), written), False
    if kind == "person":
        surname = written.startswith("ال")  # as الدبيبة
        return head.endswith("ه") and not surname and head not in MASCULINE_NAMES, head.endswith(("ون", "ين"))
    full = fold_name(name).split(" ", 1)[0] if " " not in written else ""  # حماس is a movement
    return head.endswith(FEMININE) or full.endswith("ه"), head.endswith(PLURAL)


def _names_people(written: str, name: str) -> bool:
    """Whether a state of that name is named by its people: the Kenyans."""
    word = written.removeprefix("ال")
    if word == written or word == fold_name(name).removeprefix("ال"):
        return False
    return word.endswith(("يون", "يين")) or "persons" in prose_lexicon().classes.get(word, EMPTY)
