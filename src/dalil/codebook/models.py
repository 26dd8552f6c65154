"""What a codebook's YAML may hold, guarded by pydantic: unknown keys and wrong types are refused.

The parts that may repeat (values, rules, codes, examples, claims) are guarded one by one, so that a fault in one hides
none in another.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, StringConstraints

Text = Annotated[str, StringConstraints(min_length=1, pattern=r"\S")]
CodeName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,63}$")]
RuleName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]{0,31}$")]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]
Texts = dict[str, Text]
Parts = list[Any]  # each guarded on its own


class Guarded(BaseModel):
    """A map of the YAML with known keys only."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, hide_input_in_errors=True)


class CodebookModel(Guarded):
    """The top of the file."""

    name: CodeName
    version: Text
    languages: list[Language]
    title: Texts
    description: Texts | None = None
    dimensions: dict[str, Any]
    rules: Parts | None = None
    codes: Parts


class DimensionsModel(Guarded):
    """The dimensions, each a list of values."""

    families: Parts
    domain: Parts | None = None
    polarity: Parts
    facet: Parts | None = None
    details: Parts | None = None


class ValueModel(Guarded):
    """A family or a value of a dimension."""

    code: CodeName
    label: Texts
    definition: Texts | None = None


class RuleModel(Guarded):
    """A rule."""

    code: RuleName
    text: Texts


class PloverModel(Guarded):
    """An event of PLOVER."""

    event: Text
    mode: Text | None = None
    contexts: list[Text] | None = None


class CrosswalkModel(Guarded):
    """A code's place in other schemes."""

    plover: list[PloverModel] | None = None
    ucdp_esd: list[Text] | None = None


class CodeModel(Guarded):
    """A code."""

    code: CodeName
    family: Text
    symmetric: bool | None = None
    actorless: bool | None = None
    label: Texts
    definition: Texts
    includes: list[Texts] | None = None
    excludes: list[Texts] | None = None
    rules: list[Text] | None = None
    modes: Parts | None = None
    crosswalk: CrosswalkModel | None = None
    examples: Parts | None = None


class ExampleModel(Guarded):
    """An example."""

    text: Text
    language: Text
    path: list[Text] | None = None
    note: Texts | None = None
    claims: Parts


class ClaimModel(Guarded):
    """A claim expected of an example."""

    source: Text | None
    relation: Text | None = None
    target: Text | None
    polarity: Text | None = None
    domain: Text | None = None
