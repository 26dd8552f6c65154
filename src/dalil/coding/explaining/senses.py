"""What a word can be: every way to take its clitics off that leaves something the lexicon knows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from dalil.coding.explaining.explanation import Sense, WordShown
from dalil.coding.prose.english_lexicon import Lemma, english_prose
from dalil.coding.prose.english_words import analyse
from dalil.coding.prose.lexicon import Frame, Prose, prose_lexicon
from dalil.coding.rules.atoms import Atom
from dalil.coding.rules.lexicon import Form, Grammar, Lexicon, contents
from dalil.text.words import splits

PRONOUNS = ("هما", "ها", "هم", "هن", "نا", "ه")
SHORTEST = 2  # letters that are left when a pronoun is off


def arabic_senses(atom: Atom) -> tuple[Sense, ...]:
    """What an Arabic word can be to the prose coder."""
    prose = prose_lexicon()
    return tuple(_once(s for form, clitics in _cuts(atom.raw) for s in _of_prose(form, clitics, prose)))


def english_senses(atom: Atom) -> tuple[Sense, ...]:
    """What an English word can be to the prose coder."""
    prose, found = english_prose(), analyse(atom.text)
    senses = [Sense(kind="list", form=atom.text, names=tuple(sorted(found.functions)))] if found.functions else []
    for _, lemma in found.verbs:
        known = prose.verbs.get(lemma)
        if known is not None:
            senses.append(_sense("verb", lemma, known))
    noun = None if found.noun is None else prose.nouns.get(found.noun)
    if noun is not None and found.noun is not None:
        senses.append(_sense("noun", found.noun, noun))
    return tuple(_once(senses))


def _sense(kind: str, lemma: str, known: Lemma) -> Sense:
    return Sense(kind=kind, form=lemma, entries=tuple(map(entry_of, known.frames)), names=tuple(sorted(known.roles)))


def outline_senses(word: str, lexicon: Lexicon) -> tuple[Sense, ...]:
    """What a folded word can be to the outline coder."""
    cuts = _cuts(word) if lexicon.grammar.language == "ar" else [(word, ())]
    return tuple(_once(s for form, clitics in cuts for s in _of_outline(form, clitics, lexicon)))


def entry_of(frame: Frame) -> str:
    """An entry as it is shown: its id and its relation."""
    return f"{frame.id} → {frame.relation}"


def _once(senses: Iterable[Sense]) -> Iterator[Sense]:
    seen: set[tuple[str, str, tuple[str, ...], tuple[str, ...]]] = set()
    for sense in senses:
        key = (sense.kind, sense.form, sense.entries, sense.names)
        if key not in seen:
            seen.add(key)
            yield sense


def _cuts(word: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The word without each set of clitics it can have, and those clitics; the least cut first."""
    for split in splits(word):
        before = tuple(filter(None, (split.conjunction, split.preposition, "ال" if split.article else "")))
        yield split.stem, before
        if split.article:
            continue
        for pronoun in PRONOUNS:
            stem = split.stem.removesuffix(pronoun)
            if stem != split.stem and len(stem) >= SHORTEST:
                after = (*before, pronoun)
                yield stem, after
                if stem.endswith("ت"):
                    yield stem[:-1] + "ه", after


def _of_prose(form: str, clitics: tuple[str, ...], prose: Prose) -> Iterator[Sense]:
    names = tuple(sorted(name for name, words in prose.lists.items() if form in words))
    if names:
        yield Sense(kind="list", form=form, clitics=clitics, names=names)
    verb = prose.verbs.get(form)
    if verb is not None and not {"ال", "ب", "ك"} & set(clitics):
        entries = tuple(map(entry_of, verb.frames))
        yield Sense(kind="verb", form=form, clitics=clitics, entries=entries, names=tuple(sorted(verb.roles)))
    if "س" in clitics:
        return  # the future is a verb's
    nouns, roles = prose.nouns.get(form, ()), prose.noun_roles.get(form, frozenset())
    if nouns or roles:
        entries = tuple(map(entry_of, nouns))
        yield Sense(kind="noun", form=form, clitics=clitics, entries=entries, names=tuple(sorted(roles)))
    participles = tuple(map(entry_of, prose.participles.get(form, ())))
    if participles:
        yield Sense(kind="participle", form=form, clitics=clitics, entries=participles)


def _of_outline(form: str, clitics: tuple[str, ...], lexicon: Lexicon) -> Iterator[Sense]:
    names = _lists(form, lexicon.grammar)
    if names:
        yield Sense(kind="list", form=form, clitics=clitics, names=names)
    classes = contents().classes.get(form, ())
    if classes:
        yield Sense(kind="thing", form=form, clitics=clitics, names=classes)
    entries = tuple(dict.fromkeys(_shown(f) for f in lexicon.forms.get(form, ()) if len(f.words) == 1))
    if entries:
        yield Sense(kind="trigger", form=form, clitics=clitics, entries=entries)


def _lists(form: str, grammar: Grammar) -> tuple[str, ...]:
    return tuple(sorted(name for name, words in grammar.lists.items() if form in words))


def _shown(form: Form) -> str:
    trigger = form.trigger
    return f"{trigger.id} → {trigger.relation or f'kind:{trigger.kind}'}"


def likeliest_cut(atom: Atom) -> tuple[str, ...]:
    """The clitics a word is taken to have where no lexicon knows it, and the rest, as they are written."""
    bare = atom.raw.removeprefix("و").removeprefix("ف") if atom.conjunction else atom.raw
    before = [atom.raw[: len(atom.raw) - len(bare)], atom.preposition or "", "ال" if atom.article else ""]
    return (*filter(None, before), atom.text)


def word_shown(atom: Atom, text: str, look_up: Callable[[Atom], tuple[Sense, ...]]) -> WordShown:
    """An atom of a unit's text, with what it can be; a mark, number or mention is not looked up."""
    plain = atom.mention is None and not atom.punctuation and atom.raw[:1].isalpha()
    senses = look_up(atom) if plain else ()
    return WordShown(
        text=text[atom.start : atom.end],
        start=atom.start,
        end=atom.end,
        mention=None if atom.mention is None else atom.mention.kind.value,
        cut=likeliest_cut(atom) if plain and not senses else (),
        senses=senses,
    )
