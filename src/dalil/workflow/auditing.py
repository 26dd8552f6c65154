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
from dalil.reliability.carrying import Coverage, refusal, too_rare
from dalil.reliability.estimators import LEVEL, Sampled
from dalil.reliability.rates import rate
from dalil.storage.store import Store
from dalil.workflow.audited import Audited, Heard, audited
from dalil.workflow.caveats import caveats
from dalil.workflow.planning import stratum_name
from dalil.workflow.project import Study, open_study
from dalil.workflow.review.actors import Identities
from dalil.workflow.sampling import proper_level, sample_named

EVERY = ""  # the code of rates over all claims


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """Of one unit and one code: claims of the machine, of people, and of both."""

    got: int
    want: int
    hit: int


def audit_in(start: Path, name: str | None, level: float = LEVEL) -> Audit:
    """The audit of the machine of the study that `start` lies in."""
    study = open_study(start)
    with study.open_store(write=False) as store:
        return audit(study, store, name, level)


def audit(study: Study, store: Store, name: str | None, level: float = LEVEL) -> Audit:
    """Precision, recall and the like of the machine, of the whole frame, overall and by code."""
    proper_level(level)
    found = audited(study, store, sample_named(store, name))
    sample = found.sample
    coverage = Coverage(strata=sample.strata, settled=found.by_stratum(), skipped=found.skipped)
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
        rates=tuple(_rates(found, coverage, level)),
        strata=tuple(_strata(found, {row.id: row.origin for row in store.source_rows(sample.sources)})),
        remarks=caveats(study, store, found),
    )


def _rates(found: Audited, coverage: Coverage, level: float) -> Iterator[ErrorRate]:
    told = [_told(h, found.identities) for h in found.heard]
    codes = Counter(code for unit in told for code, t in unit.items() for _ in range(t.got + t.want))
    alike = [(1, int(h.is_alike)) for h in found.heard]
    yield _measured("units_alike", EVERY, alike, found, (coverage, level))
    for code in sorted(codes, key=lambda c: (-codes[c], c)):
        units = [unit.get(code, _Told(got=0, want=0, hit=0)) for unit in told]
        for measure, pairs in (
            ("precision", [(t.got, t.hit) for t in units]),
            ("recall", [(t.want, t.hit) for t in units]),
            ("f1", [(t.got + t.want, 2 * t.hit) for t in units]),
        ):
            yield _measured(measure, code, pairs, found, (coverage, level))


def _measured(
    measure: str, code: str, pairs: Sequence[tuple[int, int]], found: Audited, how: tuple[Coverage, float]
) -> ErrorRate:
    """The share of the second numbers in the first ones, or why none can be told."""
    coverage, level = how
    rests_on = sum(of for of, _ in pairs)
    refused = refusal(coverage) or too_rare(coverage, sum(of > 0 for of, _ in pairs))
    value = None if refused is not None else rate(_sampled(found, pairs), level)
    return ErrorRate(
        measure=measure,
        of=code,
        value=None if value is None else value.value,
        low=None if value is None else value.low,
        high=None if value is None else value.high,
        rests_on=rests_on,
        refused=refused,
    )


def _sampled(found: Audited, pairs: Sequence[tuple[int, int]]) -> Sampled:
    both = np.array(pairs, dtype=np.float64)
    return Sampled(
        sizes=np.array([s.size for s in found.sample.strata], dtype=np.float64),
        stratum=np.array([h.drawn.stratum for h in found.heard], dtype=np.int64),
        machine=both[:, :1],
        people=both[:, 1:],
        totals=np.zeros(1),
    )


def _told(heard: Heard, who: Identities) -> dict[str, _Told]:
    """What one unit says of each code, and of all together."""
    machine, people = (Counter(_said(c, who) for c in claims) for claims in (heard.machine, heard.people))
    both = machine & people
    codes = {code for code, *_ in (*machine, *people)}
    return {
        code: _Told(got=_count(machine, code), want=_count(people, code), hit=_count(both, code))
        for code in (*sorted(codes), EVERY)
    }


def _said(claim: Claim, who: Identities) -> tuple[str, str, str]:
    """Who does what to whom."""
    source, target = (None if a is None else who.key(a) for a in (claim.source, claim.target))
    return claim.relation, source or "", target or ""


def _count(said: Counter[tuple[str, str, str]], code: str) -> int:
    return sum(n for (relation, *_), n in said.items() if code in (EVERY, relation))


def _strata(found: Audited, origins: dict[str, str]) -> Iterator[tuple[str, int, int, int, int]]:
    settled = found.by_stratum()
    for place, stratum in enumerate(found.sample.strata):
        alike = sum(h.is_alike for h in found.heard if h.drawn.stratum == place)
        yield stratum_name(stratum, origins), stratum.size, stratum.drawn, settled[place], alike
