from __future__ import annotations

import dataclasses
import importlib
import json
import pkgutil
from decimal import Decimal

import pytest

import dalil.records
from dalil.errors import StorageError
from dalil.records.mentions import Amount
from dalil.records.quotes import Quote, Span
from dalil.records.serial import codec_of, dumps, from_json, loads, to_json
from dalil.records.sources import Source
from dalil.records.units import Unit, UnitText
from factories import make_source, make_unit


def test_a_record_is_an_object_of_its_fields_without_those_left_at_nothing() -> None:
    amount = Amount(number=Decimal("3.50"), currency=None, written="ثلاثة ونصف")
    assert to_json(amount) == {"number": "3.50", "currency": None, "written": "ثلاثة ونصف"}
    assert loads(Amount, dumps(amount)).number.as_tuple() == amount.number.as_tuple()


def test_text_stays_readable() -> None:
    assert "إيران 😀" in dumps(make_source("إيران 😀"))


def test_a_lone_surrogate_survives_and_the_json_is_valid_utf8() -> None:
    source = dataclasses.replace(make_source("نص"), origin="\udcd3.txt")
    packed = dumps(source).encode("utf-8")
    assert loads(Source, packed.decode("utf-8")) == source


def test_every_record_has_a_json_form() -> None:
    modules = [importlib.import_module(f"dalil.records.{m.name}") for m in pkgutil.iter_modules(dalil.records.__path__)]
    classes = (c for m in modules for c in vars(m).values() if dataclasses.is_dataclass(c) and isinstance(c, type))
    found = {c for c in classes if c.__module__ != "dalil.records.serial"}
    assert len(found) >= 24
    for kind in found:
        codec_of(kind)


def test_a_unit_with_its_text_survives() -> None:
    source = make_source("إيران تموّل الحركة")
    unit = make_unit(source, "إيران")
    whole = UnitText(unit=unit, text="إيران", context_text="إيران", language="ar")
    assert loads(UnitText, dumps(whole)) == whole


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"ordinal": "1"}, "expected int, found '1'"),
        ({"ordinal": True}, "expected int, found True"),
        ({"kind": "chapter"}, "chapter"),
        ({"path": {}}, "expected list, found dict"),
        ({"colour": 1}, "no field .*colour"),
        ({"span": None}, "expected dict"),
        ({"context": {"start": 90, "end": 91}}, "does not cover"),
    ],
)
def test_what_is_no_such_record_is_refused(change: dict[str, object], told: str) -> None:
    data = to_json(make_unit(make_source("إيران تموّل"), "إيران"))
    with pytest.raises(StorageError, match=told) as caught:
        from_json(Unit, {**data, **change})
    assert caught.value.code == "D812"


def test_a_missing_field_is_named() -> None:
    with pytest.raises(StorageError, match=r"lacks .*exact"):
        from_json(Quote, {"source_id": "s", "span": to_json(Span(start=0, end=1))})


def test_what_is_no_json_is_refused() -> None:
    with pytest.raises(StorageError, match="D812"):
        loads(Quote, '{"source_id": ')


def test_the_form_is_plain_json() -> None:
    assert json.loads(dumps(Span(start=1, end=2))) == {"start": 1, "end": 2}
