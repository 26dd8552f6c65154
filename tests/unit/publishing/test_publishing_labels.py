"""Labels from a codebook."""

from dalil.codebook.loading import load_codebook
from dalil.publishing.labels import label, labels_of


def test_labels_come_from_the_codebook():
    labels = labels_of(load_codebook("relations"))
    assert label(labels.relations, "funding", "ar") == "تمويل"
    assert labels.family_of["funding"] == "support"
    assert "agreement" in labels.symmetric
    assert {"asserted", "denied"} <= labels.polarities.keys()


def test_a_code_without_a_label_shows_itself():
    assert label({}, "made_elsewhere", "ar") == "made_elsewhere"
