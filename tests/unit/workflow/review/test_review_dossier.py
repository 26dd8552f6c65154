from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from dalil.adjudication.consensus import WITHDRAWN
from dalil.adjudication.deeds import Act, Deed
from dalil.errors import UsageError
from dalil.publishing.amounts import Standing as SumStanding
from dalil.publishing.lean import DateBasis, Standing
from dalil.records.codings import CoderKind, Judgement, Verdict, coder_of
from dalil.records.decisions import Decision
from dalil.records.entries import EntryKind, entry_of
from dalil.records.runs import Run
from dalil.records.serial import dumps
from dalil.storage.store import Store
from dalil.workflow.project import Study, open_study
from dalil.workflow.review.dossier import Cell, DossierView, PartyRole, by_date, dossier, in_cell
from dalil.workflow.review.dossier_files import DossierFormat, Wanted, dossier_file, dossier_material, file_name
from dalil.workflow.review.dossier_lines import lines_between, numbered
from dalil.workflow.review.dyads import claims_between, dyad_keys, dyads
from dalil.workflow.review.filters import Filters
from dalil.workflow.review.index import ClaimIndex, Picture
from dalil.workflow.review.views import study_labels
from dyad_papers import FIJI, PAPERS, SAMOA, TONGA
from workbench import a_study

LAYLA = coder_of("ليلى", CoderKind.HUMAN, version="1", settings_digest="person")
AT = "2026-01-02T03:04:05Z"
RUN = Run(id="r" * 16, step="judge", version="0", settings_digest="", inputs=0, done=0, skipped=0, failed=0)


@pytest.fixture
def study(tmp_path: Path) -> Study:
    return open_study(a_study(tmp_path, papers=PAPERS))


@pytest.fixture
def store(study: Study) -> Iterator[Store]:
    with study.open_store() as opened:
        yield opened


def picture_of(study: Study, store: Store) -> Picture:
    return ClaimIndex(study, study_labels(study)).refresh(store)


def view_of(study: Study, store: Store, **filters: object) -> DossierView:
    return dossier(study, store, picture_of(study, store), Filters(**filters), TONGA, SAMOA)  # type: ignore[arg-type]


def accepted(store: Store, words: str) -> str:
    """Layla accepts the machine's claim on the unit that has these words, rejects another's, and gives the unit."""
    row = next(r for r in store.latest_claims() if words in r.body)
    theirs = store.latest_coding(row.unit_id, row.coder_id)
    assert theirs is not None
    (claim,) = theirs.claims
    taken = Judgement(coding_id=theirs.id, claim_id=claim.id, verdict=Verdict.ACCEPTED, becomes="own")
    judged = (taken, Judgement(coding_id=theirs.id, claim_id="0" * 16, verdict=Verdict.REJECTED))
    own = replace(claim, id="own")
    store.add_coder(LAYLA)
    store.add_run(RUN)
    store.add_codings(
        [replace(theirs, id="said", coder_id=LAYLA.id, claims=(own,), judged=judged, at=AT, run_id=RUN.id)]
    )
    return row.unit_id


def one_actor(store: Store, *keys: str) -> None:
    deed = Deed(act=Act.SAME, keys=keys)
    store.add_coder(LAYLA)
    store.add_entries([entry_of(EntryKind.ACTOR, keys[0], dumps(deed), by=LAYLA.id, at=AT)])


def test_dyads_are_listed_once_whatever_the_direction(study: Study, store: Store) -> None:
    found = dyads(picture_of(study, store), Filters())
    assert [(d.first, d.second, d.claims, d.from_first) for d in found] == [
        (SAMOA, TONGA, 7, 6),
        (SAMOA, FIJI, 1, 1),
    ]
    assert (found[0].denied, found[0].sources) == (1, 3)


def test_merged_actors_make_one_dyad(study: Study, store: Store) -> None:
    one_actor(store, TONGA, FIJI)
    picture = picture_of(study, store)
    (dyad,) = dyads(picture, Filters())
    assert dyad.claims == 8
    first, second = dyad_keys(picture, FIJI, SAMOA)
    assert (first, second) == dyad_keys(picture, TONGA, SAMOA)
    assert dossier(study, store, picture, Filters(), first, second).counted.extent.claims == 8
    material = dossier_material(study, store, picture, Wanted(first=first, second=second))
    claims = [c for m in material for d in m.decisions.values() for c in d.claims]
    assert {actor.actor_id for c in claims for actor in (c.source, c.target) if actor} == {first, second}


def test_two_names_of_one_actor_are_no_dyad(study: Study, store: Store) -> None:
    one_actor(store, TONGA, FIJI)
    with pytest.raises(UsageError) as refused:
        dyad_keys(picture_of(study, store), TONGA, FIJI)
    assert refused.value.code == "D670"


def test_directions_facets_and_domains_stay_apart(study: Study, store: Store) -> None:
    cells = {(c.giver, c.facet, c.domain): c.claims for c in view_of(study, store).cells}
    assert cells[SAMOA, "outcome", "financial"] == 3
    assert cells[TONGA, "outcome", "financial"] == 1
    assert sum(cells.values()) == 7


def test_a_sum_told_again_is_not_counted_twice(study: Study, store: Store) -> None:
    view = view_of(study, store)
    assert [(t.currency, t.number) for t in view.totals] == [("USD", Decimal(27_000_000)), ("EUR", Decimal(3_000_000))]
    (repeated,) = [s.row for s in view.sums if s.row.standing is SumStanding.REPEATED]
    assert (repeated.placed.number, repeated.repeats) == (5, 1)


def test_a_sum_for_several_actors_is_not_counted_for_one_of_them(tmp_path: Path) -> None:
    paper = "Relations of Tonga with Samoa\n\nGains:\n\n- Samoa granted Tonga and Fiji 20 million dollars in 2014.\n"
    study = open_study(a_study(tmp_path, papers={"a.txt": paper}))
    with study.open_store() as store:
        view = view_of(study, store)
        wanted = Wanted(first=TONGA, second=SAMOA)
        text = "".join(dossier_file(study, store, picture_of(study, store), wanted, DossierFormat.MARKDOWN))
    assert [s.row.standing for s in view.sums] == [SumStanding.SHARED]
    assert view.totals == ()
    assert "### Totals" not in text


def test_what_one_paper_asserts_and_another_denies_stands_side_by_side(study: Study, store: Store) -> None:
    (found,) = view_of(study, store).contradictions
    assert (found.relation, found.giver) == ("criticism_accusation", SAMOA)
    assert [line.number for line in (*found.asserted, *found.denied)] == [4, 6]


def test_who_says_so_is_a_third_party(study: Study, store: Store) -> None:
    (party,) = view_of(study, store).third_parties
    assert (party.role, party.key, [line.number for line in party.lines]) == (PartyRole.ASSERTER, FIJI, [6])


def test_dates_keep_their_precision_and_undated_claims_are_counted(study: Study, store: Store) -> None:
    view = view_of(study, store)
    assert view.dates == (("2014", 2), ("2015-05", 1), ("2016", 1), ("2018", 1))
    assert view.undated == 2


def test_coverage_counts_what_was_read_without_a_claim(study: Study, store: Store) -> None:
    coverage = view_of(study, store).coverage
    assert (coverage.read.units, coverage.read.coded) == (9, 9)
    assert (coverage.with_claims, coverage.with_others, coverage.silent) == (7, 1, 1)


def test_filters_leave_what_passes(study: Study, store: Store) -> None:
    view = view_of(study, store, domains=frozenset({"political"}))
    assert view.counted.extent.claims == 2
    assert (view.sums, view.totals) == ((), ())


def test_nobody_s_dossier_is_empty(study: Study, store: Store) -> None:
    view = dossier(study, store, picture_of(study, store), Filters(), TONGA, "name:nobody")
    assert (view.cells, view.contradictions, view.coverage.read.units) == ((), (), 0)


def test_a_cell_and_a_date_leave_their_claims(study: Study, store: Store) -> None:
    claims = claims_between(picture_of(study, store).claims, Filters(), TONGA, SAMOA)
    cell = in_cell(claims, Cell(giver=SAMOA, facet="-", domain="political"), DateBasis.EVENT)
    assert [c.facet for c in cell] == [None]
    assert len(in_cell(claims, Cell(date="-"), DateBasis.EVENT)) == 2
    assert [c.date for c in by_date(claims, Filters())] == ["2014", "2014", "2015-05", "2016", "2018", None, None]


def test_who_accepted_a_machine_s_claim_is_told(study: Study, store: Store) -> None:
    unit = accepted(store, "3 million euros")
    claims = [c for c in claims_between(picture_of(study, store).claims, Filters(), TONGA, SAMOA) if c.unit_id == unit]
    (line,) = lines_between(study, store, claims, numbered(claims))
    assert (line.taken, line.evidence.lean.coder_id) == (Verdict.ACCEPTED, LAYLA.id)
    assert line.taken_from not in (None, LAYLA.id)


def test_the_rule_of_a_decision_is_told(study: Study, store: Store) -> None:
    unit = accepted(store, "3 million euros")
    said = store.latest_coding(unit, LAYLA.id)
    assert said is not None
    made = Decision(id="d", unit_id=unit, coding_ids=(said.id,), claims=said.claims, decided_by="ليلى", rule="expert")
    store.add_decisions([made])
    (line,) = [s.line for s in view_of(study, store).sums if s.line.evidence.lean.unit_id == unit]
    assert (line.rule, line.evidence.lean.standing) == ("expert", Standing.DECIDED)


def test_a_decision_that_was_taken_back_leaves_the_answer(study: Study, store: Store) -> None:
    unit = accepted(store, "3 million euros")
    said = store.latest_coding(unit, LAYLA.id)
    assert said is not None
    back = Decision(id="d", unit_id=unit, coding_ids=(said.id,), claims=(), decided_by="ليلى", rule=WITHDRAWN)
    store.add_decisions([back])
    view = view_of(study, store)
    assert view.counted.extent.claims == 7
    assert [s.line.evidence.lean.standing for s in view.sums][1] is Standing.PERSON


@pytest.mark.parametrize("form", list(DossierFormat))
def test_a_file_holds_the_dyad_only_and_says_so(study: Study, store: Store, form: DossierFormat) -> None:
    picture = picture_of(study, store)
    text = "".join(dossier_file(study, store, picture, Wanted(first=TONGA, second=SAMOA), form))
    assert "condemned the statement" in text
    assert "praised" not in text
    assert ("D671" in text) == (form in (DossierFormat.HTML, DossierFormat.MARKDOWN))


def test_a_file_counts_sums_as_the_screen_does(study: Study, store: Store) -> None:
    accepted(store, "3 million euros")
    picture = picture_of(study, store)
    text = "".join(dossier_file(study, store, picture, Wanted(first=TONGA, second=SAMOA), DossierFormat.MARKDOWN))
    assert "27,000,000" in text and "ليلى" in text
    assert "Items and sentences read: \u20688\u2069" in text


def test_a_dossier_without_claims_is_still_a_file(study: Study, store: Store) -> None:
    wanted = Wanted(first=TONGA, second="name:nobody", lang="ar")
    for form in DossierFormat:
        "".join(dossier_file(study, store, picture_of(study, store), wanted, form))


def test_names_of_files_are_letters_and_digits(study: Study, store: Store) -> None:
    picture = picture_of(study, store)
    wanted = Wanted(first=TONGA, second='name:a/../b"\u202e\r\nc', lang="ar")
    assert file_name(picture, wanted, DossierFormat.CSV) == "dalil-تونغا-a_b_c.csv"
