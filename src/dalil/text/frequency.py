"""What the forms of an Arabic word that are in use say of it: a plural of persons, a name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from dalil.text.clitic_model import shipped_model

SOUND_PLURAL = ("ون", "ين")
NISBA_PLURAL = ("يون", "يين")
PARTICIPLE = "م"
PRONOUNS = ("ه", "ها", "هم")
INFLECTED = ("ا", "ة", "ت", "وا", "ات")
NO_NAME = ("ات", "وا", "ه", "ة", "ء")
PRESENT = "يت"  # a word in use that begins so and has no other form is a verb
ATTACHED = "بلكفسن"  # before a word in use: clitics, and the n of "we"
PARTICLES = frozenset({"ممن", "لكي", "اوليك", "هكذا", "حسبما", "طالما", "هنالك", "ناهيك", "لان", "هذا"})
COMMON = 34  # from this band on a word is in everyday use


def forms_in_use() -> Mapping[str, int]:
    """Folded Arabic words by frequency, with ة and ى kept apart."""
    return shipped_model().bands


def names_persons(stem: str, *, definite: bool) -> bool:
    """Whether a stem without article is the plural in ون or ين of a word in use that names persons: of a relational
    adjective, and where it is definite of a participle, which else is a predicate."""
    if len(stem) < 6 or not stem.endswith(SOUND_PLURAL):
        return False
    shaped = stem.endswith(NISBA_PLURAL) or (definite and stem[0] == PARTICIPLE)
    return shaped and stem[:-2] in forms_in_use()


@lru_cache(maxsize=65536)
def like_name(word: str) -> bool:
    """Whether a folded word without clitics and article may be a name, as foreign names are: no form of it in use has
    an article, a pronoun or an ending of nouns and verbs."""
    known = forms_in_use()
    if len(word) < 3 or word.endswith(NO_NAME) or (word[0] in PRESENT and word in known) or _verbal_noun(word):
        return False
    if word in PARTICLES or (word[0] in ATTACHED and known.get(word[1:], 0) > COMMON):
        return False
    if any(word + end in known for end in (*PRONOUNS, *INFLECTED)) or f"ال{word}" in known or f"ي{word}" in known:
        return False
    if word.endswith(("تي", "تين", "تان")):
        return word[: word.rindex("ت")] + "ة" not in known
    if word.endswith("و"):
        return f"{word}ن" not in known
    bare = [word[:-2]] if word.endswith(("ون", "ين", "ان", "نا")) else []
    return not any(stem in known for stem in (*bare, *([word[:-1]] if word.endswith("ا") else ())))


def rare(word: str) -> bool:
    """Whether a folded word is in no everyday use, so that it may be a name."""
    return forms_in_use().get(word, 0) <= COMMON


def _verbal_noun(word: str) -> bool:
    """Whether a word has the shape of a verbal noun of a derived verb: اندلاع, تطويق."""
    return len(word) > 4 and ((word[0] == "ا" and word[-2] == "ا") or (len(word) == 5 and word[0] + word[-2] == "تي"))
