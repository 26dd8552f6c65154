from __future__ import annotations

import socket

import pytest


def test_a_test_that_reaches_the_network_fails() -> None:
    with socket.socket() as reaching, pytest.raises(AssertionError, match="reached the network"):
        reaching.connect(("192.0.2.1", 80))


def test_loopback_is_no_network() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname(), timeout=5):
        pass
