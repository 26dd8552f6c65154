"""Signing in, out, and who is signed in."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from dalil import __version__
from dalil.errors import UsageError
from dalil.storage.people import Person
from dalil.web.answers import RefusalError
from dalil.web.models.base import Done
from dalil.web.models.session import NameSignIn, PersonShown, SessionShown, StudyShown, TokenSignIn
from dalil.web.reach import PersonDep, WorkbenchDep
from dalil.web.security.sessions import csrf_of, drop_cookie, set_cookie
from dalil.web.workbench import Workbench
from dalil.workflow.review.people import coder_of_person, end_session, folded_name, open_session, signed_in

router = APIRouter(prefix="/api/session", tags=["session"])


@router.get("", operation_id="get_session", summary="Who is signed in, and what a page needs to begin")
def get_session(request: Request, workbench: WorkbenchDep) -> SessionShown:
    """Who is signed in; where nobody is, the detail says whether there are accounts to sign in with."""
    person: Person | None = request.scope["dalil.person"]
    if person is None:
        raise RefusalError("D060", detail=_how(workbench))
    return _shown(workbench, person, request.scope["dalil.secret"])


@router.post("", operation_id="sign_in", summary="Sign in with the one-time token, or with name and password")
def sign_in(
    asked: TokenSignIn | NameSignIn, request: Request, response: Response, workbench: WorkbenchDep
) -> SessionShown:
    """Open a session and have the browser keep its secret."""
    address = request.client.host if request.client is not None else "-"
    person = (
        _by_token(workbench, asked, address) if isinstance(asked, TokenSignIn) else _by_name(workbench, asked, address)
    )
    secret = open_session(workbench.people, person)
    set_cookie(response, workbench.settings, secret)
    return _shown(workbench, person, secret)


@router.delete("", operation_id="sign_out", summary="Sign out")
def sign_out(person: PersonDep, request: Request, response: Response, workbench: WorkbenchDep) -> Done:
    """End the session."""
    end_session(workbench.people, request.scope["dalil.secret"])
    drop_cookie(response, workbench.settings)
    return Done()


def _how(workbench: Workbench) -> dict[str, bool]:
    """What the sign-in page has to know: whether there are names to sign in with."""
    return {"accounts": workbench.local is None}


def _by_token(workbench: Workbench, asked: TokenSignIn, address: str) -> Person:
    workbench.by_address.check(address)
    if workbench.local is None or not workbench.token.take(asked.token):
        workbench.by_address.failed(address)
        raise RefusalError("D066", detail=_how(workbench))
    return workbench.local


def _by_name(workbench: Workbench, asked: NameSignIn, address: str) -> Person:
    name = folded_name(asked.name)
    workbench.by_address.check(address)
    workbench.by_name.check(name)
    person = signed_in(workbench.people, asked.name, asked.password)
    if person is None:
        workbench.by_address.failed(address)
        workbench.by_name.failed(name)
        raise UsageError("D067")
    workbench.by_name.passed(name)
    return person


def _shown(workbench: Workbench, person: Person, secret: str) -> SessionShown:
    settings = workbench.study.settings
    return SessionShown(
        person=PersonShown(
            id=coder_of_person(person.name).id,
            name=person.name,
            role=person.role,
            is_local=workbench.local is not None,
        ),
        csrf=csrf_of(secret),
        study=StudyShown(title=settings.title, language="ar" if settings.language == "ar" else "en"),
        version=__version__,
    )
