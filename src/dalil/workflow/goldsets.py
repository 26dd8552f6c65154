"""Sets of texts that people have read, for measuring: what the lines of their files say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from dalil.errors import UsageError
from dalil.reliability.readings.clitics import CutWord, Token, cut_words
from dalil.reliability.readings.events import PARTS, ReadWords
from dalil.reliability.readings.pairing import Money, ReadClaim
from dalil.reliability.readings.papers import PaperClaim
from dalil.workflow.json_lines import Codes, Json, objects, parsed, text_of

MARKED = {"trigger": "verb", "source": "source_actor", "target": "target_actor"}  # how annotations name the parts
CHOSEN = ("yes", "easy no", "difficult no")  # labels that are scored
T = TypeVar("T")
CODES = Codes("D052", "D053")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPassage:
    """A passage with the claims a person found in it."""

    id: str
    document: str  # what it was taken from; passages of one document are not independent
    text: str
    claims: tuple[ReadClaim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPaperPassage:
    """A passage of a paper, at a place of its text, with the claims a person found in it."""

    document: str  # the file of the paper
    start: int
    end: int
    claims: tuple[PaperClaim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedSentence:
    """A sentence, and whether it reports an event of one type."""

    document: str
    text: str
    event_type: str
    is_event: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedSentence:
    """A sentence with the words that annotators marked as the parts of its event."""

    document: str
    text: str
    event_type: str
    parts: dict[str, ReadWords]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventSentence:
    """A sentence that tells one event, with its words and the states of its actors."""

    document: str
    text: str
    event_type: str
    words: dict[str, str]
    states: tuple[tuple[str, ...], tuple[str, ...]]  # of the sources, of the targets


def read_passages(paths: Sequence[Path]) -> list[ReadPassage]:
    """The passages of files with `id`, `doc`, `text` and `claims`, in order."""
    return [made for path in paths for made in records(path, _passage)]


def read_paper_passages(path: Path) -> list[ReadPaperPassage]:
    """The passages of relation papers, in order."""
    return list(records(path, _paper_passage))


def read_judged(paths: Sequence[Path]) -> list[JudgedSentence]:
    """Sentences judged on one event type; those on which the annotators split are left out."""
    return [made for path in paths for made in records(path, _judged) if made is not None]


def read_marked(paths: Sequence[Path]) -> list[MarkedSentence]:
    """Sentences whose events have marked words."""
    return [made for path in paths for made in records(path, _marked)]


def read_events(paths: Sequence[Path]) -> list[EventSentence]:
    """Sentences that tell one event each."""
    return [made for path in paths for made in records(path, _event)]


def read_aliases(path: Path) -> dict[str, list[str]]:
    """Which names count as which actor: one JSON object."""
    found = parsed(text_of(path, CODES), path, 1, CODES)
    for name, aliases in found.items():
        if not isinstance(aliases, list) or not all(isinstance(a, str) for a in aliases):
            raise UsageError("D053", path=path, line=1, detail=name)
    return dict(found)


def read_words(paths: Sequence[Path]) -> list[tuple[str, CutWord]]:
    """The words of CoNLL-U files that count, each with its document: the first six characters of `sent_id`."""
    return [word for path in paths for word in _treebank_words(path)]


def records(path: Path, make: Callable[[Json], T]) -> Iterator[T]:
    """What is made of each object of a JSON Lines file; a line that does not fit is named."""
    for number, given in objects(path, CODES):
        try:
            made = make(given)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise UsageError("D053", path=path, line=number, detail=f"{type(error).__name__} {error}") from error
        yield made


def _passage(line: Json) -> ReadPassage:
    return ReadPassage(
        id=text_at(line, "id"),
        document=text_at(line, "doc"),
        text=text_at(line, "text"),
        claims=tuple(map(_claim, line["claims"])),
    )


def _claim(given: Json) -> ReadClaim:
    return ReadClaim(
        relation=text_at(given, "relation"),
        source=given["source"],
        target=given["target"],
        implied_source=given.get("implicit_source"),
        implied_target=given.get("implicit_target"),
        domain=given["domain"],
        polarity=given["polarity"],
        amount=money_of(given.get("amount")),
        trigger=given.get("trigger"),
    )


def _paper_passage(line: Json) -> ReadPaperPassage:
    return ReadPaperPassage(
        document=Path(text_at(line, "document")).name,
        start=int(line["start"]),
        end=int(line["end"]),
        claims=tuple(map(_paper_claim, line["claims"])),
    )


def _paper_claim(given: Json) -> PaperClaim:
    return PaperClaim(
        relations=tuple(given["relation"]),
        sources=tuple(given["source"]),
        targets=tuple(given["target"]),
        domain=given["domain"],
        polarity=given["polarity"],
        source_inherited=given["source_how"] != "explicit",
        target_inherited=given["target_how"] != "explicit",
        amount=money_of(given["amount"]),
        beneficiary=given["beneficiary"],
    )


def _judged(line: Json) -> JudgedSentence | None:
    label = text_at(line, "label")
    if label not in CHOSEN:
        return None
    return JudgedSentence(
        document=news_document(text_at(line, "id")),
        text=text_at(line, "text"),
        event_type=text_at(line, "event_type"),
        is_event=label == "yes",
    )


def _marked(line: Json) -> MarkedSentence:
    everyone = line["annotations"]
    return MarkedSentence(
        document=news_document(str(line.get("detection_id") or line["id"])),
        text=text_at(line, "text"),
        event_type=text_at(line, "event_type"),
        parts={p: ReadWords(shared=line[p], each=tuple(" ".join(a[MARKED[p]]) for a in everyone)) for p in PARTS},
    )


def _event(line: Json) -> EventSentence:
    actors = line["source"], line["target"]
    sources, targets = (tuple(text_at(a, "code") for a in side) for side in actors)
    return EventSentence(
        document=text_at(line, "id"),
        text=text_at(line, "text"),
        event_type=text_at(line, "event_type"),
        words={
            "trigger": line["trigger"] or "",
            "source": " ".join(a["text"] for a in actors[0]),
            "target": " ".join(a["text"] for a in actors[1]),
        },
        states=(sources, targets),
    )


def news_document(sentence_id: str) -> str:
    """The document of a sentence whose id ends in its number there."""
    document, _, number = sentence_id.rpartition("_")
    return document if document and number.isdigit() else sentence_id


def text_at(line: Json, key: str) -> str:
    """The text under a key; `TypeError` where it is something else."""
    value = line[key]
    if not isinstance(value, str):
        raise TypeError(key)
    return value


def money_of(given: Json | None) -> Money | None:
    """A sum as it can be compared."""
    value = given.get("value", given.get("number")) if given else None
    if not given or value is None:
        return None
    try:
        return float(str(value).replace(",", "")), given.get("currency")
    except ValueError:
        return str(value), given.get("currency")


def _treebank_words(path: Path) -> Iterator[tuple[str, CutWord]]:
    document, tokens = "", list[Token]()
    for number, line in enumerate([*text_of(path, CODES).split("\n"), ""], start=1):
        if line.startswith("# sent_id"):
            document = line.partition("=")[2].strip()[:6]
        elif line[:1].isdigit():
            tokens.append(_token(line, path, number))
        elif not line.strip():
            yield from ((document, word) for word in cut_words(tokens))
            tokens = []


def _token(line: str, path: Path, number: int) -> Token:
    columns = line.split("\t")
    if len(columns) != 10:
        raise UsageError("D053", path=path, line=number, detail=f"{len(columns)} / 10")
    return Token(columns[1], columns[3], "SpaceAfter=No" in columns[9])
