"""The one-time token in the address that `dalil review` prints: it opens one session, soon, and then nothing."""

from __future__ import annotations

import secrets
import time
from hmac import compare_digest
from threading import Lock

from dalil.web.settings import TOKEN_MINUTES
from dalil.workflow.review.people import Clock, digest_of_secret


class OneTimeToken:
    """One token; only its digest is kept."""

    def __init__(self, *, clock: Clock = time.monotonic) -> None:
        self._clock = clock
        self._lock = Lock()
        self._digest: str | None = None
        self._until = 0.0

    def issue(self) -> str:
        """A new token; an older one opens nothing any more."""
        token = secrets.token_urlsafe(32)
        with self._lock:
            self._digest, self._until = digest_of_secret(token), self._clock() + TOKEN_MINUTES * 60
        return token

    def take(self, token: str) -> bool:
        """Whether this is the token, in time and not used before; it is used up by that."""
        with self._lock:
            if self._digest is None or self._clock() >= self._until:
                return False
            if not compare_digest(self._digest, digest_of_secret(token)):
                return False
            self._digest = None
            return True
