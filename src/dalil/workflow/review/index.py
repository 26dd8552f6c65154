"""All claims that stand, lean and in memory, kept up to date as the store grows.

One index serves all requests of a server. What it gives out is a frozen picture, so that a request counts the same
claims from its beginning to its end; `refresh` makes a new one when the store has grown, and reads anew only the units
that were coded or decided since.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from threading import Lock

from dalil.publishing.labels import Labels
from dalil.publishing.lean import LeanClaim
from dalil.records.codings import Coder
from dalil.records.runs import content_id
from dalil.storage.store import Growth, SourceRow, Store
from dalil.text.folding import fold_text
from dalil.workflow.project import Study
from dalil.workflow.review.actors import Identities
from dalil.workflow.review.kits import review_kit
from dalil.workflow.review.leaning import Frame, Held, held_by_unit, in_reading_order, key_of

MOST_TOUCHED = 500  # units read one by one; beyond that all are read


@dataclass(frozen=True, kw_only=True)
class Picture:
    """The claims that stand at one moment, and what is needed to name what they speak of."""

    claims: tuple[LeanClaim, ...]  # source by source, in reading order
    sources: Mapping[str, SourceRow]
    coders: Mapping[str, Coder]
    identities: Identities
    labels: Labels

    @cached_property
    def digest(self) -> str:
        """What tells this set of claims from any other."""
        return content_id("claims", *(f"{c.answer_id}{c.claim_id}{c.giver}{c.receiver}" for c in self.claims))

    @cached_property
    def actors(self) -> frozenset[str]:
        """The keys of all actors that give or receive."""
        return frozenset(k for c in self.claims for k in (c.giver, c.receiver) if k is not None)

    @cached_property
    def folded_names(self) -> Mapping[str, str]:
        """What each actor is called, in both languages and as written, folded."""
        who = self.identities
        return {
            key: "\n".join(fold_text(name) for name in (who.name(key, "ar"), who.name(key, "en"), who.written(key)))
            for key in sorted(self.actors)
        }

    def without_others(self, sources: frozenset[str], coder_id: str) -> Picture:
        """The same for somebody who codes some sources blind: of these, only their own claims, as if nobody else had
        answered."""
        if not sources:
            return self
        own = (c for c in self.claims if c.source_id not in sources or c.coder_id == coder_id)
        return replace(self, claims=tuple(replace(c, overruled=False) if c.source_id in sources else c for c in own))

    def named(self, text: str) -> frozenset[str]:
        """The actors whose names hold some text."""
        wanted = fold_text(text).strip()
        return frozenset(key for key, names in self.folded_names.items() if wanted in names)


class ClaimIndex:
    """The claims of one study; safe under threads."""

    def __init__(self, study: Study, labels: Labels) -> None:
        self._study = study
        self._labels = labels
        self._lock = Lock()
        self._growth: Growth | None = None
        self._units: dict[str, tuple[Held, ...]] = {}
        self._frame: Frame | None = None
        self._picture: Picture | None = None

    def refresh(self, store: Store) -> Picture:
        """The claims as the store has them now."""
        with self._lock:
            growth = store.growth()  # before all else: what is added meanwhile is read again the next time
            frame = self._frame_now(store, growth)
            if self._picture is None or growth != self._growth or frame is not self._frame:
                self._take_in(store, frame)
                self._picture = self._pictured(store, frame)
                self._growth, self._frame = growth, frame
            return self._picture

    def _frame_now(self, store: Store, growth: Growth) -> Frame:
        """Who is who now; the same frame as before where nothing changed."""
        old, before = self._frame, self._growth
        registry = review_kit(self._study).registry
        if old is not None and before is not None and old.identities.registry is registry:
            if (growth.journal, growth.sources) == (before.journal, before.sources):
                return old
            identities = Identities.of(self._study, store)
            if identities.sets == old.identities.sets and growth.sources == before.sources:
                return old
        identities = Identities.of(self._study, store)
        dates = {row.id: row.published for row in self._sources(store)}
        return Frame(identities=identities, family_of=self._labels.family_of, published=dates)

    def _take_in(self, store: Store, frame: Frame) -> None:
        """Read what is new, and name actors anew where people have said who is who."""
        touched = None if self._growth is None else store.touched(self._growth)
        if touched is None or len(touched) > MOST_TOUCHED:
            self._units = held_by_unit(store, frame)
            return
        if self._frame is not None and frame.identities is not self._frame.identities:
            self._units = {u: tuple(_renamed(h, frame.identities) for h in held) for u, held in self._units.items()}
        if touched:
            fresh = held_by_unit(store, frame, touched)
            kept = {u: held for u, held in self._units.items() if u not in touched}
            self._units = kept | fresh

    def _pictured(self, store: Store, frame: Frame) -> Picture:
        rows = self._sources(store)
        places = {row.id: n for n, row in enumerate(rows)}
        return Picture(
            claims=tuple(in_reading_order(self._units.values(), places)),
            sources={row.id: row for row in rows},
            coders={c.id: c for c in store.coders()},
            identities=frame.identities,
            labels=self._labels,
        )

    def _sources(self, store: Store) -> tuple[SourceRow, ...]:
        """The sources, with what the study's settings say in place of what was read."""
        own = self._study.settings.source
        return tuple(
            replace(row, title=own(row.origin).title or row.title, published=own(row.origin).published or row.published)
            for row in store.source_rows()
        )


def _renamed(held: Held, identities: Identities) -> Held:
    giver, receiver = key_of(held.giver, identities), key_of(held.receiver, identities)
    if (giver, receiver) == (held.claim.giver, held.claim.receiver):
        return held
    return replace(held, claim=replace(held.claim, giver=giver, receiver=receiver))
