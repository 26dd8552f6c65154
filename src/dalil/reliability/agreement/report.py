"""All sections of a report on agreement."""

from __future__ import annotations

from dalil.records.agreements import Confusion, Section
from dalil.reliability.agreement.claims import claim_section
from dalil.reliability.agreement.coders import coder_section
from dalil.reliability.agreement.codes import code_section
from dalil.reliability.agreement.confusions import confusions
from dalil.reliability.agreement.evidence import span_section
from dalil.reliability.agreement.machines import machine_section
from dalil.reliability.agreement.pairs import pair_section
from dalil.reliability.agreement.periods import time_section
from dalil.reliability.agreement.plan import Plan
from dalil.reliability.agreement.rows import lines_of, shared
from dalil.reliability.agreement.units import unit_section
from dalil.reliability.comparing.saying import Said


def sections_of(said: Said, plan: Plan) -> tuple[tuple[Section, ...], tuple[Confusion, ...]]:
    """The sections that have anything to say, and who says what instead of what."""
    lines = lines_of(said, plan)
    found = (
        unit_section(said, plan),
        code_section(said, plan),
        claim_section(said, shared(lines), plan),
        span_section(said, plan),
        pair_section(said, plan),
        coder_section(said, plan),
        time_section(said, plan),
        machine_section(said, plan),
    )
    return tuple(s for s in found if s.variables), confusions(said, lines)
