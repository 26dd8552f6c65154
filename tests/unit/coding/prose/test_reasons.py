"""Every reason a claim of prose can give has its wording, in both languages."""

from __future__ import annotations

import pytest

from coding_passages import claims_in
from dalil.codebook.loading import load_codebook
from dalil.messages import LANGUAGES, message

EXAMPLES = [example.text for example in load_codebook("relations").examples() if not example.path]
MORE = [
    "قالت كينيا إن بيرو، التي دعمتها مالطا، هاجمت جيبوتي.",
    "توسطت النرويج بين كينيا وبيرو.",
    "حصلت بيرو على قرض من كينيا بدعم من مالطا.",
    "Kenya, backed by Peru, was accused by Malta of arming Chad.",
    "A Norwegian-brokered truce between Kenya and Peru was welcomed by Malta.",
]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_reason_is_worded(lang: str) -> None:
    reasons = {reason for text in (*EXAMPLES, *MORE) for claim in claims_in(text) for reason in claim.why}
    assert len({reason.key for reason in reasons}) > 20
    for reason in reasons:
        values = dict(reason.values)
        told = message(reason.key, lang, **values)
        assert told != reason.key and "{" not in told
        assert values.get("words", "") in told
