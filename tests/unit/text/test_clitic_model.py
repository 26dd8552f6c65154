"""The ways to cut a word, and the data the ranker chooses by."""

from __future__ import annotations

import gzip

from dalil.text.clitic_features import Bands, Cut, Listed, band_of, bundles_of, cuts_of, features
from dalil.text.clitic_model import Model, Scale, bands_from, best_cut, shipped_model, weights_from


def test_the_whole_word_is_the_first_cut() -> None:
    assert cuts_of("وبلدهم")[0] == Cut("", "", "وبلدهم", "")


def test_no_cut_leaves_a_single_letter_but_a_preposition_before_a_pronoun() -> None:
    assert Cut("", "", "ب", "ه") in set(cuts_of("به"))
    assert Cut("و", "", "ل", "ها") in set(cuts_of("ولها"))
    assert cuts_of("وه") == [Cut("", "", "وه", "")]


def test_the_future_sign_stands_before_verbs_only() -> None:
    assert any(cut.preposition == "س" for cut in cuts_of("سيدعم"))
    assert not any(cut.preposition == "س" for cut in cuts_of("سلطه"))


def test_a_word_without_choice_needs_no_weights() -> None:
    assert best_cut("دعم", model=Model({}, Scale({}))).stem == "دعم"


def test_of_equal_cuts_the_one_that_cuts_least_wins() -> None:
    assert best_cut("وبلدهم", model=Model({}, Scale({}))).stem == "وبلدهم"


def test_a_stem_is_looked_up_as_it_is_written_without_its_clitics() -> None:
    bands = {"سلطة": 50, "السلطة": 60, "مستوى": 40, "وزراء": 45, "دعموا": 30}
    assert band_of("سلطه", bands) == 50
    assert _stem_band(Cut("", "", "سلطت", "هم"), bands) == 50
    assert _stem_band(Cut("", "ل", "لسلطه", ""), bands) == 60
    assert _stem_band(Cut("", "", "مستوا", "ه"), bands) == 40
    assert _stem_band(Cut("", "", "وزراي", "ه"), bands) == 45
    assert _stem_band(Cut("", "", "دعمو", "ه"), bands) == 30


def test_a_bundle_weighs_what_its_features_weigh() -> None:
    model = shipped_model()
    for word in ("وبلدهم", "سلطته", "وللمدينه", "سيدعم"):
        cuts = cuts_of(word)
        summed = [
            sum(model.scale.weights.get(name, 0) for name in names) for names in features(word, cuts, model.bands)
        ]
        bundled = [sum(model.scale[b] for b in bundles) for bundles in bundles_of(word, cuts, model.bands)]
        assert bundled == summed


def _stem_band(cut: Cut, bands: Bands) -> int:
    return Listed(cut.start + cut.rest, [cut], bands).stem(cut)


def test_data_is_read_as_it_is_packed() -> None:
    assert bands_from(gzip.compress("40\tسلام حرب\n45\tبلد\n".encode())) == {"سلام": 40, "حرب": 40, "بلد": 45}
    assert weights_from(b"# remark\nrival +1\t-3\n") == {"rival +1": -3}


def test_the_shipped_weights_know_the_features_that_are_made() -> None:
    model = shipped_model()
    made = {name for word in ("وبلدهم", "سلطه", "لدعمها") for names in _features(word, model) for name in names}
    assert len(made & set(model.scale.weights)) > len(made) / 2


def _features(word: str, model: Model) -> list[list[str]]:
    return features(word, cuts_of(word), model.bands)
