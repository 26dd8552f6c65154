"""Words around an amount that make it about, over or under: نحو, at least, لا يتجاوز."""

from __future__ import annotations

from collections.abc import Sequence

from dalil.text.number_words import Token
from dalil.text.words import splits

BEFORE: dict[str, tuple[str, ...]] = {
    "about": (
        "نحو", "حوالي", "قرابه", "زهاء", "ما يقارب", "مايقارب", "يقارب", "تقارب", "قارب", "قاربت", "ما يقرب من",
        "يقرب من", "تقرب من", "بحدود", "في حدود", "حدود", "ما يناهز", "يناهز", "تناهز", "ناهز", "ناهزت",
        "تقريبا", "about", "around", "some", "approximately", "approx", "roughly", "nearly", "almost", "circa",
        "close to", "an estimated", "estimated", "estimated at", "in the region of", "in the order of",
        "on the order of", "~",
    ),
    "over": (
        "اكثر من", "ازيد من", "اعلي من", "ما يزيد علي", "ما يزيد عن", "مايزيد علي", "مايزيد عن", "يزيد علي",
        "يزيد عن", "تزيد علي", "تزيد عن", "زاد علي", "زاد عن", "زادت علي", "زادت عن", "ما لا يقل عن",
        "مالا يقل عن", "لا يقل عن", "لا تقل عن", "فوق", "يفوق", "تفوق", "ما يفوق", "فاق", "فاقت", "ما ينيف علي",
        "ينيف علي", "تنيف علي", "تجاوز", "يتجاوز", "تتجاوز", "تجاوزت", "ما يتجاوز", "علي الاقل", "more than",
        "over", "at least", "exceeding", "exceeds", "exceeded", "in excess of", "upwards of", "upward of",
        "no less than", "not less than", "a minimum of", "minimum of", "above", "greater than", "well over",
        "just over", "more than half of", ">", "+",
    ),
    "under": (
        "اقل من", "ادني من", "ما لا يزيد علي", "ما لا يزيد عن", "لا يزيد علي", "لا يزيد عن", "لا تزيد علي",
        "لا تزيد عن", "ما لا يتجاوز", "لا يتجاوز", "لا تتجاوز", "لم يتجاوز", "لم تتجاوز", "لا يتعدي",
        "لا تتعدي", "ما لا يتعدي", "دون", "ما دون", "يصل الي", "تصل الي", "ما يصل الي", "وصل الي", "وصلت الي",
        "حتي", "لا يفوق", "لا تفوق", "اقصاه", "اقصاها", "up to", "less than", "under", "below", "at most",
        "no more than", "not more than", "not exceeding", "does not exceed", "a maximum of", "maximum of",
        "as much as", "fewer than", "just under", "<",
    ),
}  # fmt: skip
AFTER: dict[str, tuple[str, ...]] = {
    "about": (
        "تقريبا", "approximately", "or so", "more or less",
    ),
    "over": (
        "علي الاقل", "علي اقل تقدير", "كحد ادني", "بحد ادني", "او اكثر", "او يزيد", "فاكثر", "فما فوق",
        "at least", "or more",
    ),
    "under": (
        "علي الاكثر", "كحد اقصي", "بحد اقصي", "او اقل", "فاقل", "at most", "or less", "at the most",
    ),
}  # fmt: skip
FILLERS = frozenset(("مبلغ", "مبلغا", "مقداره", "قيمته", "قدره"))
OPENING = '(["'
QUALIFIERS = {phrase: name for name, phrases in BEFORE.items() for phrase in phrases}
TRAILERS = {phrase: name for name, phrases in AFTER.items() for phrase in phrases}


def qualified_before(tokens: Sequence[Token], end: int, *, floor: int) -> tuple[str, int] | None:
    """The qualifier whose words end right before token `end`, and where it starts in folded text."""
    while end - 1 >= floor and _is_carrier(tokens, end - 1):
        end -= 1
    for first in range(max(floor, end - 4), end):
        words = [t.text for t in tokens[first:end]]
        name = QUALIFIERS.get(" ".join(words))
        if name is not None and all(t.near for t in tokens[first + 1 : end]):
            return name, tokens[first].start
        for split in splits(words[0]) if tokens[first].kind == "word" else ():
            cut = len(split.conjunction) + len(split.preposition)
            name = QUALIFIERS.get(" ".join([split.stem, *words[1:]])) if cut and not split.article else None
            if name is not None:
                return name, tokens[first].start + cut
    return None


def _is_carrier(tokens: Sequence[Token], at: int) -> bool:
    """A word between qualifier and number that says nothing: مبلغ, or an article before digits."""
    token = tokens[at]
    attached = at + 1 < len(tokens) and tokens[at + 1].tight and tokens[at + 1].kind == "digits"
    return token.text in FILLERS or token.text in OPENING or (attached and token.text in ("ال", "ب", "ل", "بال"))


def qualified_after(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    """The qualifier whose words start at token `at`, and where it ends in folded text."""
    for last in range(min(at + 3, len(tokens)), at, -1):
        name = TRAILERS.get(" ".join(t.text for t in tokens[at:last]))
        if name is not None and all(t.near for t in tokens[at:last]):
            return name, tokens[last - 1].end
    return None
