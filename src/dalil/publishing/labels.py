"""The words a codebook gives its codes, in each language: all that publications need to know of a codebook."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dalil.codebook.schema import Codebook, Value, Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """A codebook's identity and its labels, codes in the codebook's order."""

    codebook: str  # its name
    version: str  # of its meaning
    digest: str  # of everything it says
    relations: Mapping[str, Wording]
    family_of: Mapping[str, str]  # relation code -> family code
    symmetric: frozenset[str]  # relations whose source and target may change places
    families: Mapping[str, Wording]
    domains: Mapping[str, Wording]
    polarities: Mapping[str, Wording]
    facets: Mapping[str, Wording]


def labels_of(codebook: Codebook) -> Labels:
    """The labels of a codebook."""
    dimensions = codebook.dimensions
    return Labels(
        codebook=codebook.name,
        version=codebook.version,
        digest=codebook.digest,
        relations={c.code: c.label for c in codebook.codes},
        family_of={c.code: c.family for c in codebook.codes},
        symmetric=frozenset(c.code for c in codebook.codes if c.symmetric),
        families=_wordings(dimensions.families),
        domains=_wordings(dimensions.domain),
        polarities=_wordings(dimensions.polarity),
        facets=_wordings(dimensions.facet),
    )


def label(names: Mapping[str, Wording], code: str, lang: str) -> str:
    """The label of `code` in `lang`; the code itself where the codebook has none."""
    return names[code].in_(lang) if code in names else code


def _wordings(values: Iterable[Value]) -> dict[str, Wording]:
    return {v.code: v.label for v in values}
