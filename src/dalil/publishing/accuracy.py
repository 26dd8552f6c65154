"""The page of measured accuracy: what `dalil bench` found, set by set, as Markdown; same results, same bytes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dalil.messages import catalogue, message

TRIO = ("p", "r", "f1")
SPEED = ("sentences", "length", "per_second", "again_per_second", "peak_mib")
NOTHING = "–"
Json = Mapping[str, Any]


def accuracy_page(results: Json, lang: str) -> Iterator[str]:
    """The page in pieces; `results` is what `dalil bench --out` writes."""
    intervals = results["intervals"]
    level = round(100 * intervals["level"])
    yield f"# {_word('title', lang)}\n\n"
    yield _word("intro", lang, version=results["dalil"], level=level, draws=intervals["draws"]) + "\n"
    for one in results["sets"]:
        yield f"\n## {_word('set_' + one['name'].replace('.', '_'), lang)}\n\n"
        yield from _about(one, lang)
        yield from figure_tables(one["figures"], lang)
    yield from _speed(results["speed"], lang)
    if results["skipped"]:
        yield "\n" + _word("skipped", lang, names=", ".join(f"`{name}`" for name in results["skipped"])) + "\n"
    yield f"\n## {_word('formats_title', lang)}\n\n{_word('formats', lang).strip()}\n"


def figure_tables(figures: Sequence[Json], lang: str) -> Iterator[str]:
    """Figures as tables: those with precision, recall and F1, then the others."""
    yield from _trios(figures, lang)
    yield from _others(figures, lang)


def _word(key: str, lang: str, /, **values: object) -> str:
    return message(f"accuracy.{key}", lang, **values)


def _about(one: Json, lang: str) -> Iterator[str]:
    """How large the set is, and whether dalil was made with it in sight."""
    files = ", ".join(f"`{name}`" for name in one["files"])
    counts = {key: f"{one[key]:,}" for key in ("items", "documents")}
    yield _word("about", lang, name=one["name"], files=files, digest=one["digest"], **counts)
    if one["learnt"] is not None:
        yield " " + _word(f"learnt_{one['learnt']}", lang, script=one["learner"])
    elif one["development"]:
        yield " " + _word("development", lang)
    if all(figure["low"] is None for figure in one["figures"]):
        yield " " + _word("few", lang)
    yield "\n"


def _trios(figures: Sequence[Json], lang: str) -> Iterator[str]:
    """Figures with precision, recall and F1, one a row."""
    by_name: dict[str, dict[str, Json]] = {}
    for figure in figures:
        by_name.setdefault(figure["name"], {})[figure["measure"]] = figure
    rows = [(name, found) for name, found in by_name.items() if set(TRIO) <= set(found)]
    if not rows:
        return
    heads = [_word(key, lang) for key in ("figure", *TRIO, "of", "people")]
    yield from _head(heads)
    for name, found in rows:
        cells = [_label(name, lang), *(_value(found[m]) for m in TRIO)]
        yield _row([*cells, f"{found['r']['of']:,}", _people(found["f1"])])


def _others(figures: Sequence[Json], lang: str) -> Iterator[str]:
    """The other figures, one a row."""
    whole = {f["name"] for f in figures if f["measure"] == "f1"} & {f["name"] for f in figures if f["measure"] == "r"}
    rows = [f for f in figures if f["measure"] not in TRIO or f["name"] not in whole]
    if not rows:
        return
    yield from _head([_word(key, lang) for key in ("figure", "measure", "value", "of", "people")])
    for figure in rows:
        label, measure = _label(figure["name"], lang), _word(figure["measure"], lang)
        yield _row([label, measure, _value(figure), f"{figure['of']:,}", _people(figure)])


def _speed(speed: Json, lang: str) -> Iterator[str]:
    if not speed:
        return
    yield f"\n## {_word('speed_title', lang)}\n\n{_word('speed', lang)}\n"
    yield from _head([_word(key, lang) for key in ("run", *SPEED)])
    for name, found in speed.items():
        yield _row([_label(name, lang), *(_number(found.get(key)) for key in SPEED)])


def _number(found: float | None) -> str:
    return NOTHING if found is None else f"{found:,.0f}"


def _label(name: str, lang: str) -> str:
    """What a figure is called; an event type is called by its code."""
    key = f"accuracy.figure_{name}"
    return message(key, lang) if key in catalogue(lang) else name.upper()


def _value(figure: Json) -> str:
    """A value with its interval."""
    if figure["value"] is None:
        return NOTHING
    value = f"{figure['value']:.3f}"
    return value if figure["low"] is None else f"{value} ({figure['low']:.2f}–{figure['high']:.2f})"


def _people(figure: Json) -> str:
    """How well people agree."""
    return NOTHING if figure["human"] is None else f"{figure['human']:.2f}"


def _head(cells: Sequence[str]) -> Iterator[str]:
    yield "\n"
    yield _row(cells)
    yield "|" + "---|" * len(cells) + "\n"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |\n"
