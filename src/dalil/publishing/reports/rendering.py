"""Reports in the form that was asked for."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from dalil.publishing.markdown import escaped, guarded
from dalil.publishing.markup import bdi, text
from dalil.publishing.reports.agreement import agreement_page
from dalil.publishing.reports.audit import audit_page
from dalil.publishing.reports.blocks import Page
from dalil.publishing.reports.counts import estimation_page
from dalil.publishing.reports.html import html_report
from dalil.publishing.reports.markdown import markdown_report
from dalil.publishing.reports.names import Naming
from dalil.publishing.reports.summary import summary_lines, summary_words
from dalil.publishing.reports.tex import escaper, tex_report
from dalil.publishing.reports.tidy import csv_report
from dalil.publishing.reports.wording import Wording
from dalil.records.agreements import Agreement
from dalil.records.estimations import Audit, Estimation
from dalil.records.serial import to_json

Report = Agreement | Estimation | Audit


@dataclass(frozen=True, slots=True)
class Form:
    """How words are made safe for a form, and how its pages are printed."""

    words: Callable[[str], Wording]
    write: Callable[[Page, Wording], Iterator[str]]


def _tex_words(lang: str) -> Wording:
    return Wording(lang, escaper(lang), escaper(lang))


PAGES: Mapping[str, Form] = {
    "html": Form(lambda lang: Wording(lang, bdi, text), html_report),
    "md": Form(lambda lang: Wording(lang, guarded, escaped), markdown_report),
    "tex": Form(_tex_words, tex_report),
}
FORMS = (*PAGES, "csv", "json")
UNNAMED = Naming()


def render(record: Report, form: str, lang: str, *, naming: Naming = UNNAMED) -> Iterator[str]:
    """The report in one of `FORMS`, chunk by chunk."""
    if form == "json":
        yield json.dumps(to_json(record), ensure_ascii=False, indent=1) + "\n"
    elif form == "csv":
        yield from csv_report(record)
    else:
        words = PAGES[form].words(lang)
        yield from PAGES[form].write(_page_of(record, words, naming), words)


def text_summary(record: Report, lang: str, *, naming: Naming = UNNAMED) -> str:
    """The main figures in plain lines, aligned for a terminal."""
    return "".join(f"{line}\n" for line in summary_lines(_page_of(record, summary_words(lang), naming), lang))


def _page_of(record: Report, words: Wording, naming: Naming) -> Page:
    """What the report consists of."""
    if isinstance(record, Agreement):
        return agreement_page(record, words, naming)
    if isinstance(record, Estimation):
        return estimation_page(record, words, naming)
    return audit_page(record, words, naming)
