"""What every test stands on: no network, one language, and the command line called in this process."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import settings

from commands import Dalil, Ran
from dalil.cli import main

# A busy machine must not fail a law: what takes too long is measured where it matters.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

LOOPBACK = ("127.", "::1", "localhost")


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    """Fail whoever reaches beyond this machine."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex"):
            patch.setattr(socket.socket, name, guarded(getattr(socket.socket, name)))
        yield


def guarded(connect: Callable[..., Any]) -> Callable[..., Any]:
    """A way to connect that knows loopback and local sockets only."""

    def connect_here(self: socket.socket, address: Any) -> Any:
        if isinstance(address, tuple) and not str(address[0]).startswith(LOOPBACK):
            raise AssertionError(f"a test reached the network: {address}")
        return connect(self, address)

    return connect_here


@pytest.fixture(scope="session", autouse=True)
def plain_environment() -> Iterator[None]:
    """English unless a test asks for Arabic, whoever runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("LC_ALL", raising=False)
        patch.setenv("LANG", "C.UTF-8")
        yield


@pytest.fixture
def dalil(capsys: pytest.CaptureFixture[str]) -> Dalil:
    """Call `dalil` with arguments."""

    def call(*arguments: object) -> Ran:
        capsys.readouterr()
        status = main([str(a) for a in arguments])
        captured = capsys.readouterr()
        return Ran(status, captured.out, captured.err)

    return call
