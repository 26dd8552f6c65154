"""Records as JSON and back: every record of `dalil.records`, by its own fields, without loss.

A value that is None or an empty tuple, where the field allows its absence, is left out. A field that may hold one of
several records carries the record's name under `type`. What is read back passes the record's own checks again, so
JSON that was tampered with becomes an error and never a half-valid record.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
import types
from collections.abc import Callable, Hashable
from dataclasses import MISSING, dataclass, fields, is_dataclass
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from dalil.errors import StorageError

T = TypeVar("T")
Coder = Callable[[Any], Any]
LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Codec:
    """How values of one type become JSON and come back."""

    encode: Coder
    decode: Coder


@dataclass(frozen=True, slots=True)
class FieldCodec:
    """How one field of a record becomes JSON and comes back."""

    name: str
    codec: Codec
    required: bool
    absent: object  # the value that is left out, None or ()


def to_json(record: object) -> dict[str, Any]:
    """The record as a JSON object."""
    return cast(dict[str, Any], codec_of(type(record)).encode(record))


def from_json(kind: type[T], data: object) -> T:
    """The record of that kind which `to_json` made `data` of."""
    try:
        return cast(T, codec_of(kind).decode(data))
    except (ValueError, TypeError) as fault:
        raise StorageError("D812", kind=kind.__name__, detail=str(fault)) from fault


def dumps(record: object) -> str:
    """The record as one line of JSON, readable, and valid UTF-8 whatever its text holds."""
    return dump_plain(to_json(record))


def loads(kind: type[T], text: str) -> T:
    """The record of that kind which `dumps` wrote."""
    return from_json(kind, load_plain(text, kind.__name__))


def dump_plain(data: object) -> str:
    """JSON on one line; a lone surrogate, which UTF-8 cannot carry, is escaped."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return LONE_SURROGATE.sub(lambda m: f"\\u{ord(m.group()):04x}", text)


def load_plain(text: str, kind: str) -> Any:
    """The JSON value of `text`, which a `kind` is to be made of."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as fault:
        raise StorageError("D812", kind=kind, detail=str(fault)) from fault


def codec_of(hint: Any) -> Codec:
    """The codec of a type as it stands in a record's annotations."""
    return new_codec(hint)


@cache
def new_codec(hint: Hashable) -> Codec:
    """The codec of a type, worked out once."""
    if hint in (str, int, bool, float):
        return plain_codec(hint)
    if hint is Decimal:
        return Codec(str, decode_decimal)
    if hint is bytes:
        return Codec(lambda v: base64.b64encode(v).decode("ascii"), decode_bytes)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return Codec(lambda v: v.value, hint)
    if is_dataclass(hint) and isinstance(hint, type):
        return record_codec(hint)
    if get_origin(hint) is tuple:
        return tuple_codec(get_args(hint))
    if get_origin(hint) in (Union, types.UnionType):
        return union_codec(get_args(hint))
    raise TypeError(f"no JSON form for {hint}")


def plain_codec(kind: type) -> Codec:
    """Values that JSON has itself; a whole number counts as a float, a truth value never as a number."""
    accepted = (int, float) if kind is float else (kind,)

    def decode(value: Any) -> Any:
        if type(value) not in accepted:
            raise ValueError(f"expected {kind.__name__}, found {value!r}")
        return kind(value)

    return Codec(lambda v: v, decode)


def decode_decimal(value: Any) -> Decimal:
    """The number of a string of digits."""
    try:
        return Decimal(plain_codec(str).decode(value))
    except InvalidOperation as fault:
        raise ValueError(f"not a number: {value!r}") from fault


def decode_bytes(value: Any) -> bytes:
    """The bytes that base64 stands for."""
    try:
        return base64.b64decode(plain_codec(str).decode(value), validate=True)
    except binascii.Error as fault:
        raise ValueError(f"not base64: {fault}") from fault


def tuple_codec(members: tuple[Any, ...]) -> Codec:
    """`tuple[X, ...]`, or a tuple of fixed length."""
    if members[-1] is Ellipsis:
        inner = codec_of(members[0])
        return Codec(lambda v: [inner.encode(x) for x in v], lambda v: tuple(inner.decode(x) for x in expect(v, list)))
    codecs = [codec_of(m) for m in members]
    return Codec(
        lambda v: [c.encode(x) for c, x in zip(codecs, v, strict=True)],
        lambda v: tuple(c.decode(x) for c, x in zip(codecs, expect(v, list), strict=True)),
    )


def union_codec(members: tuple[Any, ...]) -> Codec:
    """`X | None`, or one of several records, told apart by their names."""
    kinds = [m for m in members if m is not types.NoneType]
    inner = codec_of(kinds[0]) if len(kinds) == 1 else named_codec(tuple(kinds))
    if len(kinds) == len(members):
        return inner
    return Codec(lambda v: None if v is None else inner.encode(v), lambda v: None if v is None else inner.decode(v))


def named_codec(kinds: tuple[type, ...]) -> Codec:
    """One of several records, with its name under `type`."""
    by_name = {k.__name__: k for k in kinds}

    def decode(value: Any) -> Any:
        rest = dict(expect(value, dict))
        name = rest.pop("type", None)
        if name not in by_name:
            raise ValueError(f"expected one of {sorted(by_name)}, found {name!r}")
        return codec_of(by_name[name]).decode(rest)

    return Codec(lambda v: {"type": type(v).__name__, **codec_of(type(v)).encode(v)}, decode)


def record_codec(kind: type) -> Codec:
    """A record, field by field."""
    parts = field_codecs(kind)
    known = {p.name for p in parts}

    def encode(record: Any) -> dict[str, Any]:
        values = ((p, getattr(record, p.name)) for p in parts)
        return {p.name: p.codec.encode(v) for p, v in values if p.required or v != p.absent}

    def decode(data: Any) -> Any:
        unknown = expect(data, dict).keys() - known
        if unknown:
            raise ValueError(f"{kind.__name__} has no field {sorted(unknown)}; it has {sorted(known)}")
        missing = [p.name for p in parts if p.required and p.name not in data]
        if missing:
            raise ValueError(f"{kind.__name__} lacks {missing}")
        return kind(**{p.name: p.codec.decode(data[p.name]) if p.name in data else p.absent for p in parts})

    return Codec(encode, decode)


def field_codecs(kind: Any) -> tuple[FieldCodec, ...]:
    """The fields of a record with their codecs. Only None and () may be left out: other defaults may change one day."""
    hints = get_type_hints(kind)
    return tuple(
        FieldCodec(f.name, codec_of(hints[f.name]), f.default is MISSING or f.default not in (None, ()), f.default)
        for f in fields(kind)
    )


def expect(value: Any, kind: type[T]) -> T:
    """`value`, if it is a list or object as it should be."""
    if not isinstance(value, kind):
        raise ValueError(f"expected {kind.__name__}, found {type(value).__name__}")
    return value
