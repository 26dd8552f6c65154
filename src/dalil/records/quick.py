"""Frozen records that are made quickly.

A frozen dataclass sets its fields through `object.__setattr__`, which looks each up by name. A sentence makes dozens of
records, so that this is felt: the descriptors of the slots set them at once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from typing import Any, TypeVar

T = TypeVar("T")


def quick(kind: type[T]) -> type[T]:
    """A frozen dataclass with slots, with the `__init__` that it has, written anew to set the slots directly."""
    if not is_dataclass(kind):
        raise TypeError(f"{kind.__name__} is no dataclass")
    own = fields(kind)
    names: dict[str, Any] = {f"set_{f.name}": getattr(kind, f.name).__set__ for f in own}
    names.update({f"default_{f.name}": f.default for f in own})
    keyword = [_parameter(f) for f in own if f.kw_only]
    parameters = ["self", *(_parameter(f) for f in own if not f.kw_only), *(["*", *keyword] if keyword else ())]
    body = [f"set_{f.name}(self, {f.name})" for f in own]
    body += ["self.__post_init__()"] if hasattr(kind, "__post_init__") else []
    exec(f"def __init__({', '.join(parameters)}):\n  " + "\n  ".join(body), names)  # as dataclasses writes its own
    init: Callable[..., None] = names["__init__"]
    init.__qualname__ = f"{kind.__qualname__}.__init__"
    init.__annotations__ = {**kind.__init__.__annotations__}
    setattr(kind, "__init__", init)  # noqa: B010
    return kind


def _parameter(field: Field[Any]) -> str:
    if not field.init or field.default_factory is not MISSING:
        raise TypeError(f"{field.name} is not given, or made anew for each record")
    return field.name if field.default is MISSING else f"{field.name}=default_{field.name}"
