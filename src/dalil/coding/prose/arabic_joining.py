"""Which neighbours of an Arabic phrase belong to its party: the name after an office, the whole after a part."""

from __future__ import annotations

from collections.abc import Sequence

from dalil.coding.prose.arabic_arguments import OFFICE_PLACES
from dalil.coding.prose.arabic_tokens import NISBA, Tokens
from dalil.coding.prose.nodes import ACT, PARTICIPLE, PHRASE, VERB, Node, Party
from dalil.records.mentions import ActorRef

OF, IN, FOR = "من", "في", "ل"
EACH = frozenset({"كل", "كلا", "كلتا"})  # before a list, no words of the party: *each* of X and Y
SPEAKING_FOR = frozenset({"لدي", "باسم"})
NO_BODY = frozenset({"state", "territory", "person", "people", "region", "place"})
BRANCHES = frozenset({"جناح", "ذراع", "كتله", "مكتب", "امانه", "قياده", "هييه", "فرع", "لجنه"})
RANKS = frozenset({"عام", "عامه", "تنفيذي", "رسمي", "دايم", "اعلي"})  # adjectives of offices
COUNTS = frozenset({"كثير", "عديد", "مزيد"})
PLACING = frozenset({"في", "ب", "قرب", "داخل", "خارج", "وسط", "عبر", "نحو", "باتجاه"})
PERSONAL = frozenset({"مع", "ضد", "بين", "تجاه", "حيال", "لدي", "من قبل", "من جانب", "علي يد", "علي ايدي", "بقياده"})
STANCES = frozenset({"criticism_accusation", "demand_request", "meeting_consult", "political_endorsement", "agreement"})
ACTING = frozenset({"saying", "doing", "giving"})
GROUPS = frozenset({"دول", "بلدان", "اطراف", "قوي", "جهات", "فصايل", "احزاب", "منظمات"})  # that a sentence may list
SUFFERED = frozenset({"armed_attack", "coercion"})  # acts whose genitive is whom they hit
# Offices that are held somewhere, so that the place may stand before the holder's name.
POSTED = frozenset(
    {
        "سفير",
        "سفيره",
        "قنصل",
        "مبعوث",
        "مبعوثه",
        "مندوب",
        "مندوبه",
        "ممثل",
        "منسق",
        "مراسل",
        "قايد",
        "ملحق",
        "ناطق",
        "متحدث",
    }
)


def joined_party(tokens: Tokens, node: Node, other: Node, preposition: str) -> Party | None:
    """The party of two phrases that a preposition makes one: many *of* the officers, soldiers *of* X, an officer *in*
    the army, the envoy *to* X, the forces belonging *to* X."""
    if node.kind is not PHRASE or other.kind is not PHRASE or other.conjunction:
        return None
    if preposition == FOR and not other.parties and other.definite and ends_in_party(tokens, node):
        cause = _sides(tokens, node) and bool(other.text)  # the forces loyal *to legality*
        return _up_to(tokens.ends[other.last - 1], node.parties[0], None) if cause else None
    if not other.parties:
        return None
    if preposition == OF:
        return _counted(tokens, node, other)
    if preposition == FOR and node.weak and not node.definite and "places" in tokens.classes(node.first):
        return other.parties[0]  # positions of X
    if not ends_in_party(tokens, node) or not node.parties[0].head:
        return None
    start, actor, party = node.parties[0].start, node.parties[0].actor, other.parties[0]
    if preposition == FOR:
        return _from(start, party, None) if _wants_owner(tokens, node) else None
    speaks = preposition in SPEAKING_FOR and not node.pronoun  # (recalled) their ambassadors *to X*
    member = speaks or (preposition == IN and _is_body(tokens, other))
    return _from(start, party, actor) if member and opens_office(tokens, node) else None


def _from(start: int, party: Party, actor: ActorRef | None) -> Party:
    """A party, or another of which it is the whole, with the words before it from `start` on."""
    return Party(start, party.end, actor, party.pronoun, head=True, plural=party.plural)


def _up_to(end: int, party: Party, actor: ActorRef | None) -> Party:
    """A party, or another of which it is a part, with the words after it up to `end`."""
    return Party(party.start, end, actor, party.pronoun, party.head, party.plural)


def described_party(tokens: Tokens, nodes: Sequence[Node]) -> Party | None:
    """The party of a phrase that names nobody by itself, with the participle and its object that tell who it is: the
    forces *loyal to X*."""
    if len(nodes) < 3 or nodes[-1].conjunction or not nodes[-1].parties:
        return None
    node, participle, other = nodes[-3:]
    loose = participle.kind is not PARTICIPLE or participle.conjunction or node.named
    if loose or not ends_in_party(tokens, node) or node.last != participle.first:
        return None
    return _up_to(other.parties[0].end, node.parties[0], node.parties[0].actor)


def _counted(tokens: Tokens, node: Node, other: Node) -> Party | None:
    """A count and what it counts, or an indefinite part and its whole; the part is not the actor of the whole."""
    if node.named:
        return None
    start, party = tokens.bare_start(node.first), other.parties[0]
    last = tokens.forms[node.last - 1]
    if last is not None and last.noun.stem in EACH:
        alone = node.last == node.first + 1  # not in the economy *of each* of X and Y
        return Party(party.start, party.end, party.actor, party.pronoun, alone, party.plural)
    if node.text.isdigit() or _counts(tokens, node.text) or _counts(tokens, node.text.removesuffix("ا")):
        return _from(start, party, party.actor)
    opening = tokens.forms[node.first]
    thing = opening is not None and bool(opening.noun.frames) and not node.persons  # tanks from X, but soldiers of X
    part = not (node.definite or thing) and bool(node.parties) and node.parties[0].head
    return _from(start, party, None) if part else None


def _counts(tokens: Tokens, word: str) -> bool:
    return word in COUNTS or word in tokens.prose.lists["quantifiers"]


def _is_body(tokens: Tokens, node: Node) -> bool:
    """Whether a phrase after `in` is a body with members, not a place."""
    party = node.parties[0]
    if party.actor is not None:
        return party.head and party.actor.kind not in NO_BODY
    return party.head and "bodies" in tokens.classes(node.first)


def _wants_owner(tokens: Tokens, node: Node) -> bool:
    """Whether a phrase ends in a word that wants its owner: the forces *loyal* (to X), the *political* office (of X),
    the secretary *general* (of X)."""
    analysis = tokens.forms[node.last - 1]
    if analysis is None:
        return False
    stem = analysis.noun.stem
    if _sides(tokens, node):
        return True
    branch = node.text in BRANCHES and stem.endswith(NISBA)
    return node.last - node.first > 1 and (branch or (node.persons and stem in RANKS))


def _sides(tokens: Tokens, node: Node) -> bool:
    """Whether a phrase ends in a participle that says whom its party is for or against."""
    analysis = tokens.forms[node.last - 1]
    return analysis is not None and analysis.noun.stem in tokens.prose.lists["siding"]


def ends_in_party(tokens: Tokens, node: Node) -> bool:
    """Whether the last word of a phrase is the last of its one party."""
    if node.kind is not PHRASE or len(node.parties) != 1:
        return False
    return node.parties[0].end == tokens.ends[node.last - 1]


def joined_apposition(tokens: Tokens, previous: Node, node: Node, *, name: bool) -> bool:
    """Whether a person's name, without clitics right after an office, belongs to it: the former chief of staff, X.
    `name` says that the words of `node` may be a name that no list has."""
    if previous.kind is not PHRASE:
        return False
    if not node.parties:
        return name and previous.definite and bool(previous.parties) and opens_office(tokens, previous)
    if previous.plural or not _is_person(node.parties[0]):
        return False
    oblique = previous.preposition is not None or previous.conjunction  # after a verb the two may be two parties
    former = previous.named and (oblique or previous.last - previous.first > 1) and opens_office(tokens, previous)
    return former or (previous.persons and not previous.named)


def posted(nodes: Sequence[Node]) -> bool:
    """Whether the last node says where the office before it is held: the ambassador *in X*."""
    if len(nodes) < 2 or nodes[-1].kind is not PHRASE or nodes[-1].preposition not in OFFICE_PLACES:
        return False
    return nodes[-2].kind is PHRASE and nodes[-2].text.removeprefix("ال") in POSTED and nodes[-2].definite


def joined_office(tokens: Tokens, nodes: Sequence[Node], node: Node) -> bool:
    """Whether an office, without clitics right after a person's name, belongs to it: the arrest of X, *leader of Y*.
    After a verb's own subject place a name and an office are two: received X *the leader of Y*."""
    if len(nodes) < 2:
        return False
    before, previous = nodes[-2:]
    person = previous.named and ends_in_party(tokens, previous) and _is_person(previous.parties[0])
    if not (person and node.parties and not _is_person(node.parties[0]) and opens_office(tokens, node)):
        return False
    if before.kind is ACT and previous.preposition is None:
        return any(f.relation in SUFFERED for f in before.frames)
    acted = len(nodes) > 2 and nodes[-3].kind is VERB and before.preposition is None and bool(before.parties)
    return before.kind is PHRASE and (acted or previous.preposition is not None)


def _is_person(party: Party) -> bool:
    return party.actor is not None and party.actor.kind == "person"


def opens_office(tokens: Tokens, node: Node) -> bool:
    """Whether a phrase opens with a word for a person, be it inside an actor's name."""
    return tokens.opens_office(node.first)


def _surname(tokens: Tokens, node: Node) -> bool:
    """Whether a phrase is one definite relational word that no list knows, as who speaks is often called."""
    analysis = tokens.forms[node.first]
    if analysis is None or node.last - node.first > 1 or node.preposition is not None:
        return False
    noun, time = analysis.noun, tokens.prose.lists["time"]
    shaped = noun.article and noun.stem.endswith("ي") and tokens.ending(node.first) == "ي" and len(noun.stem) > 3
    return shaped and not noun.known and tokens.raws[node.first] not in time


def must_be_person(tokens: Tokens, verb: Node, node: Node, following: Node) -> bool:
    """Whether one definite word that no list knows is the subject of a verb that only persons and bodies have, as its
    object follows: *al-X* accused the army."""
    if verb.kind is not VERB or node.kind is not PHRASE or following.kind is not PHRASE:
        return False
    if node.parties or node.preposition or node.conjunction or node.time or node.last - node.first > 1:
        return False
    if following.preposition or following.conjunction or not following.parties:
        return False
    if not tokens.definite_unknown(node.first) or verb.feminine != node.feminine:
        return False
    return any(f.relation in STANCES and not f.needs_inside for f in verb.frames)


def acts_as_named(tokens: Tokens, node: Node, previous: Node | None) -> bool:
    """Whether words that may be a name stand where parties stand: two of them, the subject of a verb that says or does
    something to someone, a party joined to another, or after a preposition of persons."""
    if previous is not None and "saying" in previous.roles and previous.kind is VERB and _surname(tokens, node):
        return True
    if node.preposition in PLACING or not tokens.like_name(node.first):
        return False
    if not all(tokens.like_name(at) or tokens.definite_unknown(at) for at in range(node.first + 1, node.last)):
        return False
    several = node.last - node.first > 1
    if node.preposition is not None:
        return several or node.preposition in PERSONAL
    if previous is None:
        return several
    if previous.kind is VERB:
        return bool(previous.frames or previous.roles & ACTING)
    return node.conjunction and bool(previous.parties) and previous.preposition is None
