"""What every store must do. A store behind another database joins `STORES` and runs the same suite."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dalil.errors import Issue, Severity, StorageError
from dalil.records.claims import Claim, claim_id
from dalil.records.codings import Coder, CoderKind, Coding, Judgement, Outcome, Verdict, coder_of
from dalil.records.decisions import Decision
from dalil.records.entries import EntryKind, entry_of
from dalil.records.quotes import quote_at
from dalil.records.runs import Run, digest_of
from dalil.records.sources import Source
from dalil.records.units import Heading, Role, Unit
from dalil.storage.sqlite import open_store
from dalil.storage.store import CodeCounts, Coded, Store, StoredCodebook
from factories import make_actor, make_source, make_unit

TEXT = "العلاقات الدولية: إيران\nأسس العلاقة\n- إيران تموّل الحركة 😀\n- قطر تستضيف الوفد\n"
RUN = Run(id="r" * 16, step="code", version="0.1.0", settings_digest="s", inputs=0, done=0, skipped=0, failed=0)
CODER = coder_of("dalil.rules.v1", CoderKind.RULES, version="1", settings_digest="a")
OTHER = coder_of("ليلى", CoderKind.HUMAN, version="1", settings_digest="b")
STORES: dict[str, Callable[[Path], Store]] = {"sqlite": lambda folder: open_store(folder / "store.sqlite")}


@pytest.fixture(params=sorted(STORES))
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    with STORES[request.param](tmp_path) as opened:
        yield opened


def paper(text: str = TEXT, origin: str = "paper.txt") -> tuple[Source, tuple[Unit, Unit]]:
    source = make_source(text, origin=origin)
    title = Heading(quote=quote_at(source.id, source.text, 0, 23), level=0, role=Role.TITLE)
    first = make_unit(source, "إيران تموّل الحركة", ordinal=0, path=(title,))
    return source, (first, make_unit(source, "قطر تستضيف الوفد", ordinal=1, path=(title,)))


def claim_of(source: Source, unit: Unit, coder: Coder = CODER) -> Claim:
    giver, receiver = make_actor(source, "إيران", actor_id="state:IRN"), make_actor(source, "الحركة")
    return Claim(
        id=claim_id(unit.id, coder.id, "funding", giver, receiver),
        unit_id=unit.id,
        source=giver,
        relation="funding",
        target=receiver,
        domain=None,
        evidence=(quote_at(source.id, source.text, unit.span.start, unit.span.end),),
    )


def coding_of(unit: Unit, name: str, *claims: Claim, coder: Coder = CODER, supersedes: str | None = None) -> Coding:
    return Coding(
        id=name,
        run_id=RUN.id,
        coder_id=coder.id,
        unit_id=unit.id,
        codebook_digest="c1",
        outcome=Outcome.CODED,
        claims=claims,
        supersedes=supersedes,
    )


def fill(store: Store) -> tuple[Source, tuple[Unit, Unit]]:
    source, units = paper()
    store.add_source(source, units)
    store.add_coder(CODER)
    store.add_coder(OTHER)
    store.add_run(RUN)
    return source, units


def test_sources_come_back_by_file_name(store: Store) -> None:
    named = [make_source(f"نص {n}", origin=f"{n}.txt") for n in "cab"]
    for source in named:
        store.add_source(source, ())
    assert [s.origin for s in store.sources()] == ["a.txt", "b.txt", "c.txt"]
    assert store.source(named[0].id) == named[0]


def test_many_sources_are_paged_and_may_grow_meanwhile(store: Store) -> None:
    with store.transaction():
        for n in range(450):
            store.add_source(make_source(f"نص {n}", origin=f"{n % 7}.txt"), ())
    seen = []
    for source_id in store.source_ids():
        seen.append(source_id)
        if len(seen) == 1:
            store.add_source(make_source("آخر", origin="z.txt"), ())
    assert len(seen) == len(set(seen)) == 451


def test_units_come_back_with_their_headings(store: Store) -> None:
    source, units = paper()
    store.add_source(source, units)
    assert store.units(source.id) == units


def test_the_same_source_twice_is_one(store: Store) -> None:
    source, units = paper()
    store.add_source(source, units)
    store.add_source(source, units)
    assert (store.stats().sources, store.stats().units) == (1, 2)


def test_another_source_under_the_same_id_is_refused(store: Store) -> None:
    source, units = paper()
    store.add_source(source, units)
    with pytest.raises(StorageError, match="D816"):
        store.add_source(replace(source, title="آخر"), units)


def test_a_missing_source_is_named(store: Store) -> None:
    with pytest.raises(StorageError, match=r"D815.*0000"):
        store.source("0000")


def test_raw_bytes_are_kept_and_found_by_digest(store: Store) -> None:
    source, units = paper()
    store.add_raw(source.raw_digest, source.text.encode())
    store.add_source(source, units)
    assert store.raw(source.raw_digest) == source.text.encode()
    assert store.source_of_raw(source.raw_digest) == source.id
    assert store.raw("0" * 64) is None
    assert store.source_of_raw("0" * 64) is None


def test_raw_bytes_under_a_wrong_digest_are_refused(store: Store) -> None:
    with pytest.raises(StorageError, match="D813"):
        store.add_raw(digest_of(b"one"), b"two")


def test_codings_come_back_with_their_claims(store: Store) -> None:
    source, (first, second) = fill(store)
    codings = (coding_of(first, "k1", claim_of(source, first)), coding_of(second, "k2"))
    store.add_codings(codings)
    store.add_codings(codings)
    assert store.codings(source_id=source.id) == codings
    assert store.codings(unit_id=second.id) == codings[1:]


def test_the_same_claim_may_be_made_again_by_a_later_coding(store: Store) -> None:
    source, (first, _) = fill(store)
    claim = claim_of(source, first)
    store.add_codings([coding_of(first, "k1", claim)])
    store.add_codings([coding_of(first, "k2", claim, supersedes="k1")])
    assert [c.claims for c in store.codings(unit_id=first.id)] == [(claim,), (claim,)]


def test_the_latest_coding_is_the_one_nothing_supersedes(store: Store) -> None:
    source, (first, second) = fill(store)
    store.add_codings([coding_of(first, "z1"), coding_of(second, "y1")])
    store.add_codings([coding_of(first, "k2", supersedes="z1"), coding_of(first, "a3", supersedes="k2")])
    assert [c.id for c in store.latest_codings(source.id, CODER.id)] == ["a3", "y1"]
    assert [c.id for c in store.codings(unit_id=first.id)] == ["z1", "k2", "a3"]


def test_coders_keep_to_their_own_chains(store: Store) -> None:
    source, (first, _) = fill(store)
    store.add_codings([coding_of(first, "k1"), coding_of(first, "h1", coder=OTHER)])
    assert [c.id for c in store.latest_codings(source.id, OTHER.id)] == ["h1"]
    assert {c.id for c in store.latest_codings(source.id)} == {"k1", "h1"}


def test_a_changed_coding_under_the_same_id_is_refused(store: Store) -> None:
    source, (first, _) = fill(store)
    store.add_codings([coding_of(first, "k1")])
    with pytest.raises(StorageError, match=r"D816.*k1"):
        store.add_codings([coding_of(first, "k1", claim_of(source, first))])


@pytest.mark.parametrize("second", ["fork", "second beginning"])
def test_a_chain_cannot_branch(store: Store, second: str) -> None:
    _, (first, _) = fill(store)
    store.add_codings([coding_of(first, "k1"), coding_of(first, "k2", supersedes="k1")])
    with pytest.raises(StorageError, match="D810"):
        store.add_codings([coding_of(first, "k3", supersedes="k1" if second == "fork" else None)])


def test_a_coding_cannot_supersede_another_coders(store: Store) -> None:
    _, (first, _) = fill(store)
    store.add_codings([coding_of(first, "k1")])
    with pytest.raises(StorageError, match="D808"):
        store.add_codings([coding_of(first, "h1", coder=OTHER, supersedes="k1")])


def test_a_coding_of_an_unknown_unit_is_refused_and_nothing_of_the_batch_kept(store: Store) -> None:
    source, (first, second) = fill(store)
    with pytest.raises(StorageError, match="D808"):
        store.add_codings([coding_of(first, "k1"), coding_of(replace(second, id="?"), "k2")])
    assert store.codings(source_id=source.id) == ()


def test_a_transaction_is_all_or_nothing(store: Store) -> None:
    source, (first, _) = fill(store)
    with pytest.raises(KeyboardInterrupt), store.transaction():
        store.add_codings([coding_of(first, "k1")])
        raise KeyboardInterrupt
    assert store.codings(source_id=source.id) == ()
    store.add_codings([coding_of(first, "k1")])
    assert len(store.codings(source_id=source.id)) == 1


def test_a_coder_changed_under_its_id_is_refused(store: Store) -> None:
    store.add_coder(CODER)
    store.add_coder(OTHER)
    assert set(store.coders()) == {CODER, OTHER}
    with pytest.raises(StorageError, match="D816"):
        store.add_coder(replace(CODER, version="2"))


def test_a_codebook_is_kept_as_it_first_read(store: Store) -> None:
    first = StoredCodebook(digest="c1", name="relations", text="a: 1\n")
    store.add_codebook(first)
    store.add_codebook(replace(first, text="a:   1\n"))
    assert store.codebooks() == (first,)


def test_codebooks_are_told_in_the_order_of_their_last_use(store: Store) -> None:
    _, (one, two) = fill(store)
    first = replace(coding_of(one, "first"), codebook_digest="late")
    store.add_codings([first, coding_of(two, "second")])
    assert store.used_codebooks() == ("late", "c1")
    store.add_codings([replace(coding_of(one, "third", supersedes=first.id), codebook_digest="late")])
    assert store.used_codebooks() == ("c1", "late")


def test_the_note_of_a_coded_source_takes_the_earlier_ones_place(store: Store) -> None:
    source, _ = fill(store)
    note = Coded(source_id=source.id, coder_id=CODER.id, codebook_digest="c1", settings_digest="s", run_id=RUN.id)
    voiced = replace(note, codebook_digest="c2", voice=make_actor(source, "الحركة"))
    store.set_coded(note)
    store.set_coded(voiced)
    assert store.coded(source.id, CODER.id) == voiced
    assert store.coded(source.id, OTHER.id) is None


def test_decisions_supersede_each_other(store: Store) -> None:
    source, (first, _) = fill(store)
    one = Decision(id="d1", unit_id=first.id, coding_ids=("k1",), claims=(), decided_by="ليلى", rule="expert")
    two = replace(one, id="d2", claims=(claim_of(source, first),), supersedes="d1")
    store.add_decisions([one, two])
    store.add_decisions([one])
    assert store.decisions(source.id) == (two,)
    assert store.decisions(source.id, latest=False) == (one, two)
    with pytest.raises(StorageError, match="D816"):
        store.add_decisions([replace(one, note="later thought")])


def test_runs_come_back_in_order_with_their_final_counts(store: Store) -> None:
    later = replace(RUN, id="a" * 16)
    store.add_run(RUN)
    store.add_run(later)
    store.add_run(replace(RUN, inputs=3, done=3))
    assert store.runs() == (replace(RUN, inputs=3, done=3), later)


def test_issues_are_kept_once_a_run(store: Store) -> None:
    store.add_run(RUN)
    store.add_run(replace(RUN, id="2" * 16))
    issue = Issue(code="D910", severity=Severity.ERROR, where="ورقة.txt", values=(("error", "x"), ("at", "y")))
    store.add_issues(RUN.id, [issue, issue])
    store.add_issues("2" * 16, [issue])
    assert store.issues(RUN.id) == (issue,)
    assert store.issues() == (issue, issue)


def test_a_broken_file_name_survives(store: Store) -> None:
    source = replace(make_source("نص"), origin="\udcd3\udcc7.txt", title="😀\udcff")
    store.add_source(source, ())
    assert [s.origin for s in store.sources()] == ["\udcd3\udcc7.txt"]
    assert store.source(source.id) == source


def test_ten_thousand_codings_are_added_within_five_seconds(store: Store) -> None:
    text = "".join(f"- إيران تموّل الحركة {n}\n" for n in range(10_000))
    source = make_source(text)
    at, units = 0, []
    for n, line in enumerate(text.splitlines(keepends=True)):
        whole = make_unit(source, "إيران", ordinal=n)
        span = replace(whole.span, start=at, end=at + len(line))
        units.append(replace(whole, id=f"u{n}", span=span, context=span))
        at += len(line)
    claim = claim_of(source, units[0])
    codings = [coding_of(u, f"k{n}", replace(claim, unit_id=u.id)) for n, u in enumerate(units)]
    store.add_source(source, units)
    store.add_coder(CODER)
    store.add_run(RUN)
    start = time.process_time()
    store.add_codings(codings)
    assert time.process_time() - start < 5
    assert store.stats().codings == 10_000


def test_a_sound_store_finds_no_damage(store: Store) -> None:
    fill(store)
    assert store.damage() == ()


def test_what_only_a_person_says_comes_back(store: Store) -> None:
    _, (unit, _) = fill(store)
    judged = Judgement(coding_id="machine", claim_id="c" * 16, verdict=Verdict.REJECTED, note="غير صحيح 😀")
    at = "2026-01-02T03:04:05Z"
    said = replace(coding_of(unit, "own", coder=OTHER), judged=(judged,), is_open=True, at=at)
    store.add_codings((said,))
    assert store.latest_coding(unit.id, OTHER.id) == said
    assert store.latest_coding(unit.id, CODER.id) is None


def test_the_latest_coding_is_the_last_link_of_its_chain(store: Store) -> None:
    source, (unit, _) = fill(store)
    first, second = coding_of(unit, "1", claim_of(source, unit)), coding_of(unit, "2", supersedes="1")
    store.add_codings((first, second))
    assert store.latest_coding(unit.id, CODER.id) == second


def test_the_latest_claims_leave_out_what_is_superseded(store: Store) -> None:
    source, (unit, other) = fill(store)
    claim, own = claim_of(source, unit), claim_of(source, other, OTHER)
    store.add_codings((coding_of(unit, "1", claim), coding_of(other, "3", own, coder=OTHER)))
    store.add_codings((coding_of(unit, "2", supersedes="1"),))
    assert [(r.source_id, r.unit_id, r.coder_id, r.is_by_hand) for r in store.latest_claims()] == [
        (source.id, other.id, OTHER.id, False)
    ]


def test_what_stands_can_be_asked_of_some_units(store: Store) -> None:
    source, (unit, other) = fill(store)
    store.add_codings((coding_of(unit, "1", claim_of(source, unit)), coding_of(other, "2", claim_of(source, other))))
    assert [r.unit_id for r in store.latest_claims([other.id])] == [other.id]
    assert list(store.latest_claims([])) == []


def test_the_latest_answers_are_those_by_hand_even_without_claims(store: Store) -> None:
    source, (unit, other) = fill(store)
    first = replace(coding_of(unit, "own", coder=OTHER), at="2026-01-02T03:04:05Z")
    second = replace(first, id="new", supersedes="own", is_open=True)
    store.add_codings((first, second, coding_of(other, "1", claim_of(source, other))))
    (answer,) = store.latest_answers()
    assert (answer.source_id, answer.unit_id, answer.coder_id, answer.outcome) == (
        source.id,
        unit.id,
        OTHER.id,
        "coded",
    )
    assert json.loads(answer.by_hand)["is_open"] is True


def test_the_latest_decisions_leave_out_what_is_superseded(store: Store) -> None:
    source, (unit, _) = fill(store)
    store.add_codings((coding_of(unit, "1"),))
    first = Decision(id="d1", unit_id=unit.id, coding_ids=("1",), claims=(), decided_by="ليلى", rule="expert")
    store.add_decisions((first, replace(first, id="d2", supersedes="d1", note="نعم")))
    (row,) = store.latest_decisions()
    assert (row.source_id, row.unit_id, row.decision_id) == (source.id, unit.id, "d2")
    assert json.loads(row.body)["note"] == "نعم"


def test_a_store_tells_how_far_it_has_grown_and_what_was_touched_since(store: Store) -> None:
    _, (unit, other) = fill(store)
    store.add_codings((coding_of(unit, "1"),))
    before = store.growth()
    assert store.touched(before) == frozenset()
    store.add_codings((coding_of(other, "2"),))
    decided = Decision(id="d1", unit_id=unit.id, coding_ids=("1",), claims=(), decided_by="ليلى", rule="expert")
    store.add_decisions((decided,))
    assert store.touched(before) == {unit.id, other.id}
    assert store.growth() != before


def test_sources_are_listed_without_their_texts(store: Store) -> None:
    source, _ = fill(store)
    (row,) = store.source_rows()
    assert (row.id, row.origin, row.title, row.language) == (source.id, source.origin, source.title, source.language)


def test_a_unit_comes_back_with_its_headings(store: Store) -> None:
    _, (unit, _) = fill(store)
    assert store.unit(unit.id) == unit
    with pytest.raises(StorageError, match="D817"):
        store.unit("0" * 16)


def test_entries_come_back_in_order_by_kind_and_subject(store: Store) -> None:
    _, (unit, other) = fill(store)
    said = [
        entry_of(EntryKind.NOTE, subject, f'{{"text":"سؤال {n}"}}', by=OTHER.id, at="2026-01-02T03:04:05Z")
        for n, subject in enumerate((unit.id, other.id, unit.id))
    ]
    store.add_entries((*said, said[0]))
    assert store.entries(EntryKind.NOTE) == tuple(said)
    assert store.entries(EntryKind.NOTE, unit.id) == (said[0], said[2])
    assert store.entries(EntryKind.ACTOR) == ()


def test_an_entry_is_undone_once(store: Store) -> None:
    _, (unit, _) = fill(store)
    note = entry_of(EntryKind.NOTE, unit.id, "{}", by=OTHER.id, at="1")
    store.add_entries((note, entry_of(EntryKind.NOTE, unit.id, "{}", by=OTHER.id, at="2", undoes=note.id)))
    with pytest.raises(StorageError, match="D810"):
        store.add_entries((entry_of(EntryKind.NOTE, unit.id, "{}", by=OTHER.id, at="3", undoes=note.id),))


def test_some_sources_are_listed_with_their_number_of_units(store: Store) -> None:
    source, _ = fill(store)
    (row,) = store.source_rows()
    assert (row.id, row.origin, row.title, row.units) == (source.id, source.origin, source.title, 2)
    assert list(store.source_rows([])) == []


def test_answers_are_counted_by_source_unless_open_or_superseded(store: Store) -> None:
    source, (unit, other) = fill(store)
    store.add_codings((coding_of(unit, "1", coder=OTHER), coding_of(unit, "2", coder=OTHER, supersedes="1")))
    at = "2026-01-02T03:04:05Z"
    store.add_codings((replace(coding_of(other, "3", coder=OTHER), is_open=True, at=at),))
    assert store.answered(OTHER.id) == {source.id: 1}
    assert store.answered(CODER.id) == {}


def test_decided_units_are_counted_once(store: Store) -> None:
    source, (unit, _) = fill(store)
    store.add_codings((coding_of(unit, "k1"),))
    one = Decision(id="d1", unit_id=unit.id, coding_ids=("k1",), claims=(), decided_by="ليلى", rule="expert")
    store.add_decisions([one, replace(one, id="d2", supersedes="d1")])
    assert store.decided() == {source.id: 1}


def test_issues_are_counted_by_run_place_and_code(store: Store) -> None:
    fill(store)
    issues = [Issue(code="D188", severity=Severity.WARNING, where="\udcff.txt", values=(("n", n),)) for n in "12"]
    store.add_issues(RUN.id, issues)
    (found,) = store.issue_counts()
    assert (found.run_id, found.place, found.code, found.count) == (RUN.id, "\udcff.txt", "D188", 2)


def test_relations_are_counted_by_who_claimed_judged_and_decided(store: Store) -> None:
    source, (unit, other) = fill(store)
    claim, own = claim_of(source, unit), claim_of(source, other, OTHER)
    judged = (Judgement(coding_id="1", claim_id=claim.id, verdict=Verdict.REJECTED),)
    mine = replace(coding_of(other, "3", own, coder=OTHER), judged=judged, at="2026-01-02T03:04:05Z")
    store.add_codings((coding_of(unit, "1", claim), mine))
    decided = Decision(id="d1", unit_id=unit.id, coding_ids=("1",), claims=(claim,), decided_by="ليلى", rule="expert")
    store.add_decisions([decided, replace(decided, id="d2", supersedes="d1")])
    assert store.code_counts() == {"funding": CodeCounts(machine=1, people=1, rejected=1, decided=1)}


def test_the_notes_of_a_coder_come_by_source(store: Store) -> None:
    source, _ = fill(store)
    note = Coded(source_id=source.id, coder_id=CODER.id, codebook_digest="c", settings_digest="s", run_id=RUN.id)
    store.set_coded(note)
    assert store.coded_notes(CODER.id) == {source.id: note}
    assert store.coded_notes(OTHER.id) == {}


def test_cases_are_the_codings_that_stand_of_units_with_several_coders(store: Store) -> None:
    source, (unit, other) = fill(store)
    first = coding_of(unit, "1", claim_of(source, unit))
    own = replace(coding_of(unit, "2", coder=OTHER), at="2026-01-02T03:04:05Z", is_open=True)
    done = replace(own, id="3", supersedes="2", is_open=False)
    store.add_codings((first, own, done, coding_of(other, "4", claim_of(source, other))))
    found = list(store.cases())
    assert [(r.unit_id, r.coding_id, r.coder_id, r.is_open) for r in found] == [
        (unit.id, "1", first.coder_id, False),
        (unit.id, "3", OTHER.id, False),
    ]
    assert found[0].made < found[1].made
    assert [r.coding_id for r in store.cases(other.id)] == ["4"]
    assert [coding for coding, _ in store.case_claims()] == ["1"]
    assert [coding for coding, _ in store.case_claims(["4"])] == ["4"]


def test_decisions_of_one_unit_can_be_asked_for(store: Store) -> None:
    source, (unit, other) = fill(store)
    store.add_codings((coding_of(unit, "1"), coding_of(other, "2")))
    first = Decision(id="d1", unit_id=unit.id, coding_ids=("1",), claims=(), decided_by="ليلى", rule="expert")
    second = replace(first, id="d2", supersedes="d1")
    store.add_decisions((first, second, replace(first, id="d3", unit_id=other.id, coding_ids=("2",))))
    assert [d.id for d in store.decisions(unit_id=unit.id)] == ["d2"]
    assert [d.id for d in store.decisions(unit_id=unit.id, latest=False)] == ["d1", "d2"]
    assert [d.id for d in store.decisions(source.id)] == ["d2", "d3"]


def test_progress_counts_what_each_person_answered_left_open_and_what_is_decided(store: Store) -> None:
    source, (unit, other) = fill(store)
    answered = replace(coding_of(unit, "1", coder=OTHER), at="2026-01-02T03:04:05Z")
    begun = replace(coding_of(other, "2", coder=OTHER), at="2026-01-02T03:04:05Z", is_open=True)
    store.add_codings((answered, begun, coding_of(unit, "3")))
    decision = Decision(id="d1", unit_id=unit.id, coding_ids=("1",), claims=(), decided_by="ليلى", rule="expert")
    store.add_decisions((decision,))
    kinds = {unit.kind.value, other.kind.value}
    (row,) = store.progress(kinds)
    assert (row.source_id, row.coder_id, row.answered, row.open, row.decided) == (source.id, OTHER.id, 1, 1, 1)
    store.add_decisions((replace(decision, id="d2", rule="withdrawn", supersedes="d1"),))
    assert [r.decided for r in store.progress(kinds)] == [0]
    assert store.sizes(kinds) == {source.id: 2}


def test_a_decision_that_was_taken_back_does_not_stand(store: Store) -> None:
    source, (unit, _) = fill(store)
    store.add_codings((coding_of(unit, "1"),))
    first = Decision(id="d1", unit_id=unit.id, coding_ids=("1",), claims=(), decided_by="ليلى", rule="expert")
    store.add_decisions((first,))
    assert (len(list(store.latest_decisions())), store.decided()) == (1, {source.id: 1})
    store.add_decisions((replace(first, id="d2", rule="withdrawn", supersedes="d1"),))
    assert (list(store.latest_decisions()), store.decided()) == ([], {})
    assert [d.id for d in store.decisions(source.id)] == ["d2"]
