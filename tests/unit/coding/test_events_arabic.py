"""The learned Arabic events: what is seen of a sentence, how weights are kept, what is found in plain cases."""

from __future__ import annotations

import json

import pytest

from dalil.coding.events.features import BLOCKS, SIZE, features_of
from dalil.coding.events.spans import best_run
from dalil.coding.events.weights import FILE, LARGEST, models, models_from, plain, weights_from
from dalil.coding.events.wording import groups_of, lexicon_digest, stem_of, tokens_of
from dalil.records.claims import Polarity
from event_passages import events_in, told

ASSAULT = "قتل ثلاثة جنود وأصيب خمسة آخرون بجروح أمس في انفجار سيارة مفخخة استهدف دورية للجيش شمال المدينة."
PROTEST = "تظاهر آلاف المزارعين أمس أمام مقر الحكومة في ليلونغوي للمطالبة بدعم الأسعار."


def test_a_token_knows_its_place_in_the_raw_text() -> None:
    text = "قُتِلَ «جنديٌّ»."
    assert [text[t.start : t.end] for t in tokens_of(text)] == ["قُتِلَ", "«", "جنديٌّ", "»", "."]
    assert [t.text for t in tokens_of(text) if t.is_word] == ["قتل", "جندي"]


def test_groups_are_found_under_clitics_and_by_numerals() -> None:
    assert "kill_verb" in groups_of("وقتل")
    assert "protester" in groups_of("والمتظاهرون")
    assert groups_of("2003") == ("year",) and groups_of("45") == ("number",)
    assert groups_of("شجره") == ()


@pytest.mark.parametrize(("word", "stem"), [("والمتظاهرون", "متظاهرون"), ("وقتلت", "قتلت"), ("ولد", "ولد")])
def test_a_stem_is_the_word_without_article_or_conjunction(word: str, stem: str) -> None:
    assert stem_of(word) == stem


def test_features_are_hashed_in_one_set_for_each_block() -> None:
    features = features_of(["قتل", "جندي"])
    assert len(features) == len(BLOCKS)
    assert all(0 <= place < SIZE for block in features for place in block)
    assert features == features_of(["قتل", "جندي"])
    assert features_of([])[0] == frozenset()


def test_weights_are_kept_as_small_integers() -> None:
    weights = weights_from([0.0, 1.0, -0.5])
    assert list(weights.values) == [0, LARGEST, -64]
    assert weights.scale * weights.total([1, 2]) == pytest.approx(0.5, abs=0.01)
    assert weights_from([0.0]).total([0]) == 0


def test_a_sentence_scores_by_its_features() -> None:
    words = ["قتل", "جندي", "قتل"]
    features = features_of(words)
    scores = models().detection.scores(words)
    for code, detector in models().detectors.items():
        totals = [w.total(places) for w, places in zip(detector.blocks, features, strict=True)]
        assert scores[code] == detector.score(totals, list(map(len, features)))


def test_models_survive_json() -> None:
    assert models_from(json.loads(json.dumps(plain(models())))) == models()


def test_the_weights_were_learned_with_the_groups_there_are() -> None:
    assert json.loads(FILE.read_bytes())["lexicon"] == lexicon_digest(), "run benchmarks/train_events.py"


def test_the_best_run_lies_furthest_above_the_threshold() -> None:
    assert best_run([0.1, 0.9, 0.4, 0.8, 0.1], 0.5) == (1, 4)
    assert best_run([0.1, 0.2], 0.5) is None


def test_an_assault_by_unknown_hands_is_a_claim() -> None:
    (claim,) = events_in(ASSAULT)
    assert (claim.relation, claim.source) == ("assault", None)
    assert claim.mode == "explosives"
    assert claim.evidence[0].exact in ASSAULT and 0.5 < claim.score < 1


def test_no_word_fills_two_slots() -> None:
    (claim,) = events_in("هاجم مسلحون دورية للجيش أمس وقتلوا ثلاثة جنود.")
    assert told([claim]) == [("مسلحون", "assault", "دورية للجيش")]


def test_a_protest_names_who_and_against_whom() -> None:
    assert told(events_in(PROTEST)) == [("المزارعين", "protest", "الحكومة")]
    assert events_in(PROTEST)[0].mode == "demo"


@pytest.mark.parametrize("text", ["افتتح الوزير معرض الكتاب في العاصمة.", "ارتفعت أسعار القمح هذا الأسبوع.", "«»."])
def test_a_sentence_without_an_event_has_no_claim(text: str) -> None:
    assert events_in(text) == []


def test_other_events_come_through_the_crosswalk() -> None:
    assert told(events_in("اتهمت توغو بنين بإغلاق السوق.")) == [("توغو", "accuse", "بنين")]


def test_what_is_announced_is_an_event_that_happened() -> None:
    (threat,) = events_in("قررت النرويج فرض عقوبات على ملاوي.")
    assert (threat.relation, threat.polarity) == ("threaten", Polarity.ASSERTED)
    assert [reason.key for reason in threat.why][-2:] == ["why.crossed", "why.announced"]


def test_what_is_denied_is_no_event() -> None:
    assert events_in("لم تدعم كندا السنغال.") == []
