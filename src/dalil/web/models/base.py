"""What all models have in common."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field


class Asked(BaseModel):
    """What a request brings; a field that is not known is a fault."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, hide_input_in_errors=True)


class Out(BaseModel):
    """What a route answers: what it does not name is not there."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Problem(Out):
    """The one shape of everything that went wrong."""

    code: str = Field(pattern=r"^D\d{3}$", description="Stable code; the reference lists all of them.")
    message: str = Field(description="What happened and what to do next, in the language of the request.")
    detail: Any = Field(default=None, description="What else is known: faults with their places, or both versions.")


class Done(Out):
    """That something was done."""

    done: bool = True
