"""The phrases that every form of a dossier is made of, in one language.

Words of the interface come from the catalogue, labels from the codebook, all else from the sources. Whatever comes from
a source is made safe and isolated from the writing direction around it by the `guard` of the form that prints it, so no
name or quote can disturb the sentence it stands in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from importlib.metadata import version
from math import fsum

from babel.numbers import get_currency_name

from dalil.errors import Issue
from dalil.messages import catalogue
from dalil.publishing.amounts import AmountRow, Total
from dalil.publishing.dossiers import Dispute, Publication, Silence, SilentUnit
from dalil.publishing.jsonl import plain_number, reason_text
from dalil.publishing.labels import Labels, label
from dalil.publishing.material import BY_PERSON, BY_RULE, CodedSource, Place, PlacedClaim, origin_of
from dalil.records.claims import Polarity
from dalil.records.dossiers import Dyad
from dalil.records.layouts import Read
from dalil.records.mentions import ActorRef, Amount, How, PartialDate
from dalil.records.sources import Source
from dalil.records.units import Unit

FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
# Controls that hide, reorder or drive a terminal; LRM, RLM, ALM and the joiners are ordinary writing.
HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u180e\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
PATH_JOINT = " › "  # mirrored by the bidirectional algorithm, so it points the right way in both


def visible(text: str) -> str:
    """The text with its hidden controls shown as ⟨U+202E⟩."""
    return HIDDEN.sub(lambda m: f"⟨U+{ord(m.group()):04X}⟩", text)


def isolated(text: str) -> str:
    """Plain text set apart from the direction of the line around it."""
    return f"{FIRST_STRONG_ISOLATE}{visible(text)}{POP_ISOLATE}"


def program() -> str:
    """The name and version of this program."""
    return f"dalil {version('dalil')}"


@dataclass(frozen=True, slots=True)
class Phrases:
    """The words of one form of publication in one language."""

    lang: str
    labels: Labels
    guard: Callable[[str], str]  # makes words of a source safe and isolates them
    plain: Callable[[str], str] = str  # makes words of the interface safe
    code: Callable[[str], str] = str  # sets a digest or id
    link: Callable[[int, str], str] | None = None  # makes a claim's number lead to the claim
    mark: Callable[[str], str] = "({})".format  # makes a mark stand out

    def say(self, name: str, values: Mapping[str, str] | None = None) -> str:
        """The interface words of that name, with values that are safe already."""
        return self.plain(catalogue(self.lang)[f"dossier.{name}"]).format(**(values or {}))

    def bare(self, name: str, values: Mapping[str, str]) -> str:
        """The interface words of that name as they are, for what makes them safe itself."""
        return catalogue(self.lang)[f"dossier.{name}"].format(**values)

    @property
    def arrow(self) -> str:
        """From giver to receiver, in reading direction."""
        return "←" if self.lang == "ar" else "→"

    @property
    def joint(self) -> str:
        """What stands between sentences in a row."""
        return "؛ " if self.lang == "ar" else "; "

    def arrow_of(self, relation: str) -> str:
        """The arrow of a relation; both ways where source and target may change places."""
        return "↔" if relation in self.labels.symmetric else self.arrow

    def relation(self, code: str) -> str:
        """The label of a relation."""
        return self.plain(label(self.labels.relations, code, self.lang))

    def family(self, relation: str) -> str:
        """The label of a relation's family."""
        return self.plain(label(self.labels.families, self.labels.family_of.get(relation, ""), self.lang))

    def domain(self, code: str | None) -> str:
        """The label of a domain."""
        return self.say("no_domain") if code is None else self.plain(label(self.labels.domains, code, self.lang))

    def facet(self, code: str | None) -> str:
        """The label of a facet."""
        return self.say("no_facet") if code is None else self.plain(label(self.labels.facets, code, self.lang))

    def polarity(self, polarity: Polarity) -> str:
        """The label of a polarity."""
        return self.plain(label(self.labels.polarities, polarity.value, self.lang))

    def bare_name(self, actor: ActorRef | None) -> str:
        """An actor's name in this language where there is one."""
        if actor is None:
            return self.say("unknown_actor")
        return self.guard(self._called(actor))

    def _called(self, actor: ActorRef) -> str:
        return actor.name_en if self.lang == "en" and actor.name_en else actor.name

    def name(self, actor: ActorRef | None) -> str:
        """An actor's name, in square brackets where it is not written in the unit."""
        bare = self.bare_name(actor)
        return bare if actor is not None and actor.how is How.EXPLICIT else self.plain("[{}]").format(bare)

    def origin(self, actor: ActorRef | None, unit: Unit) -> str | None:
        """Where an actor's name comes from, if the quote does not show it as it stands."""
        if actor is None:
            return None
        name = self.bare_name(actor)
        if actor.how is How.VOICE:
            return self.say("inherited_voice", {"name": name})
        if actor.how is How.INHERITED:
            words = origin_of(actor, unit)
            if words is None:
                return self.say("inherited_context", {"name": name})
            return self.say("inherited_heading", {"name": name, "words": self.guard(words)})
        if actor.quote is None or self.guard(actor.quote.exact) == name:
            return None
        return self.say("named", {"name": name, "words": self.guard(actor.quote.exact)})

    def origins(self, placed: PlacedClaim) -> tuple[str, ...]:
        """Where the names of a claim come from, each once."""
        claim = placed.claim
        actors = (claim.source, claim.target, *claim.against, claim.asserter)
        notes = (self.origin(a, placed.place.unit) for a in actors)
        return tuple(dict.fromkeys(n for n in notes if n is not None))

    def number(self, number: Decimal | int) -> str:
        """A number in groups of three."""
        whole, point, fraction = plain_number(Decimal(number)).partition(".")
        return self.guard(f"{int(whole):,}{point}{fraction}")

    def ref(self, number: int) -> str:
        """A claim's number, as a link where the form has links."""
        shown = self.number(number)
        return shown if self.link is None else self.link(number, shown)

    def money(self, number: Decimal, currency: str) -> str:
        """A sum with its currency's name."""
        return f"{self.number(number)} {self.guard(get_currency_name(currency, count=number, locale=self.lang))}"

    def amount(self, amount: Amount) -> str:
        """An amount in words, with its qualifier."""
        text = self._sum(amount)
        if amount.qualifier is None:
            return text
        if f"dossier.{amount.qualifier}" in catalogue(self.lang):
            return self.say(amount.qualifier, {"amount": text})
        return self.say("qualified", {"qualifier": self.guard(amount.qualifier), "amount": text})

    def _sum(self, amount: Amount) -> str:
        if amount.currency is not None:
            return self.money(amount.number, amount.currency)
        if not amount.ambiguous:
            return self.say("currency_open", {"number": self.number(amount.number)})
        currencies = self.guard(" / ".join(amount.ambiguous))
        return self.say("currency_among", {"number": self.number(amount.number), "currencies": currencies})

    def written(self, amount: Amount) -> str:
        """The author's own words for an amount."""
        return self.say("written", {"words": self.guard(amount.written)})

    def date(self, date: PartialDate) -> str:
        """A date with what must be known of it."""
        text = self.guard(date.text)
        if date.calendar == "hijri":
            text = self.say("hijri", {"date": text})
        return self.say(date.basis, {"date": text}) if date.basis in ("relative", "inferred") else text

    def details(self, placed: PlacedClaim) -> tuple[tuple[str, str], ...]:
        """What a claim says besides who, what and whom: pairs of name and value."""
        claim = placed.claim
        mark = f" {self.verify_mark()}" if placed.to_verify else ""
        pairs: list[tuple[str, str]] = []
        if claim.amount is not None:
            pairs.append((self.say("amount"), f"{self.amount(claim.amount)} ({self.written(claim.amount)}){mark}"))
        if claim.date is not None:
            pairs.append((self.say("date"), self.date(claim.date) + mark))
        if claim.beneficiary is not None:
            pairs.append((self.say("beneficiary"), self.guard(claim.beneficiary.exact)))
        if claim.against:
            pairs.append((self.say("against"), self.listed([self.name(a) for a in claim.against])))
        if claim.asserter is not None:
            pairs.append((self.say("asserter"), self.name(claim.asserter)))
        return tuple(pairs)

    def listed(self, members: list[str]) -> str:
        """Members of a list with this language's comma."""
        return ("، " if self.lang == "ar" else ", ").join(members)

    def place(self, place: Place, *, with_file: bool) -> tuple[str, ...]:
        """Where a quote stands, part by part: file, headings, page or else line, characters."""
        span = place.quote.span
        parts = [self.guard(place.source.origin)] if with_file else []
        if place.path:
            parts.append(PATH_JOINT.join(self.guard(p) for p in place.path))
        if place.page is not None:
            parts.append(self.say("page", {"page": self.guard(str(place.page))}))
        else:
            parts.append(self.say("line", {"line": self.guard(str(place.line))}))
        parts.append(self.say("span", {"start": self.guard(str(span.start)), "end": self.guard(str(span.end))}))
        return tuple(parts)

    def silence(self, unit: SilentUnit) -> str:
        """Why a unit has no claim."""
        if unit.silence is Silence.NOT_CODED and unit.note is not None:
            return self.say("not_coded_why", {"reason": self.guard(unit.note)})
        return self.say(unit.silence.value)

    def issue(self, issue: Issue) -> str:
        """An issue in words, with its code and place."""
        words = self.guard(issue.render(self.lang))
        return f"{self.guard(issue.code)} {self.say(issue.severity.value)} ({self.guard(issue.where)}): {words}"

    def lede(self, publication: Publication) -> str:
        """What was read and found, in figures."""
        counts = {
            "claims": len(publication.claims),
            "units": publication.units_read,
            "silent": len(publication.silent),
            "sources": len(publication.sources),
        }
        return self.say("lede", {name: self.number(n) for name, n in counts.items()})

    def title(self, publication: Publication) -> str:
        """What the dossier is called, unguarded: the document's title, else its first dyad, else what it is."""
        if len(publication.sources) == 1 and publication.sources[0].source.title:
            return publication.sources[0].source.title
        if not publication.chapters:
            return catalogue(self.lang)["dossier.untitled"]
        dyad = publication.chapters[0].dossier.dyad
        return " – ".join(self._called(a) for a in (dyad.first, dyad.second))

    def dyad(self, dyad: Dyad) -> str:
        """The two actors of a dyad."""
        return self.say("dyad", {"first": self.bare_name(dyad.first), "second": self.bare_name(dyad.second)})

    def source_facts(self, coded: CodedSource) -> Iterator[tuple[str, str]]:
        """What must be known of a source, as pairs of name and value."""
        source = coded.source
        voice = self.say("no_voice") if coded.voice is None else self.bare_name(coded.voice)
        known = (
            ("title", source.title and self.guard(source.title)),
            ("voice", voice),
            ("file", self.guard(source.origin)),
            ("publisher", source.publisher and self.guard(source.publisher)),
            ("author", source.author and self.guard(source.author)),
            ("published", source.published and self.guard(source.published)),
            ("pages", self.pages(source)),
            ("sha256", self.code(source.raw_digest)),
            ("coder", self.guard(coded.coder)),
            ("reader", self.guard(source.reader)),
        )
        return ((self.say(name), value) for name, value in known if value)

    def method_facts(self) -> Iterator[tuple[str, str]]:
        """What must be known of how the claims were made, as pairs of name and value."""
        named = {"name": self.guard(self.labels.codebook), "version": self.guard(self.labels.version)}
        yield self.say("codebook"), self.say("codebook_version", named)
        yield self.say("codebook_digest"), self.code(self.labels.digest)
        yield self.say("program"), self.guard(program())

    def standing(self, row: AmountRow) -> str:
        """What becomes of an amount."""
        claim = "" if row.repeats is None else self.ref(row.repeats)
        return self.say(row.standing.value, {"claim": claim})

    def total(self, total: Total) -> str:
        """A total, marked where some of its sums are not exact, or still to verify."""
        money = self.money(total.number, total.currency)
        if total.approximate:
            money = self.say("about", {"amount": money})
        if not total.to_verify:
            return money
        counts = {"count": self.number(total.to_verify), "sums": self.number(len(total.claims))}
        return self.say("verify_total", {"total": money, **counts})

    def refs(self, numbers: Iterable[int]) -> str:
        """The numbers of some claims."""
        return self.listed([self.ref(n) for n in numbers])

    def total_cells(self, total: Total) -> tuple[str, str, str, str, str]:
        """A row of the table of totals: giver, relation, receiver, total, claims."""
        return (
            self.bare_name(total.giver),
            self.relation(total.relation),
            self.bare_name(total.receiver),
            self.total(total),
            self.refs(total.claims),
        )

    def amount_cells(self, row: AmountRow) -> tuple[str, str, str, str, str, str, str]:
        """A row of the table of amounts: claim, giver, relation, receiver, amount, its wording, its standing."""
        claim = row.placed.claim
        return (
            self.ref(row.placed.number),
            self.bare_name(claim.source),
            self.relation(claim.relation),
            self.bare_name(claim.target),
            f"{self.amount(row.amount)} {self.verify_mark()}" if row.placed.to_verify else self.amount(row.amount),
            self.guard(row.amount.written),
            self.standing(row),
        )

    def verify_mark(self) -> str:
        """The mark of an amount or a date that must be compared with the image."""
        return self.mark(self.say("to_verify"))

    def share(self, share: float) -> str:
        """A share of one, with two digits."""
        return self.guard(f"{share:.2f}")

    def pages(self, source: Source) -> str | None:
        """How many pages a source has, and how they were read; None where it has none."""
        pages = () if source.layout is None else source.layout.pages
        if not pages:
            return None
        shown = self.number(len(pages))
        scanned = [p for p in pages if p.read is Read.OCR]
        if scanned:
            known = [p.confidence for p in scanned if p.confidence is not None]
            name, sure = ("pages_sure", self.share(fsum(known) / len(known))) if known else ("pages_read", "")
            shown = self.say(name, {"pages": shown, "ocr": self.number(len(scanned)), "confidence": sure})
        empty = sum(p.read is Read.EMPTY for p in pages)
        return self.say("pages_empty", {"pages": shown, "empty": self.number(empty)}) if empty else shown

    def dispute(self, dispute: Dispute) -> str:
        """What some claims assert and others deny."""
        asserted, denied = (self.refs(p.number for p in side) for side in (dispute.asserted, dispute.denied))
        relation = self.relation(dispute.asserted[0].claim.relation)
        return self.say("dispute", {"relation": relation, "asserted": asserted, "denied": denied})

    def decided(self, placed: PlacedClaim) -> tuple[str, ...]:
        """Why a claim was made, in the coder's reasons, and who made and decided it."""
        score = self.say("score", {"score": self.guard(f"{placed.claim.score:.2f}")})
        reasons = (self.guard(reason_text(r, self.lang)) for r in placed.claim.why)
        return (*reasons, score, *self._decision(placed))

    def _decision(self, placed: PlacedClaim) -> tuple[str, ...]:
        """Who made and decided a claim, and the reason a person gave."""
        decision = placed.decision
        by = {"rule": self.guard(decision.rule), "coder": self.guard(placed.coder)}
        if decision.rule in BY_RULE:
            weighed = {"rule": self.say(f"rule_{decision.rule}"), "answers": self.number(len(decision.coding_ids))}
            return (self.say("decided_by_rule", {**by, **weighed}),)
        if decision.rule != BY_PERSON:
            return (self.say("decided", by),)
        who = {"name": self.guard(decision.decided_by), "day": self.guard((decision.at or "")[:10])}
        reason = () if decision.note is None else (self.say("decided_because", {"note": self.guard(decision.note)}),)
        return (self.say("decided_by_person", {**by, **who}), *reason)

    def citation(self, placed: PlacedClaim) -> str:
        """A claim, cited in full."""
        source, labels = placed.place.source, self.labels
        values = {
            "source": self.guard(source.title or source.origin),
            "digest": self.guard(source.raw_digest[:16]),
            "number": self.number(placed.number),
            "id": self.guard(placed.claim.id),
            "place": self.listed(list(self.place(placed.place, with_file=True))),
            "coder": self.guard(placed.coder),
            "codebook": self.guard(labels.codebook),
            "version": self.guard(labels.version),
            "fingerprint": self.guard(labels.digest[:16]),
            "program": self.guard(program()),
        }
        return self.say("cite_line", values)
