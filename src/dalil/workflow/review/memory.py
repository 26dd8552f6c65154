"""What a server holds of its study in memory from one request to the next: the claims that stand, and the actors.

Whatever is slow to make is made once: a request that asks for it while it is made waits for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import Lock

from dalil.records.codings import Coder
from dalil.storage.store import Store
from dalil.workflow.project import Study
from dalil.workflow.review.actor_desk import ActorDesk, ActorScene
from dalil.workflow.review.actor_pages import unresolved
from dalil.workflow.review.blindness import blind_sources
from dalil.workflow.review.cases import Weighing
from dalil.workflow.review.index import ClaimIndex, Picture
from dalil.workflow.review.kits import review_kit
from dalil.workflow.review.queue import cases_of
from dalil.workflow.review.views import study_labels

KEPT_VIEWS = 8  # people who code blind
FIRST_NAMES = 20  # names that the first page of unresolved ones shows


class Memory:
    """What is held of one study; safe under threads."""

    def __init__(self, study: Study) -> None:
        self._study = study
        self._lock = Lock()
        self._index: ClaimIndex | None = None
        self._desk = ActorDesk()
        self._views: dict[tuple[str, frozenset[str]], tuple[Picture, Picture]] = {}

    @property
    def index(self) -> ClaimIndex:
        """The index of the claims, made when it is first asked for."""
        with self._lock:
            if self._index is None:
                self._index = ClaimIndex(self._study, study_labels(self._study))
            return self._index

    def picture(self, store: Store, person: Coder) -> Picture:
        """The claims that stand now and that a person may see."""
        whole = self.index.refresh(store)
        hidden = blind_sources(store, person)
        if not hidden:
            return whole
        with self._lock:
            of, view = self._views.pop((person.id, hidden), (None, None))
            if view is None or of is not whole:
                view = whole.without_others(hidden, person.id)
            self._views[person.id, hidden] = whole, view  # the last one is the one last asked for
            while len(self._views) > KEPT_VIEWS:
                del self._views[next(iter(self._views))]
            return view

    def scene(self, picture: Picture) -> ActorScene:
        """The actors as a picture of the claims has them."""
        return self._desk.scene(picture)

    def preparations(self, store: Store) -> Iterator[Callable[[], object]]:
        """What is slow the first time, step by step: what people come to first goes first."""
        yield lambda: self.index.refresh(store)
        yield lambda: cases_of(self._study, store, Weighing.ALL)
        scene = self.scene(self.index.refresh(store))
        yield lambda: (scene.uses, scene.by_actor)
        yield lambda: scene.names.completer
        yield lambda: scene.names.suggester
        yield lambda: unresolved(scene, start=0, end=FIRST_NAMES)
        yield lambda: scene.picture.digest
        yield lambda: review_kit(self._study)
