"""Servers of the workbench that can be killed one after another: each is a fork of this process, so it starts at once.

Run as a program with the folder of a study and that of its pages. For each line that is read, a server is started, and
its process id and first address are written.
"""

from __future__ import annotations

import os
import signal
import sys
from dataclasses import replace
from pathlib import Path

import uvicorn  # noqa: F401  (loaded before the forks, as all that follows)

import dalil.web.protocol  # noqa: F401
from dalil.web.serving import serve
from dalil.workflow.project import open_study
from dalil.workflow.review.kits import review_kit
from workbench import settings_of


def main(study: Path) -> None:
    """Start a server for each line of the standard input."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the killed ones leave nothing behind
    settings = replace(settings_of(study), port=0)
    review_kit(open_study(study))
    for _ in sys.stdin:
        if os.fork() == 0:
            serve(settings, None, ready=lambda url: print(os.getpid(), url, flush=True))  # noqa: T201
            os._exit(0)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
