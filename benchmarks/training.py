"""What the trainers of the prose coder share: folds of documents, the units of read passages, how they are called."""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from dalil.recognition.document import study_document
from dalil.recognition.recognise import recognise
from dalil.records.mentions import Mentions
from dalil.records.units import UnitText, unit_text
from dalil.workflow.goldsets import ReadPassage
from dalil.workflow.steps import Kit
from dalil.workflow.texts import source_of_text, whole_unit

FOLDS = 5


def fold_of(document: str) -> int:
    """The fold a document falls into, the same everywhere and always."""
    return int(hashlib.sha256(document.encode("utf-8")).hexdigest(), 16) % FOLDS


def passage_units(passage: ReadPassage, kit: Kit) -> Iterator[tuple[UnitText, Mentions]]:
    """The units of a passage, with what is recognised in them."""
    source = source_of_text(passage.text, "")
    units = whole_unit(source)
    lexicon = study_document(source, units, kit.registry, voice=None)
    for unit in units:
        text = unit_text(unit, source.text, source.language)
        yield text, recognise(text, lexicon)


def asked(arguments: Sequence[str], about: str | None, *, out: Path) -> argparse.Namespace:
    """The command line of a trainer: `files`, where its weights go (`out`), and whether to write none (`dry`)."""
    options = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("files", nargs="+", type=Path)
    options.add_argument("--out", type=Path, default=out)
    options.add_argument("--dry", action="store_true")
    return options.parse_args(arguments)
