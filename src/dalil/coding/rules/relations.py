"""Which relation an open trigger amounts to, and in which domain: by what is given, held or done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dalil.coding.rules.atoms import Atom, readings
from dalil.coding.rules.lexicon import Contents, Trigger
from dalil.records.mentions import MentionKind
from dalil.records.units import Role

MONEY_FIRST = ("relief", "scholarships", "money")
RELIEF_FROM = ("unspecified_support", "political_endorsement")


@dataclass(frozen=True, slots=True)
class Settled:
    """The relation, and the words that settled it, if any did."""

    relation: str
    words: int | None = None  # the atom


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What may settle an open relation besides the words."""

    domain: str | None  # of the heading
    facet: Role | None
    people: bool  # a beneficiary is named


def settle(trigger: Trigger, atoms: Sequence[Atom], contents: Contents, circumstances: Circumstances) -> Settled | None:
    """The relation of a trigger over `atoms`, or None where what is done makes none."""
    if trigger.basis is not None and circumstances.facet is Role.BASIS:
        return Settled(trigger.basis)
    if trigger.relation is not None:
        return Settled(_refined(trigger.relation, contents, circumstances))
    kind = trigger.kind or ""
    if kind == "help":
        return _help(atoms, contents, circumstances)
    found = classes_in(atoms, contents)
    if kind == "pledge":
        if not found and not _has_amount(atoms):
            return Settled("agreement")
        kind = "give"
    table = contents.kinds[kind]
    name = _class(found, atoms, contents, table["relations"], circumstances)
    if name == "arms" and circumstances.people and circumstances.domain == "social":
        return Settled("humanitarian_aid", found[name])
    if name is not None:
        return Settled(_refined(table["relations"][name], contents, circumstances), found.get(name))
    if trigger.prefer is not None:
        return Settled(_refined(trigger.prefer, contents, circumstances))
    relation = table["domains"].get(circumstances.domain or "default", table["domains"]["default"])
    if circumstances.people and relation in RELIEF_FROM and circumstances.domain != "political":
        relation = "humanitarian_aid"
    return Settled(_refined(relation, contents, circumstances)) if relation else None


def _class(
    found: dict[str, int], atoms: Sequence[Atom], contents: Contents, relations: dict[str, str], about: Circumstances
) -> str | None:
    order = [name for name in contents.order if name in relations]
    if _has_amount(atoms) and "money" in relations:
        order = [name for name in MONEY_FIRST if name in relations]
        return next((name for name in order if name in found), "money")
    if about.domain == "military" and "arms" in order:
        order.insert(0, order.pop(order.index("arms")))
    if about.domain is not None and about.domain != "media" and "media" in order:
        order = [name for name in order if name != "media"] + ["media"]
    return next((name for name in order if name in found), None)


def _help(atoms: Sequence[Atom], contents: Contents, about: Circumstances) -> Settled:
    found = classes_in([a for i, a in enumerate(atoms) if _means(atoms, i)], contents)
    relations = contents.kinds["support"]["relations"]
    given = next(
        (c for c in contents.order if c in found and c in ("experts", "training", "arms", "money", "relief")), None
    )
    if given is not None and about.domain != "political" and about.facet is not Role.INTRO:
        return Settled(relations[given])
    if about.facet in (Role.BASIS, Role.INTRO) or about.domain == "political":
        return Settled("diplomatic_action")
    return Settled("humanitarian_aid" if about.people else "unspecified_support")


def _means(atoms: Sequence[Atom], at: int) -> bool:
    """Whether a word says by what means someone helps: بالخبراء, with experts."""
    return atoms[at].preposition == "ب" or (at > 0 and atoms[at - 1].text == "with")


def _has_amount(atoms: Sequence[Atom]) -> bool:
    return any(a.is_a(MentionKind.AMOUNT) for a in atoms)


def _refined(relation: str, contents: Contents, about: Circumstances) -> str:
    return contents.refine.get(about.domain or "", {}).get(relation, relation)


def classes_in(atoms: Sequence[Atom], contents: Contents) -> dict[str, int]:
    """The classes of things named among atoms, each with the first atom that names it."""
    found: dict[str, int] = {}
    for at, atom in enumerate(atoms):
        if atom.mention is not None or atom.punctuation:
            continue
        stems = {atom.text} | ({s for s, _ in readings(atom)} if "\u0600" < atom.text[0] < "\u0700" else set())
        for stem in stems:
            for name in contents.classes.get(stem, ()):
                found.setdefault(name, at)
    return found


def domain_by_words(atoms: Sequence[Atom], contents: Contents) -> tuple[str, str] | None:
    """The one domain that words of a unit name, with the word; None where they name none or several."""
    found: dict[str, str] = {}
    for atom in atoms:
        if atom.mention is not None or atom.punctuation:
            continue
        domain = contents.domain_words.get(atom.text)
        if domain is not None:
            found.setdefault(domain, atom.text)
    return next(iter(found.items())) if len(found) == 1 else None
