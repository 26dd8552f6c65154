"""What should be known of a sample and its answers before what they say is believed."""

from __future__ import annotations

from dalil.records.agreements import Remark
from dalil.records.codings import Coder
from dalil.storage.store import Store
from dalil.workflow.project import Study
from dalil.workflow.review.kits import review_kit
from dalil.workflow.samples.audited import Audited
from dalil.workflow.samples.sampling import machine_of, samples


def caveats(study: Study, store: Store, found: Audited) -> tuple[Remark, ...]:
    """What should be known of a sample, in a fixed order."""
    return (*_of_answers(found), *_of_study(study, store, found))


def _of_answers(found: Audited) -> tuple[Remark, ...]:
    """Units without an answer, and answers that are not independent of the machine."""
    audited = len(found.heard)
    seen = audited - sum(h.is_blind for h in found.heard)
    told = (
        _remark(audited and found.waiting, "waiting", waiting=found.waiting, drawn=len(found.sample.units)),
        _remark(found.skipped, "skipped", skipped=found.skipped),
        _remark(found.unsettled, "unsettled", unsettled=found.unsettled),
        _remark(seen, "not_blind", seen=seen, audited=audited),
    )
    return tuple(r for r in told if r is not None)


def _of_study(study: Study, store: Store, found: Audited) -> tuple[Remark, ...]:
    """What has changed in the study since the sample was drawn."""
    sample, present = found.sample, machine_of(study, store)
    others = [s for s in samples(store) if s.coder_id == sample.coder_id]
    told = (
        _remark(len(others) > 1, "several_samples", samples=len(others)),
        _remark(found.later, "later_sources", sources=found.later),
        _remark(present.id != sample.coder_id, "other_machine", then=_named(found.machine), now=_named(present)),
        _remark(sample.codebook_digest != review_kit(study).codebook.digest, "other_codebook"),
        _remark(len(found.frame) != sample.size, "other_frame", then=sample.size, now=len(found.frame)),
    )
    return tuple(r for r in told if r is not None)


def _named(coder: Coder) -> str:
    return f"{coder.name} {coder.version}"


def _remark(holds: object, name: str, **values: object) -> Remark | None:
    if not holds:
        return None
    return Remark(key=f"estimating.{name}", values=tuple((k, str(v)) for k, v in values.items()))
