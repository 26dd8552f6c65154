"""What a route asks for: the workbench, the study, a store for this request, and who is asking."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Annotated

from fastapi import Depends, Request

from dalil.errors import UsageError
from dalil.storage.people import Person, Role
from dalil.storage.sqlite import SqliteStore
from dalil.web.live import Live
from dalil.web.uploads import UploadRoom
from dalil.web.workbench import Workbench
from dalil.workflow.project import Study


def workbench_of(request: Request) -> Workbench:
    """The workbench of this server."""
    found: Workbench = request.app.state.workbench
    return found


WorkbenchDep = Annotated[Workbench, Depends(workbench_of)]


def study_of(workbench: WorkbenchDep) -> Study:
    """The study of this server."""
    return workbench.study


def live_of(workbench: WorkbenchDep) -> Live:
    """Whoever listens."""
    return workbench.live


def uploads_of(workbench: WorkbenchDep) -> UploadRoom:
    """Room for what browsers send."""
    return workbench.uploads


UploadsDep = Annotated[UploadRoom, Depends(uploads_of)]
StudyDep = Annotated[Study, Depends(study_of)]
LiveDep = Annotated[Live, Depends(live_of)]


def read_store(study: StudyDep) -> Iterator[SqliteStore]:
    """The store, to read in this request."""
    with study.open_store(write=False) as store:
        yield store


def write_store(study: StudyDep) -> Iterator[SqliteStore]:
    """The store, to add to in this request."""
    with study.open_store() as store:
        yield store


ReadStore = Annotated[SqliteStore, Depends(read_store)]
WriteStore = Annotated[SqliteStore, Depends(write_store)]


def person_of(request: Request) -> Person:
    """Who asks."""
    person: Person | None = request.scope.get("dalil.person")
    if person is None:
        raise UsageError("D060")
    return person


PersonDep = Annotated[Person, Depends(person_of)]


def needs(role: Role) -> Callable[[Person], Person]:
    """A dependency that gives the person who asks, if the role covers the one that is needed."""

    def checked(person: PersonDep) -> Person:
        if not person.role.covers(role):
            raise UsageError("D073", role=role.value)
        return person

    return checked


AdjudicatorDep = Annotated[Person, Depends(needs(Role.ADJUDICATOR))]
ManagerDep = Annotated[Person, Depends(needs(Role.MANAGER))]


def language_of_request(request: Request) -> str:
    """The language of messages in this answer."""
    return str(request.scope["dalil.language"])


LanguageDep = Annotated[str, Depends(language_of_request)]
