"""Writes the generated pages of docs/reference (errors, commands, codebook, accuracy) and excerpts in other pages.

python scripts/render_docs.py
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from dalil.cli.app import build
from dalil.cli.explained import lines_of
from dalil.cli.talk import Talk
from dalil.codebook.loading import BUILT_IN, load_codebook
from dalil.codebook.rendering import render_codebook
from dalil.messages import LANGUAGES, catalogue
from dalil.publishing.accuracy import accuracy_page, figure_tables
from dalil.web.openapi import described
from dalil.workflow.coding import Wish
from dalil.workflow.demo import code_sample, show
from dalil.workflow.explaining import explain_text

ROOT = Path(__file__).parents[1]
REFERENCE = "docs/reference"
GUIDE = "docs/guide/lexicon.md"
RESULTS, MEMORY = ROOT / "benchmarks/results.json", ROOT / "benchmarks/memory.csv"
CROSS_VALIDATED = ROOT / "benchmarks/cross_validated.json"
MEASURED = "<!-- Made by scripts/render_docs.py from the results in benchmarks; run `make measure`. -->\n\n"
GENERATED = "<!-- Made by scripts/render_docs.py; edit the catalogue or the codebook and run `make docs`. -->\n\n"
LANGUAGE_NAMES = {"ar": "Arabic", "ar readings": "Arabic, the readings that come with dalil", "en": "English"}
WIDTH = 80
SHOWN = ("300 مليون", "لم ترسل")  # words of the sample whose claims the README shows
EXPLAINED = "أشادت اليابان بدور السنغال، ودافعت النرويج بقوة، وقرّظت ملاوي غانا."  # the example of the guide
DIRECTION_MARKS = re.compile("[\u200e\u200f\u2066-\u2069]")
FAMILIES = (
    ("D0", "Commands, studies and settings", "الأوامر والدراسات والإعدادات"),
    ("D1", "Reading files", "قراءة الملفات"),
    ("D2", "Segmentation", "التقسيم"),
    ("D3", "Actors and recognition", "الفاعلون والتعرّف"),
    ("D40 D41 D42 D43 D44 D49", "Codebooks", "أدلة الترميز"),
    ("D45 D46 D47 D48", "Coding", "الترميز"),
    ("D5", "Reliability", "الموثوقية"),
    ("D6", "Reviewing in the workbench", "المراجعة في منضدة العمل"),
    ("D7", "Publishing", "النشر"),
    ("D8", "Storage and checking", "التخزين والفحص"),
    ("D9", "Faults in dalil", "خلل في دليل نفسه"),
)


def main() -> None:
    """Write every page."""
    for name, text in pages().items():
        (ROOT / name).write_text(text, encoding="utf-8", newline="\n")


def pages() -> dict[str, str]:
    """The generated pages, and the README with its excerpts, by their paths."""
    return {
        f"{REFERENCE}/errors.md": GENERATED + errors(),
        f"{REFERENCE}/commands.md": GENERATED + commands(),
        f"{REFERENCE}/openapi.json": described(),
        **{path: text for name in BUILT_IN for path, text in codebook_pages(name)},
        GUIDE: lexicon_guide((ROOT / GUIDE).read_text(encoding="utf-8")),
        f"{REFERENCE}/accuracy.md": MEASURED + accuracy(),
        "README.md": readme((ROOT / "README.md").read_text(encoding="utf-8")),
    }


def codebook_pages(name: str) -> Iterator[tuple[str, str]]:
    """The pages of a built-in codebook, by their paths."""
    codebook = load_codebook(name)
    arabic = f'<div dir="rtl" lang="ar">\n\n{render_codebook(codebook, "ar")}\n</div>\n'
    yield f"{REFERENCE}/{name}.md", GENERATED + render_codebook(codebook, "en")
    yield f"{REFERENCE}/{name}.ar.md", GENERATED + arabic


def accuracy() -> str:
    """The figures of this version, and its memory over many sentences."""
    with MEMORY.open(encoding="utf-8", newline="") as file:
        samples = [{key: float(value) for key, value in row.items()} for row in csv.DictReader(file)]
    early, last = samples[len(samples) // 5], samples[-1]
    memory = (
        f"\n## Memory over {last['sentences']:,.0f} sentences\n\n"
        f"![Memory held, in MiB, over the number of sentences coded](memory.svg)\n\n"
        f"After {early['sentences']:,.0f} sentences of `benchmarks/memory.py`, {early['memory_mib']:.0f} MiB are held;"
        f" after {last['sentences']:,.0f}, {last['memory_mib']:.0f} MiB; at most {last['peak_mib']:.0f} MiB."
        " What grows are caches of words, each of a fixed size.\n"
    )
    page = "".join(accuracy_page(json.loads(RESULTS.read_text(encoding="utf-8")), "en"))
    return page + cross_validation(json.loads(CROSS_VALIDATED.read_text(encoding="utf-8"))) + memory


def cross_validation(found: dict[str, Any]) -> str:
    """The figures of the prose coder on documents its weights never saw, and how far its score keeps what it says."""
    parts = [
        f"\n## Prose, cross-validated\n\nThe same passages and those of `benchmarks/readings`, in {found['folds']}"
        " folds of documents: attachments and score are fitted on the other folds, and claims that score at least"
        f" {found['least']} count (`benchmarks/cross_validate.py`). Word lists and grammar were written with most of"
        " the passages in sight; [what was not seen](error-analysis.md#what-was-not-seen) comes out lower.\n"
    ]
    for language, one in found["sets"].items():
        parts.append(f"\n### {LANGUAGE_NAMES[language]}\n")
        parts += figure_tables(one["figures"], "en")
    claims = sum(tenth["claims"] for tenth in found["reliability"])
    parts.append(
        "\n### Whether the score keeps what it says\n\n"
        "![Share of right claims over their score](reliability.svg)\n\n"
        f"Each circle stands for the claims of one tenth of the range, {claims:,} in all, the larger the more; on the"
        " broken line, of claims that score 0.6 six in ten are right. `dalil code` and `dalil publish` leave out claims"
        " below `--min-score`.\n\n"
        "| score | claims | mean score | share right |\n|---|---|---|---|\n"
    )
    parts += [
        f"| {t['low']:.1f} to {t['low'] + 0.1:.1f} | {t['claims']} | {t['mean']:.2f} | {t['right']:.2f} |\n"
        for t in found["reliability"]
    ]
    return "".join(parts)


def readme(text: str) -> str:
    """The README with what `dalil demo` prints now."""
    report = code_sample()
    for lang in LANGUAGES:
        text = with_block(text, f"excerpt {lang}", excerpt(show(report, lang, plain=True)))
    return text


def lexicon_guide(text: str) -> str:
    """The guide on lexicon entries with what `dalil explain` prints now of its example."""
    explained = explain_text(EXPLAINED, Wish())
    for lang in LANGUAGES:
        shown = "\n".join(lines_of(explained, Talk(language=lang)))
        text = with_block(text, f"explain {lang}", DIRECTION_MARKS.sub("", shown))
    return text


def with_block(text: str, name: str, shown: str) -> str:
    """A page with what is shown now between the remarks of that name."""
    block = f"<!-- {name}: make docs -->\n\n```text\n{shown}\n```\n\n<!-- end -->"
    return re.sub(rf"<!-- {name}:.*?<!-- end -->", lambda _: block, text, flags=re.S)


def excerpt(dossier: str) -> str:
    """The claims of a printed dossier that quote the words of `SHOWN`, without direction marks."""
    bare = DIRECTION_MARKS.sub("", dossier)
    claims = re.findall(r"^\d+\. .*\n(?: +.*\n)+", bare, re.M)
    return "\n".join(claim.rstrip() for words in SHOWN for claim in claims if words in claim)


def errors() -> str:
    """Every code of the catalogue with its wording in both languages."""
    english, arabic = (catalogue(lang) for lang in ("en", "ar"))
    codes = sorted(key for key in english if "." not in key)
    parts = [
        "# Errors and issues\n\n"
        "An error stops the command and decides its exit status; an issue marks one file, unit or line, and the rest"
        " goes on.\nEach has a code that stays the same; the wording says what was expected, what was found, where, and"
        " what to do next.\nWords in braces stand for what was found.\n\n"
        "| exit status | meaning |\n|---|---|\n"
        "| 0 | done |\n"
        "| 1 | done, but a file failed, a check failed, or nothing was found |\n"
        "| 2 | you must change something: the command, a file, the settings |\n"
        "| 3 | something outside failed: the disk, the store, the output |\n"
        "| 4 | a fault in dalil |\n"
        "| 130 | stopped with Ctrl-C |\n"
    ]
    for prefixes, title, arabic_title in FAMILIES:
        rows = [code for code in codes if code.startswith(tuple(prefixes.split()))]
        if rows:
            parts.append(f"\n## {title} · {arabic_title}\n\n| code | message | الرسالة |\n|---|---|---|\n")
            parts += [f"| `{code}` | {cell(english[code])} | {cell(arabic[code])} |\n" for code in rows]
    return "".join(parts)


def cell(wording: str) -> str:
    """A wording as a table cell; doubled braces are how the catalogue writes a brace."""
    return wording.replace("{{", "{").replace("}}", "}").replace("|", "\\|").replace("<", "&lt;").replace("\n", " ")


def commands() -> str:
    """The help of every command in both languages."""
    parts = [
        "# Commands\n\n"
        "The help of every command, as `dalil COMMAND --help` and `dalil --lang ar COMMAND --help` print it.\n"
        "Data goes to standard output, talk to standard error; with `--json` results, issues and errors are JSON lines"
        " on standard output.\nExit statuses are listed in [errors.md](errors.md).\n"
    ]
    helps = {lang: dict(helps_of(lang)) for lang in LANGUAGES}
    for path in helps["en"]:
        parts.append(f"\n## {path}\n")
        parts += [f"\n```text\n{helps[lang][path].rstrip()}\n```\n" for lang in LANGUAGES]
    return "".join(parts)


def helps_of(lang: str) -> Iterator[tuple[str, str]]:
    """Every command, written as it is called, with its help."""
    group = build(Talk(language=lang))
    yield from _helps(group, click.Context(group, info_name="dalil", terminal_width=WIDTH))


def _helps(command: click.Command, context: click.Context) -> Iterator[tuple[str, str]]:
    yield context.command_path, command.get_help(context)
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            assert found is not None
            yield from _helps(found, click.Context(found, parent=context, info_name=name, terminal_width=WIDTH))


if __name__ == "__main__":
    main()
