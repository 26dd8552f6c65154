"""Accounts: everybody sees who works on the study; managers open and close accounts."""

from __future__ import annotations

from fastapi import APIRouter

from dalil.storage.people import Person
from dalil.web.models.people import AccountShown, AccountsShown, AccountWanted, PersonNamed, SessionsEnded
from dalil.web.reach import LiveDep, ManagerDep, PersonDep, WorkbenchDep
from dalil.workflow.review.people import add_person, coder_of_person, remove_person, revoke_sessions

router = APIRouter(prefix="/api/people", tags=["people"])
KIND = "people"


@router.get("", operation_id="list_people", summary="Everybody who may work on the study")
def list_people(person: PersonDep, workbench: WorkbenchDep) -> AccountsShown:
    """Everybody, by name."""
    return AccountsShown(people=[_shown(p) for p in workbench.people.all()])


@router.post("", operation_id="add_person", summary="Open an account, or open a closed one again", status_code=201)
def add_account(asked: AccountWanted, manager: ManagerDep, workbench: WorkbenchDep, live: LiveDep) -> AccountShown:
    """The account that was opened."""
    person = add_person(workbench.accounts(), asked.name, asked.role, asked.password)
    live.announce(KIND)
    return _shown(person)


@router.post("/disable", operation_id="disable_person", summary="Close an account and end its sessions")
def disable(asked: PersonNamed, manager: ManagerDep, workbench: WorkbenchDep, live: LiveDep) -> AccountShown:
    """The account that was closed."""
    person = remove_person(workbench.accounts(), asked.name)
    live.announce(KIND)
    return _shown(person)


@router.post("/revoke", operation_id="revoke_person", summary="End all sessions of a person")
def revoke(asked: PersonNamed, manager: ManagerDep, workbench: WorkbenchDep) -> SessionsEnded:
    """How many sessions ended."""
    return SessionsEnded(ended=revoke_sessions(workbench.accounts(), asked.name))


def _shown(person: Person) -> AccountShown:
    return AccountShown(
        id=coder_of_person(person.name).id,
        name=person.name,
        role=person.role,
        created=person.created,
        disabled=person.disabled,
    )
