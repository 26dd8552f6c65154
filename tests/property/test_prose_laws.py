"""Laws of prose: no order of words breaks its reading, and every claim rests on words of its sentence."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dalil.coding.prose.coder import prose_claims
from sentence_passages import studied

# Parts that open, carry on or end a construction; in any order they make what no grammar foresaw.
ARABIC = (
    "دعمت كينيا بيرو", "قصفت", "هاجم الجيش الكيني", "قال الوزير إن", "البلدة التي", "تسيطر عليها", "يسيطر عليها",
    "بدعم من", "المدعوم من", "من قبل", "وهي كل من", "كينيا وبيرو", "الطرفان", "بينهما", "بين", "مع", "ضد", "لـ",
    "وطالبته", "الدعم المالي", "اتفاق السلام", "غارات شنتها", "على", "في الميناء", "حلفاؤها", "الذي", "حيث", "بعد أن",
    "لم", "نفت", "قتل سبعة", "وعد بتقديم", "مليون دولار", "(كينيا)", "«الحزب»", "،", ":", "\u200f", "\u0651", "😀", "و",
    "أن", "له", "لها",
)  # fmt: skip
ENGLISH = (
    "Kenya supported Peru", "attacked", "the army", "said that", "which", "backed by", "and", "Peru", ", armed by",
    "with", "a loan of $5 million", "its", "between", "to help", "the town", "controlled by", "whom", "accused",
    "of funding", "talks", "after", "not", "would", "those", "both sides", ";", "(", ")", "😀", "\u2067", "'s", "by",
    "the call of",
)  # fmt: skip


@pytest.mark.parametrize("parts", [ARABIC, ENGLISH], ids=["ar", "en"])
@settings(max_examples=150)
@given(data=st.data())
def test_claims_of_any_words_rest_on_them(parts: tuple[str, ...], data: st.DataObject) -> None:
    words = data.draw(st.lists(st.sampled_from(parts), min_size=1, max_size=16))
    passage, mentions = studied(parts[0] + " " + " ".join(words).replace(". ", " "))
    base = passage.unit.span.start
    for claim in prose_claims(passage, mentions, least=0.0):
        assert 0 <= claim.score <= 1
        for rested in (*claim.evidence, *(a.words for a in (claim.source, claim.target) if a is not None)):
            if rested is not None and rested.start is not None:
                assert passage.text[rested.start - base :].startswith(rested.exact)
        assert claim.source is None or claim.target is None or claim.source.key != claim.target.key
