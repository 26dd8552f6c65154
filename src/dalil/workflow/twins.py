"""Which source has the same text as another, or nearly the same: told of each that comes later, and never acted on."""

from __future__ import annotations

from collections.abc import Callable

from dalil.errors import Issue, Severity
from dalil.reading.likeness import SCHEME, Likenesses, Signature, signature_of, unpacked
from dalil.records.sources import Source
from dalil.storage.store import Store, StoredSignature


def twin_issue(
    source: Source, signature: Signature, known: Likenesses, *, name: Callable[[str], str]
) -> tuple[Issue, ...]:
    """That a source has the text, or nearly the text, of one that is known; `name` gives a source's file by its id."""
    twin = known.twin(signature)
    if twin is None:
        return ()
    same = (("source", source.origin), ("twin", name(twin.name)))
    if twin.share == 1.0:
        return (Issue(code="D188", severity=Severity.WARNING, where=source.origin, values=same),)
    values = (*same, ("percent", f"{100 * twin.share:.0f}"))
    return (Issue(code="D189", severity=Severity.WARNING, where=source.origin, values=values),)


def known_texts(store: Store) -> Likenesses:
    """The texts of a store; those that an earlier version kept without a signature get one."""
    kept = {s.source_id: s for s in store.signatures(SCHEME)}
    found = Likenesses()
    for source_id, signature in kept.items():
        found.add(source_id, unpacked(signature.words_digest, signature.sketch))
    for source_id in [id_ for id_ in store.source_ids() if id_ not in kept]:
        signed = signature_of(store.source(source_id).text)
        keep_signature(store, source_id, signed)
        found.add(source_id, signed)
    return found


def keep_signature(store: Store, source_id: str, signature: Signature) -> None:
    """Keep what a source is known by."""
    store.add_signature(
        StoredSignature(
            source_id=source_id, scheme=SCHEME, words_digest=signature.words_digest, sketch=signature.packed
        )
    )
