from __future__ import annotations

from pathlib import Path

from commands import Dalil


def test_an_actor_is_found_by_any_name(dalil: Dalil) -> None:
    for name in ("Norway", "النرويج", "state:NOR"):
        ran = dalil("actors", name)
        assert ran.status == 0
        assert "state:NOR" in [line.split("\t")[0] for line in ran.out.splitlines()]


def test_without_a_name_all_are_listed(dalil: Dalil) -> None:
    ran = dalil("actors")
    assert len(ran.out.splitlines()) > 1000
    assert ran.said[-1] == f"Actors: {len(ran.out.splitlines())}."


def test_nobody_found_is_said(dalil: Dalil) -> None:
    ran = dalil("actors", "qqqq")
    assert (ran.status, ran.out) == (1, "")
    assert "add the actor to a list of your own" in ran.err
    assert dalil("actors", " ").status == 1


def test_actors_come_as_json(dalil: Dalil, tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("id,kind,name_en,name_ar\nunion:harbour,union,Harbour Union,اتحاد الميناء\n", encoding="utf-8")
    ran = dalil("--json", "actors", "harbour union", "--actors", path)
    assert ran.lines == [
        {"id": "union:harbour", "kind": "union", "name_ar": "اتحاد الميناء", "name_en": "Harbour Union"},
        {"result": "actors_found", "count": 1},
    ]
