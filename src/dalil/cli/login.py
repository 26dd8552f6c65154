"""Who runs dalil, where they do not say it."""

from __future__ import annotations

import getpass

NOBODY = "local"  # where the system has no name for who runs dalil


def login() -> str:
    """The login name; some systems have none for who runs dalil."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return NOBODY
