"""Records that exist are records that hold."""

from __future__ import annotations

from decimal import Decimal

import pytest

from dalil.records.claims import Claim
from dalil.records.codings import Coding, Outcome
from dalil.records.decisions import Decision
from dalil.records.dossiers import Dossier, Dyad
from dalil.records.mentions import ActorRef, Amount, How, PartialDate
from dalil.records.quotes import Quote, Span, holds, quote_at
from dalil.records.runs import Run, content_id
from dalil.records.units import Unit, UnitKind
from factories import make_actor, make_source, make_unit


def test_a_span_needs_a_start_before_its_end() -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start=3, end=3)


def test_a_quote_is_widened_over_the_marks_of_its_letters() -> None:
    text = "دَعْم"
    quote = quote_at("s", text, 0, 1)
    assert quote.exact == "دَ"
    assert holds(quote, text)


def test_a_quote_does_not_hold_where_the_text_was_changed() -> None:
    quote = quote_at("s", "دعم الحزب", 0, 3)
    assert not holds(quote, "رعم الحزب")


def test_a_quote_must_be_as_long_as_its_span() -> None:
    with pytest.raises(ValueError, match="as long"):
        Quote(source_id="s", span=Span(start=0, end=2), exact="abc")


def test_canonical_text_has_no_carriage_return() -> None:
    with pytest.raises(ValueError, match="NFC"):
        make_source("a\r\nb")


def test_a_units_context_covers_it() -> None:
    span, context = Span(start=0, end=5), Span(start=1, end=9)
    with pytest.raises(ValueError, match="context"):
        Unit(id="u", source_id="s", kind=UnitKind.ITEM, ordinal=0, span=span, context=context)


def test_an_explicit_actor_rests_on_words() -> None:
    with pytest.raises(ValueError, match="rests on words"):
        ActorRef(quote=None, name="X")


def test_actors_are_one_by_registry_id_before_name() -> None:
    a = ActorRef(quote=None, name="إيران", actor_id="state:IRN", how=How.INHERITED)
    b = ActorRef(quote=None, name="Iran", actor_id="state:IRN", how=How.VOICE)
    assert a.same_as(b)


def test_an_amount_is_a_finite_sum() -> None:
    with pytest.raises(ValueError, match="not an amount"):
        Amount(number=Decimal("NaN"), currency="USD", written="?")


def test_a_date_is_never_padded_beyond_its_precision() -> None:
    with pytest.raises(ValueError, match="precision"):
        PartialDate(text="2019-01-01", precision="year", calendar="gregorian", basis="stated")


def _claim(**changes: object) -> Claim:
    source = make_source("دعم الحزب.")
    unit = make_unit(source, "دعم الحزب.")
    actor = make_actor(source, "الحزب")
    fields: dict[str, object] = {
        "id": "c", "unit_id": unit.id, "source": None, "relation": "funding", "target": actor, "domain": None,
        "evidence": (actor.quote,),
    }  # fmt: skip
    return Claim(**(fields | changes))  # type: ignore[arg-type]


def test_a_claim_rests_on_a_quote() -> None:
    with pytest.raises(ValueError, match="no quote"):
        _claim(evidence=())


def test_an_abstaining_coder_gives_a_reason_and_no_claims() -> None:
    with pytest.raises(ValueError, match="needs a reason"):
        Coding(id="x", run_id="r", coder_id="c", unit_id="u", codebook_digest="d", outcome=Outcome.ABSTAINED)


def test_a_decision_names_what_it_weighed() -> None:
    with pytest.raises(ValueError, match="weighed"):
        Decision(id="d", unit_id="u", coding_ids=(), claims=(), decided_by="x", rule="sole_coder")


def test_a_dossiers_disputes_are_among_its_claims() -> None:
    first = ActorRef(quote=None, name="A", how=How.VOICE)
    second = ActorRef(quote=None, name="B", how=How.INHERITED)
    with pytest.raises(ValueError, match="does not hold"):
        Dossier(dyad=Dyad(first=first, second=second), claims=(), disputes=(("a", "b"),))


def test_a_run_counts_every_input_once() -> None:
    with pytest.raises(ValueError, match="inputs"):
        Run(id="r", step="code", version="1", settings_digest="s", inputs=3, done=1, skipped=1, failed=0)


def test_ids_come_from_content_alone() -> None:
    assert content_id("claim", "a", 1) == content_id("claim", "a", 1)
    assert content_id("claim", "a", 1) != content_id("claim", "a", 2)
