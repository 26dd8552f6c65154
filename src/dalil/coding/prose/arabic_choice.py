"""Verb or noun: unvocalised, دعم is both, and its neighbours decide."""

from __future__ import annotations

from collections.abc import Sequence

from dalil.coding.prose.arabic_fits import masculine
from dalil.coding.prose.arabic_forms import Form
from dalil.coding.prose.arabic_tokens import Tokens
from dalil.coding.prose.arabic_words import NounReading, VerbReading
from dalil.coding.prose.nodes import ACT, LINK, MARK, NOT, PHRASE, RELATIVE, THAT, VERB, Node, ends
from dalil.text.folding import fold_name

BEFORE_VERB = frozenset({"قد", "وقد", "لقد", "فقد", "كان", "وكان", "كانت"})
ON = "علي"
NAMING = frozenset({"bodies", "persons", "quantifiers"})


def is_verb(tokens: Tokens, nodes: Sequence[Node], at: int, form: Form) -> bool:
    """Whether the word at `at`, which may be a verb by its form, is one here, after the nodes before it."""
    verb = form.verb
    if verb is None or (form.month and _beside_number(tokens, at)):
        return False
    previous = nodes[-1] if nodes else None
    if previous is not None and previous.kind is VERB and _follows_verb(previous, verb):
        return False
    return _decided(tokens, nodes, at, form) if form.sure_verb is None else form.sure_verb


def _decided(tokens: Tokens, nodes: Sequence[Node], at: int, form: Form) -> bool:
    """Whether the neighbours of a word that is a verb or a known noun make it a verb."""
    verb, noun = form.verb, form.noun
    assert verb is not None
    previous = nodes[-1] if nodes else None
    if previous is not None and _describes_act(previous, verb, noun):
        return True
    if len(nodes) > 1 and nodes[-2].kind is THAT and nodes[-1].preposition == ON and verb.form.past:
        return False  # that X has *to stop*
    if previous is not None and _governs_noun(previous, verb, noun):
        return False
    if previous is not None and _wants_verb(tokens, previous):
        return True
    if previous is not None and previous.kind is THAT:
        told = bool(previous.pronoun) and verb.form.feminine is (previous.pronoun == "ها")  # that he *refused* it
        return told or not named_next(tokens, at)
    return _looks_verb(tokens, at, verb) or _placed_as_verb(tokens, nodes, at, verb, noun)


def _wants_verb(tokens: Tokens, previous: Node) -> bool:
    """Whether a verb is due: in a relative clause, after a negation, after what opens a clause with its verb."""
    return opens_with_verb(tokens, previous) or previous.kind is RELATIVE or previous.kind is NOT


def opens_with_verb(tokens: Tokens, node: Node) -> bool:
    """Whether a node opens a clause whose verb comes first: بعد أن."""
    return node.text in tokens.prose.lists["verb_openers"] and not node.pronoun


def _beside_number(tokens: Tokens, at: int) -> bool:
    """Whether a number stands beside a word that also is a month: 20 مارس."""
    return tokens.is_number(at - 1) or tokens.is_number(at + 1)


def _follows_verb(previous: Node, verb: VerbReading) -> bool:
    """A past verb does not stand right after another that takes no verb."""
    return verb.form.past and not verb.conjunction and "auxiliaries" not in previous.roles


def _governs_noun(previous: Node, verb: VerbReading, noun: NounReading) -> bool:
    """Whether the node before wants a noun: the end *of support*; "our share" after a noun is no verb."""
    if noun.conjunction:
        return False
    if verb.form.first_person:
        return previous.kind in (PHRASE, ACT, VERB)
    open_noun = previous.kind in (ACT, PHRASE) and not previous.definite and not previous.time
    return open_noun and verb.form.past and not verb.form.feminine and not verb.form.plural


def _describes_act(previous: Node, verb: VerbReading, noun: NounReading) -> bool:
    """Whether a verb that only carries an act goes back to the one before it: an attack *launched* by X."""
    carries = bool(verb.pronoun) and "doing" in noun.roles and not noun.frames
    return carries and previous.kind is ACT and bool(previous.frames) and not previous.definite


def _looks_verb(tokens: Tokens, at: int, verb: VerbReading) -> bool:
    """Whether the form itself tells: feminine past, plural, present in ي, or after قد."""
    form = verb.form
    if (form.feminine and form.past) or form.plural or (not form.past and verb.text[0] == "ي"):
        return True
    return tokens.raws[at - 1] in BEFORE_VERB


def _placed_as_verb(tokens: Tokens, nodes: Sequence[Node], at: int, verb: VerbReading, noun: NounReading) -> bool:
    """Whether the place tells: at the head of a clause before a subject, or after a definite phrase."""
    previous = nodes[-1] if nodes else None
    if previous is None and verb.form.past and not verb.form.feminine and _feminine_next(tokens, at):
        return False
    opens = previous is None or previous.kind is LINK or ends(previous)
    if previous is not None and not opens:
        fronted = previous.preposition is not None or previous.time or previous.kind is MARK
        opens = fronted and not verb_before(nodes)
    if opens and verb.form.frames and not verb.pronoun and not noun.preposition and _unknown_next(tokens, at):
        return True
    if noun.conjunction and verb.pronoun and _thing_next(tokens, at):
        return True
    if not noun.preposition and _object_next(tokens, at):
        return True
    if noun.conjunction and not verb.pronoun and _meanwhile_next(tokens, at):
        return True
    definite = previous is not None and previous.kind is PHRASE and previous.definite
    disagrees = previous is not None and previous.feminine and verb.form.past and not verb.form.feminine
    subject = definite and previous is not None and previous.preposition is None and not verb_before(nodes)
    subject = subject and not disagrees
    if (subject or (previous is not None and previous.kind is LINK)) and _asks_next(tokens, at, verb):
        return True
    if opens or (noun.conjunction and verb_before(nodes)):
        return named_next(tokens, at)
    return subject


def verb_before(nodes: Sequence[Node]) -> bool:
    """Whether a full verb stands in the clause so far."""
    for node in reversed(nodes):
        if node.kind is VERB:
            return "auxiliaries" not in node.roles
        if node.kind is LINK or node.kind is THAT or ends(node):
            return False
    return False


def named_next(tokens: Tokens, at: int) -> bool:
    """Whether a definite noun or a name follows, so that a verb would have its subject."""
    following = tokens.forms[at + 1]
    if following is None:
        actor = tokens.naming(at + 1)
        named = actor is not None and actor.preposition is None and not actor.conjunction
        return named and not tokens.is_adjective(at + 1)
    if following.function == "demonstrative":
        return True
    if following.preposition is not None:
        return False
    return (following.article and not following.conjunction) or not NAMING.isdisjoint(following.noun.classes)


def _feminine_next(tokens: Tokens, at: int) -> bool:
    """Whether a feminine name or definite noun follows, which is no subject of a masculine verb: *support* of Kenya."""
    form, mention = _noun_at(tokens, at + 1), tokens.mentions.get(at + 1)
    actor = None if mention is None else mention.actor
    if mention is not None and actor is not None:
        written = mention.text if actor.quote is None else fold_name(actor.quote.exact)
        state = actor.kind in ("state", "territory") and " " not in written  # not the president of X
        return state and not masculine(tokens.prose, written) and not tokens.is_adjective(at + 1)
    return form is not None and form.article and not form.conjunction and tokens.ending(at + 1) == "ة"


def _thing_next(tokens: Tokens, at: int) -> bool:
    """Whether an indefinite noun follows: and gave them *aid*."""
    form = _noun_at(tokens, at + 1)
    return form is not None and form.known and not (form.article or form.preposition or form.conjunction)


def _object_next(tokens: Tokens, at: int) -> bool:
    """Whether an act with tanwin follows, which is no genitive: and *held* talks."""
    form = _noun_at(tokens, at + 1)
    known = form is not None and bool(form.noun.frames) and not (form.pronoun or form.conjunction)
    return known and tokens.ending(at + 1) == "ا" and tokens.accusative(at + 1)


def _meanwhile_next(tokens: Tokens, at: int) -> bool:
    """Whether "during it" or "in it" follows, which parts no noun from its genitive: and *was killed* in it X."""
    form = tokens.forms[at + 1]
    return form is not None and form.function is not None and form.function_text.startswith(("خلاله", "في ه"))


def _asks_next(tokens: Tokens, at: int, verb: VerbReading) -> bool:
    """Whether the preposition follows before whom the verb asks: طلب من."""
    form = tokens.forms[at + 1]
    if form is None or form.function not in ("preposition", "preposition+pronoun"):
        return False
    return any(form.function_head in f.to for f in verb.form.frames)


def _unknown_next(tokens: Tokens, at: int) -> bool:
    """Whether a word follows that no list knows, bare, as names are."""
    form = _noun_at(tokens, at + 1)
    if form is None or tokens.ending(at + 1) in "ةًا":
        return False
    return not (form.known or form.article or form.preposition or form.conjunction or form.pronoun)


def _noun_at(tokens: Tokens, at: int) -> Form | None:
    form = tokens.forms[at]
    return None if form is None or form.function is not None else form
