"""Signing in and what a page needs to begin."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from dalil.storage.people import Role
from dalil.web.models.base import Asked, Out


class TokenSignIn(Asked):
    """With the one-time token of the printed address."""

    token: str = Field(min_length=1, max_length=256)


class NameSignIn(Asked):
    """With the name and password of an account."""

    name: str = Field(min_length=1, max_length=256)
    password: str = Field(min_length=1, max_length=256)


class PersonShown(Out):
    """Who is signed in."""

    id: str = Field(description="Id of the coder that the person is.")
    name: str
    role: Role
    is_local: bool = Field(description="Whether the server runs for this person alone, without accounts.")


class StudyShown(Out):
    """The study at hand."""

    title: str
    language: Literal["ar", "en"] = Field(description="The language of what the study publishes.")


class SessionShown(Out):
    """What a page needs to begin."""

    person: PersonShown
    csrf: str = Field(description="To be sent as X-CSRF-Token with every request that changes something.")
    study: StudyShown
    version: str = Field(description="Of dalil.")
