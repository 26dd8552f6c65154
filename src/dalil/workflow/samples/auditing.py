"""`dalil agree audit`: how often the machine of a study is right, from a sample that people have coded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from dalil import __version__
from dalil.records.claims import Claim
from dalil.records.estimations import Audit, ErrorRate
from dalil.records.serial import to_json
from dalil.reliability.comparing.matching import Match, claims_match, matches
from dalil.reliability.comparing.saying import Claims, SaidClaim
from dalil.reliability.samples.carrying import Coverage, refusal, too_rare
from dalil.reliability.samples.estimators import LEVEL, Sampled
from dalil.reliability.samples.rates import rate_of_hidden, rate_of_known
from dalil.storage.store import Store
from dalil.workflow.agreement.answers_of_study import key_of
from dalil.workflow.agreement.report_files import Reported, naming_of
from dalil.workflow.agreement.said_claims import kinds_of, stored_claim
from dalil.workflow.project import Study, open_study
from dalil.workflow.review.kits import review_kit
from dalil.workflow.samples.audited import Audited, audited
from dalil.workflow.samples.caveats import caveats
from dalil.workflow.samples.planning import stratum_name
from dalil.workflow.samples.sampling import proper_level, sample_named

RATES = {  # a share of the machine's claims, which are known, or of people's, which may stand anywhere
    "units_alike": rate_of_known,
    "precision": rate_of_known,
    "recall": rate_of_hidden,
    "f1": rate_of_hidden,
}
EVERY = ""  # the code of rates over all claims


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """Of one unit: how often each code is claimed by the machine, by people, and by both alike."""

    got: Counter[str]
    want: Counter[str]
    hit: Counter[str]

    @property
    def is_alike(self) -> bool:
        """Whether both make the same claims."""
        return self.got == self.want == self.hit


NOTHING = _Told(got=Counter(), want=Counter(), hit=Counter())


def audit_in(start: Path, name: str | None, level: float = LEVEL) -> Reported:
    """The audit of the machine of the study that `start` lies in."""
    study = open_study(start)
    with study.open_store(write=False) as store:
        return Reported(record=audit(study, store, name, level), naming=naming_of(study.folder), name="audit")


def audit(study: Study, store: Store, name: str | None, level: float = LEVEL) -> Audit:
    """Precision, recall and the like of the machine, of the whole frame, overall and by code."""
    proper_level(level)
    found = audited(study, store, sample_named(store, name))
    sample = found.sample
    told = _told(study, found)
    return Audit(
        title=study.settings.title,
        version=__version__,
        level=level,
        sample=sample.name,
        coder=found.machine.name,
        frame=sample.size,
        drawn=len(sample.units),
        audited=len(found.heard),
        blind=sum(h.is_blind for h in found.heard),
        rates=tuple(_rates(found, told, level)),
        strata=tuple(_strata(found, told, {row.id: row.origin for row in store.source_rows(sample.sources)})),
        remarks=caveats(study, store, found),
    )


def _told(study: Study, found: Audited) -> list[_Told]:
    """What each unit of the sample says; claims are matched as `dalil agree` matches them."""
    kinds = kinds_of(review_kit(study).codebook)
    key = key_of(found.identities)

    def said(claims: Sequence[Claim]) -> Claims:
        return tuple(stored_claim(to_json(c), key, kinds) for c in claims)

    return [_unit(said(h.machine), said(h.people)) for h in found.heard]


def _unit(machine: Claims, people: Claims) -> _Told:
    if not machine and not people:
        return NOTHING
    matched = matches(machine, people, claims_match, Match.ACTORS)
    return _Told(got=_codes(machine), want=_codes(people), hit=_codes([mine for mine, _ in matched]))


def _codes(claims: Sequence[SaidClaim]) -> Counter[str]:
    """How often each code is claimed, and all together."""
    found = Counter(c.relation for c in claims)
    if claims:
        found[EVERY] = len(claims)
    return found


def _rates(found: Audited, told: Sequence[_Told], level: float) -> Iterator[ErrorRate]:
    """The rates of all claims first, then those of codes, the most frequent first."""
    sample = found.sample
    coverage = Coverage(strata=sample.strata, settled=found.by_stratum(), skipped=found.skipped)

    def measured(measure: str, code: str, pairs: Sequence[tuple[int, int]]) -> ErrorRate:
        return _measured((measure, code), pairs, _sampled(found, pairs), (coverage, level))

    yield measured("units_alike", EVERY, [(1, int(t.is_alike)) for t in told])
    claimed = sum((t.got + t.want for t in told), Counter({EVERY: 0}))
    for code in sorted(claimed, key=lambda c: (-claimed[c], c)):
        yield measured("precision", code, [(t.got[code], t.hit[code]) for t in told])
        yield measured("recall", code, [(t.want[code], t.hit[code]) for t in told])
        yield measured("f1", code, [(t.got[code] + t.want[code], 2 * t.hit[code]) for t in told])


def _measured(
    name: tuple[str, str], pairs: Sequence[tuple[int, int]], sampled: Sampled, how: tuple[Coverage, float]
) -> ErrorRate:
    """The share of the second numbers in the first ones, or why none can be told."""
    coverage, level = how
    refused = refusal(coverage) or too_rare(coverage, sum(of > 0 for of, _ in pairs))
    found = None if refused is not None else RATES[name[0]](sampled, level)
    return ErrorRate(
        measure=name[0],
        of=name[1],
        value=None if found is None else found.value,
        low=None if found is None else found.low,
        high=None if found is None else found.high,
        rests_on=sum(of for of, _ in pairs),
        refused=refused,
    )


def _sampled(found: Audited, pairs: Sequence[tuple[int, int]]) -> Sampled:
    both = np.array(pairs, dtype=np.float64).reshape(-1, 2)
    return Sampled(
        sizes=np.array([s.size for s in found.sample.strata], dtype=np.float64),
        stratum=np.array([h.drawn.stratum for h in found.heard], dtype=np.int64),
        machine=both[:, :1],
        people=both[:, 1:],
        totals=np.zeros(1),
    )


def _strata(found: Audited, told: Sequence[_Told], origins: dict[str, str]) -> Iterator[tuple[str, int, int, int, int]]:
    settled = found.by_stratum()
    alike = Counter(h.drawn.stratum for h, t in zip(found.heard, told, strict=True) if t.is_alike)
    for place, stratum in enumerate(found.sample.strata):
        yield stratum_name(stratum, origins), stratum.size, stratum.drawn, settled[place], alike[place]
