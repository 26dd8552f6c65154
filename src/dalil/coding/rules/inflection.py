"""Forms of a lexicon entry as folded text has them: Arabic third-person verbs, nouns with suffixes, English forms."""

from __future__ import annotations

from dalil.text.folding import fold_text
from dalil.text.words import ENCLITICS

VOWELS = "aeiou"


def arabic_verb(entry: str) -> frozenset[str]:
    """The third-person forms, past and present, of `past/present`, with and without an object pronoun."""
    past, _, present = (part.strip() for part in entry.partition("/"))
    forms = _arabic_past(fold_text(past))
    if present:
        forms |= _arabic_present(fold_text(present))
    return frozenset(forms | {form + suffix for form in forms for suffix in ENCLITICS if suffix not in ("ي", "ك")})


def _arabic_past(past: str) -> set[str]:
    weak = past.endswith(("ي", "ا"))
    stem = past[:-1] if weak else past
    forms = {past, stem + "ت", stem + "وا", stem + "تا", past + "نا" if not weak else stem + "ينا"}
    return forms | {stem + "ا"} if weak else forms | {past + "ا"}


def _arabic_present(present: str) -> set[str]:
    stem = present[1:]
    weak = stem.endswith(("ي", "ا", "و"))
    short = stem[:-1] if weak else stem
    return {
        p + s for p in ("ي", "ت", "ن") for s in (stem, short + "ون", short + "وا", short + "ان", stem + "ان", short)
    }


def arabic_noun(noun: str) -> frozenset[str]:
    """The noun bare, with tanwin alif, and with a possessive pronoun (ta marbuta opens to ت before one)."""
    base = fold_text(noun)
    base = base[2:] if base.startswith("ال") and len(base) > 4 else base
    stem = base[:-1] + "ت" if base.endswith("ه") else base
    return frozenset({base, base + "ا"} | {stem + suffix for suffix in ENCLITICS if suffix not in ("ي", "ك", "كم")})


def english_verb(entry: str) -> dict[str, str]:
    """Each form of `base [past participle]`, with what it is: base, s, ing, past, participle."""
    parts = entry.split()
    base = parts[0]
    past, participle = parts[1:] if len(parts) == 3 else (english_past(base), english_past(base))
    ing = _ing(base, past)
    forms = {past: "past", ing: "ing", english_plural(base): "s", base: "base"}
    if participle != past:
        forms[participle] = "participle"
    return forms


def english_plural(noun: str) -> str:
    """The plural of the last word, which is also a verb's third person."""
    if noun.endswith(("s", "x", "ch", "sh", "z")):
        return noun + "es"
    return noun[:-1] + "ies" if noun.endswith("y") and noun[-2:-1] not in VOWELS else noun + "s"


def english_past(base: str) -> str:
    """The past of a regular verb whose last letter is not doubled."""
    if base.endswith("e"):
        return base + "d"
    return base[:-1] + "ied" if base.endswith("y") and base[-2] not in VOWELS else base + "ed"


def _ing(base: str, past: str) -> str:
    if base.endswith("e") and not base.endswith("ee"):
        return base[:-1] + "ing"
    doubled = past.startswith(base + base[-1]) or base in ("let", "cut")
    return base + base[-1] + "ing" if doubled else base + "ing"
