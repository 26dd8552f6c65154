"""Which sums are added up."""

from publishing_samples import LABELS, arabic_paper, dollars, inherited, make_claim, make_coded, one_line

from dalil.publishing.dossiers import publication_of
from dalil.records.claims import Polarity
from dalil.records.mentions import PartialDate
from factories import make_source, make_unit


def standings(*sources):
    return [r.standing.value for r in publication_of(sources, LABELS).amounts]


def sums(*sources):
    return [(str(t.number), t.currency, t.approximate, t.claims) for t in publication_of(sources, LABELS).totals]


def items(*words, **more):
    source = make_source("\n".join(words))
    units = tuple(make_unit(source, w, ordinal=n) for n, w in enumerate(words))
    claims = tuple(
        make_claim(u, source, "funding", inherited("Plains"), inherited("Union"), amount=dollars("5"), **more)
        for u in units
    )
    return make_coded(source, units, claims)


def year(text):
    return PartialDate(text=text, precision={4: "year", 7: "month"}[len(text)], calendar="gregorian", basis="stated")


def test_asserted_sums_are_added_and_marked_when_not_exact():
    assert sums(arabic_paper()) == [("3000000", "USD", True, (4, 5))]


def test_planned_and_denied_sums_are_shown_and_never_added():
    planned = one_line("a", amount=dollars("5"), polarity=Polarity.PLANNED)
    denied = one_line("b", amount=dollars("5"), polarity=Polarity.DENIED)
    assert standings(planned, denied) == ["planned", "denied"]
    assert sums(planned, denied) == []


def test_an_open_currency_is_kept_apart():
    assert standings(one_line("a", amount=dollars("5", None))) == ["open_currency"]


def test_currencies_are_never_mixed():
    euros = one_line("b", amount=dollars("7", "EUR"))
    assert [s[:2] for s in sums(one_line("a", amount=dollars("5")), euros)] == [("5", "USD"), ("7", "EUR")]


def test_one_sum_told_in_two_documents_counts_once():
    first, second = one_line("told", amount=dollars("5"), date=year("2014")), one_line("again", amount=dollars("5"))
    publication = publication_of([first, second], LABELS)
    assert [(r.standing.value, r.repeats) for r in publication.amounts] == [("counted", None), ("repeated", 1)]
    assert [str(t.number) for t in publication.totals] == ["5"]


def test_sums_of_different_years_are_different_sums():
    first = one_line("a", amount=dollars("5"), date=year("2014"))
    second = one_line("b", amount=dollars("5"), date=year("2015-02"))
    assert standings(first, second) == ["counted", "counted"]


def test_alike_items_of_one_list_are_two_gifts():
    assert standings(items("gift for the port", "gift for the school")) == ["counted", "counted"]


def test_the_same_date_in_one_document_makes_them_one():
    assert standings(items("gift for the port", "the gift again", date=year("2014"))) == ["counted", "repeated"]


def test_one_sum_for_two_receivers_is_not_added_to_either():
    source = make_source("5 dollars for Union and League")
    unit = make_unit(source, source.text)
    claims = tuple(
        make_claim(unit, source, "funding", inherited("Plains"), inherited(name), amount=dollars("5"))
        for name in ("Union", "League")
    )
    assert standings(make_coded(source, (unit,), claims)) == ["shared", "shared"]


def test_one_sum_under_two_relations_counts_once():
    source = make_source("5 dollars agreed and paid")
    unit = make_unit(source, source.text)
    ends = (inherited("Plains"), inherited("Union"))
    claims = tuple(make_claim(unit, source, r, *ends, amount=dollars("5")) for r in ("funding", "media_support"))
    assert standings(make_coded(source, (unit,), claims)) == ["counted", "repeated"]


def test_large_sums_are_exact():
    first = one_line("a", amount=dollars("99999999999999999999999999999999.01"))
    second = one_line("b", amount=dollars("0.02"))
    assert sums(first, second)[0][0] == "99999999999999999999999999999999.03"
