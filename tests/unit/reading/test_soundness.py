from __future__ import annotations

import pytest

from dalil.reading.health import inspect
from dalil.reading.soundness import WHOLE, soundness_of
from dalil.reading.wordstock import in_use
from factories import make_source

LINES = (
    "أعلنت نقابة الميناء أنها تؤيد الحزب الذي يدعو إلى إصلاح الأجور",
    "وقالت اللجنة التي شكلتها الوزارة إن القرار لم يصدر بعد",
    "وأضاف المتحدث أن المفاوضات التي بدأت في الربيع تستمر حتى نهاية العام",
    "ولم ترد الشركة على الأسئلة التي وجهتها الصحيفة إلى المدير الجديد",
)
TEXT = "\n".join(LINES) + "\n"


def letters_turned(text: str) -> str:
    return "\n".join(line[::-1] for line in text.split("\n"))


def words_turned(text: str) -> str:
    return "\n".join(" ".join(line.split(" ")[::-1]) for line in text.split("\n"))


def codes(text: str) -> set[str]:
    return {i.code for i in inspect(make_source(text))}


def test_a_text_in_order_is_sound() -> None:
    found = soundness_of(TEXT * 3)
    assert found.turned == ()
    assert found.share < 0.05
    assert not codes(TEXT * 3) & {"D183", "D184"}


def test_lines_with_turned_letters_are_found() -> None:
    found = soundness_of(f"{LINES[0]}\n{letters_turned(TEXT)}{LINES[1]}\n")
    assert found.turned == (2, 3, 4, 5)


def test_each_word_turned_in_its_place_is_found() -> None:
    assert "D183" in codes("\n".join(" ".join(w[::-1] for w in line.split()) for line in LINES))


def test_words_in_turned_order_are_found() -> None:
    assert "D183" in codes(words_turned(TEXT))
    assert soundness_of(words_turned(TEXT)).share < 0.05


def test_sentences_that_stop_after_their_first_word_are_in_turned_order() -> None:
    lines = [f"قررت لجنة الميناء رقم {n} زيادة أجور العمال هذا العام." for n in range(3)]
    assert "D183" in codes(words_turned("\n".join(lines)))
    assert "D183" not in codes("\n".join(lines) + "\nالعام. وقررت لجنة أخرى غير ذلك في بيان لها\n")


def test_turned_presentation_forms_are_found() -> None:
    forms = {"ا": "ﺎ", "ل": "ﻟ", "م": "ﻤ", "ي": "ﻴ", "ة": "ﺔ", "و": "ﻮ", "ت": "ﺘ", "ن": "ﻨ", "ب": "ﺒ"}
    assert "D183" in codes(letters_turned("".join(forms.get(c, c) for c in TEXT)))


def test_reversed_text_is_told_with_its_lines() -> None:
    (issue,) = [i for i in inspect(make_source(letters_turned(TEXT))) if i.code == "D183"]
    assert (issue.where, dict(issue.values)) == ("paper.txt:1", {"count": "4", "lines": "1, 2, 3, 4"})


def test_words_that_nobody_uses_are_told_with_their_share() -> None:
    damaged = TEXT.replace("ا", "ظ").replace("ي", "ض") * 3
    (issue,) = [i for i in inspect(make_source(damaged)) if i.code == "D184"]
    assert int(dict(issue.values)["percent"]) > 30
    assert "ظ" in dict(issue.values)["words"]


@pytest.mark.parametrize("text", ["", "\n\n", "The party supports the union.\n" * 20, "ظظظ ضضض ظضظ\n", "2019 / 12"])
def test_text_without_enough_arabic_is_not_judged(text: str) -> None:
    assert not codes(text) & {"D183", "D184"}


def test_names_beside_known_words_are_no_alarm() -> None:
    assert not codes("وقال فوكسمان وتسيبراس ودانفورد " + TEXT * 2) & {"D183", "D184"}


@pytest.mark.parametrize("word", ["وبالنقابه", "للوزاره", "وزارتهم", "يويدونها", "حزب", "والمتحدثين"])
def test_clitics_and_endings_do_not_make_a_word_unknown(word: str) -> None:
    assert in_use(word)


def test_vowel_signs_do_not_make_a_word_unknown() -> None:
    assert soundness_of("قَالَتِ اللَّجْنَةُ إِنَّ القَرَارَ لَمْ يَصْدُرْ بَعْدُ").unknown == 0


def test_a_very_long_text_is_judged_in_pieces_with_its_line_numbers() -> None:
    text = TEXT * 20_000
    lines = text.count("\n")
    found = soundness_of(text + letters_turned(TEXT) * 20_000)
    assert len(text) > WHOLE
    assert found.words < 2 * WHOLE / 4
    assert found.turned
    assert lines <= min(found.turned) < max(found.turned) <= 2 * lines + 1
