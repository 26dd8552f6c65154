"""The description of the API."""

from __future__ import annotations

import json
from typing import Any

from dalil.web.app import api
from dalil.web.security.sessions import CSRF_HEADER, OPEN


def description() -> dict[str, Any]:
    """The API as OpenAPI has it, with what each address needs."""
    found: dict[str, Any] = api().openapi()
    found["components"]["securitySchemes"] = {
        "session": {"type": "apiKey", "in": "cookie", "name": "dalil-PORT"},
        "csrf": {"type": "apiKey", "in": "header", "name": CSRF_HEADER},
    }
    opened = {(method.lower(), path) for method, path in OPEN} | {("get", "/api/words/{lang}")}
    for path, methods in found["paths"].items():
        for method, operation in methods.items():
            if (method, path) in opened:
                continue
            operation["security"] = [{"session": []} if method == "get" else {"session": [], "csrf": []}]
    return found


def described() -> str:
    """The same as a file: sorted, so that it differs only where the API does."""
    return json.dumps(description(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
