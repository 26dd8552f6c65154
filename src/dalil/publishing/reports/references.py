"""The works that the measures and intervals of a report come from, as they are cited; only those that it uses."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from dalil.publishing.reports.measures import measures_of, uses
from dalil.records.agreements import Agreement

# What the words on a method cite, by the name of those words.
CITED = {
    "scott": ("scott1955",),
    "cohen": ("cohen1960",),
    "alpha": ("krippendorff2019",),
    "cohen_weighted": ("cohen1968",),
    "fleiss": ("fleiss1971",),
    "brennan_prediger": ("brennan1981",),
    "gwet": ("gwet2008",),
    "masi": ("passonneau2006",),
    "jaccard": ("jaccard1912",),
    "spans": ("krippendorff2016",),
    "gamma": ("mathet2015",),
    "specific": ("devet2017",),
    "reading_f1": ("hripcsak2005",),
    "intervals": ("efron1993", "field2007"),
    "verdict": ("krippendorff2019", "landis1977"),
}


def references_of(agreement: Agreement) -> tuple[str, ...]:
    """The works that a report of agreement cites, by author."""
    return works(key for name in uses(measures_of(agreement)) for key in CITED.get(name, ()))


def works(keys: Iterable[str]) -> tuple[str, ...]:
    """The works of these keys, by author."""
    wanted = set(keys)
    return tuple(work for key, work in all_works().items() if key in wanted)


@cache
def all_works() -> dict[str, str]:
    """Every work by its key, in the order of the authors."""
    data = files("dalil.publishing").joinpath("assets", "works.toml").read_text(encoding="utf-8")
    return dict(tomllib.loads(data))
