"""A codebook as plain data, the shape of its YAML and JSON, both ways.

`codebook_from` and `plain` are each other's inverse, so a codebook can be written out and loaded without a change.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from dalil.codebook.schema import (
    Code,
    Codebook,
    Crosswalk,
    Dimensions,
    Example,
    ExpectedClaim,
    Plover,
    Rule,
    Value,
    Wording,
)
from dalil.records.claims import Polarity
from dalil.records.runs import content_id

DIMENSIONS = ("families", "domain", "polarity", "facet", "details")


def codebook_from(data: Mapping[str, Any]) -> Codebook:
    """The codebook of checked plain data, as YAML or JSON gives it."""
    dimensions = data["dimensions"]
    codebook = Codebook(
        name=data["name"],
        version=data["version"],
        digest="",
        languages=tuple(data["languages"]),
        title=_wording(data["title"]),
        description=_maybe(data.get("description")),
        dimensions=Dimensions(**{name: tuple(map(_value, dimensions.get(name) or ())) for name in DIMENSIONS}),
        rules=tuple(Rule(code=r["code"], text=_wording(r["text"])) for r in data.get("rules") or ()),
        codes=tuple(map(_code, data["codes"])),
    )
    return replace(codebook, digest=digest_of_meaning(codebook))


def digest_of_meaning(codebook: Codebook) -> str:
    """A digest of everything the codebook says; layout and the order of codes leave it unchanged."""
    data = plain(codebook)
    return content_id(
        "codebook", _without_blanks({**data, "codes": sorted(data["codes"], key=lambda c: str(c["code"]))})
    )


def _without_blanks(value: Any) -> Any:
    """The value with sorted keys and without what says nothing, so that leaving out and writing null are the same."""
    if isinstance(value, Mapping):
        kept = ((k, _without_blanks(value[k])) for k in sorted(value))
        return {k: v for k, v in kept if v not in (None, [], {}, False)}
    return [_without_blanks(v) for v in value] if isinstance(value, list | tuple) else value


def _wording(texts: Mapping[str, str]) -> Wording:
    return Wording(by_language=tuple(texts.items()))


def _maybe(texts: Mapping[str, str] | None) -> Wording | None:
    return None if texts is None else _wording(texts)


def _value(data: Mapping[str, Any]) -> Value:
    return Value(code=data["code"], label=_wording(data["label"]), definition=_maybe(data.get("definition")))


def _code(data: Mapping[str, Any]) -> Code:
    crosswalk = data.get("crosswalk") or {}
    return Code(
        code=data["code"],
        family=data["family"],
        symmetric=data.get("symmetric", False),
        actorless=data.get("actorless", False),
        label=_wording(data["label"]),
        definition=_wording(data["definition"]),
        includes=tuple(map(_wording, data.get("includes") or ())),
        excludes=tuple(map(_wording, data.get("excludes") or ())),
        rules=tuple(data.get("rules") or ()),
        modes=tuple(map(_value, data.get("modes") or ())),
        crosswalk=Crosswalk(
            plover=tuple(map(_plover, crosswalk.get("plover") or ())),
            ucdp_esd=tuple(crosswalk.get("ucdp_esd") or ()),
        ),
        examples=tuple(
            _example(e, code=data["code"], number=n) for n, e in enumerate(data.get("examples") or (), start=1)
        ),
    )


def _plover(data: Mapping[str, Any]) -> Plover:
    return Plover(event=data["event"], mode=data.get("mode"), contexts=tuple(data.get("contexts") or ()))


def _example(data: Mapping[str, Any], *, code: str, number: int) -> Example:
    return Example(
        id=f"{code}.{number}",
        text=data["text"],
        language=data["language"],
        claims=tuple(_claim(c, code=code) for c in data.get("claims") or ()),
        path=tuple(data.get("path") or ()),
        note=_maybe(data.get("note")),
    )


def _claim(data: Mapping[str, Any], *, code: str) -> ExpectedClaim:
    return ExpectedClaim(
        source=data.get("source"),
        relation=data.get("relation") or code,
        target=data.get("target"),
        polarity=Polarity(data.get("polarity") or Polarity.ASSERTED),
        domain=data.get("domain"),
    )


def plain(codebook: Codebook) -> dict[str, Any]:
    """The codebook as plain data, which `codebook_from` reads back."""
    dimensions = codebook.dimensions
    return _trimmed(
        {
            "name": codebook.name,
            "version": codebook.version,
            "languages": list(codebook.languages),
            "title": _texts(codebook.title),
            "description": _texts(codebook.description),
            "dimensions": {n: _values(getattr(dimensions, n)) for n in DIMENSIONS},
            "rules": [{"code": r.code, "text": _texts(r.text)} for r in codebook.rules],
            "codes": [_plain_code(c) for c in codebook.codes],
        }
    )


def _trimmed(data: Mapping[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in data.items() if v not in (None, [], {})}


def _texts(wording: Wording | None) -> dict[str, str] | None:
    return None if wording is None else dict(wording.by_language)


def _values(values: Sequence[Value]) -> list[dict[str, Any]]:
    return [_trimmed({"code": v.code, "label": _texts(v.label), "definition": _texts(v.definition)}) for v in values]


def _plain_code(code: Code) -> dict[str, Any]:
    plover = [_trimmed({"event": p.event, "mode": p.mode, "contexts": list(p.contexts)}) for p in code.crosswalk.plover]
    return _trimmed(
        {
            "code": code.code,
            "family": code.family,
            "symmetric": code.symmetric,
            "actorless": code.actorless or None,
            "label": _texts(code.label),
            "definition": _texts(code.definition),
            "includes": [_texts(w) for w in code.includes],
            "excludes": [_texts(w) for w in code.excludes],
            "rules": list(code.rules),
            "modes": _values(code.modes),
            "crosswalk": _trimmed({"plover": plover, "ucdp_esd": list(code.crosswalk.ucdp_esd)}),
            "examples": [_plain_example(e) for e in code.examples],
        }
    )


def _plain_example(example: Example) -> dict[str, Any]:
    return _trimmed(
        {
            "text": example.text,
            "language": example.language,
            "path": list(example.path),
            "note": _texts(example.note),
            "claims": [
                {
                    "source": c.source,
                    "relation": c.relation,
                    "target": c.target,
                    "polarity": c.polarity.value,
                    "domain": c.domain,
                }
                for c in example.claims
            ],
        }
    )
