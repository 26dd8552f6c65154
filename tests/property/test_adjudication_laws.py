"""Laws of adjudication: the order of coders does not matter, agreement is 0, and decisions alter no coding."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dalil.adjudication.alignment import align
from dalil.adjudication.disagreement import disagreement
from dalil.adjudication.judging import Pick, Ruling, decide, dissent
from dalil.adjudication.traits import Trait, traits_of
from dalil.records.claims import Claim, Polarity, claim_id
from dalil.records.codings import Coding, Outcome
from dalil.records.mentions import ActorRef, How
from dalil.records.quotes import quote_at

TEXT = "a b c d e f g h i j k l"
ACTORS = (None, *(ActorRef(quote=None, name=n, how=How.INHERITED) for n in "xyz"))


def key(actor_id: str | None, name: str) -> str:
    return actor_id or name


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    source, target = draw(st.sampled_from(ACTORS)), draw(st.sampled_from(ACTORS))
    relation = draw(st.sampled_from(("funding", "threat", "agreement")))
    start = draw(st.integers(0, 5)) * 2
    return Claim(
        id=claim_id("unit1", "", relation, source, target),
        unit_id="unit1",
        source=source,
        relation=relation,
        target=target,
        domain=draw(st.sampled_from((None, "military", "media"))),
        polarity=draw(st.sampled_from(Polarity)),
        evidence=(quote_at("s", TEXT, start, start + draw(st.integers(1, 8))),),
    )


def by(coder: str, found: list[Claim]) -> Coding:
    own = tuple(replace(c, id=f"{coder}:{c.id}") for c in found)
    return Coding(
        id=f"coding of {coder}",
        run_id="r",
        coder_id=coder,
        unit_id="unit1",
        codebook_digest="d",
        outcome=Outcome.CODED,
        claims=own,
    )


answers = st.lists(claims(), max_size=4, unique_by=lambda c: c.id)
codings = st.lists(answers, min_size=2, max_size=4).map(lambda a: [by(f"c{n}", found) for n, found in enumerate(a)])


def columns_of(found: list[Coding]) -> list[list]:
    return [[traits_of(c, key) for c in coding.claims] for coding in found]


@given(codings, st.randoms(use_true_random=False))
def test_the_order_of_coders_does_not_matter(found, random):
    order = list(range(len(found)))
    random.shuffle(order)
    columns = columns_of(found)
    shuffled = align([columns[n] for n in order])
    assert [tuple(r.cells[n] for n in order) for r in align(columns)] == [r.cells for r in shuffled]
    assert [r.differs for r in align(columns)] == [r.differs for r in shuffled]
    assert disagreement(align(columns), len(columns)) == disagreement(shuffled, len(columns))


@given(codings)
def test_every_claim_stands_in_one_row_of_its_own_column(found):
    columns = columns_of(found)
    for number, column in enumerate(zip(*(r.cells for r in align(columns)), strict=True)):
        assert sorted(c.claim_id for c in column if c is not None) == sorted(c.claim_id for c in columns[number])


@given(codings)
def test_disagreement_lies_between_0_and_1_and_is_0_where_all_agree(found):
    rows = align(columns_of(found))
    apart = disagreement(rows, len(found))
    assert 0 <= apart <= 1
    assert (apart == 0) == all(r.is_agreed for r in rows)


@given(answers, st.integers(2, 4))
def test_equal_answers_do_not_disagree(answer, coders):
    found = [by(f"c{n}", answer) for n in range(coders)]
    assert disagreement(align(columns_of(found)), coders) == 0


@given(answers.filter(bool))
def test_who_coded_nothing_disagrees_wholly_with_who_coded_something(answer):
    assert disagreement(align(columns_of([by("a", answer), by("b", [])])), 2) == 1


@given(codings, st.data())
def test_decisions_alter_no_coding_and_ignore_the_order_of_codings(found, data):
    before = deepcopy(found)
    every = [c.id for coding in found for c in coding.claims]
    picks = data.draw(st.lists(st.sampled_from(every), unique=True)) if every else []
    lent = data.draw(st.dictionaries(st.sampled_from(Trait), st.sampled_from(every), max_size=3)) if picks else {}
    made = tuple(Pick(claim_id=p, taken=tuple(lent.items()) if n == 0 else ()) for n, p in enumerate(picks))
    ruling = Ruling(by="p", coder_id="p", at="2026-01-01T00:00:00Z", picks=made)
    decision = decide(found, ruling)
    assert found == before
    assert decision == decide(list(reversed(found)), ruling)
    quotes = {q for coding in found for c in coding.claims for q in c.evidence}
    assert all(q in quotes for c in decision.claims for q in c.evidence)


@given(codings)
def test_a_coding_taken_whole_is_no_dissent(found):
    ruling = Ruling(by="p", coder_id="p", at="", picks=tuple(Pick(claim_id=c.id) for c in found[0].claims))
    decision = decide(found, ruling)
    assert found[0].id not in dissent(decision, found, key)
