"""What people do with codebooks: check one against its own examples, show it, start a new one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dalil.codebook.checking import AnsweredClaim, ExampleResult, as_document, check_examples
from dalil.codebook.loading import load_codebook, template
from dalil.codebook.plaindata import plain
from dalil.codebook.rendering import render_code, render_codebook
from dalil.codebook.schema import Example, ExpectedClaim
from dalil.errors import CodebookError, UsageError
from dalil.messages import message
from dalil.publishing.files import write_text
from dalil.records.mentions import ActorRef
from dalil.workflow.coding import Wish, kit_for
from dalil.workflow.steps import Kit, code_source
from dalil.workflow.texts import source_of_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """An example that was answered otherwise than expected."""

    example: str  # its id
    text: str
    differs: tuple[str, ...]  # in words


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

    def misses(self, lang: str) -> tuple[Miss, ...]:
        """The examples that were answered otherwise, and how."""
        return tuple(
            Miss(example=r.example.id, text=r.example.text, differs=tuple(_differences(r, lang)))
            for r in self.results
            if not r.passed
        )


def _differences(result: ExampleResult, lang: str) -> Iterator[str]:
    for claim in result.missed:
        yield message("cli.claim_missed", lang, claim=_told(claim))
    for extra in result.extra:
        yield message("cli.claim_extra", lang, claim=_told(extra))
    for pair in result.matched:
        for name, agrees in (("polarity", pair.polarity_agrees), ("domain", pair.domain_agrees)):
            if not agrees:
                expected, found = (getattr(side, name) or "–" for side in (pair.expected, pair.answered))
                yield message(f"cli.{name}_differs", lang, claim=_told(pair.expected), expected=expected, found=found)


def _told(claim: ExpectedClaim | AnsweredClaim) -> str:
    return f"{claim.source or '–'} · {claim.relation} · {claim.target or '–'}"


def check_codebook(name: str) -> CodebookCheck:
    """Load a codebook with all its checks, then code its examples; raises `CodebookError` with every fault."""
    kit = kit_for(Wish(codebook=name))
    results = check_examples(kit.codebook, lambda e: _answer(e, kit))
    return CodebookCheck(codes=len(kit.codebook.codes), results=results)


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


def codebook_data(name: str, code: str | None) -> dict[str, Any]:
    """A codebook, or one code of it, as plain data."""
    codebook = load_codebook(name)
    data = plain(codebook)
    if code is None:
        return data
    if codebook.get(code) is None:
        raise CodebookError("D405", codebook=codebook.name, name=code, known=", ".join(codebook.relations))
    return next(c for c in data["codes"] if c["code"] == code)


def new_codebook(path: Path) -> None:
    """Write the template of a codebook, named for the file; a file that is there stays as it is."""
    if path.exists():
        raise UsageError("D007", path=path)
    name = re.sub(r"[^a-z0-9]+", "_", path.stem.lower()).strip("_")
    write_text(path, [template(name if name[:1].isalpha() else "my_codebook")])
