"""What the characters of symbol fonts show: such a font draws an arrow or a tick where a letter is written."""

from __future__ import annotations

import re

BULLET = "•"
UNKNOWN = "\ufffd"
PRIVATE = range(0xF000, 0xF100)  # where Word keeps the characters of symbol fonts
DRAWN = re.compile("[\uf000-\uf0ff]")
PLAIN_SYMBOLS = "!#%&()+,./0123456789:;<=>?[]_{|}"  # that Symbol draws as any font does

SYMBOL = dict(zip(PLAIN_SYMBOLS, PLAIN_SYMBOLS, strict=True)) | dict(
    zip(
        "ABGDEZHQIKLMNXOPRSTUFCYWabgdezhqiklmnxoprstufcyw",
        "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρστυφχψω",
        strict=True,
    )
)
SYMBOL |= {" ": " ", "-": "−", "*": "∗", "@": "≅", "^": "⊥", "~": "∼", '"': "∀", "$": "∃", "'": "∋", "\\": "∴"}
SYMBOL |= {"V": "ς", "J": "ϑ", "j": "ϕ", "v": "ϖ", "\xa0": "€"}
SYMBOL |= {
    chr(0xA1 + n): c
    for n, c in enumerate("ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪")
}

WINGDINGS = {
    **{chr(0x80 + n): c for n, c in enumerate("⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿")},
    **dict(zip("!\"#$%&'()*+,-./", "✏✂✁👓🔔📖🕯☎✆✉📩📪📫📬📭", strict=True)),
    **dict(zip("6789:;<=>?@", "⌛⌨🖰🖲🖥🖴💾💿✇✍✎", strict=True)),
    **dict(zip("ABCDEFGHIJKLMN", "✌👌👍👎☜☞☝☟🖐☺😐☹💣☠", strict=True)),
    **dict(zip("OPQRSTUVWXYZ", "⚐🏱✈☼💧❄🕆✞🕈✠✡☪", strict=True)),
    **dict(zip("lmnopqrstuvwxyz", "●❍■□🞐❑❒⬧⧫◆❖⬥⌧⮹⌘", strict=True)),
    **dict(zip("\x9e\x9f\xa0\xa1\xa2\xa4\xa6\xa7\xa8\xa9\xaa\xab", "·•▪○⭕◉◎▪◻🟂✦★", strict=True)),
    **dict(zip("\xd5\xd6\xd7\xd8\xd9\xda\xdb\xdc\xdd\xde\xdf\xe0\xe1\xe2", "⌫⌦⮘➢⮙⮛⮈⮊⮉⮋←→↑↓", strict=True)),
    **dict(zip("\xe8\xef\xf0\xf1\xf2\xf3\xf4", "➔⇦⇨⇧⇩⬄⇳", strict=True)),
    **dict(zip("\xfb\xfc\xfd\xfe", "✗✓☒☑", strict=True)),
}
WINGDINGS_2 = {"O": "✗", "P": "✓", "Q": "☒", "R": "☑", "S": "☒", "T": "☒", "\x97": "●", "\xa3": "□", "\xa2": "■"}
WINGDINGS_3 = {
    **dict(zip("fghi", "←→↑↓", strict=True)),
    **dict(zip("pqrstuvwx", "▲▼△▽◀▶◁▷◣", strict=True)),
    "\x7d": "▶",
    "\x84": "◀",
}
WEBDINGS = {"a": "✓", "r": "✗", "=": "▪", "n": "●", "g": "■", "c": "□", "4": "▶", "3": "◀", "5": "▲", "6": "▼"}
# What such a character stands for where its font has been lost, as it is when a list is pasted.
PASTED = {"\xb7": BULLET, "-": "-"} | {c: WINGDINGS[c] for c in "nqv\xa7\xa8\xd8\xe0\xfb\xfc\xfe"}
FONTS = {
    "symbol": SYMBOL,
    "wingdings": WINGDINGS,
    "wingdings 2": WINGDINGS_2,
    "wingdings 3": WINGDINGS_3,
    "webdings": WEBDINGS,
}


def shown(character: str, font: str | None) -> str:
    """What one character of a font shows; a character of no symbol font is itself."""
    table = FONTS.get((font or "").lower())
    private = ord(character) in PRIVATE
    if not private and table is None:
        return character
    plain = chr(ord(character) - PRIVATE.start) if private else character
    return (PASTED if table is None else table).get(plain, UNKNOWN)


def told(text: str, font: str | None) -> str:
    """A text with what the private characters in it show."""
    return DRAWN.sub(lambda m: shown(m[0], font), text)


def bullet(text: str, font: str | None) -> str:
    """The bullet that a list draws, as it is written in plain text."""
    if text == "o" and "courier" in (font or "").lower():
        return "◦"
    drawn = "".join(shown(c, font) for c in text.strip())
    return BULLET if not drawn or UNKNOWN in drawn or _private(drawn) else drawn


def _private(text: str) -> bool:
    return any("\ue000" <= c <= "\uf8ff" for c in text)
