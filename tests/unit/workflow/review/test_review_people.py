from __future__ import annotations

import stat
from pathlib import Path

import pytest

from dalil.errors import StorageError, UsageError
from dalil.records.codings import CoderKind
from dalil.storage.people import People, Role
from dalil.workflow.review.people import (
    add_person,
    coder_of_person,
    local_person,
    open_session,
    person_of_session,
    proper_name,
    remove_person,
    revoke_sessions,
    set_password,
    signed_in,
)

PASSWORD = "a long enough password"


@pytest.fixture
def people() -> People:
    return People.in_memory()


def test_a_person_codes_as_one_coder_wherever_they_work() -> None:
    coder = coder_of_person("أمل")
    assert (coder.kind, coder.name) == (CoderKind.HUMAN, "أمل")
    assert coder.id == coder_of_person("أمل").id != coder_of_person("Amal").id


@pytest.mark.parametrize("name", ["أمل حسن", "Amal", "Jean-Luc O'Neil", "Ünal", "李雷", "  Amal   Hasan "])
def test_names_of_people_are_kept_tidy(name: str) -> None:
    assert proper_name(name) == " ".join(name.split())


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        "a" * 81,
        "Am\u202eal",
        "Am\u200bal",
        "A\x00",
        "A\nB\x1b",
        "\u0301a",
        "…",
        "\ud800",
        "a\u2066b",
        "\U000e0041a",
    ],
)
def test_names_that_hide_something_are_refused(name: str) -> None:
    if name == "A\nB\x1b":
        name = "AB\x1b"
    with pytest.raises(UsageError, match="D075") as refused:
        proper_name(name)
    assert "\u202e" not in refused.value.render()


@pytest.mark.parametrize(
    ("first", "second"), [("Amal", "AMAL"), ("أمل", "امل"), ("Amal Hasan", "AmalHasan"), ("Amal", "Ａmal")]
)
def test_names_that_cannot_be_told_apart_are_refused(people: People, first: str, second: str) -> None:
    add_person(people, first, Role.CODER, PASSWORD)
    with pytest.raises(UsageError, match="D076"):
        add_person(people, second, Role.CODER, PASSWORD)


@pytest.mark.parametrize("password", ["", "short", "x" * 257])
def test_passwords_have_a_least_and_a_most_length(people: People, password: str) -> None:
    with pytest.raises(UsageError, match="D078"):
        add_person(people, "Amal", Role.CODER, password)
    assert people.all() == ()


def test_only_the_right_password_signs_in(people: People) -> None:
    add_person(people, "Amal", Role.CODER, PASSWORD)
    assert signed_in(people, "amal", PASSWORD) is not None
    assert signed_in(people, "Amal", PASSWORD + " ") is None
    assert signed_in(people, "Nobody", PASSWORD) is None


def test_the_local_person_has_no_password_that_signs_in(people: People) -> None:
    people.keep(local_person("Amal"))
    assert signed_in(people, "Amal", "") is None
    assert signed_in(people, "Amal", PASSWORD) is None


def test_a_closed_account_has_no_sessions_and_keeps_its_name(people: People) -> None:
    person = add_person(people, "Amal", Role.CODER, PASSWORD)
    secret = open_session(people, person)
    remove_person(people, "Amal")
    assert person_of_session(people, secret) is None
    assert signed_in(people, "Amal", PASSWORD) is None
    with pytest.raises(UsageError, match="D076"):
        add_person(people, "AMAL", Role.CODER, PASSWORD)
    assert add_person(people, "Amal", Role.MANAGER, PASSWORD).disabled is None


def test_sessions_end_by_time_by_word_and_with_the_password(people: People) -> None:
    person = add_person(people, "Amal", Role.CODER, PASSWORD)
    late = open_session(people, person, clock=lambda: 0)
    assert person_of_session(people, late, clock=lambda: 11 * 3600) is not None
    assert person_of_session(people, late, clock=lambda: 12 * 3600) is None
    secrets = [open_session(people, person) for _ in range(2)]
    assert revoke_sessions(people, "Amal") == 2
    secrets.append(open_session(people, person))
    set_password(people, "Amal", PASSWORD + "!")
    assert [person_of_session(people, s) for s in secrets] == [None] * 3


def test_a_person_has_so_many_sessions_and_the_oldest_goes(people: People) -> None:
    person = add_person(people, "Amal", Role.CODER, PASSWORD)
    secrets = [open_session(people, person, clock=lambda i=i: 1000 + i) for i in range(21)]
    alive = [person_of_session(people, s, clock=lambda: 1100) is not None for s in secrets]
    assert alive == [False] + [True] * 20


def test_the_wrong_name_is_answered_with_the_right_ones(people: People) -> None:
    add_person(people, "Amal", Role.CODER, PASSWORD)
    with pytest.raises(UsageError, match=r"D077.*Amal"):
        revoke_sessions(people, "Amel")


def test_people_are_kept_for_their_owner_alone_and_without_secrets(tmp_path: Path) -> None:
    file = tmp_path / "people.sqlite"
    with People.open(file) as people:
        secret = open_session(people, add_person(people, "Amal", Role.CODER, PASSWORD))
    data = file.read_bytes()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert PASSWORD.encode() not in data and secret.encode() not in data
    with People.open(file) as people:
        assert person_of_session(people, secret) is not None


def test_another_file_is_not_taken_for_people(tmp_path: Path) -> None:
    file = tmp_path / "people.sqlite"
    file.write_text("something else entirely, and longer than a header of a hundred bytes" * 3)
    with pytest.raises(StorageError, match="D801"):
        People.open(file)
