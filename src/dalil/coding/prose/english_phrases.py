"""English noun phrases: their extent, head, owners and parties."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dalil.coding.prose.english_context import Tag, Tagged
from dalil.coding.prose.english_lexicon import EnglishFrame, english_prose
from dalil.coding.prose.english_words import Token
from dalil.coding.prose.nodes import Kind, Node, Party
from dalil.records.mentions import MentionKind

IN_PHRASE = frozenset((Tag.NOUN, Tag.DETERMINER, Tag.ADJECTIVE))
PARTY_CLASSES = frozenset(("persons", "bodies"))
ORIGINS = ("an", "ish", "ese", "i", "ch", "ic")
ABBREVIATIONS = frozenset(("us", "u.s.", "uk", "un", "eu", "u"))
LEADING = frozenset(
    ("lead", "impose", "order", "launch", "make", "run", "supply", "provide", "produce", "build", "negotiate")
)
NAMED_AFTER = ("agreement", "meeting_consult", "mediation")  # with a capital, named after a place: the Klow Accord
WHEN = ("last", "next", "early", "late")
WAVES = ("radio", "television")
PERSONAL = ("ist", "woman", "eer", "ologist")  # endings of words for persons
COUNTING = frozenset(
    ("one", "some", "many", "most", "all", "both", "each", "several", "none", "any", "neither", "either")
)
ABSORBED = frozenset(("of", "to"))
ADHERING = ("party", "signatory")  # nouns whose name goes on with "to": the parties to the conflict


@dataclass(slots=True)
class Head:
    """What is known of a phrase while it is read."""

    at: int  # the head word
    lemma: str
    owners: tuple[Party, ...] = ()
    words: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()
    frames: tuple[EnglishFrame, ...] = ()
    agent: tuple[EnglishFrame, ...] = ()


class Phrases:
    """Builds the nodes of noun phrases."""

    def __init__(self, tagged: Sequence[Tagged]) -> None:
        self.tagged = tagged
        self.prose = english_prose()
        self.nodes: list[Node] = []
        self.preposition: str | None = None
        self.conjunction = False
        self.negated = False

    def _add(self, node: Node) -> None:
        node.preposition, node.conjunction = self.preposition, self.conjunction
        if node.kind in (Kind.VERB, Kind.PHRASE, Kind.ACT):
            node.negated = node.negated or self.negated
            self.negated = False
        self.preposition, self.conjunction = None, False
        self.nodes.append(node)

    def _phrase(self, at: int) -> int:
        one = self.tagged[at]
        if one.tag is Tag.PRONOUN and not self._counting_pronoun(at):
            return self._pronoun(at)
        if one.tag is Tag.PRONOUN:
            return at + 2
        last = self._extent(at)
        head = self._head(at, last)
        if self._counts(head, last):
            return last + 1
        node = Node(Kind.PHRASE, at, last, head.lemma, words=head.words, frames=head.frames)
        self._describe(node, at, last, head)
        self._add(node)
        self._compounds(at, last)
        return last if not node.parties or head.agent else self._absorb(node, last)

    def _counts(self, head: Head, last: int) -> bool:
        """Whether the phrase only counts what follows "of": hundreds of civilians."""
        if (
            (self.tagged[head.at].token.mention is not MentionKind.AMOUNT and "quantifiers" not in head.classes)
            or head.classes & PARTY_CLASSES
            or head.owners
            or last + 1 >= len(self.tagged)
        ):
            return False
        return self.tagged[last].lemma == "of" and self.tagged[last + 1].tag in IN_PHRASE

    def _cut_after_giving(self, at: int, i: int) -> bool:
        """Whether a name right after a verb of giving is whom it gives to: provided Israel access."""
        name = at + 1 if self.tagged[at].tag is Tag.DETERMINER else at
        if i != name + 1 or at == 0 or self.tagged[at - 1].tag is not Tag.VERB:
            return False
        token = self.tagged[name].token
        if name > at and "possessives" in self.tagged[at].token.analysis.functions:
            return False
        if (
            token.actor is None
            or token.possessive
            or self._origin(name, at)
            or self._describes(name)
            or self.tagged[i].token.capital
        ):
            return False
        known = self.prose.verbs.get(self.tagged[at - 1].lemma)
        return known is not None and "giving" in known.roles and not self._names_party(i)

    def _names_party(self, i: int) -> bool:
        """Whether the noun at `i`, or the next after adjectives, is one for a party."""
        while i + 1 < len(self.tagged) and self.tagged[i].tag is Tag.ADJECTIVE and self.tagged[i].form != "number":
            i += 1
        noun = self.prose.nouns.get(self.tagged[i].token.analysis.noun or "")
        return noun is not None and bool(noun.roles & PARTY_CLASSES) and "places" not in noun.roles

    def _pronoun(self, at: int) -> int:
        one = self.tagged[at]
        node = Node(Kind.PHRASE, at, at + 1, one.token.text, pronoun=one.token.text)
        functions = one.token.analysis.functions
        if one.token.text == "those" and self._who_follows(at):
            node.parties, node.pronoun = (self._party(at, at + 2),), ""
            self._add(node)
            return at + 1
        if "own_pronouns" in functions:
            node.parties = (Party(one.token.start, one.token.end, None, plural=True),)
            node.pronoun = ""
        elif one.token.text in self.prose.lists["indefinite"]:
            node.pronoun = "" if one.token.text not in ("both", "all") else "they"
        self._add(node)
        return at + 1

    def _counting_pronoun(self, at: int) -> bool:
        """Whether a pronoun only counts what follows "of": one of the parties, most of the fighters."""
        return (
            self.tagged[at].token.text in COUNTING
            and at + 2 < len(self.tagged)
            and self.tagged[at + 1].lemma == "of"
            and self.tagged[at + 2].tag in IN_PHRASE
        )

    def _who_follows(self, at: int) -> bool:
        return at + 1 < len(self.tagged) and self.tagged[at + 1].token.text == "who"

    def _extent(self, at: int) -> int:
        """Where the phrase that begins here ends: before the first word that is no part of it."""
        seen_noun = False
        i = at
        while i < len(self.tagged) and self._goes_on(at, i, seen_noun=seen_noun):
            one = self.tagged[i]
            seen_noun = (seen_noun or one.tag is Tag.NOUN) and one.tag is not Tag.AND and not one.token.possessive
            i += 1
        return max(i, at + 1)

    def _goes_on(self, at: int, i: int, *, seen_noun: bool) -> bool:
        """Whether a word belongs to the phrase that begins at `at`."""
        tag = self.tagged[i].tag
        if tag is Tag.NOUN:
            return not seen_noun or (self._same_phrase(i) and not self._cut_after_giving(at, i))
        if tag is Tag.DETERMINER:
            return i == at or self.tagged[i - 1].tag is Tag.DETERMINER
        if tag is Tag.ADJECTIVE:
            if seen_noun and self.tagged[i].token.text in WHEN:
                return False  # bombed X last year
            return not seen_noun or (self._adjective_goes_on(i) and not self._cut_after_giving(at, i))
        if tag in (Tag.AND, Tag.MARK):
            return self._joined_origins(at, i) or (not seen_noun and self._joined_adjectives(i))
        return tag is Tag.ADVERB and i > at and not seen_noun

    def _same_phrase(self, i: int) -> bool:
        """Whether a noun goes on with the phrase of the noun before it: a date, or a name after a plural, does not."""
        before, one = self.tagged[i - 1].token, self.tagged[i].token
        if one.mention in (MentionKind.DATE, MentionKind.AMOUNT) or before.mention is MentionKind.DATE:
            return False
        return before.mention is not MentionKind.AMOUNT

    def _adjective_goes_on(self, i: int) -> bool:
        """Whether a noun still follows the adjective after a noun: Houthi rebel armed forces."""
        j = i
        while j < len(self.tagged) and self.tagged[j].tag is Tag.ADJECTIVE:
            j += 1
        return (
            j < len(self.tagged)
            and self.tagged[j].tag is Tag.NOUN
            and (
                self.tagged[i - 1].token.capital
                or self.tagged[i - 1].token.possessive
                or self.tagged[i - 1].form == "number"
            )
        )

    def _joined_adjectives(self, i: int) -> bool:
        if (
            i == 0
            or self.tagged[i - 1].tag is not Tag.ADJECTIVE
            or (self.tagged[i].tag is Tag.MARK and self.tagged[i].token.text != ",")
        ):
            return False
        j = i + 1
        while (
            j < len(self.tagged)
            and j < i + 6
            and (self.tagged[j].tag in (Tag.ADJECTIVE, Tag.AND, Tag.ADVERB) or self.tagged[j].token.text == ",")
        ):
            j += 1
        return (
            j > i + 1
            and j < len(self.tagged)
            and self.tagged[j].tag is Tag.NOUN
            and self.tagged[j - 1].tag is Tag.ADJECTIVE
        )

    def _joined_origins(self, first: int, i: int) -> bool:
        """Whether "and" joins two adjectives of origin before one noun: Russian and Syrian airstrikes."""
        if self.tagged[i].tag is not Tag.AND or i + 2 >= len(self.tagged) or not self._origin(i - 1, first):
            return False
        after, noun = self.tagged[i + 1], self.tagged[i + 2]
        if not (self._origin(i + 1, first) or after.form == "part"):
            return False
        return noun.tag in (Tag.ADJECTIVE, Tag.NOUN) and not noun.token.capital

    def _origin(self, i: int, first: int) -> bool:
        token = self.tagged[i].token
        if token.actor is None or token.possessive:
            return False
        if token.text in ABBREVIATIONS:
            return self.tagged[first].tag is Tag.DETERMINER or i > first
        return token.text in ("soviet", "greek", "dutch", "swiss", "thai", "czech") or (
            token.text.endswith(ORIGINS)
            and token.text != token.actor.name.lower()
            and token.text != (token.actor.name_en or "").lower()
        )

    def _head(self, first: int, last: int) -> Head:
        """The head of the phrase, its owners, and what the lexicon knows of it."""
        owned = first
        owners: tuple[Party, ...] = ()
        for i in range(first, last - 1):
            if self.tagged[i].token.possessive:
                owners = self._own_parties(owned, i + 1) or owners
                owned = i + 1
        at = next((i for i in range(last - 1, owned - 1, -1) if self.tagged[i].tag is Tag.NOUN), last - 1)
        token = self.tagged[at].token
        lemma = token.analysis.noun or token.text
        words = frozenset(w for i in range(owned, last) for w in self._lemmas(i))
        head = Head(at, lemma, owners, words)
        possessive = self.tagged[owned].token.text
        if "possessives" in self.tagged[owned].token.analysis.functions and not owners:
            head.owners = self._possessor(owned, possessive)
        if token.actor is None and token.mention is not MentionKind.DATE:
            self._know(head)
        elif token.words:
            self._know_name(head, token)
        return head

    def _possessor(self, at: int, word: str) -> tuple[Party, ...]:
        if word in ("our", "my"):
            token = self.tagged[at].token
            return (Party(token.start, token.end, None, plural=True),)
        return ()

    def _know_name(self, head: Head, token: Token) -> None:
        """What the last word of a name of several words says of it: Iranian ambassador."""
        form = self.prose.noun_forms.get(token.words[-1])
        known = self.prose.nouns.get(form[0]) if form is not None else None
        if known is not None:
            head.classes = known.roles & PARTY_CLASSES

    def _know(self, head: Head) -> None:
        token = self.tagged[head.at].token
        name = self.tagged[head.at].form == "name"
        if name and not token.analysis.known:
            return
        if token.mention is MentionKind.AMOUNT:
            head.lemma = "dollar"
        known = self.prose.nouns.get(head.lemma)
        if known is None and head.lemma.endswith(PERSONAL) and len(head.lemma) > 6:
            head.classes = frozenset(("persons",))
        if known is not None:
            head.classes = known.roles
            head.frames = tuple(f for f in known.frames if f.modifiers <= head.words)
        if head.frames and not token.capital:
            head.classes -= {"time"}  # a march is no month
        agent = self.prose.agents.get(head.lemma)
        if agent is not None and not any(f.modifiers for f in head.frames):
            head.agent = tuple(f for f in agent.frames if f.modifiers <= head.words)

    def _lemmas(self, i: int) -> tuple[str, ...]:
        """The base forms of the words of a token; a name of several words has several."""
        token = self.tagged[i].token
        if not token.words:
            return (self._lemma(i), token.text)
        forms = self.prose.noun_forms
        return tuple(forms[w][0] if w in forms else w for w in token.words)

    def _lemma(self, i: int) -> str:
        token = self.tagged[i].token
        return token.analysis.noun or self.tagged[i].lemma or token.text

    def _describe(self, node: Node, first: int, last: int, head: Head) -> None:
        """Fills in the parties, owners and number of a phrase."""
        token = self.tagged[head.at].token
        node.time = token.mention is MentionKind.DATE or "time" in head.classes
        node.plural = token.analysis.plural
        opening = self.tagged[first].token.text
        node.negated = opening in ("no", "neither")
        node.article = opening in ("a", "an", "the")
        node.definite = (
            opening in ("the", "these", "those", "this", "that", "both")
            or "possessives" in self.tagged[first].token.analysis.functions
        )
        if "possessives" in self.tagged[first].token.analysis.functions and not head.owners:
            node.pronoun = opening
        node.roles = head.classes
        if self._is_party(head, first, last):
            node.parties = (self._named(first, last),)
        node.named = any(self.tagged[i].token.actor is not None for i in range(first, last))
        modifiers = tuple(
            self._party(i, i + 1)
            for i in range(first, last)
            if i != head.at and self._is_actor(i) and not self.tagged[i].token.possessive and not self._describes(i)
        )
        if token.capital and any(f.relation in NAMED_AFTER for f in head.frames):
            modifiers = tuple(
                self._party(i, i + 1)
                for i in range(first, head.at)
                if self._is_actor(i) and self._origin(i, first) and not self.tagged[i].token.possessive
            )
        node.adjective = head.owners or modifiers or self._paired(first, head.at)
        if token.actor is not None and not head.agent and first < head.at:
            before = self.prose.agents.get(self._lemma(head.at - 1))
            head.agent = tuple(f for f in before.frames if f.pair and not f.modifiers) if before is not None else ()
        if head.agent:
            node.frames = (*head.agent, *(f for f in node.frames if f.thing))
        if self.tagged[head.at].tag is Tag.ADJECTIVE:
            node.frames = self.prose.adjectives.get(token.text, ())
            node.parties = ()
        elif node.frames and not node.parties:
            node.kind = Kind.ACT

    def _paired(self, first: int, head: int) -> tuple[Party, ...]:
        """Two parties joined by a hyphen before an act between them: the X-Y war."""
        for i in range(first, head):
            left = self.tagged[i].token.left
            if len(left) > 1 and self.tagged[i].form != "part":
                return tuple(Party(a, b, actor) for a, b, actor in left)
        return ()

    def _describes(self, i: int) -> bool:
        """Whether a word for a body is a plain adjective before a noun: military action, security cooperation."""
        token = self.tagged[i].token
        if token.actor is None or token.actor.quote is None or token.words:
            return False
        return token.analysis.adjective and token.actor.quote.exact.islower()

    def _is_actor(self, i: int) -> bool:
        token = self.tagged[i].token
        return token.actor is not None or (self.tagged[i].form == "name" and not token.analysis.known)

    def _is_party(self, head: Head, first: int, last: int) -> bool:
        token = self.tagged[head.at].token
        if token.actor is not None:
            return True
        if token.mention is not None or "time" in head.classes:
            return False
        if self.tagged[head.at].form == "name" and not token.analysis.known:
            return not self.prose.functions.get(token.text, frozenset()) & {"unnamed"} and len(token.text) > 1
        if head.lemma in WAVES and (self.preposition == "on" or self.conjunction):
            return False  # spoke on the radio
        if "places" in head.classes and self._hostile(head, first):
            return True
        if "places" in head.classes and token.analysis.plural and self._next_lemma(head.at) in ("of", "for"):
            return False  # offices of X, camps of X: hit or held, they stand for X
        if not head.classes & PARTY_CLASSES:
            return False
        if "quantifiers" in head.classes and not head.classes & PARTY_CLASSES:
            return False
        return not (head.frames and not any(f.thing for f in head.frames) and not self._party_likelier(head, first))

    def _next_lemma(self, at: int) -> str | None:
        return self.tagged[at + 1].lemma if at + 1 < len(self.tagged) else None

    def _hostile(self, head: Head, first: int) -> bool:
        """Whether a place is named by those who hold it: terrorist targets, rebel positions."""
        for i in range(first, head.at):
            known = self.prose.nouns.get(self._lemma(i))
            if known is not None and known.roles & PARTY_CLASSES and not self.tagged[i].token.possessive:
                return True
        return False

    def _party_likelier(self, head: Head, first: int) -> bool:
        """A word for a party that also names an act: opposition, coalition; the party when it is definite."""
        opening = self.tagged[first]
        if opening.tag is not Tag.DETERMINER or "possessives" in opening.token.analysis.functions or head.owners:
            return False
        following = head.at + 1
        return following >= len(self.tagged) or self.tagged[following].lemma not in (
            "to",
            "by",
            "against",
            "on",
            "between",
            "with",
        )

    def _named(self, first: int, last: int) -> Party:
        """The words of a party, without what opens them."""
        while (
            first < last - 1
            and self.tagged[first].tag is Tag.DETERMINER
            and self.tagged[first].token.text not in ("our", "my")
        ):
            first += 1
        if first < last - 1 and self.tagged[first].form == "number" and self.tagged[last - 1].token.actor is not None:
            first += self.tagged[first + 1].token.actor is not None
        return self._party(first, last)

    def _own_parties(self, first: int, last: int) -> tuple[Party, ...]:
        """The words first..last as one party, without what opens them."""
        while first < last - 1 and self.tagged[first].tag is Tag.DETERMINER:
            first += 1
        if any(self._is_actor(i) for i in range(first, last)) or self._head_is_party(first, last):
            return (self._party(first, last),)
        return ()

    def _head_is_party(self, first: int, last: int) -> bool:
        token = self.tagged[last - 1].token
        known = self.prose.nouns.get(token.analysis.noun or "")
        if known is not None and known.roles & PARTY_CLASSES:
            return True
        return self._is_actor(last - 1) or (
            token.capital and first < last and "time" not in (known.roles if known else ())
        )

    def _party(self, first: int, last: int) -> Party:
        tokens = [t.token for t in self.tagged[first:last]]
        actor = tokens[-1].actor if tokens[-1].actor is not None else None
        final = tokens[-1].words[-1] if tokens[-1].words else tokens[-1].text
        plural = self.prose.noun_forms.get(final, ("", False))[1]
        return Party(tokens[0].start, tokens[-1].end, actor, plural=plural)

    def _compounds(self, first: int, last: int) -> None:
        """A node for each participle that a hyphen joins to its doer: US-backed."""
        for i in range(first, last):
            one = self.tagged[i]
            if not one.token.left or one.form != "part":
                continue
            doers = tuple(Party(a, b, actor) for a, b, actor in one.token.left)
            if one.lemma in LEADING:
                self.nodes[-1].adjective = self.nodes[-1].adjective or doers
                continue
            known = self.prose.verbs.get(one.lemma)
            node = Node(
                Kind.PARTICIPLE,
                i,
                i + 1,
                one.lemma,
                frames=tuple(f for f in known.frames if not f.particle) if known else (),
            )
            node.adjective = doers
            self.nodes.append(node)

    def _accused(self) -> bool:
        """Whether "of" after the phrase says what someone is accused of."""
        before = next((n for n in reversed(self.nodes[:-1]) if n.kind is Kind.VERB), None)
        return before is not None and before.text in (
            "accuse",
            "suspect",
            "convict",
            "deprive",
            "rob",
            "warn",
            "remind",
            "absolve",
        )

    def _absorb(self, node: Node, last: int) -> int:
        """A party noun takes the "of" phrase after it into its name: forces of Kuwait."""
        actor = self.tagged[node.last - 1].token.actor
        if (actor is not None and actor.actor_id is not None) or (actor is None and not node.roles):
            return last
        while (
            last + 1 < len(self.tagged)
            and self.tagged[last].tag is Tag.PREPOSITION
            and self.tagged[last].lemma in ABSORBED
        ):
            if self.tagged[last].lemma == "to" and node.text not in ADHERING:
                break
            if self._accused() and not self.tagged[last + 1].token.capital:
                break
            if self.tagged[last + 1].tag not in IN_PHRASE or self.tagged[last + 1].token.text in (
                "this",
                "these",
                "its",
                "their",
                "his",
            ):
                break
            end = self._extent(last + 1)
            party = node.parties[0]
            node.parties = (Party(party.start, self.tagged[end - 1].token.end, party.actor, plural=party.plural),)
            node.last = last = end
        return last
