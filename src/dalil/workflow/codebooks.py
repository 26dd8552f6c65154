"""What people do with codebooks: check one against its own examples, show it, start a new one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dalil.codebook.checking import AnsweredClaim, ExampleResult, as_document, check_examples
from dalil.codebook.loading import load_codebook, template
from dalil.codebook.rendering import render_code, render_codebook
from dalil.codebook.schema import Example
from dalil.errors import UsageError
from dalil.messages import message
from dalil.publishing.files import write_text
from dalil.records.mentions import ActorRef
from dalil.workflow.coding import Wish, kit_for
from dalil.workflow.steps import Kit, code_source
from dalil.workflow.texts import source_of_text


@dataclass(frozen=True, slots=True, kw_only=True)
class CodebookCheck:
    """How far the coder gives the answers that a codebook's examples expect."""

    codes: int
    results: tuple[ExampleResult, ...] = field(repr=False)

    @property
    def examples(self) -> int:
        """How many examples there are."""
        return len(self.results)

    @property
    def answered(self) -> int:
        """How many were answered as expected."""
        return sum(r.passed for r in self.results)

    def lines(self, lang: str) -> list[str]:
        """One line for each example that was answered otherwise."""
        return [
            message("cli.example_missed", lang, id=r.example.id, missed=_told(r.missed), extra=_told(r.extra))
            for r in self.results
            if not r.passed
        ]


def _told(claims: Sequence[object]) -> str:
    return "; ".join(
        f"{getattr(c, 'source', None) or '–'} {getattr(c, 'relation', '')} {getattr(c, 'target', None) or '–'}"
        for c in claims
    )


def check_codebook(name: str) -> CodebookCheck:
    """Load a codebook with all its checks, then code its examples; raises `CodebookError` with every fault."""
    codebook = load_codebook(name)
    kit = kit_for(Wish(codebook=name))
    return CodebookCheck(codes=len(codebook.codes), results=check_examples(codebook, lambda e: _answer(e, kit)))


def _answer(example: Example, kit: Kit) -> tuple[AnsweredClaim, ...]:
    coded = code_source(source_of_text(as_document(example), f"{example.id}.txt"), (), kit)
    return tuple(
        AnsweredClaim(
            source=_surface(claim.source),
            relation=claim.relation,
            target=_surface(claim.target),
            polarity=claim.polarity,
            domain=claim.domain,
        )
        for unit in coded.units
        for claim in coded.claims(unit)
    )


def _surface(actor: ActorRef | None) -> str | None:
    return None if actor is None or actor.quote is None else actor.quote.exact


def show_codebook(name: str, code: str | None, lang: str) -> str:
    """A codebook, or one code of it, as Markdown."""
    codebook = load_codebook(name)
    return render_codebook(codebook, lang) if code is None else render_code(codebook, code, lang)


def new_codebook(path: Path) -> None:
    """Write the template of a codebook; a file that is there stays as it is."""
    if path.exists():
        raise UsageError("D007", path=path)
    write_text(path, [template(path.stem)])
