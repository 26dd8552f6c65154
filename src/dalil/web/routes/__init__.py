"""The routes, one module a subject; a new one is one line here."""

from __future__ import annotations

from fastapi import APIRouter

from dalil.web.routes import (
    actors,
    adjudicating,
    assignments,
    codebook,
    coding,
    dossier,
    estimations,
    events,
    health,
    jobs,
    library,
    notes,
    people,
    reading,
    reliability,
    samples,
    searching,
    session,
    views,
    words,
)

ROUTERS: tuple[APIRouter, ...] = (
    health.router,
    session.router,
    words.router,
    events.router,
    people.router,
    adjudicating.router,
    assignments.router,
    coding.router,
    notes.router,
    reliability.router,
    estimations.router,
    samples.router,
    dossier.router,  # before the views, whose route for files takes any name
    views.router,
    reading.router,
    actors.router,
    library.router,
    library.answers,
    searching.router,
    jobs.router,
    codebook.router,
)
