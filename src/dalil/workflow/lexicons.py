"""`dalil lexicon check`: the coding lexicons checked, and how often each entry fires on texts at hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dalil.codebook.loading import load_codebook
from dalil.coding.explaining.explain import explain
from dalil.coding.explaining.explanation import Explanation
from dalil.coding.lexicons.check import STOP_LOADING, check_files, check_loaded
from dalil.coding.lexicons.entries import OUTLINE, PROSE, Entry, files_of
from dalil.errors import Issue, Severity, UsageError
from dalil.recognition.document import study_document
from dalil.recognition.recognise import recognise
from dalil.records.sources import Source
from dalil.records.units import Unit, unit_text
from dalil.segmentation.outline import segment
from dalil.workflow.archives import Archives
from dalil.workflow.coding import Wish, kit_for, unit_given
from dalil.workflow.files import files_of as paths_of
from dalil.workflow.steps import Kit, read_source
from dalil.workflow.texts import source_of_text, whole_unit

LANGUAGES = ("ar", "en")
FILE_OF = {"prose": "frames.{}.toml", "outline": "triggers.{}.toml"}
UNITS = (".jsonl", ".ndjson")
ORDER = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Firing:
    """How often an entry was tried on texts, found its parties, and made a claim that was kept."""

    file: str
    entry: str
    tried: int
    read: int
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LexiconCheck:
    """What is wrong with the lexicons, errors first, and how their entries fire, the busiest first."""

    entries: int
    issues: tuple[Issue, ...]
    units: int = 0
    firings: tuple[Firing, ...] = field(default=(), repr=False)

    @property
    def errors(self) -> int:
        """How many issues are errors."""
        return sum(i.severity is Severity.ERROR for i in self.issues)

    @property
    def warnings(self) -> int:
        """How many issues are warnings."""
        return sum(i.severity is Severity.WARNING for i in self.issues)

    @property
    def fired(self) -> tuple[Firing, ...]:
        """The entries that were tried."""
        return tuple(f for f in self.firings if f.tried)

    @property
    def silent(self) -> tuple[Firing, ...]:
        """The entries that were never tried."""
        return tuple(f for f in self.firings if not f.tried)


def check_lexicons(languages: Sequence[str], paths: Sequence[Path] = ()) -> LexiconCheck:
    """The lexicons of languages checked, and their entries counted on the texts and units of `paths`."""
    codebook = load_codebook("relations")
    entries: list[Entry] = []
    issues: list[Issue] = []
    for language in languages:
        own, found = check_files(files_of(language), codebook, language=language)
        entries += own
        issues += found
        if not STOP_LOADING & {i.code for i in found}:
            issues += check_loaded(own, language=language)
    once = list(dict.fromkeys(issues))  # what two languages share is told once
    ordered = sorted(once, key=_order)
    counts = _Counts()
    if paths:
        kit = kit_for(Wish())
        for explanation in _explanations(paths, kit):
            counts.add(explanation)
    return LexiconCheck(
        entries=len(entries),
        issues=tuple(ordered),
        units=counts.units,
        firings=counts.firings(entries) if paths else (),
    )


def _order(issue: Issue) -> tuple[int, str, int]:
    """Errors first, then by file and line."""
    file, _, line = issue.where.rpartition(":")
    return ORDER.index(issue.severity), file, int(line)


class _Counts:
    """Counts what the entries did, unit by unit."""

    def __init__(self) -> None:
        self.units = 0
        self.tried: Counter[tuple[str, str]] = Counter()
        self.read: Counter[tuple[str, str]] = Counter()
        self.claims: Counter[tuple[str, str]] = Counter()

    def add(self, found: Explanation) -> None:
        """Count one unit."""
        if found.reader not in FILE_OF:
            return
        self.units += 1
        file = FILE_OF[found.reader].format("ar" if found.language == "ar" else "en")
        for trigger in found.triggers:
            self.tried[file, trigger.entry] += 1
            self.read[file, trigger.entry] += trigger.read
        for candidate in found.candidates:
            if candidate.trigger is not None and candidate.verdict.name == "kept":
                self.claims[file, found.triggers[candidate.trigger].entry] += 1

    def firings(self, entries: Sequence[Entry]) -> tuple[Firing, ...]:
        """Every entry with its counts."""
        known = [(e.file.name, e.id) for e in entries if e.file.kind in (PROSE, OUTLINE)]
        checked = {file for file, _ in known}
        keys = dict.fromkeys([*known, *(key for key in self.tried if key[0] in checked)])
        found = (
            Firing(file=k[0], entry=k[1], tried=self.tried[k], read=self.read[k], claims=self.claims[k]) for k in keys
        )
        return tuple(sorted(found, key=lambda f: (-f.read, -f.tried)))


def _explanations(paths: Sequence[Path], kit: Kit) -> Iterator[Explanation]:
    with Archives() as archives:
        for path, fault in paths_of(paths, Path.cwd(), archives):
            if fault is not None:
                raise UsageError(fault.code, **dict(fault.values))
            if path.suffix in UNITS:
                yield from _of_units(path, kit)
            else:
                source = archives.read(path, read_source)[0]
                yield from _of_source(source, segment(source), kit)


def _of_units(path: Path, kit: Kit) -> Iterator[Explanation]:
    try:
        lines = path.read_bytes().splitlines()
    except OSError as error:
        raise UsageError("D006", path=path, reason=error.strerror) from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            source = source_of_text(unit_given(line, number)[1], "")
            yield from _of_source(source, whole_unit(source), kit)


def _of_source(source: Source, units: Iterable[Unit], kit: Kit) -> Iterator[Explanation]:
    units = tuple(units)
    lexicon = study_document(source, units, kit.registry, voice=None)
    for unit in units:
        text = unit_text(unit, source.text, source.language)
        yield explain(text, recognise(text, lexicon), kit.method, kit.codebook)
