"""The codebook as the API gives it. A wording maps each language of the codebook to its text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pydantic import Field

from dalil.codebook.schema import Code, Codebook, Example, ExpectedClaim, Plover, Value, Wording
from dalil.records.claims import Polarity
from dalil.storage.store import CodeCounts
from dalil.web.models.base import Out

Words = dict[str, str]


class ValueOut(Out):
    """A value of a dimension, a mode, or a family of codes."""

    code: str
    label: Words
    definition: Words | None = None


class RuleOut(Out):
    """A rule for all codes."""

    code: str
    text: Words


class PloverOut(Out):
    """An event of the PLOVER ontology."""

    event: str
    mode: str | None = None
    contexts: list[str]


class CrosswalkOut(Out):
    """Where a code goes in other schemes."""

    plover: list[PloverOut]
    ucdp_esd: list[str]


class ExpectedOut(Out):
    """What a coder should find in an example; an actor without words there is none."""

    source: str | None
    relation: str
    target: str | None
    polarity: Polarity
    domain: str | None = None


class ExampleOut(Out):
    """A text with the claims it makes."""

    id: str
    text: str
    language: str
    path: list[str] = Field(description="headings above it, outermost first")
    claims: list[ExpectedOut]
    note: Words | None = None


class FiguresOut(Out):
    """How often a code was claimed, judged and decided."""

    machine: int
    people: int
    accepted: int
    rejected: int
    edited: int
    decided: int


class CodeOut(Out):
    """A relation that claims can have."""

    code: str
    family: str
    symmetric: bool
    actorless: bool
    label: Words
    definition: Words
    includes: list[Words]
    excludes: list[Words]
    rules: list[str] = Field(description="codes of the rules that settle its hard cases")
    modes: list[ValueOut]
    crosswalk: CrosswalkOut
    examples: list[ExampleOut]
    figures: FiguresOut


class DimensionsOut(Out):
    """What a claim says besides its relation."""

    domain: list[ValueOut]
    polarity: list[ValueOut]
    facet: list[ValueOut]
    details: list[ValueOut]


class CodebookOut(Out):
    """A codebook."""

    name: str
    version: str
    digest: str
    languages: list[str]
    title: Words
    description: Words | None
    families: list[ValueOut]
    codes: list[CodeOut]
    dimensions: DimensionsOut
    rules: list[RuleOut]


def codebook_out(codebook: Codebook, figures: Mapping[str, CodeCounts]) -> CodebookOut:
    """A codebook with the figures of each of its codes."""
    own = codebook.dimensions
    return CodebookOut(
        name=codebook.name,
        version=codebook.version,
        digest=codebook.digest,
        languages=list(codebook.languages),
        title=words_out(codebook.title),
        description=maybe_words(codebook.description),
        families=values_out(own.families),
        codes=[code_out(code, figures.get(code.code, CodeCounts())) for code in codebook.codes],
        dimensions=DimensionsOut(
            domain=values_out(own.domain),
            polarity=values_out(own.polarity),
            facet=values_out(own.facet),
            details=values_out(own.details),
        ),
        rules=[RuleOut(code=rule.code, text=words_out(rule.text)) for rule in codebook.rules],
    )


def code_out(code: Code, figures: CodeCounts) -> CodeOut:
    """A code."""
    return CodeOut(
        code=code.code,
        family=code.family,
        symmetric=code.symmetric,
        actorless=code.actorless,
        label=words_out(code.label),
        definition=words_out(code.definition),
        includes=[words_out(w) for w in code.includes],
        excludes=[words_out(w) for w in code.excludes],
        rules=list(code.rules),
        modes=values_out(code.modes),
        crosswalk=CrosswalkOut(
            plover=[plover_out(event) for event in code.crosswalk.plover], ucdp_esd=list(code.crosswalk.ucdp_esd)
        ),
        examples=[example_out(example) for example in code.examples],
        figures=figures_out(figures),
    )


def figures_out(counts: CodeCounts) -> FiguresOut:
    """The figures of a code."""
    return FiguresOut(
        machine=counts.machine,
        people=counts.people,
        accepted=counts.accepted,
        rejected=counts.rejected,
        edited=counts.edited,
        decided=counts.decided,
    )


def example_out(example: Example) -> ExampleOut:
    """An example with its expected claims."""
    return ExampleOut(
        id=example.id,
        text=example.text,
        language=example.language,
        path=list(example.path),
        claims=[expected_out(claim) for claim in example.claims],
        note=maybe_words(example.note),
    )


def expected_out(claim: ExpectedClaim) -> ExpectedOut:
    """A claim that an example expects."""
    return ExpectedOut(
        source=claim.source,
        relation=claim.relation,
        target=claim.target,
        polarity=claim.polarity,
        domain=claim.domain,
    )


def plover_out(plover: Plover) -> PloverOut:
    """An event of PLOVER."""
    return PloverOut(event=plover.event, mode=plover.mode, contexts=list(plover.contexts))


def values_out(values: Sequence[Value]) -> list[ValueOut]:
    """The values of a dimension."""
    return [ValueOut(code=v.code, label=words_out(v.label), definition=maybe_words(v.definition)) for v in values]


def words_out(wording: Wording) -> Words:
    """A wording by language."""
    return dict(wording.by_language)


def maybe_words(wording: Wording | None) -> Words | None:
    """A wording that may not be given."""
    return None if wording is None else words_out(wording)
