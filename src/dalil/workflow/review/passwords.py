"""Passwords: kept as scrypt digests with a salt of their own, compared in constant time."""

from __future__ import annotations

import base64
import hashlib
import secrets
import unicodedata
from functools import cache
from hmac import compare_digest
from threading import BoundedSemaphore

from dalil.errors import UsageError

COST, BLOCK, LANES = 1 << 15, 8, 1  # 32 MiB and about a tenth of a second
MEMORY = 1 << 26
LEAST, MOST = 10, 256  # characters
AT_ONCE = BoundedSemaphore(2)  # more digests at a time would let strangers fill the memory


def new_password() -> str:
    """A password that nobody chose: easy to read out, as its letters and digits are told apart."""
    letters = "abcdefghijkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(letters) for _ in range(5)) for _ in range(4))


def password_digest(password: str) -> str:
    """What is kept of a password; one too short or too long is refused."""
    if not LEAST <= len(password) <= MOST:
        raise UsageError("D078", least=LEAST, most=MOST)
    salt = secrets.token_bytes(16)
    digest = _scrypt(password, salt, COST, BLOCK, LANES)
    return "$".join(("scrypt", str(COST), str(BLOCK), str(LANES), _text(salt), _text(digest)))


def is_password(password: str, kept: str | None) -> bool:
    """Whether a password is the one kept; takes as long where nothing is kept, so that names cannot be guessed."""
    _, cost, block, lanes, salt, digest = (kept or _nobody()).split("$")
    found = _scrypt(password[:MOST], base64.b64decode(salt), int(cost), int(block), int(lanes))
    return compare_digest(found, base64.b64decode(digest)) and kept is not None and len(password) <= MOST


@cache
def _nobody() -> str:
    """The digest of a password that nobody knows."""
    return password_digest(secrets.token_urlsafe())


def _scrypt(password: str, salt: bytes, cost: int, block: int, lanes: int) -> bytes:
    """The digest; a password typed on another keyboard may come in other code points of the same letters."""
    data = unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
    with AT_ONCE:
        return hashlib.scrypt(data, salt=salt, n=cost, r=block, p=lanes, maxmem=MEMORY, dklen=32)


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
