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
    STOPS,
    WITH_N,
    gender_of,
    head_of,
    joining_of,
    masculine,
)
from dalil.coding.prose.arabic_forms import Form, Head, Joining
from dalil.coding.prose.arabic_tokens import NISBA, NOT_SUCH, Tokens
from dalil.coding.prose.lexicon import prose_lexicon
from dalil.coding.prose.nodes import PHRASE, Node, Party
from dalil.records.mentions import ActorRef
from dalil.text.folding import fold_name

OWNING = frozenset({"places", "acts_of"})
ALLIES = frozenset({"حليف", "حليفه", "شريك", "جار", "خصم", "عدو"})  # with a pronoun before the name of the one meant
STATES = frozenset({"state", "territory"})
TITLED = frozenset({"person", "other", None})  # whom a definite title may name; other names open a phrase
MASCULINE_NAMES = frozenset({"خليفه", "اسامه", "حمزه", "طه", "عبيده", "معاويه", "طلحه", "قتاده", "عكرمه", "ايه"})
OF_WOMEN = ("ه", "ة", "ات")  # as last letters of the word before


@dataclass(slots=True)
class Growing:
    """A phrase while it is read, and what is asked of it only until then."""

    node: Node
    head: Head
    name: bool = False  # opened by a word that may be a name
    linked: int = -1  # the word after one that wants it, as بن in a name
    names: tuple[tuple[int, ActorRef], ...] = ()
    adjectives: tuple[tuple[int, ActorRef], ...] = ()


def read_phrase(tokens: Tokens, at: int, preposition: str | None, *, conjunction: bool) -> tuple[Node, bool]:
    """The noun phrase that opens at `at` with a name, a number or a noun, and whether it may be a name that no list
    has."""
    form = tokens.forms[at]
    if form is not None:
        node = Node(PHRASE, at, at + 1, form.stem, preposition, conjunction)
        head = form.head or head_of(tokens, at, form)
        node.words, node.definite, node.pronoun, node.time = form.stems, head.definite, form.pronoun, head.time
        phrase = Growing(node, head, form.may_name or (form.may_title and tokens.titled(at)))
    else:
        node = Node(PHRASE, at, at + 1, tokens.written(at), preposition, conjunction)
        phrase = Growing(node, NUMBER)
        actor = tokens.actor(at)
        if actor is not None:
            node.words, node.definite = frozenset((tokens.first_stem(at),)), True
            phrase.head, phrase.names = NAME, ((at, actor),)
    following = tokens.forms[at + 1]
    if following is None or following.joining is not STOPS or tokens.raws[at + 1] in tokens.prose.tails:
        _grow(tokens, phrase)
    if phrase.head is NAME:
        _stand_for_name(tokens, phrase)
    else:
        _stand_for_noun(tokens, phrase)
    return node, phrase.name


# --- which words belong to it ---


def _grow(tokens: Tokens, phrase: Growing) -> None:
    """Take the words after the first that belong to a phrase."""
    node, forms, at, size = phrase.node, tokens.forms, phrase.node.last, tokens.size
    while at < size:
        form = forms[at]
        if form is None:
            if not _takes_sign(tokens, phrase, at):
                break
            at += 1
            continue
        joining = form.joining or joining_of(tokens, at, form)
        if at == phrase.linked or (joining.links and _links(tokens, phrase, at)):
            at += 1
            continue
        if joining.stops:
            break
        if joining.joined:
            if not _joined_adjective(tokens, phrase, at, form):
                break
        elif (node.definite and at in tokens.quoted) or not _continues(tokens, phrase, at, joining):
            break
        else:
            _add_word(tokens, phrase, at, form, joining)
        at += 1
    if tokens.raws[at] in tokens.prose.tails:
        at += tokens.tail(at)
    node.last = at


def _add_word(tokens: Tokens, phrase: Growing, at: int, form: Form, joining: Joining) -> None:
    node = phrase.node
    if phrase.head.only_counts:
        node.text, phrase.head = form.stem, head_of(tokens, at, form)
    node.words = node.words | form.stems if node.words else form.stems
    if form.pronoun:
        node.pronoun = form.pronoun
    node.definite, node.time = node.definite or joining.definite, node.time or joining.time


def _takes_sign(tokens: Tokens, phrase: Growing, at: int) -> bool:
    """Take what is no word into the phrase, if it belongs there: the name of an actor, or what a word before wants."""
    if tokens.is_mark(at):
        return False
    if at == phrase.linked or (tokens.raws[at] in LINKING and _links(tokens, phrase, at)):
        return True
    actor = tokens.actor(at)
    return actor is not None and _takes_name(tokens, phrase, at, actor)


def _links(tokens: Tokens, phrase: Growing, at: int) -> bool:
    """Take a word that wants the next one: X *son of* Y, a *non-* governmental body."""
    if tokens.raws[at] == NOT_SUCH:
        wants = tokens.no_such(at)
    else:
        wants = phrase.name or phrase.head.persons or any(actor.kind == "person" for _, actor in phrase.names)
    if wants:
        phrase.linked = at + 1
    return wants


def _takes_name(tokens: Tokens, phrase: Growing, at: int, actor: ActorRef) -> bool:
    node, mention = phrase.node, tokens.mentions[at]
    if mention.conjunction or mention.preposition is not None:
        return False
    if not phrase.head.only_counts and tokens.is_adjective(at):
        if phrase.name and _names_people(fold_name(tokens.text[mention.start : mention.end]), actor.name):
            return False  # X (thanked) *the Kenyans*
        phrase.adjectives += ((at, actor),)
        node.definite = node.definite or mention.article
        return True
    if _fellows(tokens, phrase) and mention.raw.removeprefix("ال") in tokens.prose.lists["broken_persons"]:
        phrase.adjectives += ((at, actor),)
        return True
    if node.pronoun and node.text in ALLIES and not phrase.names:
        phrase.names = ((at, actor),)  # its ally *X*
        return True
    if _is_another(tokens, phrase, actor):
        return False
    phrase.names += ((at, actor),)
    if phrase.head.counts:
        node.words |= {tokens.first_stem(at)}
    node.definite = True
    return True


def _is_another(tokens: Tokens, phrase: Growing, actor: ActorRef) -> bool:
    """Whether a name opens a phrase of its own."""
    titled = actor.kind in TITLED
    if phrase.node.definite and not (titled and phrase.head.persons):
        return True
    if phrase.name and not titled and tokens.titled(phrase.node.first):
        return True  # the minister X (backed) *Kenya*
    return not phrase.node.definite and phrase.head.closed


def _fellows(tokens: Tokens, phrase: Growing) -> bool:
    """Whether a definite plural of persons stands there, which a people's name may describe: the *Kenyan* soldiers."""
    if not phrase.node.definite:
        return False
    head = phrase.node.text.removeprefix("ال")
    plural = head in tokens.prose.lists["broken_persons"] or head.endswith(WITH_N)
    unknown = all(actor.actor_id is None for _, actor in phrase.names)
    return plural and unknown and bool(tokens.prose.classes.get(head, EMPTY) & PARTY)


def _continues(tokens: Tokens, phrase: Growing, at: int, joining: Joining) -> bool:
    """Whether a noun without conjunction and preposition goes on with the phrase as its genitive or adjective."""
    if phrase.name:
        return _continues_name(tokens, phrase, at)
    if phrase.node.definite:
        if not joining.article or joining.verb_ends_definite or _opens_another(tokens, phrase, at, joining):
            return False
    elif joining.verb_ends:
        return False
    elif not joining.article:
        return _continues_bare(tokens, phrase, at, joining)
    elif phrase.head.closed:
        return False
    return (joining.plain and not phrase.names) or _describes(tokens, phrase, joining)


def _continues_name(tokens: Tokens, phrase: Growing, at: int) -> bool:
    """Whether a word goes on with words that may be a name."""
    form = tokens.forms[at]
    assert form is not None
    if form.article:
        known = form.known or phrase.node.definite or form.stem.endswith(WITH_N)
        return not known and (not form.stem.startswith("م") or form.stem.endswith("ي"))
    if form.may_name:
        return True
    surname = at == phrase.node.first + 1 and form.verb is None and not tokens.accusative(at) and form.rare
    return surname and not form.known and not form.pronoun and not phrase.node.definite


def _continues_bare(tokens: Tokens, phrase: Growing, at: int, joining: Joining) -> bool:
    """Whether an indefinite noun goes on with an indefinite phrase."""
    if joining.party and phrase.head.closed:
        return False  # gunmen (seized) *a reporter*
    # the fund for the support of X is one body; the need to support X is not
    reports = joining.reports_in_body if phrase.head.party else joining.reports
    return not (reports or tokens.accusative(at) or tokens.opens_expression(at))


def _opens_another(tokens: Tokens, phrase: Growing, at: int, joining: Joining) -> bool:
    """Whether a definite noun after a definite one opens a phrase of its own; a person does after a feminine word,
    which he cannot describe."""
    if joining.man and tokens.written(at - 1).endswith(OF_WOMEN):
        return True
    if joining.opens and joining.people:  # the *Arab* ministers
        head = phrase.node.text
        return not (head.endswith(WITH_N) or head in tokens.prose.lists["broken_persons"])
    return joining.opens


def _describes(tokens: Tokens, phrase: Growing, joining: Joining) -> bool:
    """Whether a definite word can describe the head of a phrase, or the name in it."""
    named, head = phrase.names, phrase.head
    if joining.siding:
        first = tokens.prose.classes.get(tokens.first_stem(phrase.node.first), EMPTY) if named else EMPTY
        return head.party or not first.isdisjoint(PARTY)
    if named and not head.classes:
        # X (met) *the officials*, X (released) *the captives*
        return joining.describes_person if named[0][1].kind == "person" else joining.describes_name
    if joining.frames and not head.classes:
        return joining.describes
    return not (joining.participle and (named or head.party))


def _joined_adjective(tokens: Tokens, phrase: Growing, at: int, form: Form) -> bool:
    """One more adjective of the same noun: the western *and Arab* states."""
    before = tokens.forms[at - 1]
    if before is None or not phrase.node.definite or form.known or not (form.article and before.article):
        return False
    return form.stem.endswith(NISBA) and before.stem.endswith(NISBA)


# --- whom it stands for ---


def _stand_for_name(tokens: Tokens, phrase: Growing) -> None:
    """Give a phrase that opens with a name its party and gender."""
    node, actor = phrase.node, phrase.names[0][1]
    alone = node.last == node.first + 1
    feminine, plural = _gender_of_name(node.text, actor, alone)
    node.named, node.persons, node.feminine, node.plural = True, actor.kind == "person", feminine, plural
    node.parties = (tokens.party(node.first, node.last if alone else _own_last(tokens, phrase), actor),)


def _own_last(tokens: Tokens, phrase: Growing) -> int:
    """Where a name ends: an adjective that does not agree with it goes on with the act before, as the support of X,
    *military*."""
    node = phrase.node
    form = tokens.forms[node.first + 1] if node.last > node.first + 1 else None
    if form is None or not form.article or not form.stem.endswith("ي"):
        return node.last
    feminine, plural = _gender_of_name(node.text, phrase.names[0][1], True)
    return node.first + 1 if feminine and not plural else node.last


def _stand_for_noun(tokens: Tokens, phrase: Growing) -> None:
    """Give a phrase that opens with a noun or number its parties and gender."""
    node, head, names = phrase.node, phrase.head, phrase.names
    node.persons = head.persons
    if names:
        node.named, node.time, node.persons = True, False, head.persons or names[0][1].kind == "person"
    if head.party or head.own_country or node.last > node.first + 1:
        node.parties = _parties(tokens, phrase)
    if not node.parties:
        if head.weak:
            node.weak = _weak(tokens, phrase)
        if phrase.adjectives:
            node.adjective = tuple(tokens.party(i, i + 1, actor) for i, actor in phrase.adjectives)
    node.feminine, node.plural = head.feminine, head.plural
    if head.alif and not (node.definite or names) and tokens.accusative(node.first):
        node.feminine, node.plural = gender_of(tokens.prose, node.text[:-1], head.classes)  # without tanwin
    if node.feminine and "quantifiers" in tokens.classes(node.first):
        node.feminine = False


def _parties(tokens: Tokens, phrase: Growing) -> tuple[Party, ...]:
    node, head, names = phrase.node, phrase.head, phrase.names
    first, last = node.first, node.last
    if head.own_country and last == first + 1:
        return (tokens.party(first, last, None, pronoun=True),)  # no surface of its own
    if head.party:
        return (_of_class(tokens, phrase),)
    if head.landform:
        return ()
    if names:
        at, actor = names[0]
        return (tokens.party(at, at + 1, actor, head=head.counts),)
    inner = _inner(tokens, first + 1, last)
    if inner is not None:
        if head.forming and not node.definite:
            return ()  # what is still to be formed
        return (tokens.party(inner, last, None, head=head.counts),)
    if phrase.adjectives and not head.classes.isdisjoint(OWNING):
        return tuple(tokens.party(i, i + 1, actor, head=False) for i, actor in phrase.adjectives)
    return ()


def _of_class(tokens: Tokens, phrase: Growing) -> Party:
    """The party of a phrase whose head names persons or a body."""
    node, names = phrase.node, phrase.names
    if phrase.head.dual and node.definite:
        each = tuple((i, a) for i, a in names if a.kind == "person") or phrase.adjectives
        if each:
            return tokens.party(each[0][0], node.last, each[0][1])  # the two presidents *X* and Y
    meant = names[0][1] if names and node.text in ALLIES else None
    return tokens.party(node.first, node.last, meant)


def _inner(tokens: Tokens, first: int, last: int) -> int | None:
    """Where a genitive for persons or a body stands inside a phrase."""
    for at in range(first, last):
        form = tokens.forms[at]
        if form is not None and not form.classes.isdisjoint(PARTY) and _governed(tokens, at, form):
            return at
    return None


def _governed(tokens: Tokens, at: int, form: Form) -> bool:
    """Whether a word inside a phrase is a genitive, not an adjective of the word before."""
    before = tokens.forms[at - 1]
    if before is None:
        return True
    if form.article:
        return not before.article
    return form.stem not in tokens.prose.lists["adjectives"]


def _weak(tokens: Tokens, phrase: Growing) -> tuple[Party, ...]:
    """A place, or a bare word that may be a name no list has."""
    node = phrase.node
    first, last = node.first, node.last
    if "places" in phrase.head.classes:
        return (tokens.party(first, last, None, pronoun=node.pronoun != ""),)
    opens = tokens.forms[first]
    if opens is None or opens.known or last - first > 2 or tokens.accusative(first):
        return ()
    timed = tokens.raws[last - 1] in tokens.prose.lists["time"]
    return () if timed or not (phrase.name or opens.rare) else (tokens.party(first, last, None),)


# --- gender ---


def _gender_of_name(head: str, actor: ActorRef, alone: bool) -> tuple[bool, bool]:
    """Whether an actor's name, perhaps alone in its phrase, is feminine, and whether it is plural."""
    return _gender_of_words(head if actor.quote is None else actor.quote.exact, actor.name, actor.kind, head, alone)


@lru_cache(maxsize=65536)
def _gender_of_words(exact: str, name: str, kind: str | None, head: str, alone: bool) -> tuple[bool, bool]:
    """The gender of an actor by its kind and name: a bare state's name is feminine but for a few, a movement takes the
    gender of its full name."""
    written = fold_name(exact)
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
