"""The bundled sample paper, coded and shown."""

from __future__ import annotations

from importlib.resources import files

from dalil.publishing.dossiers import publication_of
from dalil.publishing.labels import labels_of
from dalil.publishing.terminal import terminal_dossier
from dalil.reading.health import inspect
from dalil.workflow.coding import Wish, kit_for
from dalil.workflow.exports import Report
from dalil.workflow.steps import code_source
from dalil.workflow.texts import source_of_text

SAMPLE = "sample.ar.txt"


def code_sample() -> Report:
    """The sample, coded as a user's file would be."""
    text = files("dalil.workflow").joinpath(f"data/{SAMPLE}").read_text(encoding="utf-8")
    source = source_of_text(text, SAMPLE)
    kit = kit_for(Wish())
    return Report(material=(code_source(source, inspect(source), kit),), codebook=kit.codebook)


def show(report: Report, lang: str, *, plain: bool) -> str:
    """The dossier of a coding for a terminal."""
    labels = labels_of(report.codebook)
    return terminal_dossier(publication_of(report.material, labels), labels, lang, plain=plain)
