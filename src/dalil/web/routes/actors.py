"""Actors: completed while a name is typed, looked up, and said to be one or not."""

from __future__ import annotations

from collections.abc import Iterable
from threading import Lock
from typing import Annotated

from fastapi import APIRouter, Depends, Query

from dalil.publishing.lean import LeanClaim
from dalil.recognition.registry import Actor
from dalil.records.entries import EntryKind
from dalil.web.models.actors import (
    ActorChoices,
    ActorList,
    ActorsFileIn,
    ActorsFileOut,
    ActorShown,
    ClaimPlace,
    EntryIn,
    EntryOut,
    FigureOut,
    JudgedOut,
    JudgementIn,
    Key,
    PartnerOut,
    PreviewOut,
    UnresolvedList,
    UnresolvedOut,
    brief,
    choice_out,
    history_out,
    list_out,
    name_out,
    suggestion_out,
)
from dalil.web.reach import LanguageDep, LiveDep, ReadStore, StudyDep, WorkbenchDep
from dalil.web.routes.coding import ReadSeat, WriteSeat
from dalil.web.routes.views import PictureDep
from dalil.workflow.review import actor_deeds, actor_lists, actor_pages
from dalil.workflow.review.actor_desk import ActorScene

router = APIRouter(prefix="/api/actors", tags=["actors"])
KIND = "actors"
MAKING = Lock()


def scene_of(workbench: WorkbenchDep, picture: PictureDep) -> ActorScene:
    """The actors as they stand now."""
    return workbench.memory.scene(picture)


SceneDep = Annotated[ActorScene, Depends(scene_of)]
Typed = Annotated[str, Query(max_length=500, description="a name or the beginnings of its words, in either script")]


@router.get("", operation_id="list_actors", summary="All actors of registries, journal and claims")
def list_actors(
    scene: SceneDep,
    q: Typed = "",
    kind: Annotated[str | None, Query(max_length=100)] = None,
    used: bool = False,
    limit: Annotated[int, Query(ge=1, le=10_000)] = 5_000,
) -> ActorList:
    """Those whose names hold what was typed, those with most claims first."""
    found = actor_pages.rows(scene, typed=q, kind=kind, used=used)
    return ActorList(total=len(found), actors=[brief(row) for row in found[:limit]])


@router.get("/complete", operation_id="complete_actor", summary="The actors that somebody may mean who types a name")
def complete_actor(scene: SceneDep, q: Typed, limit: Annotated[int, Query(ge=1, le=50)] = 12) -> ActorChoices:
    """The likeliest first."""
    return ActorChoices(choices=[choice_out(c) for c in scene.names.completer.find(q, scene.uses, limit=limit)])


@router.get("/actor", operation_id="get_actor", summary="All that is known of one actor")
def get_actor(scene: SceneDep, store: ReadStore, key: Annotated[Key, Query()], lang: LanguageDep) -> ActorShown:
    """Names, entries, claims, whom it is one with, and what was said of it."""
    found = actor_pages.page(scene, store.entries(EntryKind.ACTOR), key)
    coders = {c.id: c.name for c in store.coders()}
    return ActorShown(
        actor=brief(found.row),
        entries=[_entry(scene, entry) for entry in found.entries],
        members=[brief(row) for row in found.members],
        names=[name_out(name) for name in found.names],
        figures=[FigureOut(relation=f.relation, gives=f.gives, claims=f.claims) for f in found.figures],
        partners=[PartnerOut(actor=brief(row), claims=claims) for row, claims in found.partners],
        examples=_places(scene, found.examples),
        apart=[brief(row) for row in found.apart],
        history=[history_out(line, scene.identities, coders.get(line.entry.by, ""), lang) for line in found.history],
    )


@router.get("/unresolved", operation_id="list_unresolved", summary="Names that no registry knows, with suggestions")
def list_unresolved(
    scene: SceneDep,
    start: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
    limit: Annotated[int, Query(ge=1, le=50)] = 20,
) -> UnresolvedList:
    """A part of them, those with most claims first."""
    found = actor_pages.unresolved(scene, start=start, end=start + limit)
    return UnresolvedList(
        total=len(actor_pages.unresolved_keys(scene)),
        names=[
            UnresolvedOut(
                actor=brief(name.row),
                examples=_places(scene, name.examples),
                suggestions=[suggestion_out(s, actor_pages.row_of(scene, s.key)) for s in name.suggestions],
            )
            for name in found
        ],
    )


@router.post(
    "/judgements", operation_id="judge_actors", summary="Say that actors are one, or not, or what one is called"
)
def judge_actors(asked: JudgementIn, seat: WriteSeat, scene: SceneDep, live: LiveDep) -> JudgedOut:
    """What was kept; what contradicts an earlier statement is refused with the path between the two."""
    said = actor_deeds.say(seat, asked.wanted(), names=scene.identities)
    live.announce(KIND)
    return JudgedOut(entry=said.entry.id, key=said.key)


@router.post("/undo", operation_id="undo_judgement", summary="Take back what was said of actors")
def undo_judgement(asked: EntryIn, seat: WriteSeat, live: LiveDep) -> JudgedOut:
    """The entry that takes it back, which may be taken back in turn."""
    said = actor_deeds.undo(seat, asked.entry)
    live.announce(KIND)
    return JudgedOut(entry=said.entry.id, key=said.key)


@router.post("/preview", operation_id="preview_judgement", summary="Who would be one if this were said")
def preview_judgement(asked: JudgementIn, seat: ReadSeat, scene: SceneDep) -> PreviewOut:
    """The actor that would come of it; nothing is kept."""
    after, first = actor_deeds.preview(seat, asked.wanted())
    members = after.members(first)
    return PreviewOut(
        key=members[0],
        name_ar=after.name_in(first, "ar"),
        name_en=after.name_in(first, "en"),
        written=scene.identities.own_writing(members[0]),
        members=[brief(actor_pages.alone(scene.identities, member)) for member in members],
        claims=actor_pages.claims_of(scene, members),
    )


@router.get("/file", operation_id="get_actors_file", summary="The study's own list of actors as it would be written")
def get_actors_file(study: StudyDep, scene: SceneDep) -> ActorsFileOut:
    """The list with what people said, and what of it is new."""
    return list_out(actor_lists.draft(study, scene.identities))


@router.put("/file", operation_id="write_actors_file", summary="Write the study's own list of actors")
def write_actors_file(asked: ActorsFileIn, study: StudyDep, scene: SceneDep, live: LiveDep) -> ActorsFileOut:
    """The list as it was written; refused where the file changed meanwhile."""
    with MAKING:
        written = actor_lists.write(study, scene.identities, base=asked.base)
    live.announce(KIND)
    return list_out(written)


def _entry(scene: ActorScene, actor: Actor) -> EntryOut:
    return EntryOut(
        id=actor.id,
        kind=actor.kind,
        part_of=None if actor.part_of is None else brief(actor_pages.row_of(scene, actor.part_of)),
        valid_from=actor.valid_from,
        valid_to=actor.valid_to,
        source=actor.source,
        licence=actor.licence,
    )


def _places(scene: ActorScene, claims: Iterable[LeanClaim]) -> list[ClaimPlace]:
    sources = scene.picture.sources
    return [
        ClaimPlace(
            source_id=c.source_id,
            unit_id=c.unit_id,
            claim_id=c.claim_id,
            title=sources[c.source_id].title or sources[c.source_id].origin,
        )
        for c in claims
    ]
