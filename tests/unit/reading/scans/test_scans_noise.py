"""Dirt is told from words, and words from letters that make no sense."""

from dalil.reading.scans.merging import Script, Token
from dalil.reading.scans.noise import is_dirt, is_noise, sense


def token(text: str, confidence: float = 0.9) -> Token:
    return Token(text=text, script=Script.ARABIC, confidence=confidence, left=0, right=9)


def test_a_stray_sign_of_low_confidence_is_dirt() -> None:
    assert is_noise(token("|", 0.1))
    assert not is_noise(token("|", 0.8))


def test_a_number_is_never_dirt() -> None:
    assert not is_noise(token("7", 0.0))


def test_a_line_without_a_word_or_number_is_dirt() -> None:
    assert is_dirt([token("ئء", 0.1), token("~", 0.0)])
    assert not is_dirt([token("المحمبات", 0.1)])
    assert not is_dirt([token("في", 0.4)])


def test_sense_is_the_share_of_words_in_use() -> None:
    assert sense([token("الحكومة"), token("ظظغثض"), token("Ministry"), token("xkcdqwrt")]) == 0.5
    assert sense([token("12")]) is None
