"""The ways to cut a word, and the data the ranker chooses by."""

from __future__ import annotations

import gzip

from dalil.text.clitic_features import Cut, band_of, cuts_of, features, stem_band
from dalil.text.clitic_model import Model, bands_from, best_cut, shipped_model, weights_from


def test_the_whole_word_is_the_first_cut() -> None:
    assert next(cuts_of("وبلدهم")) == Cut("", "", "وبلدهم", "")


def test_no_cut_leaves_a_single_letter_but_a_preposition_before_a_pronoun() -> None:
    assert Cut("", "", "ب", "ه") in set(cuts_of("به"))
    assert Cut("و", "", "ل", "ها") in set(cuts_of("ولها"))
    assert list(cuts_of("وه")) == [Cut("", "", "وه", "")]


def test_the_future_sign_stands_before_verbs_only() -> None:
    assert any(cut.preposition == "س" for cut in cuts_of("سيدعم"))
    assert not any(cut.preposition == "س" for cut in cuts_of("سلطه"))


def test_a_word_without_choice_needs_no_weights() -> None:
    assert best_cut("دعم", model=Model({}, {})).stem == "دعم"


def test_of_equal_cuts_the_one_that_cuts_least_wins() -> None:
    assert best_cut("وبلدهم", model=Model({}, {})).stem == "وبلدهم"


def test_a_stem_is_looked_up_as_it_is_written_without_its_clitics() -> None:
    bands = {"سلطة": 50, "السلطة": 60, "مستوى": 40, "وزراء": 45, "دعموا": 30}
    assert band_of("سلطه", bands) == 50
    assert stem_band(Cut("", "", "سلطت", "هم"), bands) == 50
    assert stem_band(Cut("", "ل", "لسلطه", ""), bands) == 60
    assert stem_band(Cut("", "", "مستوا", "ه"), bands) == 40
    assert stem_band(Cut("", "", "وزراي", "ه"), bands) == 45
    assert stem_band(Cut("", "", "دعمو", "ه"), bands) == 30


def test_data_is_read_as_it_is_packed() -> None:
    assert bands_from(gzip.compress("40\tسلام حرب\n45\tبلد\n".encode())) == {"سلام": 40, "حرب": 40, "بلد": 45}
    assert weights_from(b"# remark\nrival +1\t-3\n") == {"rival +1": -3}


def test_the_shipped_weights_know_the_features_that_are_made() -> None:
    model = shipped_model()
    made = {name for word in ("وبلدهم", "سلطه", "لدعمها") for names in _features(word, model) for name in names}
    assert len(made & set(model.weights)) > len(made) / 2


def _features(word: str, model: Model) -> list[list[str]]:
    return features(word, list(cuts_of(word)), model.bands)
