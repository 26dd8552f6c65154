"""Actors: completed while a name is typed, looked up, and said to be one or not."""

from __future__ import annotations

from threading import Lock
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request

from dalil.web.models.actors import ActorChoices, choice_out
from dalil.web.reach import PersonDep, ReadStore, StudyDep
from dalil.workflow.review.actor_desk import ActorDesk, ActorScene

router = APIRouter(prefix="/api/actors", tags=["actors"])
MAKING = Lock()


def desk_of(request: Request, study: StudyDep) -> ActorDesk:
    """The one desk of this server, made when it is first asked for."""
    with MAKING:
        found: ActorDesk | None = getattr(request.app.state, "actor_desk", None)
        if found is None:
            found = request.app.state.actor_desk = ActorDesk(study)
        return found


def scene_of(desk: Annotated[ActorDesk, Depends(desk_of)], store: ReadStore, person: PersonDep) -> ActorScene:
    """The actors as they stand now, for somebody who is signed in."""
    return desk.refresh(store)


SceneDep = Annotated[ActorScene, Depends(scene_of)]
Typed = Annotated[str, Query(max_length=500, description="the beginnings of words of a name, in either script")]


@router.get("/complete", operation_id="complete_actor", summary="The actors that somebody may mean who types a name")
def complete_actor(scene: SceneDep, q: Typed, limit: Annotated[int, Query(ge=1, le=50)] = 12) -> ActorChoices:
    """The likeliest first."""
    return ActorChoices(choices=[choice_out(c) for c in scene.completer.find(q, limit=limit)])
