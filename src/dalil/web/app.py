"""The application: the routes, the pages, and before them everything that may refuse a request."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.responses import Response

from dalil import __version__
from dalil.errors import DalilError, UsageError
from dalil.web.answers import RefusalError, TextJSON, answer_to
from dalil.web.live import watch
from dalil.web.models.base import Problem
from dalil.web.pages import Pages
from dalil.web.routes import ROUTERS
from dalil.web.security.faults import Faults
from dalil.web.security.headers import Headers
from dalil.web.security.hosts import Hosts
from dalil.web.security.limits import Limits
from dalil.web.security.origins import Origins
from dalil.web.security.sessions import Sessions
from dalil.web.settings import WorkbenchSettings
from dalil.web.workbench import Workbench, open_workbench

MOST_FAULTS = 20


def create_app(settings: WorkbenchSettings) -> FastAPI:
    """The application of one study."""
    pages = Pages(settings.pages)
    workbench = open_workbench(settings)
    app = api()
    app.router.lifespan_context = _watching
    app.state.workbench = workbench
    app.router.default = pages
    app.user_middleware = [
        Middleware(Headers, language=settings.language),
        Middleware(Hosts, settings=settings),
        Middleware(Origins),
        Middleware(Limits),
        Middleware(Sessions, settings=settings, find=workbench.find),
        Middleware(Faults, debug=settings.debug),
    ]
    return app


def api() -> FastAPI:
    """The routes alone, which need no study to be described."""
    app = FastAPI(
        title="dalil review",
        version=__version__,
        summary="The workbench's API: sources, codings, decisions and dossiers of one study.",
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        default_response_class=TextJSON,
        redirect_slashes=False,
        responses={"4XX": {"model": Problem}, "5XX": {"model": Problem}},
    )
    for router in ROUTERS:
        app.include_router(router)
    app.add_exception_handler(DalilError, _expected)
    app.add_exception_handler(RequestValidationError, _misshapen)
    app.add_exception_handler(HTTPException, _refused)
    return app


@asynccontextmanager
async def _watching(app: FastAPI) -> AsyncIterator[None]:
    """While the server runs the store is watched; at its end every listener is let go."""
    workbench: Workbench = app.state.workbench
    store = workbench.study.store_file
    task = asyncio.create_task(watch(workbench.live, store, told=workbench.warming.changed))
    if workbench.settings.warm:
        workbench.warming.begin()
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        workbench.close()


async def _expected(request: Request, error: Exception) -> Response:
    assert isinstance(error, DalilError)
    return answer_to(error, _language(request))


async def _misshapen(request: Request, error: Exception) -> Response:
    """What does not fit the schema, each fault with its place; what was sent is not repeated."""
    assert isinstance(error, RequestValidationError)
    faults = [{"where": ".".join(map(str, f["loc"])), "message": str(f["msg"])} for f in error.errors()[:MOST_FAULTS]]
    told = "; ".join(f"{f['where']}: {f['message']}" for f in faults)
    return answer_to(RefusalError("D072", told=told, detail=faults), _language(request))


async def _refused(request: Request, error: Exception) -> Response:
    """What the framework refuses: a method that an address does not know, a body that is not what it says."""
    assert isinstance(error, HTTPException)
    if error.status_code in (404, 405):
        told = UsageError("D071", method=request.method, path=ascii(request.url.path)[1:-1])
    else:
        told = UsageError("D072", told=error.detail)
    answer = answer_to(told, _language(request), status=error.status_code)
    answer.headers.update(error.headers or {})
    return answer


def _language(request: Request) -> str:
    return str(request.scope.get("dalil.language", "en"))
