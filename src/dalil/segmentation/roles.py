"""What a heading does: its facet and domain, by the words of `data/roles.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from dalil.records.units import Role
from dalil.text.direction import language_of
from dalil.text.folding import fold_text
from dalil.text.words import splits, words_of

LONGEST_HEADING = 10  # words; a longer line is a sentence, whatever its words


@dataclass(frozen=True, slots=True)
class Roles:
    """What a heading's words say."""

    facet: Role | None
    domain: str | None
    relation: bool  # speaks of a relation: may open the section on one actor
    lead_in: bool
    words: int

    @property
    def known(self) -> bool:
        """Whether its words mark it as a heading of an outline."""
        return self.facet is not None or self.domain is not None


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(files("dalil.segmentation").joinpath("data/roles.toml").read_text(encoding="utf-8"))


def _starts(word: str, stems: list[str], language: str) -> bool:
    if language == "ar":
        return any(s.stem.startswith(stem) for s in splits(word) for stem in stems)
    return any(word.startswith(stem) for stem in stems)


@lru_cache(maxsize=4096)
def roles_of(text: str) -> Roles:
    """The facet and domain that a line's words name; several domains at once name none."""
    language = "ar" if language_of(text) == "ar" else "en"
    tables = _tables()[language]
    words = [w.text for w in words_of(fold_text(text)) if w.text[0].isalpha()]
    if len(words) > LONGEST_HEADING:
        return Roles(None, None, False, _lead_in(words, language), len(words))
    facets = [f for w in words for f, stems in tables["facets"].items() if _starts(w, stems, language)]
    domains = [d for w in words for d, stems in tables["domains"].items() if _starts(w, stems, language)]
    # "Press and outreach" names one domain twice; "political and financial" names two, hence none.
    domain = domains[0] if len(set(domains)) == 1 or (domains and len(words) <= 3) else None
    return Roles(
        facet=Role(facets[0]) if facets else None,
        domain=domain,
        relation=_of_relation(words, tables["relation"], language),
        lead_in=_lead_in(words, language),
        words=len(words),
    )


def _of_relation(words: list[str], table: dict[str, list[str]], language: str) -> bool:
    """Whether the words speak of relations with someone, not of "the relation" that the paper is about."""
    found = [w for w in words if _starts(w, table["stems"], language)]
    return bool(found) and not (len(words) > 1 and words[-1] in table["alone"])


def _lead_in(words: list[str], language: str) -> bool:
    stems = _tables()[language]["lead_in"]["stems"]
    return any(_starts(w, stems, language) for w in words[-4:])
