"""An explanation in words, section by section; words of a text stand between direction isolates.

With a codebook, relations go by their labels, and the codes and ids that a line speaks of stand beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from dalil.codebook.schema import Codebook
from dalil.coding.explaining.explanation import (
    CandidateShown,
    Explanation,
    Feature,
    Missing,
    NodeShown,
    Sense,
    TriggerShown,
    WordShown,
)
from dalil.coding.method import DraftClaim
from dalil.messages import catalogue, message
from dalil.publishing.jsonl import plain_number, reason_text
from dalil.publishing.phrases import isolated
from dalil.records.claims import Reason
from dalil.records.mentions import ActorRef, Amount, Mention, PartialDate
from dalil.workflow.explaining import Explained

STRONGEST = 5  # features shown of a claim
SILENT = ("mark", "other")  # kinds of nodes that are not shown


@dataclass(frozen=True, slots=True)
class Line:
    """One line of words; a deeper one belongs to the last one above it that is less deep."""

    text: str
    depth: int = 0
    codes: tuple[str, ...] = ()  # what its names stand for, where they stand in place of codes


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One part of an explanation: `unit`, `words`, `mentions`, `nodes`, `triggers`, `tried` or `claims`."""

    name: str
    title: str | None  # None where the lines need none
    lines: tuple[Line, ...]


def sections_of(explained: Explained, lang: str, codebook: Codebook | None = None) -> Iterator[Section]:
    """The explanation in the words of a language, in the order in which the coder goes."""
    yield from _Wording(lang, codebook).of(explained)


class _Wording:
    """Words an explanation in one language."""

    def __init__(self, lang: str, codebook: Codebook | None = None) -> None:
        self.lang = lang
        self.codebook = codebook
        self.codes: list[str] = []  # of the line that is being worded
        self.comma = "، " if lang == "ar" else ", "

    def say(self, name: str, /, **values: object) -> str:
        """Words of the catalogue, each value apart from the direction of its line."""
        return message(f"explain.{name}", self.lang, **{k: isolated(str(v)) for k, v in values.items()})

    def name(self, group: str, code: str) -> str:
        """The catalogue's word for a code, else the code itself."""
        key = f"explain.{group}_{code}"
        return message(key, self.lang) if key in catalogue(self.lang) else code

    def line(self, text: str, depth: int = 0) -> Line:
        """A line, with the codes of the names in it."""
        codes, self.codes = tuple(dict.fromkeys(self.codes)), []
        return Line(text, depth, codes)

    def relation(self, code: str) -> str:
        """What a relation is called: its label where a codebook is at hand, else its code."""
        known = None if self.codebook is None else self.codebook.get(code)
        if known is None:
            return code
        self.codes.append(code)
        return known.label.in_(self.lang)

    def worded(self, what: str, code: str) -> str:
        """What a value of a reason is called: a domain or a facet by its label."""
        dimensions = None if self.codebook is None else self.codebook.dimensions
        values = () if dimensions is None or what not in ("domain", "facet") else getattr(dimensions, what)
        known = next((v for v in values if v.code == code), None)
        if known is None:
            return code
        self.codes.append(code)
        return str(known.label.in_(self.lang))

    def mode(self, relation: str, code: str) -> str:
        """What a mode of a relation is called."""
        known = None if self.codebook is None else self.codebook.get(relation)
        found = None if known is None else next((m for m in known.modes if m.code == code), None)
        if found is None:
            return code
        self.codes.append(code)
        return found.label.in_(self.lang)

    def value(self, value: ActorRef | Amount | PartialDate) -> str:
        """What a mention says; ids stand beside the line where a codebook is at hand."""
        if self.codebook is not None and isinstance(value, ActorRef):
            self.codes += [value.actor_id] if value.actor_id else value.candidates
            return value.name
        return _value(value, self.comma)

    def all(self, words: Iterable[str]) -> str:
        """Words of the text in a row."""
        return self.comma.join(isolated(" ".join(w.split())) for w in words)

    def of(self, explained: Explained) -> Iterator[Section]:
        """All of it."""
        found = explained.explanation
        yield Section(name="unit", title=None, lines=tuple(map(self.line, self._unit(explained))))
        if found.reader != "other":
            words = (w for w in found.words if w.mention is not None or w.text[:1].isalnum())
            yield self._section("words", map(self._word, words))
        yield self._section("mentions", chain(map(self._mention, found.mentions), self._over(found)))
        if found.reader == "prose":
            shown = (n for n in found.nodes if n.kind not in SILENT)
            yield self._section("nodes", map(self._node, shown))
        if found.reader != "other":
            yield from self._triggers(found.triggers)
        yield self._section("claims", self._claims(found.candidates))

    def _unit(self, explained: Explained) -> Iterator[str]:
        found = explained.explanation
        yield isolated(" ".join(found.text.split()))
        yield self.say(f"read_as_{found.reader}", kind=self.name("unit", found.unit.kind.value), coder=explained.coder)
        yield from self._place(explained)

    def _triggers(self, triggers: Sequence[TriggerShown]) -> Iterator[Section]:
        read = [t for t in triggers if t.read]
        yield self._section("triggers", (line for t in read for line in self._trigger(t)))
        tried = [t for t in triggers if not t.read]
        if tried:
            yield self._section("tried", (self._tried(t) for t in tried))

    def _section(self, name: str, lines: Iterable[str | Line]) -> Section:
        found = tuple(line if isinstance(line, Line) else self.line(line) for line in lines)
        told = found or (Line(self.say(f"no_{name}")),)
        return Section(name=name, title=self.say(f"title_{name}"), lines=told)

    def _place(self, explained: Explained) -> Iterator[str]:
        path = [h.quote.exact for h in explained.explanation.unit.path]
        if explained.place:
            yield self.say("place", place=explained.place)
        if path:
            yield self.say("path", path=" › ".join(" ".join(p.split()) for p in path))
        if explained.claim is not None:
            key = "claim_made" if explained.still_made else "claim_not_made"
            yield self.say(key, claim=explained.claim.id, relation=self.relation(explained.claim.relation))

    def _over(self, found: Explanation) -> Iterator[str]:
        """Actors that stand over the unit."""
        if found.voice is not None:
            yield self.say("voice", name=found.voice)
        if found.partners:
            yield self.say("partners") + self.all(found.partners)

    # --- words, mentions, nodes ---

    def _word(self, word: WordShown) -> str:
        text = isolated(word.text)
        if word.mention is not None:
            return f"{text}  {self.name('mention', word.mention)}"
        if word.senses:
            return f"{text}  {' | '.join(map(self._sense, word.senses))}"
        cut = " + ".join(map(isolated, word.cut))
        return f"{text}  {cut}: {self.say('unknown')}" if cut else text

    def _sense(self, sense: Sense) -> str:
        cut = " + ".join(map(isolated, _parts(sense)))
        what = self.name("sense", sense.kind)
        told = self.comma.join(map(isolated, (*sense.entries, *sense.names)))
        return f"{cut}: {what} {told}" if told else f"{cut}: {what}"

    def _mention(self, mention: Mention) -> str:
        kind, words = self.name("mention", mention.kind.value), isolated(" ".join(mention.quote.exact.split()))
        return f"{kind} {words}: {isolated(self.value(mention.value))}"

    def _node(self, node: NodeShown) -> str:
        parts = [f"{node.number} {self.name('kind', node.kind)} {isolated(' '.join(node.words.split()))}"]
        if node.preposition is not None:
            parts.append(self.say("after", preposition=node.preposition))
        if node.parties:
            parts.append(self.say("party") + self.all(node.parties))
        elif node.weak:
            parts.append(self.say("weak_party") + self.all(node.weak))
        if node.entries:
            parts.append(self.say("entries") + self.all(node.entries))
        if node.roles:
            parts.append(self.say("roles") + self.all(node.roles))
        return " · ".join(parts)

    # --- triggers ---

    def _trigger(self, trigger: TriggerShown) -> Iterator[Line]:
        yield self.line(self._head(trigger))
        for role, slot in (("source", trigger.source), ("target", trigger.target)):
            if slot.parties:
                how = self.name("slot", slot.name)
                yield self.line(f"{self.say(role)}{self.all(slot.parties)} ({how})", 1)
            else:
                yield Line(f"{self.say(role)}{self.say('nobody')}", 1)
        if trigger.governor is not None:
            yield Line(self.say("governor", words=" ".join(trigger.governor.split())), 1)

    def _head(self, trigger: TriggerShown) -> str:
        words = " ".join(trigger.words.split())
        shape = self.name("shape", trigger.shape)
        told = {"words": words, "entry": trigger.entry, "relation": self.relation(trigger.relation), "shape": shape}
        return f"{_number(trigger.number)} {self.say('trigger', **told)}"

    def _tried(self, trigger: TriggerShown) -> str:
        return f"{self._head(trigger)}: {self._missing(trigger.missing)}"

    def _missing(self, missing: Missing | None) -> str:
        return "" if missing is None else self.say(f"missing_{missing.name}", **dict(missing.values))

    # --- claims ---

    def _claims(self, candidates: Sequence[CandidateShown]) -> Iterator[Line]:
        for candidate in candidates:
            yield self.line(self._claim(candidate))
            if candidate.contents:
                told = self.say("contents", words=candidate.contents, relation=self.relation(candidate.relation))
                yield self.line(told, 1)
            if candidate.features:
                yield Line(self._score(candidate), 1)
            if candidate.claim is not None and candidate.verdict.name == "kept":
                yield from (self.line(detail, 1) for detail in self._details(candidate.claim))
                yield from (self.line(self._reason(r), 1) for r in candidate.claim.why if _is_new(r, candidate))

    def _claim(self, candidate: CandidateShown) -> str:
        arrow = "←" if self.lang == "ar" else "→"
        ends = [self.say("nobody") if e is None else self.all([e]) for e in (candidate.source, candidate.target)]
        verdict = self._verdict(candidate)
        trigger = "" if candidate.trigger is None else f" {_number(candidate.trigger)}"
        score = "" if candidate.score is None else f" {self.say('score', score=candidate.score)}"
        return f"{verdict}: {ends[0]} – {isolated(self.relation(candidate.relation))} {arrow} {ends[1]}{trigger}{score}"

    def _details(self, claim: DraftClaim) -> Iterator[str]:
        """The mode, the sum, the date and who says so."""
        if claim.mode is not None:
            yield self.say("mode", mode=self.mode(claim.relation, claim.mode))
        for kind, value in (("amount", claim.amount), ("date", claim.date)):
            if value is not None:
                yield f"{self.name('mention', kind)}: {isolated(self.value(value))}"
        if claim.asserter is not None:
            yield self.say("asserter", name=claim.asserter.name)

    def _verdict(self, candidate: CandidateShown) -> str:
        verdict = candidate.verdict
        if verdict.name == "kept":
            return self.say("kept")
        values = dict(verdict.values)
        if verdict.name == "refused":
            code = values.pop("code")
            return self.say("dropped_refused", code=code, reason=message(code, self.lang, **values))
        if "trigger" in values:
            values["trigger"] = f"#{values['trigger']}"
        return self.say(f"dropped_{verdict.name}", **values)

    def _score(self, candidate: CandidateShown) -> str:
        strong = [f for f in candidate.features if f.weight][:STRONGEST]
        if not strong:
            return self.say("no_weights", count=len(candidate.features))
        return self.say("features") + self.comma.join(map(_feature, strong))

    def _reason(self, reason: Reason) -> str:
        return told(Reason(reason.key, tuple((k, isolated(self.worded(k, v))) for k, v in reason.values)), self.lang)


def told(reason: Reason, lang: str) -> str:
    """A reason in words; its key and values where the wording asks for others than the coder gave."""
    try:
        return reason_text(reason, lang)
    except KeyError:
        return " ".join((reason.key, *(f"{k}={v}" for k, v in reason.values)))


def _is_new(reason: Reason, candidate: CandidateShown) -> bool:
    """Whether a reason of a claim says more than its trigger does, which is shown above."""
    told = ("why.trigger", "why.source_", "why.target_", "why.contents")
    return candidate.trigger is None or not reason.key.startswith(told)


def _number(trigger: int) -> str:
    """A trigger's number, by which claims point to it."""
    return isolated(f"#{trigger}")


def _feature(feature: Feature) -> str:
    value = "" if feature.value == 1 else f"{feature.value:.2f} × "
    return isolated(f"{feature.name} {value}{feature.weight:+.2f}")


def _parts(sense: Sense) -> tuple[str, ...]:
    """The clitics and the form as they are written, one after the other."""
    before = tuple(c for c in sense.clitics if c in ("و", "ف", "ب", "ك", "ل", "س", "ال"))
    return (*before, sense.form, *(c for c in sense.clitics if c not in before))


def _value(value: ActorRef | Amount | PartialDate, comma: str) -> str:
    match value:
        case ActorRef():
            known = [value.actor_id or comma.join(value.candidates), value.kind]
            told = comma.join(k for k in known if k)
            return f"{value.name} ({told})" if told else value.name
        case Amount():
            currency = value.currency or " / ".join(value.ambiguous)
            return " ".join(p for p in (value.qualifier, plain_number(value.number), currency) if p)
        case PartialDate():
            return value.text
