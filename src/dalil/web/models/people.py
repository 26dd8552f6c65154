"""Accounts, as managers see them."""

from __future__ import annotations

from pydantic import Field

from dalil.storage.people import Role
from dalil.web.models.base import Asked, Out


class AccountShown(Out):
    """One account."""

    id: str = Field(description="Id of the coder that the person is.")
    name: str
    role: Role
    created: int = Field(description="Seconds since 1970.")
    disabled: int | None = Field(description="Since when the account is closed.")


class AccountsShown(Out):
    """Everybody who may work on the study."""

    people: list[AccountShown]


class AccountWanted(Asked):
    """An account to be opened."""

    name: str = Field(min_length=1, max_length=256)
    role: Role = Field(strict=False)
    password: str = Field(min_length=1, max_length=256)


class PersonNamed(Asked):
    """Whom something is to be done for."""

    name: str = Field(min_length=1, max_length=256)


class SessionsEnded(Out):
    """How many sessions were ended."""

    ended: int
