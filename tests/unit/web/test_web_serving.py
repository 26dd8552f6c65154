from __future__ import annotations

import sys
from pathlib import Path

import pytest

from commands import Dalil
from dalil.errors import UsageError
from dalil.web.pages import Pages
from workbench import a_study


def test_a_wider_address_needs_accounts(dalil: Dalil, tmp_path: Path) -> None:
    ran = dalil("review", "--study", a_study(tmp_path, code=False), "--host", "0.0.0.0", "--no-browser")
    assert ran.status == 2
    assert "D074" in ran.err
    assert ran.said[0].startswith("Without TLS")


def test_a_missing_extra_is_told(dalil: Dalil, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    ran = dalil("review", "--study", a_study(tmp_path, code=False), "--no-browser")
    assert ran.status == 2
    assert "D061" in ran.err and "dalil[web]" in ran.err


def test_an_installation_without_pages_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="D062"):
        Pages(tmp_path)


def test_an_address_that_is_taken_is_told(dalil: Dalil, tmp_path: Path) -> None:
    import socket

    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        ran = dalil("review", "--study", a_study(tmp_path, code=False), "--port", port, "--no-browser")
    assert ran.status == 2
    assert "D065" in ran.err


def test_a_certificate_needs_its_key(dalil: Dalil, tmp_path: Path) -> None:
    study = a_study(tmp_path, code=False)
    ran = dalil("review", "--study", study, "--tls-cert", tmp_path / "cert.pem", "--no-browser")
    assert "D079" in ran.err
    ran = dalil("review", "--study", study, "--tls-cert", study, "--tls-key", tmp_path / "no.pem", "--no-browser")
    assert "D079" in ran.err
