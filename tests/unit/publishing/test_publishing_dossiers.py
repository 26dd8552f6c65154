"""The dossier as data."""

from dataclasses import replace

from publishing_samples import (
    LABELS,
    arabic_paper,
    english_paper,
    inherited,
    make_claim,
    make_coded,
    make_decision,
    one_line,
)

from dalil.publishing.dossiers import publication_of
from dalil.records.claims import Polarity
from factories import make_source, make_unit


def names(chapter):
    return chapter.dossier.dyad.first.name, chapter.dossier.dyad.second.name


def test_every_claim_stands_in_one_place():
    p = publication_of([arabic_paper()], LABELS)
    groups = [g for c in (*p.chapters, *p.third_parties) for g in c.groups] + list(p.one_sided)
    assert sorted(m.number for g in groups for m in g.claims) == [c.number for c in p.claims]


def test_dyads_of_the_voice_come_apart_from_those_of_others():
    p = publication_of([arabic_paper()], LABELS)
    assert [names(c) for c in p.chapters] == [("جمهورية السهول", "اتحاد موانئ المرجان")]
    assert [names(c) for c in p.third_parties] == [("جمهورية السهول", "رابطة البحارة")]


def test_without_a_voice_all_dyads_are_equal():
    p = publication_of([replace(arabic_paper(), voice=None)], LABELS)
    assert (len(p.chapters), p.third_parties) == (2, ())


def test_groups_go_by_facet_then_domain():
    p = publication_of([arabic_paper()], LABELS)
    assert [(g.facet, g.domain) for g in p.chapters[0].groups] == [
        ("intro", "political"),
        ("basis", "political"),
        ("outcome", "financial"),
    ]


def test_a_denial_disputes_what_is_asserted():
    p = publication_of([arabic_paper()], LABELS)
    (dispute,) = p.chapters[0].disputes
    assert [[m.number for m in side] for side in (dispute.asserted, dispute.denied)] == [[4, 5], [7]]
    assert len(p.chapters[0].dossier.disputes) == 2


def test_many_disputes_stay_few_pairs_that_name_every_claim():
    yes = [one_line(f"yes {n}") for n in range(30)]
    no = [one_line(f"no {n}", polarity=Polarity.DENIED) for n in range(30)]
    dossier = publication_of([*yes, *no], LABELS).chapters[0].dossier
    assert len(dossier.disputes) == 59
    assert {c for pair in dossier.disputes for c in pair} == {c.id for c in dossier.claims}


def test_a_denial_the_other_way_round_is_no_dispute_unless_the_relation_runs_both_ways():
    ends = {"giver": inherited("Union"), "receiver": inherited("Plains"), "polarity": Polarity.DENIED}
    for relation, disputes in (("funding", 0), ("shared_interest", 1)):
        p = publication_of([one_line("yes", relation), one_line("no", relation, **ends)], LABELS)
        assert len(p.chapters[0].disputes) == disputes


def test_counts_lead_to_claims_in_the_codebooks_order():
    p = publication_of([arabic_paper()], LABELS)
    assert [c.relation for c in p.counts][:2] == ["funding", "media_support"]
    assert (p.counts[0].by_polarity, p.counts[0].claims) == ((2, 1, 1, 0), (4, 5, 6, 7))


def test_units_without_a_claim_are_listed():
    p = publication_of([arabic_paper()], LABELS)
    assert [(u.place.quote.exact, u.silence.value) for u in p.silent] == [("للاتحاد مكتب في العاصمة.", "no_claim")]


def test_a_unit_nobody_answered_for_is_told_from_one_without_claims():
    coded = english_paper()
    first, second, _ = coded.units
    failed = make_decision(second, rule="no_answer", note="too long")
    p = publication_of([replace(coded, decisions={second.id: failed})], LABELS)
    assert [(u.silence.value, u.note) for u in p.silent[:2]] == [("not_coded", None), ("not_coded", "too long")]
    assert p.silent[0].place.unit == first


def test_the_same_bytes_twice_are_counted_once():
    p = publication_of([english_paper(), replace(english_paper())], LABELS)
    assert (len(p.sources), len(p.claims), p.units_read) == (2, 2, 3)


def test_one_actor_on_both_sides_makes_no_dyad():
    source = make_source("Union met itself")
    unit = make_unit(source, source.text)
    claim = make_claim(unit, source, "meeting_consult", inherited("Union"), inherited("Union"))
    p = publication_of([make_coded(source, (unit,), (claim,))], LABELS)
    assert p.chapters == () and len(p.one_sided) == 1


def test_nothing_read_makes_an_empty_dossier():
    p = publication_of([], LABELS)
    assert (p.claims, p.chapters, p.amounts, p.silent) == ((), (), (), ())
