"""Short papers run through segmentation, recognition and the rules coder, for tests of coding."""

from __future__ import annotations

from dalil.codebook.loading import load_codebook
from dalil.coding.coder import RulesCoder
from dalil.coding.grounding import ground
from dalil.recognition.document import study_document
from dalil.recognition.recognise import recognise
from dalil.recognition.registry import load_registry
from dalil.records.claims import Claim
from dalil.records.units import unit_text
from dalil.segmentation.outline import segment
from factories import make_source

AR = "علاقات رابطة الصيادين مع اليابان\n\nأسس العلاقة:\n{basis}\n\nثمار العلاقة:\n\n{domain}:\n{items}\n"
EN = "Relations of the Harbour League with Norway\n\nFoundations:\n{basis}\n\nResults:\n\n{domain}:\n{items}\n"


def claims_in(text: str, *, voice: str | None = None) -> list[Claim]:
    """The claims of a text, in order."""
    source = make_source(text)
    units = segment(source)
    lexicon = study_document(source, units, load_registry(), voice=voice)
    codebook, coder = load_codebook("relations"), RulesCoder()
    found: list[Claim] = []
    for unit in units:
        passage = unit_text(unit, source.text, source.language)
        draft = coder.code(passage, recognise(passage, lexicon), codebook)
        grounded = ground(draft, passage, codebook, coder=coder.coder, run_id="test")
        assert not grounded.issues
        found.extend(grounded.coding.claims)
    return found


def item(words: str, *, domain: str = "سياسياً") -> list[Claim]:
    """The claims of one outcome item of an Arabic paper of the Fishers' League on Japan."""
    basis = "- تلتقي مواقف اليابان مع مواقف الرابطة."
    claims = claims_in(AR.format(basis=basis, domain=domain, items=f"- {words}\n- بند أخير."))
    return [c for c in claims if c.evidence[0].exact in words]


def item_en(words: str, *, domain: str = "Political") -> list[Claim]:
    """The claims of one outcome item of an English paper of the Harbour League on Norway."""
    basis = "- Norway and the League share an interest in calm seas."
    claims = claims_in(EN.format(basis=basis, domain=domain, items=f"- {words}\n- Last item."))
    return [c for c in claims if c.evidence[0].exact in words]


def told(claims: list[Claim]) -> list[tuple[str | None, str, str | None]]:
    """Source, relation and target of claims, by name."""
    return [(c.source and c.source.name, c.relation, c.target and c.target.name) for c in claims]
