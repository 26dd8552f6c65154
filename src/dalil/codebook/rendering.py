"""A codebook's pages in Markdown, made from what was loaded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from dalil.codebook.schema import Code, Codebook, Example, ExpectedClaim, Plover, Value, Wording
from dalil.errors import CodebookError
from dalil.messages import message
from dalil.records.claims import Polarity


def render_codebook(codebook: Codebook, lang: str) -> str:
    """The whole codebook as one Markdown page."""
    word = partial(_word, lang)
    lines = [f"# {codebook.title.in_(lang)}", ""]
    lines += [f"`{codebook.name}`: {word('version', version=codebook.version, digest=codebook.digest)}", ""]
    if codebook.description is not None:
        lines += [codebook.description.in_(lang), ""]
    lines += [f"## {word('relations')}", "", *_overview(codebook, lang), ""]
    for family in codebook.dimensions.families:
        codes = [c for c in codebook.codes if c.family == family.code]
        if codes:
            lines += [f"## {family.label.in_(lang)}", ""]
        for code in codes:
            lines += [*_code(codebook, code, lang=lang, level=3)]
    lines += [f"## {word('dimensions')}", "", *_dimensions(codebook, lang)]
    if codebook.rules:
        lines += [f"## {word('rules')}", ""]
        lines += [f"- **{_md(rule.code)}.** {rule.text.in_(lang)}" for rule in codebook.rules]
    return "\n".join(lines).rstrip() + "\n"


def render_code(codebook: Codebook, name: str, lang: str) -> str:
    """One code as a Markdown page, with the rules it names in full."""
    code = codebook.get(name)
    if code is None:
        raise CodebookError("D405", codebook=codebook.name, name=name, known=", ".join(codebook.relations))
    return "\n".join(_code(codebook, code, lang=lang, level=1)).rstrip() + "\n"


def _overview(codebook: Codebook, lang: str) -> Iterator[str]:
    word = partial(_word, lang)
    families = {f.code: f.label for f in codebook.dimensions.families}
    yield f"| {word('code')} | {word('label')} | {word('family')} | {word('definition')} |"
    yield "|---|---|---|---|"
    for code in codebook.codes:
        cells = (code.label.in_(lang), families[code.family].in_(lang), code.definition.in_(lang))
        yield f"| `{code.code}` | " + " | ".join(map(_cell, cells)) + " |"


def _code(codebook: Codebook, code: Code, *, lang: str, level: int) -> Iterator[str]:
    word = partial(_word, lang)
    yield from (f"{'#' * level} {code.label.in_(lang)} (`{code.code}`)", "")
    notes = [word(n) for n, holds in (("symmetric_note", code.symmetric), ("actorless_note", code.actorless)) if holds]
    yield from (" ".join([code.definition.in_(lang), *notes]), "")
    yield from _list(word("includes"), code.includes, lang)
    yield from _list(word("excludes"), code.excludes, lang)
    rules = codebook.rules_of(code)
    if rules:
        yield from (f"**{word('rules')}**", "")
        yield from (f"- {word('rule', code=_md(r.code))}: {r.text.in_(lang)}" for r in rules)
        yield ""
    if code.modes:
        yield from (f"**{word('modes')}**", "", *_values(code.modes, lang), "")
    yield from (f"**{word('crosswalk')}**: {_crosswalk(code, lang)}", "")
    if code.examples:
        yield from (f"**{word('examples')}**", "")
        for example in code.examples:
            yield from _example(codebook, example, lang)
        yield ""


def _list(title: str, wordings: Sequence[Wording], lang: str) -> Iterator[str]:
    if wordings:
        yield f"**{title}**"
        yield ""
        yield from (f"- {w.in_(lang)}" for w in wordings)
        yield ""


def _crosswalk(code: Code, lang: str) -> str:
    esd = ", ".join(code.crosswalk.ucdp_esd)
    plover = ", ".join(map(_plover, code.crosswalk.plover))
    nowhere = _word(lang, "nowhere")
    return f"PLOVER: {plover or nowhere}; UCDP ESD: {esd or nowhere}"


def _plover(plover: Plover) -> str:
    more = (plover.mode, *plover.contexts)
    return " ".join([f"`{plover.event}`", *(f"`{m}`" for m in more if m is not None)])


def _example(codebook: Codebook, example: Example, lang: str) -> Iterator[str]:
    opening, closing = ("«", "»") if example.language == "ar" else ("“", "”")
    note = "" if example.note is None else f" {example.note.in_(lang)}"
    yield f"- {opening}{_md(example.text)}{closing}{note}"
    if example.path:
        yield f"  - {_word(lang, 'under', path=_md(' / '.join(example.path)))}"
    for claim in example.claims:
        yield f"  - {_claim(codebook, claim, lang)}"
    if not example.claims:
        yield f"  - {_word(lang, 'no_claim')}"


def _claim(codebook: Codebook, claim: ExpectedClaim, lang: str) -> str:
    nobody = _word(lang, "no_words")
    actors = {k: nobody if v is None else _md(v) for k, v in (("source", claim.source), ("target", claim.target))}
    said = _word(lang, "claim", relation=f"`{claim.relation}`", **actors)
    details = (
        [] if claim.polarity is Polarity.ASSERTED else [_label(codebook.dimensions.polarity, claim.polarity, lang)]
    )
    if claim.domain is not None:
        details.append(_label(codebook.dimensions.domain, claim.domain, lang))
    return f"{said} ({', '.join(details)})" if details else said


def _label(values: Sequence[Value], code: str, lang: str) -> str:
    return next((v.label.in_(lang) for v in values if v.code == code), code)


def _dimensions(codebook: Codebook, lang: str) -> Iterator[str]:
    for name in ("domain", "polarity", "facet", "details"):
        values: tuple[Value, ...] = getattr(codebook.dimensions, name)
        if not values:
            continue
        yield from (f"### {_word(lang, name)}", "")
        yield from (*_values(values, lang), "")


def _values(values: Sequence[Value], lang: str) -> Iterator[str]:
    for value in values:
        definition = "" if value.definition is None else f": {value.definition.in_(lang)}"
        yield f"- `{value.code}` {value.label.in_(lang)}{definition}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _md(text: str) -> str:
    """Text of a document on one line, with what Markdown would read as markup escaped."""
    return "".join(f"\\{c}" if c in "\\`*_[]<>" else c for c in " ".join(text.split()))


def _word(lang: str, name: str, **values: object) -> str:
    return message(f"codebook.{name}", lang, **values)
