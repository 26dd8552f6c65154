from __future__ import annotations

import io
from pathlib import Path

import pytest

from commands import Dalil
from dalil.workflow.project import create_study
from dalil.workflow.review.people import has_accounts, open_people, people_file, signed_in

PASSWORD = "a long enough password"


@pytest.fixture
def study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A study to stand in, and a password that is piped in."""
    create_study(tmp_path / "study", title="Study")
    monkeypatch.chdir(tmp_path / "study")
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\nshort\n"))
    return tmp_path / "study"


def test_an_account_is_opened_with_a_piped_password(dalil: Dalil, study: Path) -> None:
    ran = dalil("people", "add", "أمل", "--role", "adjudicator")
    assert ran.said == ["The account أمل is open, with the role “adjudicator”."]
    with open_people(study) as people:
        person = signed_in(people, "أمل", PASSWORD)
    assert person is not None and person.role == "adjudicator"


def test_a_password_can_be_made_and_is_shown_once(dalil: Dalil, study: Path) -> None:
    made = dalil("people", "add", "Amal", "--generate", "--json").lines[-1]
    with open_people(study) as people:
        assert signed_in(people, "Amal", made["password"]) is not None
    assert "password" not in dalil("people", "list", "--json").out


def test_accounts_are_listed_with_their_state(dalil: Dalil, study: Path) -> None:
    dalil("people", "add", "Amal")
    dalil("people", "add", "Basim", "--role", "manager", "--generate")
    dalil("people", "remove", "amal")
    assert dalil("people", "list").out.splitlines() == ["Amal\tcoder\tclosed", "Basim\tmanager\topen"]
    assert [row.get("open") for row in dalil("people", "list", "--json").lines] == [False, True, None]


def test_the_last_closed_account_leaves_none_to_sign_in_with(dalil: Dalil, study: Path) -> None:
    assert not has_accounts(people_file(study))
    dalil("people", "add", "Amal")
    assert has_accounts(people_file(study))
    dalil("people", "remove", "Amal")
    assert not has_accounts(people_file(study))


def test_a_password_is_changed_and_sessions_are_ended(dalil: Dalil, study: Path) -> None:
    dalil("people", "add", "Amal", "--generate")
    assert dalil("people", "password", "Amal").status == 0
    assert dalil("people", "revoke", "Amal").said == ["Sessions of Amal ended: 0."]
    with open_people(study) as people:
        assert signed_in(people, "Amal", PASSWORD) is not None


def test_what_cannot_be_is_told_with_its_code(dalil: Dalil, study: Path) -> None:
    dalil("people", "add", "Amal")
    assert "D076" in dalil("people", "add", "AMAL").err
    assert "D077" in dalil("people", "remove", "Nobody").err
    assert "D075" in dalil("people", "add", "A\u202eb", "--generate").err
    assert "D078" in dalil("people", "add", "Basim").err


def test_people_need_a_study(dalil: Dalil, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert "D020" in dalil("people", "list").err


def test_the_list_of_people_is_no_paper_of_the_study(dalil: Dalil, study: Path) -> None:
    dalil("people", "add", "Amal")
    dalil("add", study)
    assert "people.sqlite" not in dalil("add", study).err
