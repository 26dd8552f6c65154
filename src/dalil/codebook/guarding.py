"""Every fault of a codebook's data, each with its line: first the shape of each part, then what parts say of others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from dalil.codebook.crosswalks import PLOVER_CONTEXTS, PLOVER_MODES, UCDP_ESD
from dalil.codebook.models import (
    ClaimModel,
    CodebookModel,
    CodeModel,
    CrosswalkModel,
    DimensionsModel,
    ExampleModel,
    RuleModel,
    ValueModel,
)
from dalil.codebook.parsing import Parsed, Path, fault
from dalil.errors import Issue
from dalil.records.claims import Polarity
from dalil.records.units import FACETS

M = TypeVar("M", bound=BaseModel)
EXPECTED = {
    "string_type": "D415",
    "list_type": "D416",
    "dict_type": "D417",
    "model_type": "D417",
    "bool_type": "D423",
    "string_too_short": "D424",
}
FIXED = {"polarity": tuple(p.value for p in Polarity), "facet": tuple(f.value for f in FACETS)}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Names:
    """The names that parts may refer to; None where the part that lists them is itself at fault."""

    languages: tuple[str, ...] | None
    families: tuple[str, ...] | None
    domain: tuple[str, ...] | None
    polarity: tuple[str, ...] | None
    rules: tuple[str, ...] | None
    relations: tuple[str, ...]
    actorless: frozenset[object]  # codes whose claims may lack both actors, by name and by place


@dataclass(slots=True)
class _Faults:
    """Faults as they are found; `at` is the path of the part they lie in."""

    file: str
    lines: Mapping[Path, int]
    found: list[Issue] = field(default_factory=list)

    def add(self, code: str, at: Path, **values: object) -> None:
        """Add a fault at the nearest line that is known."""
        line = next((self.lines[at[:n]] for n in range(len(at), -1, -1) if at[:n] in self.lines), 1)
        self.found.append(fault(code, self.file, line, **values))

    def unknown(self, code: str, at: Path, name: str, known: Sequence[str] | None) -> None:
        """Add a fault if `name` is not among what is known."""
        if known is not None and name not in known:
            self.add(code, at, name=name, known=_listed(known))


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names) if names else "–"


def faults_of(parsed: Parsed, file: str) -> tuple[Issue, ...]:
    """Every fault of what was parsed, in the order of the file."""
    faults = _Faults(file=file, lines=parsed.lines, found=list(parsed.faults))
    # Syntax stops the parser: what it did not reach would all be missing.
    if not any(f.code in ("D411", "D420", "D421", "D422") for f in parsed.faults):
        _check_codebook(parsed.data, faults)
    unique = dict.fromkeys(faults.found)
    return tuple(sorted(unique, key=lambda f: int(f.where.rpartition(":")[2])))


def _check_codebook(data: object, faults: _Faults) -> None:
    top = _guarded(CodebookModel, data, (), faults)
    if not isinstance(data, dict):
        return
    dimensions = _guarded(DimensionsModel, data.get("dimensions", {}), ("dimensions",), faults)
    names = _Names(
        languages=tuple(top.languages) if top is not None else _texts(data.get("languages")),
        families=_codes(dimensions and dimensions.families),
        domain=None if dimensions is None else _codes(dimensions.domain or []),
        polarity=_codes(dimensions and dimensions.polarity),
        rules=_codes(data.get("rules") or []),
        relations=_codes(data.get("codes")) or (),
        actorless=_actorless(data.get("codes")),
    )
    _check_head(data, names, faults)
    for dimension in DimensionsModel.model_fields:
        _check_dimension(_part(data.get("dimensions"), dimension), dimension, names, faults)
    _check_rules(_items(data.get("rules")), names, faults)
    _check_codes(_items(data.get("codes")), names, faults)


def _check_head(data: Mapping[str, Any], names: _Names, faults: _Faults) -> None:
    for key in ("languages", "codes"):
        if data.get(key) == []:
            faults.add("D424", (key,))
    for key in ("title", "description"):
        _check_wording(data.get(key), (key,), names, faults)


def _check_dimension(values: list[object], dimension: str, names: _Names, faults: _Faults) -> None:
    at: Path = ("dimensions", dimension)
    if dimension in ("families", "polarity") and not values and at in faults.lines:
        faults.add("D424", at)
    for n, code in enumerate(_codes(values) or ()):
        faults.unknown("D438", (*at, n, "code"), code, FIXED.get(dimension))
    _check_values(values, at, names, faults)


def _check_values(values: list[object], at: Path, names: _Names, faults: _Faults) -> None:
    _check_unique(values, at, faults)
    for n, raw in enumerate(values):
        value = _guarded(ValueModel, raw, (*at, n), faults)
        if value is None:
            continue
        _check_wording(value.label, (*at, n, "label"), names, faults)
        _check_wording(value.definition, (*at, n, "definition"), names, faults)


def _check_rules(rules: list[object], names: _Names, faults: _Faults) -> None:
    _check_unique(rules, ("rules",), faults)
    for n, raw in enumerate(rules):
        rule = _guarded(RuleModel, raw, ("rules", n), faults)
        if rule is not None:
            _check_wording(rule.text, ("rules", n, "text"), names, faults)


def _check_codes(codes: list[object], names: _Names, faults: _Faults) -> None:
    _check_unique(codes, ("codes",), faults)
    for n, raw in enumerate(codes):
        at: Path = ("codes", n)
        code = _guarded(CodeModel, raw, at, faults)
        if code is not None:
            _check_code(code, at, names, faults)
        _check_values(_part(raw, "modes"), (*at, "modes"), names, faults)
        for m, example in enumerate(_part(raw, "examples")):
            _check_example(example, (*at, "examples", m), names, faults)


def _check_code(code: CodeModel, at: Path, names: _Names, faults: _Faults) -> None:
    faults.unknown("D427", (*at, "family"), code.family, names.families)
    for n, rule in enumerate(code.rules or ()):
        faults.unknown("D428", (*at, "rules", n), rule, names.rules)
    for key in ("label", "definition"):
        _check_wording(getattr(code, key), (*at, key), names, faults)
    for key in ("includes", "excludes"):
        for n, texts in enumerate(getattr(code, key) or ()):
            _check_wording(texts, (*at, key, n), names, faults)
    if code.crosswalk is not None:
        _check_crosswalk(code.crosswalk, (*at, "crosswalk"), faults)


def _check_crosswalk(crosswalk: CrosswalkModel, at: Path, faults: _Faults) -> None:
    for n, plover in enumerate(crosswalk.plover or ()):
        here: Path = (*at, "plover", n)
        faults.unknown("D436", here, plover.event, tuple(PLOVER_MODES))
        if plover.mode is not None:
            faults.unknown("D436", here, plover.mode, PLOVER_MODES.get(plover.event))
        for context in plover.contexts or ():
            faults.unknown("D436", here, context, PLOVER_CONTEXTS)
    for n, letter in enumerate(crosswalk.ucdp_esd or ()):
        faults.unknown("D436", (*at, "ucdp_esd", n), letter, UCDP_ESD)


def _check_example(raw: object, at: Path, names: _Names, faults: _Faults) -> None:
    example = _guarded(ExampleModel, raw, at, faults)
    if example is not None:
        faults.unknown("D435", (*at, "language"), example.language, names.languages)
        _check_wording(example.note, (*at, "note"), names, faults)
    for n, claim in enumerate(_part(raw, "claims")):
        _check_claim(claim, (*at, "claims", n), names, example=example, faults=faults)


def _check_claim(raw: object, at: Path, names: _Names, *, example: ExampleModel | None, faults: _Faults) -> None:
    claim = _guarded(ClaimModel, raw, at, faults)
    if claim is None:
        return
    if claim.relation is not None:
        faults.unknown("D431", (*at, "relation"), claim.relation, names.relations)
    if claim.polarity is not None:
        faults.unknown("D429", (*at, "polarity"), claim.polarity, names.polarity)
    if claim.domain is not None:
        faults.unknown("D430", (*at, "domain"), claim.domain, names.domain)
    if example is None:
        return
    for slot, words in (("source", claim.source), ("target", claim.target)):
        if words is not None and words not in example.text:
            faults.add("D432", (*at, slot), slot=slot, words=words, text=example.text)
    nobody = claim.source is None and claim.target is None
    if nobody and not example.path and (claim.relation or at[1]) not in names.actorless:
        faults.add("D433", at)


def _check_wording(texts: object, at: Path, names: _Names, faults: _Faults) -> None:
    if not isinstance(texts, Mapping) or names.languages is None:
        return
    for lang in names.languages:
        if lang not in texts:
            faults.add("D434", at, language=lang, part=at[-1] if isinstance(at[-1], str) else at[-2])
    for lang in texts:
        faults.unknown("D435", (*at, lang), str(lang), names.languages)


def _check_unique(parts: list[object], at: Path, faults: _Faults) -> None:
    first: dict[str, int] = {}
    for n, part in enumerate(parts):
        code = part.get("code") if isinstance(part, Mapping) else None
        if not isinstance(code, str):
            continue
        here: Path = (*at, n, "code")
        if code in first:
            faults.add("D426", here, name=code, first=first[code])
        else:
            first[code] = faults.lines.get(here, 1)


def _guarded(model: type[M], raw: object, at: Path, faults: _Faults) -> M | None:
    """The part as the model has it, or None with its faults added."""
    try:
        return model.model_validate(raw)
    except ValidationError as e:
        for error in e.errors(include_url=False, include_input=False):
            _add(error["type"], (*at, *error["loc"]), known=_known_keys(model, error["loc"]), faults=faults)
        return None


def _add(kind: str, at: Path, *, known: tuple[str, ...], faults: _Faults) -> None:
    if kind == "extra_forbidden":
        faults.add("D413", at, part=at[-1], known=_listed(known))
    elif kind == "missing":
        faults.add("D414", at[:-1], part=at[-1])
    elif kind == "string_pattern_mismatch":
        faults.add(_pattern_fault(at), at, part=_called(at))
    else:
        faults.add(EXPECTED[kind], at, part=_called(at))


def _pattern_fault(at: Path) -> str:
    if at[-1] in ("code", "name"):
        return "D425"
    return "D439" if at[0] == "languages" else "D424"


def _called(at: Path) -> str:
    """What a message calls the part at that path: its key, with its place in a list."""
    if not at:
        return "codebook"
    return f"{at[-2]}[{at[-1] + 1}]" if isinstance(at[-1], int) else at[-1]


def _known_keys(model: type[BaseModel], loc: tuple[int | str, ...]) -> tuple[str, ...]:
    """The keys allowed where `loc` ends."""
    for step in loc[:-1]:
        if isinstance(step, str) and step in model.model_fields:
            model = next(iter(_models_in(model.model_fields[step].annotation)), model)
    return tuple(model.model_fields)


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models_in(part)


def _items(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _part(value: object, key: str) -> list[object]:
    return _items(value.get(key)) if isinstance(value, Mapping) else []


def _texts(value: object) -> tuple[str, ...] | None:
    return tuple(v for v in value if isinstance(v, str)) if isinstance(value, list) else None


def _actorless(codes: object) -> frozenset[object]:
    marked = [(n, c.get("code")) for n, c in enumerate(_items(codes)) if isinstance(c, Mapping) and c.get("actorless")]
    return frozenset(key for place in marked for key in place if isinstance(key, str | int))


def _codes(parts: object) -> tuple[str, ...] | None:
    """The codes of a list of parts, whatever else is wrong with them."""
    if not isinstance(parts, list):
        return None
    found = (p.get("code") for p in parts if isinstance(p, Mapping))
    return tuple(c for c in found if isinstance(c, str))
