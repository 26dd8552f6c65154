"""The whole API, asked what its description allows and what it does not: no fault in dalil, and answers that fit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from starlette.types import Receive, Scope, Send

from dalil.web.openapi import description
from dalil.web.security.sessions import csrf_of
from dalil.workflow.review.people import open_session
from workbench import ORIGIN, Browser, a_study, browser_of, settings_of

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
ENDLESS = {("get", "/api/events")}
DESCRIPTION = description()
OPERATIONS = [(m, p) for p, methods in DESCRIPTION["paths"].items() for m in methods if (m, p) not in ENDLESS]
EXAMPLES = min(12, max(4, 300 // len(OPERATIONS)))  # of each operation and kind


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser_of(settings_of(a_study(tmp_path_factory.mktemp("schema")))) as browser:
        yield browser


@pytest.fixture(scope="module")
def known(browser: Browser) -> dict[str, str]:
    """An id that is in the study, by the beginning of the addresses that take it."""
    with browser.workbench.study.open_store(write=False) as store:
        source = next(store.source_ids())
        units = store.units(source)
        coding = store.codings(source_id=source)[-1]
    return {"/api/sources/": source, "/api/units/": units[-1].id, "/api/codings/": coding.id}


@pytest.mark.parametrize(("method", "path"), OPERATIONS, ids=[f"{m} {p}" for m, p in OPERATIONS])
def test_answers_fit_their_description(browser: Browser, known: dict[str, str], method: str, path: str) -> None:
    schema: Any = schemathesis.openapi.from_dict(DESCRIPTION)
    schema.app = without_lifespan(browser.app)
    operation = schema[path][method.upper()]
    kinds = [operation.as_strategy(generation_mode=mode) for mode in schemathesis.GenerationMode]

    @settings(
        max_examples=EXAMPLES * len(kinds),
        phases=(Phase.generate,),
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=st.one_of(kinds), real=st.booleans())
    def ask(case: Any, real: bool) -> None:
        if real:
            case.path_parameters = with_real_ids(path, case.path_parameters, known)
        case.headers = {**(case.headers or {}), **signed_in(browser)}
        case.call_and_validate(base_url=ORIGIN, checks=CHECKS)

    ask()


def without_lifespan(app: Any) -> Any:
    """The application as it is while its server runs."""

    async def answering(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await app(scope, receive, send)
            return
        while (await receive())["type"] == "lifespan.startup":
            await send({"type": "lifespan.startup.complete"})
        await send({"type": "lifespan.shutdown.complete"})

    return answering


def with_real_ids(path: str, given_: Any, known: dict[str, str]) -> Any:
    """The values of a path, the first of them one that the study knows."""
    id_ = next((id_ for start, id_ in known.items() if path.startswith(start)), None)
    if id_ is None or not given_:
        return given_
    first, *_ = given_
    return {**given_, first: id_}


def signed_in(browser: Browser) -> dict[str, str]:
    """What a page that is signed in sends along."""
    workbench = browser.workbench
    assert workbench.local is not None
    secret = open_session(workbench.people, workbench.local)
    return {"cookie": f"dalil-8000={secret}", "x-csrf-token": csrf_of(secret)}


def test_the_description_names_what_each_operation_does_and_answers() -> None:
    operations = [o for methods in DESCRIPTION["paths"].values() for o in methods.values()]
    ids = [o["operationId"] for o in operations]
    assert len(set(ids)) == len(ids)
    for operation in operations:
        assert operation["summary"] and {"4XX", "5XX"} <= operation["responses"].keys(), operation["operationId"]
        assert "_" not in operation["summary"] and operation["tags"], operation["operationId"]
