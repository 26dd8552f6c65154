"""People who work on a study: their accounts, their sessions, and the coder each of them is."""

from __future__ import annotations

import hashlib
import secrets
import time
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from dalil.errors import UsageError
from dalil.records.codings import Coder, CoderKind, coder_of
from dalil.storage.people import People, Person, Role, Session
from dalil.text.folding import fold_name
from dalil.workflow.files import PEOPLE
from dalil.workflow.project import open_study
from dalil.workflow.review.passwords import is_password, password_digest

LONGEST_NAME = 80
SESSION_HOURS = 12
MOST_SESSIONS = 20  # of one person at a time
Clock = Callable[[], float]


def people_file(start: Path) -> Path:
    """Where the people of the study that `start` lies in are kept."""
    return open_study(start).folder / PEOPLE


def open_people(start: Path) -> People:
    """The people of the study that `start` lies in."""
    return People.open(people_file(start))


def has_accounts(file: Path) -> bool:
    """Whether anybody may sign in by name."""
    if not file.exists():
        return False
    with People.open(file) as people:
        return any(p.disabled is None for p in people.all())


def coder_of_person(name: str) -> Coder:
    """The coder that a person is, whatever account or machine they work from."""
    return coder_of(name, CoderKind.HUMAN, version="1", settings_digest="person")


def proper_name(name: str) -> str:
    """A person's name as it is kept; one that could be shown as another, or not be seen, is refused."""
    tidy = " ".join(unicodedata.normalize("NFC", name).split())
    hidden = any(unicodedata.category(c)[0] == "C" for c in tidy)
    if hidden or not 0 < len(tidy) <= LONGEST_NAME or not any(c.isalnum() for c in tidy) or _is_mark(tidy[0]):
        raise UsageError("D075", name=shown(name), most=LONGEST_NAME)
    return tidy


def shown(name: str) -> str:
    """A name in which what cannot be seen is written out."""
    cut = name[: LONGEST_NAME + 1]
    return "".join(f"U+{ord(c):04X}" if unicodedata.category(c)[0] in "CZ" and c != " " else c for c in cut)


def folded_name(name: str) -> str:
    """What two names that look or sound alike have in common."""
    return fold_name(unicodedata.normalize("NFKC", name).casefold()).replace(" ", "")


def free_name(people: People, name: str) -> str:
    """The name as it is kept, if it is free or a closed account has it; one that folds like another is refused."""
    name = proper_name(name)
    twin = people.alike(folded_name(name))
    if twin is not None and (twin.name != name or twin.disabled is None):
        raise UsageError("D076", name=name, twin=twin.name)
    return name


def add_person(people: People, name: str, role: Role, password: str, *, clock: Clock = time.time) -> Person:
    """Open an account, or open a closed one of the same name again."""
    name = free_name(people, name)
    person = Person(
        name=name,
        folded=folded_name(name),
        role=role,
        password=password_digest(password),
        created=int(clock()),
    )
    people.keep(person)
    return person


def remove_person(people: People, name: str, *, clock: Clock = time.time) -> Person:
    """Close an account and end its sessions; the codings of the person stay, and so does the name."""
    person = replace(known_person(people, name), disabled=int(clock()))
    people.keep(person)
    people.end_sessions(person.name)
    return person


def set_password(people: People, name: str, password: str) -> Person:
    """Give an account another password and end its sessions."""
    person = replace(known_person(people, name), password=password_digest(password))
    people.keep(person)
    people.end_sessions(person.name)
    return person


def revoke_sessions(people: People, name: str) -> int:
    """End all sessions of a person, and say how many there were."""
    return people.end_sessions(known_person(people, name).name)


def known_person(people: People, name: str) -> Person:
    """The person of a name; a wrong name is answered with the right ones."""
    person = people.alike(folded_name(name))
    if person is None:
        raise UsageError("D077", name=shown(name), known=", ".join(p.name for p in people.all()) or "-")
    return person


def signed_in(people: People, name: str, password: str) -> Person | None:
    """The person whose name and password these are, if the account is open."""
    person = people.alike(folded_name(name))
    right = is_password(password, None if person is None else person.password)
    return person if right and person is not None and person.disabled is None else None


def local_person(name: str, *, clock: Clock = time.time) -> Person:
    """The person who started the server, on a study without accounts."""
    name = proper_name(name)
    return Person(name=name, folded=folded_name(name), role=Role.MANAGER, password=None, created=int(clock()))


def open_session(people: People, person: Person, *, clock: Clock = time.time) -> str:
    """A new session of a person: its secret, of which only the digest is kept."""
    secret, now = secrets.token_urlsafe(32), int(clock())
    session = Session(digest=digest_of_secret(secret), name=person.name, opened=now, expires=now + SESSION_HOURS * 3600)
    people.add_session(session, most=MOST_SESSIONS)
    return secret


def person_of_session(people: People, secret: str, *, clock: Clock = time.time) -> Person | None:
    """Whose session a secret opens now."""
    session = people.session(digest_of_secret(secret))
    if session is None or session.expires <= clock():
        return None
    person = people.person(session.name)
    return person if person is not None and person.disabled is None else None


def end_session(people: People, secret: str) -> None:
    """End one session."""
    people.end_session(digest_of_secret(secret))


def digest_of_secret(secret: str) -> str:
    """What is kept of a secret."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def _is_mark(char: str) -> bool:
    return unicodedata.category(char)[0] == "M"
