"""Who receives or is backed without being a party: beneficiaries, and the voice's marches and strikes."""

from __future__ import annotations

from collections.abc import Sequence

from dalil.coding.rules.atoms import Atom, readings
from dalil.coding.rules.lexicon import Grammar
from dalil.coding.rules.phrases import NounPhrase, Phrase
from dalil.coding.rules.scene import Scene, is_listed, is_member


def beneficiary(phrases: Sequence[Phrase], scene: Scene) -> tuple[int, int] | None:
    """People who receive without being a party: families, wounded, students; from their noun to the phrase's end."""
    for i, phrase in enumerate(phrases):
        for noun in phrase.nouns:
            found = people_in(noun, scene)
            if found is not None:
                return found, _people_end(noun, phrases[i + 1 :])
    return None


def people_in(noun: NounPhrase, scene: Scene) -> int | None:
    """Where a noun phrase names people who are no party, or None."""
    for at in range(noun.first, noun.last):
        atom = scene.atoms[at]
        if atom.mention is None and _is_people(atom, scene.grammar):
            if noun.actors and is_member(atom, scene.grammar):
                return None
            if scene.grammar.language == "en" and at - noun.first <= 4:
                return noun.first
            return at - 1 if at > noun.first and scene.atoms[at - 1].text[:1].isdigit() else at
    return None


def _is_people(atom: Atom, grammar: Grammar) -> bool:
    people = grammar.lists["people"]
    if grammar.language == "en":
        return atom.text in people or atom.text.removesuffix("'s") in people
    return any(s in people for s, _ in readings(atom))


def _people_end(noun: NounPhrase, later: Sequence[Phrase]) -> int:
    """The phrase's end; "the families of the lost" and "those hit by the flood" go on over من, of and في."""
    end = noun.last
    for phrase in later:
        ties = phrase.preposition in ("من", "of", "from") and phrase.nouns and not phrase.actors
        if phrase.at != end or not ties:
            break
        end = phrase.nouns[-1].last
    return end


def cause(phrases: Sequence[Phrase], scene: Scene) -> tuple[int, int] | None:
    """A march, a strike, a struggle: the noun phrase that names it, without its article and adverbs."""
    for phrase in phrases[:2]:
        for noun in phrase.nouns:
            for at in range(noun.first, noun.last):
                if scene.atoms[at].mention is None and is_listed(scene.atoms[at], scene.grammar, "causes"):
                    return noun.first, noun.last
    return None
