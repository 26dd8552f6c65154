"""What coders, codes and other things of a report are called."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from dalil.publishing.labels import Labels, label
from dalil.publishing.reports.wording import Wording
from dalil.records.agreements import Apart, CoderCount, Variable


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

    def value(self, name: str) -> str:
        """What an answer is called; an empty one means that there is none."""
        return self.thing(name) if name else self.words.say("report.nothing")

    def variable(self, variable: Variable) -> str:
        """What a variable is called, with what it is about."""
        name = self.words.called("variables", variable.name)
        if not variable.of:
            return name
        return f"{name}: {self.words.listed(self.thing(o) for o in variable.of)}"


def names_of(words: Wording, naming: Naming, coders: Iterable[CoderCount] = ()) -> Names:
    """The names of a report on these coders."""
    return Names(words, naming, {coder.id: coder.name for coder in coders})
