"""What coders, codes and other things of a report are called."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from dalil.publishing.labels import Labels, label
from dalil.publishing.reports.wording import Wording
from dalil.records.agreements import Apart, CoderCount, Variable

SETS = frozenset({"relations", "domains"})  # variables whose answers are several codes
JOINT = ", "  # between them, in records
PLUS = " + "  # between them, in reports
BETWEEN = " – "  # two coders
# As records tell a claim in short: source, relation, target, and the polarity unless asserted.
SAID = re.compile(r"(.*?) → (\w+) → (.*?)(?: \((\w+)\))?", re.DOTALL)
EMPTY = {"asserter": "report.itself"}
MATCHED = frozenset({"pairs", "machines"})  # sections whose variables are ways to match claims
STRATUM = " · "  # between the parts of a stratum's name
PARTS = {"–": "no_claim", "*": "mixed"}  # parts that are no names


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """What a record of reliability does not know itself."""

    labels: Labels | None = None  # of the codebook
    actors: Mapping[str, str] = field(default_factory=dict)  # names by key, in the language of the report
    link: Callable[[Apart], str | None] | None = None  # where a unit can be read


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one report, safe for its form."""

    words: Wording
    naming: Naming
    coders: Mapping[str, str]  # names by id

    def coder(self, identity: str) -> str:
        """A coder's name."""
        return self.words.guard(self.coders.get(identity, identity))

    def thing(self, name: str) -> str:
        """What a coder, an actor, a code or a plain value is called."""
        for known in (self.coders, self.naming.actors):
            if name in known:
                return self.words.guard(known[name])
        labels = self.naming.labels
        for names in () if labels is None else (labels.relations, labels.domains, labels.polarities, labels.facets):
            if name in names:
                return self.words.plain(label(names, name, self.words.lang))
        return self.words.called("values", name)

    def value(self, value: str, variable: str) -> str:
        """What an answer is called, or the answers of a set; an empty one means that there is none."""
        if not value:
            return self.words.say(EMPTY.get(variable, "values.none"))
        members = value.split(JOINT) if variable in SETS else [value]
        return self.words.plain(PLUS).join(map(self.thing, members))

    def said(self, claim: str) -> str:
        """A claim in one line, its relation and polarity in words."""
        parts = SAID.fullmatch(claim)
        if parts is None:
            return self.words.guard(claim)
        source, relation, target, polarity = parts.groups()
        arrow = self.words.plain(" ← " if self.words.lang == "ar" else " → ")
        line = arrow.join((self.words.guard(source), self.thing(relation), self.words.guard(target)))
        return line if polarity is None else f"{line} ({self.thing(polarity)})"

    def stratum(self, name: str) -> str:
        """What the units of a stratum have in common, part by part."""
        return STRATUM.join(self.thing(PARTS.get(part, part)) for part in name.split(STRATUM))

    def variable(self, variable: Variable, section: str) -> str:
        """What a variable of a section is called, with what it is about; a relation by its label alone."""
        if section == "codes":
            return self._about(variable.of)
        table = "levels" if section in MATCHED else "variables"
        name = self.words.called(table if self.words.bare(f"{table}.{variable.name}") else "variables", variable.name)
        if not variable.of:
            return name
        return f"{name}: {self._about(variable.of)}"

    def _about(self, of: tuple[str, ...]) -> str:
        """What a variable is about: codes, a period, a coder or two."""
        if all(name in self.coders for name in of):
            return self.words.plain(BETWEEN).join(map(self.coder, of))
        return self.words.listed(map(self.thing, of))


def names_of(words: Wording, naming: Naming, coders: Iterable[CoderCount] = ()) -> Names:
    """The names of a report on these coders."""
    return Names(words, naming, {coder.id: coder.name for coder in coders})
