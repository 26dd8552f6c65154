"""Answers of the API: JSON that carries any text, and one shape for everything that went wrong."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from starlette.responses import JSONResponse
from starlette.types import Receive, Scope, Send

from dalil.errors import CodebookError, DalilError, InternalError, Issue, PublishingError, StorageError, UsageError
from dalil.messages import LANGUAGES
from dalil.records.serial import dump_plain

# What a code answers where its family's status would mislead; colleagues of a route add theirs.
STATUSES = {
    "D060": 401,
    "D063": 421,
    "D064": 403,
    "D066": 401,
    "D067": 401,
    "D068": 429,
    "D069": 413,
    "D070": 408,
    "D071": 404,
    "D072": 422,
    "D073": 403,
    "D076": 409,
    "D077": 404,
    "D614": 404,
    "D621": 404,
    "D622": 404,
    "D629": 403,
    "D630": 422,
    "D638": 404,
    "D639": 409,
    "D640": 409,
    "D641": 409,
    "D646": 404,
    "D648": 403,
    "D649": 404,
    "D650": 409,
    "D651": 409,
    "D652": 404,
    "D653": 422,
    "D654": 404,
    "D655": 409,
    "D657": 422,
    "D680": 409,
    "D681": 403,
    "D804": 503,
    "D815": 404,
    "D817": 404,
}
FAMILIES: tuple[tuple[type[DalilError], int], ...] = (
    (UsageError, 400),
    (StorageError, 503),
    (PublishingError, 503),
    (InternalError, 500),
)
OTHERWISE = 422


class RefusalError(UsageError):
    """A request that cannot be answered as it is, with data that the page needs to go on."""

    def __init__(self, code: str, *, detail: object, **values: object) -> None:
        super().__init__(code, **values)
        self.detail = detail


class TextJSON(JSONResponse):
    """JSON in UTF-8; a lone surrogate, which a source may hold and UTF-8 cannot carry, is escaped."""

    def render(self, content: Any) -> bytes:
        """The bytes of the answer."""
        return dump_plain(content).encode("utf-8")


def answer_to(error: DalilError, lang: str, *, status: int | None = None) -> TextJSON:
    """What is answered where something failed: code, message in the reader's language, and data where there is some."""
    content: dict[str, Any] = {"code": error.code, "message": error.render(lang).partition("\n")[0]}
    detail = detail_of(error, lang)
    if detail is not None:
        content["detail"] = detail
    seconds = error.values.get("seconds")
    headers = {"Retry-After": str(seconds)} if error.code == "D068" else {}
    return TextJSON(content, status_code=status or status_of(error), headers=headers)


def status_of(error: DalilError) -> int:
    """The status by which an error is answered."""
    family = next((status for kind, status in FAMILIES if isinstance(error, kind)), OTHERWISE)
    return STATUSES.get(error.code, family)


def detail_of(error: DalilError, lang: str) -> Any:
    """What comes with an error: what it carries as `detail`, else the faults it gathered."""
    detail = getattr(error, "detail", None)
    if detail is None and isinstance(error, CodebookError):
        return [_fault(issue, lang) for issue in error.faults]
    return detail


def _fault(issue: Issue, lang: str) -> dict[str, str]:
    return {"code": issue.code, "where": issue.where, "message": issue.render(lang)}


def language_wanted(headers: Iterable[tuple[bytes, bytes]], otherwise: str) -> str:
    """The language a request asks for with Accept-Language; the pages name the one that they are shown in."""
    wanted = next((value for name, value in headers if name.lower() == b"accept-language"), b"")
    for part in wanted.decode("latin-1").split(","):
        lang = part.partition(";")[0].strip().partition("-")[0].lower()
        if lang in LANGUAGES:
            return lang
    return otherwise


async def refuse(error: DalilError, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer a request with an error, before any route has seen it."""
    await answer_to(error, scope.get("dalil.language", "en"))(scope, receive, send)


def fault_of(error: Exception) -> InternalError:
    """A fault in dalil, as it is answered."""
    return InternalError("D901", error=type(error).__name__)
