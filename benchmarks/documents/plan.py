"""Which PDFs are made: producers, kinds and looks; a seed other than 0 gives other texts, fonts and pages of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from documents.looks import Look, stretched, varied
from documents.texts import Document, compose


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """One PDF to make."""

    name: str
    language: str
    tags: tuple[str, ...]  # of its passages
    producer: str
    look: Look
    indic: bool = False  # Arabic-Indic digits
    twist: str = ""  # rotated, encrypted, reprinted


NASKH, SANS, KUFI, AMIRI, DEJAVU = "Noto Naskh Arabic", "Noto Sans Arabic", "Noto Kufi Arabic", "Amiri", "DejaVu Sans"
HEAD = {"header": "وزارة المياه في جمهورية سندار", "numbered": True}
EN_HEAD = {"header": "Oasis Party: working papers", "numbered": True}
PROSE = ("ministry", "agency", "communique")
LONG = ("communique", "ministry", "history", "agency", "letter", "observers", "programme", "decree", "outline", "mixed")
EN_LONG = ("communique", "history", "ministry", "agency", "letter", "observers", "decree", "outline")


def _spec(name: str, producer: str, tags: tuple[str, ...], font: str, **more: Any) -> Spec:
    rest = {key: more.pop(key) for key in ("indic", "twist") if key in more}
    language = name.split("_")[1]
    return Spec(name=name, language=language, tags=tags, producer=producer, look=Look(font=font, **more), **rest)


SPECS: tuple[Spec, ...] = (
    _spec("chromium_ar_prose", "chromium", PROSE, NASKH, justified=True),
    _spec("chromium_ar_two_columns", "chromium", (*PROSE, "letter"), AMIRI, columns=2, size=11, justified=True),
    _spec("chromium_ar_outline", "chromium", ("outline", "programme", "decree"), NASKH, **HEAD),
    _spec("chromium_ar_table_indic", "chromium", ("table", "duties", "ministry"), SANS, indic=True),
    _spec("chromium_ar_mixed", "chromium", ("mixed", "agency"), KUFI, size=11),
    _spec("chromium_ar_vowelled", "chromium", ("vowelled", "history"), AMIRI, size=14),
    _spec("chromium_ar_kashida", "chromium", ("letter", "agency"), SANS, kashida=True, justified=True),
    _spec("chromium_ar_spaced_landscape", "chromium", ("ministry", "observers"), DEJAVU, landscape=True, spaced=3),
    _spec(
        "chromium_en_three_columns", "chromium", EN_LONG[:4], "Liberation Serif", columns=3, size=9.5, landscape=True
    ),
    _spec("chromium_en_outline", "chromium", ("outline", "observers", "table"), "Noto Sans", **EN_HEAD),
    _spec("libreoffice_ar_prose_indic", "libreoffice", PROSE, AMIRI, indic=True, justified=True),
    _spec("libreoffice_ar_two_columns", "libreoffice", (*PROSE, "history"), NASKH, columns=2, size=11),
    _spec("libreoffice_ar_lists", "libreoffice", ("outline", "observers", "decree"), SANS, **HEAD),
    _spec("libreoffice_ar_tables", "libreoffice", ("table", "duties"), DEJAVU, ruled=False),
    _spec("libreoffice_ar_footnotes", "libreoffice", ("notes", "ministry"), NASKH),
    _spec("libreoffice_ar_pages", "libreoffice", LONG, AMIRI, paper="A5", justified=True, **HEAD),
    _spec("libreoffice_ar_vowelled", "libreoffice", ("vowelled", "mixed"), NASKH, size=14),
    _spec("libreoffice_ar_kashida", "libreoffice", ("letter", "agency", "communique"), SANS, justified=True),
    _spec(
        "libreoffice_ar_kashida_columns", "libreoffice", (*PROSE, "letter"), KUFI, columns=2, size=10, justified=True
    ),
    _spec("libreoffice_ar_kashida_notes", "libreoffice", ("notes", "history", "agency"), KUFI, justified=True),
    _spec("libreoffice_en_footnotes", "libreoffice", ("notes", "agency", "decree"), "Liberation Sans", justified=True),
    _spec("weasyprint_ar_prose", "weasyprint", (*PROSE, "mixed"), SANS, justified=True),
    _spec("weasyprint_ar_three_columns", "weasyprint", PROSE, NASKH, columns=3, size=10, landscape=True, indic=True),
    _spec("weasyprint_ar_footnotes", "weasyprint", ("notes", "agency"), AMIRI, size=13, **HEAD),
    _spec("weasyprint_ar_outline", "weasyprint", ("outline", "table", "programme"), DEJAVU, **HEAD),
    _spec("weasyprint_ar_pages_indic", "weasyprint", LONG, KUFI, paper="A5", size=11, indic=True, **HEAD),
    _spec("weasyprint_en_hyphens", "weasyprint", EN_LONG[:4], "DejaVu Serif", columns=2, justified=True, hyphens=True),
    _spec("typst_ar_prose", "typst", (*PROSE, "decree"), AMIRI, justified=True),
    _spec("typst_ar_two_columns_indic", "typst", (*PROSE, "letter"), NASKH, columns=2, size=11, indic=True),
    _spec("typst_ar_table_footnotes", "typst", ("table", "notes"), SANS, ruled=False, **HEAD),
    _spec("typst_ar_vowelled_kashida", "typst", ("vowelled", "letter", "mixed"), AMIRI, size=13, kashida=True),
    _spec("typst_ar_vowelled_kufi", "typst", ("vowelled", "mixed", "communique"), KUFI, size=11),
    _spec("typst_en_hyphens", "typst", EN_LONG, "Liberation Serif", justified=True, hyphens=True, **EN_HEAD),
    _spec("reportlab_ar_visual", "reportlab", (*PROSE, "decree"), DEJAVU, justified=True, **HEAD),
    _spec("reportlab_ar_visual_columns", "reportlab", (*PROSE, "letter"), DEJAVU, columns=2, size=10, indic=True),
    _spec("reportlab_ar_visual_table", "reportlab", ("table", "mixed", "vowelled"), DEJAVU, size=11),
    _spec("reportlab_en_two_columns", "reportlab", EN_LONG[:4], "Liberation Sans", columns=2, size=10, **EN_HEAD),
    _spec("hidden_ar_reversed", "hidden", (*PROSE, "decree"), DEJAVU),
    _spec("fpdf2_ar_prose", "fpdf2", (*PROSE, "decree"), NASKH),
    _spec("mupdf_ar_prose", "mupdf", PROSE, NASKH, indic=True),
    _spec("chromium_ar_rotated", "chromium", ("ministry", "duties", "decree"), NASKH, twist="rotated"),
    _spec("libreoffice_ar_encrypted", "libreoffice", ("agency", "programme"), SANS, twist="encrypted"),
    _spec("chromium_ar_reprinted", "chromium", ("outline", "mixed"), AMIRI, twist="reprinted", **HEAD),
    _spec("libreoffice_ar_reprinted", "libreoffice", ("ministry", "table"), NASKH, twist="reprinted", indic=True),
)


def planned(seed: int) -> Iterator[tuple[Spec, Document, Document]]:
    """Each PDF to make, its document, and the document as drawn, with the kashidas of its look."""
    for spec in SPECS:
        rng = Random(f"{seed}:{spec.name}")
        document = compose(spec.language, spec.tags if seed == 0 else _others(spec, rng), rng, indic=spec.indic)
        drawn_by = spec
        if seed:
            keeps = (
                spec.producer in ("reportlab", "hidden") and spec.language == "ar"
            )  # other fonts lack shaped letters
            look = varied(spec.look, spec.language, rng)
            drawn_by = replace(spec, look=replace(look, font=spec.look.font) if keeps else look)
        yield drawn_by, document, stretched(document, rng) if spec.look.kashida else document


def _others(spec: Spec, rng: Random) -> tuple[str, ...]:
    """The tags with their kinds in place of names, so that passages come in new company."""
    kinds = dict.fromkeys(("ministry", "agency", "communique", "history", "letter"), "prose")
    kinds |= {"outline": "nested", "observers": "nested", "budget": "table", "duties": "table"}
    tags = [kinds.get(tag, tag) for tag in spec.tags]
    rng.shuffle(tags)
    return tuple(tags)
