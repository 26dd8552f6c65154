"""Live updates."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import StreamingResponse

from dalil.web.reach import LiveDep, PersonDep, WorkbenchDep

router = APIRouter(prefix="/api/events", tags=["events"])


@router.get(
    "",
    operation_id="listen",
    summary="What changes in the study, as server-sent events: data is JSON with `kind` and ids",
    response_class=StreamingResponse,
    responses={200: {"content": {"text/event-stream": {"schema": {"type": "string"}}}}},
)
async def listen(person: PersonDep, request: Request, workbench: WorkbenchDep, live: LiveDep) -> StreamingResponse:
    """Changes, as they come, for as long as the session holds."""
    secret: str = request.scope["dalil.secret"]
    events = live.events(live.join(), lambda: workbench.find(secret) is not None)
    return StreamingResponse(events, media_type="text/event-stream")
