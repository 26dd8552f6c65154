"""Earlier versions of a study's codebook, and what of the present one touches claims that were coded under them."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from dalil.codebook.changes import Change, Edition, Gravity
from dalil.codebook.diffing import difference, edition
from dalil.codebook.schema import Codebook
from dalil.codebook.touching import Codes, Touch, gravest
from dalil.errors import Issue, Severity, UsageError
from dalil.workflow.codebook_versions.versions import Shelf, stored_codebook

UNKNOWN = "?"  # stands for what a version can no longer say of itself


class EarlierVersions:
    """The versions that a study keeps, held against its present codebook; each is read when it is first asked for."""

    def __init__(self, shelf: Shelf) -> None:
        self.present = shelf.present
        self._kept = {c.digest: c for c in shelf.kept}
        self._read: dict[str, Codebook | None] = {}
        self._touches: dict[str, Touch] = {}
        self._issues: dict[str, Issue] = {}

    @property
    def issues(self) -> tuple[Issue, ...]:
        """The versions asked for that can no longer be read."""
        return tuple(self._issues[digest] for digest in sorted(self._issues))

    def touched(self, digest: str, claims: Iterable[Codes]) -> tuple[Gravity, tuple[Change, ...]]:
        """How grave it is for claims of a version that the codebook changed, and why.

        Where the version can no longer be read, nobody can tell what changed, and they are to be looked at.
        """
        touch = self._touch(digest)
        if touch is None:
            return Gravity.LOOK, ()
        found = touch.of_all(claims)
        return gravest(found), found

    def may_add(self, digest: str) -> bool:
        """Whether a unit without a claim under a version may come to have one."""
        touch = self._touch(digest)
        return touch is not None and bool(touch.may_add)

    def editions(self, digests: Collection[str]) -> tuple[Edition, ...]:
        """Versions by name and number, as far as they can be read."""
        return tuple(self._edition(digest) for digest in sorted(digests))

    def _edition(self, digest: str) -> Edition:
        book = self._book(digest)
        if book is not None:
            return edition(book)
        name = self._kept[digest].name if digest in self._kept else UNKNOWN
        return Edition(name=name, version=UNKNOWN, digest=digest)

    def _touch(self, digest: str) -> Touch | None:
        book = self._book(digest)
        if book is not None and digest not in self._touches:
            families = {c.code: c.family for c in book.codes}
            self._touches[digest] = Touch(difference(book, self.present), families)
        return self._touches.get(digest)

    def _book(self, digest: str) -> Codebook | None:
        if digest not in self._read:
            self._read[digest] = self._opened(digest)
        return self._read[digest]

    def _opened(self, digest: str) -> Codebook | None:
        kept = self._kept.get(digest)
        if kept is None:
            return None
        try:
            return stored_codebook(kept)
        except UsageError as fault:
            values = tuple((name, str(value)) for name, value in fault.values.items())
            self._issues[digest] = Issue(code=fault.code, severity=Severity.WARNING, where=digest, values=values)
            return None
