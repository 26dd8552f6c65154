"""Earlier versions of a codebook, also those that can no longer be read."""

from __future__ import annotations

from codebook_versions import FUNDING, TRAINING, book, both
from dalil.codebook.changes import Gravity
from dalil.codebook.loading import dump_codebook
from dalil.codebook.touching import Codes
from dalil.storage.store import StoredCodebook
from dalil.workflow.codebook_versions.earlier import EarlierVersions
from dalil.workflow.codebook_versions.versions import Shelf

OLD = book(FUNDING, TRAINING)
NEW = book({**FUNDING, "definition": both("Goods are given.")}, TRAINING)


def versions() -> EarlierVersions:
    kept = StoredCodebook(digest=OLD.digest, name="harbours", text=dump_codebook(OLD))
    broken = StoredCodebook(digest="broken", name="harbours", text="codes: 1")
    return EarlierVersions(Shelf(kept=(kept, broken), used=(), present=NEW))


def test_claims_of_an_earlier_version_are_touched_by_what_changed() -> None:
    found = versions()
    assert found.touched(OLD.digest, [Codes(relation="funding")])[0] is Gravity.LOOK
    assert found.touched(OLD.digest, [Codes(relation="training_expertise")]) == (Gravity.NOTHING, ())
    assert found.may_add(OLD.digest) and found.issues == ()


def test_a_version_that_no_longer_reads_asks_for_a_look_and_is_told() -> None:
    found = versions()
    assert found.touched("broken", [Codes(relation="funding")]) == (Gravity.LOOK, ())
    assert not found.may_add("broken")
    (issue,) = found.issues
    assert (issue.code, issue.where) == ("D492", "broken") and "D4" in issue.render("ar")


def test_a_version_that_nobody_kept_is_named_by_its_digest() -> None:
    found = versions()
    known, lost = found.editions({OLD.digest, "lost"})
    assert {known.version, lost.version} == {"1", "?"}
    assert found.touched("lost", []) == (Gravity.LOOK, ())
