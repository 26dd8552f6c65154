"""English noun phrases: their extent, head, owners and parties."""

from __future__ import annotations

from collections.abc import Sequence

from dalil.coding.prose.english_context import (
    ADJECTIVE,
    ADVERB,
    AND,
    DETERMINER,
    MARK,
    NOUN,
    PREPOSITION,
    PRONOUN,
    VERB,
)
from dalil.coding.prose.english_lexicon import EnglishFrame
from dalil.coding.prose.english_parties import OF_THE_SPEAKER, PARTY_CLASSES, Parties, lemma_of
from dalil.coding.prose.english_tokens import Token
from dalil.coding.prose.nodes import ACT, PARTICIPLE, PHRASE, Kind, Node, Party
from dalil.records.mentions import MentionKind

IN_PHRASE = frozenset((NOUN, DETERMINER, ADJECTIVE))
IN_ADJECTIVES = (ADJECTIVE, AND, ADVERB)
INSIDE = frozenset((AND, MARK, ADVERB))  # what may stand between adjectives
NEGATABLE = (PHRASE, Kind.VERB, ACT)
LEADING = frozenset(
    ("lead", "impose", "order", "launch", "make", "run", "supply", "provide", "produce", "build", "negotiate")
)
NAMED_AFTER = ("agreement", "meeting_consult", "mediation")  # with a capital, named after a place: the Klow Accord
WHEN = ("last", "next", "early", "late")
PERSONAL = ("ist", "woman", "eer", "ologist")  # endings of words for persons
ONE_PERSON = frozenset(("persons",))
COUNTING = frozenset(
    ("one", "some", "many", "most", "all", "both", "each", "several", "none", "any", "neither", "either")
)
ABSORBED = frozenset(("of", "to"))
ADHERING = ("party", "signatory")  # nouns whose name goes on with "to": the parties to the conflict
NOT_ABSORBED = frozenset(("this", "these", "its", "their", "his"))
OF_DEEDS = frozenset(("accuse", "suspect", "convict", "deprive", "rob", "warn", "remind", "absolve"))
DEFINITE = frozenset(("the", "these", "those", "this", "that", "both"))
ARTICLES = ("a", "an", "the")
NEGATING = ("no", "neither")
DATE, AMOUNT = MentionKind.DATE, MentionKind.AMOUNT
NO_FRAMES: tuple[EnglishFrame, ...] = ()
NOBODY: tuple[Party, ...] = ()
NOWHERE = -1


class Phrases(Parties):
    """Builds the nodes of noun phrases."""

    def __init__(self, tagged: Sequence[Token]) -> None:
        super().__init__(tagged)
        self.nodes: list[Node] = []
        self.preposition: str | None = None
        self.conjunction = False
        self.negated = False

    def _add(self, node: Node) -> None:
        node.preposition, node.conjunction = self.preposition, self.conjunction
        if self.negated and node.kind in NEGATABLE:
            node.negated, self.negated = True, False
        self.preposition, self.conjunction = None, False
        self.nodes.append(node)

    def _phrase(self, at: int) -> int:
        one = self.tagged[at]
        if one.tag is PRONOUN:
            return at + 2 if self._counting_pronoun(at) else self._pronoun(at)
        last = self._extent(at)
        head, actors, joined, possessed = self._seen(at, last)
        owned, owners = self._owners(at, last) if possessed else (at, NOBODY)
        if head < owned:
            head = last - 1
        token = self.tagged[head]
        node = Node(PHRASE, at, last, token.analysis.noun or token.text, words=self._words(owned, last))
        agent = self._know(node, head)
        if not owners and (token.mention is AMOUNT or "quantifiers" in node.roles) and self._counts(node):
            return last + 1
        self._describe(node, head, owned=bool(owners))
        if owners or actors:
            self._add_adjectives(node, head, owners, actors)
        if joined and not node.adjective:
            node.adjective = self._paired(at, head)
        self._classify(node, token, agent)
        self._add(node)
        if joined:
            self._compounds(at, last)
        return last if agent or not node.parties else self._absorb(node, last)

    def _seen(self, first: int, last: int) -> tuple[int, list[int], bool, bool]:
        """What stands in a phrase: its last noun, names, words joined to parties by a hyphen, and possessors."""
        head, joined, possessed = NOWHERE, False, self.tagged[first].text in OF_THE_SPEAKER
        actors: list[int] = []
        for i in range(first, last):
            one = self.tagged[i]
            if one.tag is NOUN:
                head = i
            if one.actor is not None or (one.form == "name" and not one.analysis.known):
                actors.append(i)
            if one.left:
                joined = True
            if one.possessive:
                possessed = True
        return head, actors, joined, possessed

    def _counts(self, node: Node) -> bool:
        """Whether a sum or number only counts what follows "of": hundreds of civilians."""
        last = node.last
        if last + 1 >= self.count or self.tagged[last].lemma != "of":
            return False
        return self.tagged[last + 1].tag in IN_PHRASE and node.roles.isdisjoint(PARTY_CLASSES)

    def _cut_after_giving(self, at: int, i: int) -> bool:
        """Whether a name right after a verb of giving is whom it gives to: provided Israel access."""
        tagged = self.tagged
        name = at + 1 if tagged[at].tag is DETERMINER else at
        if i != name + 1 or at == 0 or tagged[at - 1].tag is not VERB:
            return False
        token = tagged[name]
        if token.actor is None or token.possessive or tagged[i].capital:
            return False
        if name > at and "possessives" in tagged[at].analysis.functions:
            return False
        if self._origin(name, at) or self._describes(name):
            return False
        known = self.prose.verbs.get(tagged[at - 1].lemma)
        return known is not None and "giving" in known.roles and not self._names_party(i)

    def _pronoun(self, at: int) -> int:
        one = self.tagged[at]
        node = Node(PHRASE, at, at + 1, one.text, pronoun=one.text)
        if one.text == "those" and self._who_follows(at):
            node.parties, node.pronoun = (self._party(at, at + 2),), ""
        elif "own_pronouns" in one.analysis.functions:
            node.parties, node.pronoun = self._speaker(at), ""
        elif one.text in self.prose.lists["indefinite"]:
            node.pronoun = "they" if one.text in ("both", "all") else ""
        self._add(node)
        return at + 1

    def _speaker(self, at: int) -> tuple[Party, ...]:
        """Those who say "we"."""
        return (Party(self.tagged[at].start, self.tagged[at].end, None, plural=True),)

    def _counting_pronoun(self, at: int) -> bool:
        """Whether a pronoun only counts what follows "of": one of the parties, most of the fighters."""
        return (
            self.tagged[at].text in COUNTING
            and at + 2 < self.count
            and self.tagged[at + 1].lemma == "of"
            and self.tagged[at + 2].tag in IN_PHRASE
        )

    def _who_follows(self, at: int) -> bool:
        return at + 1 < self.count and self.tagged[at + 1].text == "who"

    def _extent(self, at: int) -> int:
        """Where the phrase that begins here ends: before the first word that is no part of it."""
        tagged, count, i = self.tagged, self.count, at
        while i < count and tagged[i].tag is DETERMINER:
            i += 1
        seen = False  # a noun that may be the head
        while i < count:
            one = tagged[i]
            tag = one.tag
            if tag is NOUN:
                if seen and not self._noun_goes_on(at, i):
                    break
                seen = not one.possessive
            elif tag is ADJECTIVE:
                if seen and not self._adjective_goes_on(at, i):
                    break
                seen = seen and not one.possessive
            elif tag in INSIDE and self._between(at, i, seen=seen):
                seen = False
            else:
                break
            i += 1
        return max(i, at + 1)

    def _between(self, at: int, i: int, *, seen: bool) -> bool:
        """Whether an adverb, mark or "and" stands inside the phrase that begins at `at`."""
        if self.tagged[i].tag is ADVERB:
            return not seen and i > at
        return self._joined_origins(at, i) or (not seen and self._joined_adjectives(i))

    def _noun_goes_on(self, at: int, i: int) -> bool:
        """Whether a noun goes on with the phrase of the noun before it: a date, or a name after a sum, does not."""
        before, mention = self.tagged[i - 1].mention, self.tagged[i].mention
        if mention is DATE or mention is AMOUNT or before is DATE or before is AMOUNT:
            return False
        return not self._cut_after_giving(at, i)

    def _adjective_goes_on(self, at: int, i: int) -> bool:
        """Whether a noun still follows the adjective after a noun: Houthi rebel armed forces; not *last* year."""
        tagged, before = self.tagged, self.tagged[i - 1]
        if tagged[i].text in WHEN or not (before.capital or before.possessive or before.form == "number"):
            return False
        j = i
        while j < self.count and tagged[j].tag is ADJECTIVE:
            j += 1
        return j < self.count and tagged[j].tag is NOUN and not self._cut_after_giving(at, i)

    def _joined_adjectives(self, i: int) -> bool:
        """Whether a comma or "and" stands between adjectives before one noun: economic, military and other aid."""
        tagged = self.tagged
        if i == 0 or tagged[i - 1].tag is not ADJECTIVE or (tagged[i].tag is MARK and tagged[i].text != ","):
            return False
        j = i + 1
        while j < self.count and j < i + 6 and (tagged[j].tag in IN_ADJECTIVES or tagged[j].text == ","):
            j += 1
        return j > i + 1 and j < self.count and tagged[j].tag is NOUN and tagged[j - 1].tag is ADJECTIVE

    def _joined_origins(self, first: int, i: int) -> bool:
        """Whether "and" joins two adjectives of origin before one noun: Russian and Syrian airstrikes."""
        if self.tagged[i].tag is not AND or i + 2 >= self.count or not self._origin(i - 1, first):
            return False
        after, noun = self.tagged[i + 1], self.tagged[i + 2]
        if not (self._origin(i + 1, first) or after.form == "part"):
            return False
        return (noun.tag is ADJECTIVE or noun.tag is NOUN) and not noun.capital

    def _owners(self, first: int, last: int) -> tuple[int, tuple[Party, ...]]:
        """Where a phrase begins without its possessors, and who they are."""
        owned = first
        owners: tuple[Party, ...] = ()
        for i in range(first, last - 1):
            if self.tagged[i].possessive:
                owners = self._own_parties(owned, i + 1) or owners
                owned = i + 1
        if not owners and self.tagged[owned].text in OF_THE_SPEAKER:
            owners = self._speaker(owned)
        return owned, owners

    def _words(self, first: int, last: int) -> frozenset[str]:
        """The words of a phrase with their base forms; of a name of several words the base forms."""
        token = self.tagged[first]
        if first + 1 == last and not token.words and not token.lemma:
            return token.analysis.names
        found: set[str] = set()
        for token in self.tagged[first:last]:
            if token.words:
                forms = self.prose.noun_forms
                found.update([forms[w][0] if w in forms else w for w in token.words])
            elif token.lemma and token.analysis.noun is None:
                found.update((token.lemma, token.text))
            else:
                found |= token.analysis.names
        return frozenset(found)

    def _know(self, node: Node, head: int) -> tuple[EnglishFrame, ...]:
        """Fills in what the lexicon says of the head; the frames of a head that names a doer."""
        token, prose = self.tagged[head], self.prose
        if token.actor is not None or token.mention is DATE:
            if token.words:
                self._know_name(node, token)
            return self._agent_before(node, head) if token.actor is not None else NO_FRAMES
        if token.form == "name" and not token.analysis.known:
            return NO_FRAMES
        if token.mention is AMOUNT:
            node.text = "dollar"
        known, agent = prose.nouns.get(node.text), prose.agents.get(node.text)
        if known is not None:
            node.roles = known.roles
            if known.frames:
                frames = node.frames = known.beside(node.words)
                if frames and not token.capital and "time" in known.roles:
                    node.roles -= {"time"}  # a march is no month
                if agent is not None and any(f.modifiers for f in frames):
                    return NO_FRAMES
        elif len(node.text) > 6 and node.text.endswith(PERSONAL):
            node.roles = ONE_PERSON
        return agent.beside(node.words) if agent is not None else NO_FRAMES

    def _know_name(self, node: Node, token: Token) -> None:
        """What the last word of a name of several words says of it: Iranian ambassador."""
        form = self.prose.noun_forms.get(token.words[-1])
        known = self.prose.nouns.get(form[0]) if form is not None else None
        if known is not None:
            node.roles = known.roles & PARTY_CLASSES

    def _agent_before(self, node: Node, head: int) -> tuple[EnglishFrame, ...]:
        """The frames of a noun for one of a pair before a name: its ally X."""
        if head == node.first:
            return NO_FRAMES
        before = self.tagged[head - 1]
        known = self.prose.agents.get(lemma_of(before))
        return tuple([f for f in known.frames if f.pair and not f.modifiers]) if known is not None else NO_FRAMES

    def _describe(self, node: Node, head: int, *, owned: bool) -> None:
        """Fills in what the head and the first word say of a phrase, and whom it names."""
        token = self.tagged[head]
        node.time = token.mention is DATE or "time" in node.roles
        node.plural = token.analysis.plural
        if self.tagged[node.first].analysis.functions:
            self._open(node, owned=owned)
        outside = self.preposition == "on" or self.conjunction
        if token.actor is not None or self._stands_for_party(node, head, owned=owned, outside=outside):
            node.parties = (self._named(node.first, node.last),)

    def _classify(self, node: Node, head: Token, agent: tuple[EnglishFrame, ...]) -> None:
        """Settles what a phrase reports, if anything."""
        if agent:
            node.frames = (*agent, *[f for f in node.frames if f.thing])
        if head.tag is ADJECTIVE:
            node.frames, node.parties = self.prose.adjectives.get(head.text, NO_FRAMES), ()
        elif node.frames and not node.parties:
            node.kind = ACT

    def _open(self, node: Node, *, owned: bool) -> None:
        """What the word that opens a phrase says of it."""
        opening = self.tagged[node.first]
        word, possessive = opening.text, "possessives" in opening.analysis.functions
        node.negated = word in NEGATING
        node.article = word in ARTICLES
        node.definite = possessive or word in DEFINITE
        if possessive and not owned:
            node.pronoun = word

    def _add_adjectives(self, node: Node, head: int, owners: tuple[Party, ...], actors: Sequence[int]) -> None:
        """Fills in the parties that own a phrase, else those that stand before its head as adjectives."""
        tagged = self.tagged
        node.named = any(tagged[i].actor is not None for i in actors)
        if owners:
            node.adjective = owners
        elif tagged[head].capital and any(f.relation in NAMED_AFTER for f in node.frames):
            told = [i for i in actors if i < head and not tagged[i].possessive and self._origin(i, node.first)]
            node.adjective = tuple([self._party(i, i + 1) for i in told])
        else:
            told = [i for i in actors if i != head and not tagged[i].possessive and not self._describes(i)]
            node.adjective = tuple([self._party(i, i + 1) for i in told])

    def _compounds(self, first: int, last: int) -> None:
        """A node for each participle that a hyphen joins to its doer: US-backed."""
        for i in range(first, last):
            one = self.tagged[i]
            if not one.left or one.form != "part":
                continue
            doers = tuple([Party(a, b, actor) for a, b, actor in one.left])
            if one.lemma in LEADING:
                self.nodes[-1].adjective = self.nodes[-1].adjective or doers
                continue
            known = self.prose.verbs.get(one.lemma)
            frames = known.bare if known is not None else ()
            self.nodes.append(Node(PARTICIPLE, i, i + 1, one.lemma, adjective=doers, frames=frames))

    def _accused(self) -> bool:
        """Whether "of" after the phrase says what someone is accused of."""
        for node in reversed(self.nodes[:-1]):
            if node.kind is Kind.VERB:
                return node.text in OF_DEEDS
        return False

    def _absorb(self, node: Node, last: int) -> int:
        """A party noun takes the "of" phrase after it into its name: forces of Kuwait."""
        tagged, count = self.tagged, self.count
        if last + 1 >= count or tagged[last].tag is not PREPOSITION:
            return last
        actor = tagged[node.last - 1].actor
        if (actor is not None and actor.actor_id is not None) or (actor is None and not node.roles):
            return last
        while last + 1 < count and tagged[last].tag is PREPOSITION and tagged[last].lemma in ABSORBED:
            following = tagged[last + 1]
            if following.tag not in IN_PHRASE or following.text in NOT_ABSORBED:
                break
            if tagged[last].lemma == "to" and node.text not in ADHERING:
                break
            if not following.capital and self._accused():
                break
            end = self._extent(last + 1)
            party = node.parties[0]
            node.parties = (Party(party.start, tagged[end - 1].end, party.actor, plural=party.plural),)
            node.last = last = end
        return last
