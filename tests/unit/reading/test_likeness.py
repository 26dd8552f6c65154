from __future__ import annotations

import random

import pytest

from dalil.reading.likeness import LIKE, Likenesses, Signature, likeness, signature_of, unpacked

STEMS = ("حزب", "نقابة", "ميناء", "وزارة", "لجنة", "أجور", "قرار", "مجلس", "ساحل", "مدينة", "اتفاق", "عمال", "شركة")


def text(seed: int, size: int = 400) -> str:
    """Arabic-looking words, the same for the same seed."""
    dice = random.Random(seed)
    return " ".join(dice.choice(STEMS) + dice.choice(("ها", "ات", "ي", "")) + dice.choice(STEMS) for _ in range(size))


def changed(words: str, share: float, seed: int = 1) -> str:
    dice = random.Random(seed)
    return " ".join(f"كلمة{dice.random()}" if dice.random() < share else w for w in words.split())


def known(*texts: str) -> Likenesses:
    found = Likenesses()
    for number, one in enumerate(texts):
        found.add(str(number), signature_of(one))
    return found


def test_the_same_words_are_the_same_text_whatever_stands_between() -> None:
    found = known("قَالَ الحزبُ: نعم.\n\n- إلى المدينة\n").twin(signature_of("قال الحزب نعم\nالي المدينه"))
    assert found is not None
    assert (found.name, found.share) == ("0", 1.0)


@pytest.mark.parametrize("share", [0.01, 0.05, 0.1, 0.12])
def test_a_text_with_some_words_changed_is_like_it(share: float) -> None:
    texts = [text(n) for n in range(20)]
    store = known(*texts)
    for number, one in enumerate(texts):
        twin = store.twin(signature_of(changed(one, share)))
        assert twin is not None
        assert twin.name == str(number)
        assert abs(twin.share - (1 - share)) < 0.1


def test_texts_of_their_own_are_not_alike() -> None:
    signatures = [signature_of(text(n)) for n in range(40)]
    pairs = [likeness(a.sketch, b.sketch) for i, a in enumerate(signatures) for b in signatures[:i]]
    assert max(pairs) < LIKE / 3


def test_a_part_added_to_a_text_keeps_it_alike() -> None:
    assert known(text(1)).twin(signature_of(text(1) + "\n" + text(2, 60))) is not None


def test_short_texts_are_compared_as_a_whole_only() -> None:
    assert signature_of("بيان رقم 1 صادر عن المجلس").sketch == ()
    assert known("بيان رقم 1 صادر عن المجلس").twin(signature_of("بيان رقم 2 صادر عن المجلس")) is None


@pytest.mark.parametrize("words", ["", "  \n", "…—!"])
def test_texts_without_words_are_no_twins(words: str) -> None:
    assert known(words).twin(signature_of(words)) is None


def test_the_signature_is_the_same_everywhere() -> None:
    found = signature_of("one two three " * 3 + " ".join(map(str, range(40))))
    assert (found.words_digest, found.sketch[0], len(found.sketch)) == (
        "7da355723534cac46990d4970a843535",
        1482923092157110509,
        43,
    )


def test_a_long_text_has_the_same_signature_however_it_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = signature_of(text(4))
    monkeypatch.setattr("dalil.reading.likeness.PIECE", 10)
    assert signature_of(text(4).replace(" ", "  \n ")) == whole


def test_a_signature_is_kept_and_read_back() -> None:
    found = signature_of(text(3))
    assert unpacked(found.words_digest, found.packed) == found
    assert unpacked("", b"") == Signature(words_digest="", sketch=())


def test_a_thousand_texts_of_one_form_take_no_time_apiece() -> None:
    store = known(*(changed(text(1), 0.02, seed) for seed in range(300)))
    assert max(map(len, store._holders.values())) <= 64
    assert store.twin(signature_of(text(1))) is not None
