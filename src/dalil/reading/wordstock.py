"""Whether an Arabic word is one that is in use, by the word list, its clitics and its endings; names mostly are not."""

from __future__ import annotations

from dalil.text.frequency import forms_in_use

PREFIXES = ("و", "ف", "ب", "ل", "ك", "س", "ال", "وال", "فال", "بال", "كال", "وبال", "لل", "ولل", "ول", "وب", "وس")
SUFFIXES = ("هما", "كما", "ها", "هم", "هن", "نا", "كم", "ات", "ون", "ين", "ان", "وا", "يه", "ه", "ك", "ي", "ا", "ت")
FOLDED = {"ه": "ة", "ي": "ى"}
LEAST_STEM = 3  # letters that are left of a word once it is cut


def in_use(word: str) -> bool:
    """Whether a folded word is in use, or would be without its clitics or with another ending."""
    return any(_is_form(stem) for start in _without_prefix(word) for stem in _without_suffix(start))


def _is_form(word: str) -> bool:
    """Whether a folded word is in the list, which keeps ة and ى apart: both stand at the ends of words only."""
    known = forms_in_use()
    return word in known or (word[-1:] in FOLDED and word[:-1] + FOLDED[word[-1]] in known)


def _without_prefix(word: str) -> list[str]:
    """The folded word, and what is left of it without each prefix it may have."""
    cut = [word[len(p) :] for p in PREFIXES if word.startswith(p) and len(word) - len(p) >= LEAST_STEM]
    return [word, *cut, *(f"ال{stem}" for stem in cut[-1:] if word.startswith(("لل", "ولل")))]


def _without_suffix(word: str) -> list[str]:
    """The word, what is left of it without each suffix, and that with the ة which a pronoun makes a ت."""
    cut = [word[: -len(s)] for s in SUFFIXES if word.endswith(s) and len(word) - len(s) >= LEAST_STEM]
    return [word, *cut, *(f"{stem[:-1]}ه" for stem in cut if stem[-1] == "ت")]
