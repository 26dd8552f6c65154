"""What one server holds: the study, its people, the one-time token, and who listens."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from dalil.errors import UsageError
from dalil.storage.people import People, Person
from dalil.web.jobs import Jobs
from dalil.web.live import Live
from dalil.web.reckoning import Reckoner
from dalil.web.security.rates import Attempts
from dalil.web.security.tokens import OneTimeToken
from dalil.web.settings import WorkbenchSettings
from dalil.web.uploads import UploadRoom
from dalil.web.warming import Warming
from dalil.workflow.files import PEOPLE
from dalil.workflow.project import Study, open_study
from dalil.workflow.review.memory import Memory
from dalil.workflow.review.people import has_accounts, local_person, person_of_session

JOB_CHANGED = "job"


@dataclass(frozen=True, kw_only=True)
class Workbench:
    """What one server holds."""

    settings: WorkbenchSettings
    study: Study
    people: People
    local: Person | None  # who started the server; None where people sign in by name
    token: OneTimeToken = field(default_factory=OneTimeToken)
    live: Live = field(default_factory=Live)
    uploads: UploadRoom = field(default_factory=UploadRoom)
    reckoner: Reckoner = field(default_factory=Reckoner)
    by_name: Attempts = field(default_factory=lambda: Attempts(free=5, longest=60.0))
    jobs: Jobs = field(init=False)
    memory: Memory = field(init=False)
    warming: Warming = field(init=False)
    by_address: Attempts = field(default_factory=lambda: Attempts(free=20, longest=600.0))

    def __post_init__(self) -> None:
        told = Jobs(lambda job: self.live.announce(JOB_CHANGED, number=job.number, state=job.state.value))
        object.__setattr__(self, "jobs", told)
        object.__setattr__(self, "memory", Memory(self.study))
        object.__setattr__(self, "warming", Warming(self.study, self.memory))

    @cached_property
    def title(self) -> str:
        """The study's title."""
        return self.study.settings.title

    def find(self, secret: str) -> Person | None:
        """Whose session a secret opens now."""
        return person_of_session(self.people, secret)

    def close(self) -> None:
        """Let everybody and everything go."""
        self.jobs.close()
        self.warming.close()
        self.reckoner.close()
        self.live.close()
        self.people.close()
        self.uploads.close()

    def accounts(self) -> People:
        """The accounts; where there are none yet, the first is opened with `dalil people add`."""
        if self.local is not None:
            raise UsageError("D074")
        return self.people


def open_workbench(settings: WorkbenchSettings) -> Workbench:
    """The workbench of a study; where it has accounts people sign in, else whoever started the server works alone."""
    study = open_study(settings.study)
    file = study.folder / PEOPLE
    if has_accounts(file):
        return Workbench(settings=settings, study=study, people=People.open(file), local=None)
    people, person = People.in_memory(), local_person(settings.person)
    people.keep(person)
    return Workbench(settings=settings, study=study, people=people, local=person)
