"""Reports in the form that was asked for."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from dalil.publishing.markdown import escaped, guarded
from dalil.publishing.markup import bdi, text
from dalil.publishing.reports.agreement import agreement_page
from dalil.publishing.reports.blocks import Page
from dalil.publishing.reports.html import html_report
from dalil.publishing.reports.markdown import markdown_report
from dalil.publishing.reports.names import Naming
from dalil.publishing.reports.wording import Wording
from dalil.records.agreements import Agreement
from dalil.records.serial import to_json

Report = Agreement


@dataclass(frozen=True, slots=True)
class Form:
    """How words are made safe for a form, and how its pages are printed."""

    guard: Callable[[str], str]
    plain: Callable[[str], str]
    write: Callable[[Page, Wording], Iterator[str]]


PAGES: Mapping[str, Form] = {
    "html": Form(bdi, text, html_report),
    "md": Form(guarded, escaped, markdown_report),
}
FORMS = (*PAGES, "json")


def render(record: Report, form: str, lang: str, *, naming: Naming | None = None) -> Iterator[str]:
    """The report in one of `FORMS`, chunk by chunk."""
    if form == "json":
        yield json.dumps(to_json(record), ensure_ascii=False, indent=1) + "\n"
    else:
        printing = PAGES[form]
        words = Wording(lang, printing.guard, printing.plain)
        yield from printing.write(page_of(record, words, naming or Naming()), words)


def page_of(record: Report, words: Wording, naming: Naming) -> Page:
    """What a report consists of."""
    return agreement_page(record, words, naming)
