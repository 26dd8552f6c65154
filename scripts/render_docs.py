"""Writes the generated pages of docs/reference (errors, commands, the codebook) and the excerpts in the README.

python scripts/render_docs.py
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click

from dalil.cli.app import build
from dalil.cli.talk import Talk
from dalil.codebook.loading import BUILT_IN, load_codebook
from dalil.codebook.rendering import render_codebook
from dalil.messages import LANGUAGES, catalogue
from dalil.workflow.demo import code_sample, show

ROOT = Path(__file__).parents[1]
REFERENCE = "docs/reference"
GENERATED = "<!-- Made by scripts/render_docs.py; edit the catalogue or the codebook and run `make docs`. -->\n\n"
WIDTH = 80
SHOWN = ("300 مليون", "لم ترسل")  # words of the sample whose claims the README shows
FAMILIES = (
    ("D0", "Commands, studies and settings", "الأوامر والدراسات والإعدادات"),
    ("D1", "Reading files", "قراءة الملفات"),
    ("D2", "Segmentation", "التقسيم"),
    ("D3", "Actors and recognition", "الفاعلون والتعرّف"),
    ("D40 D41 D42 D43 D44", "Codebooks", "أدلة الترميز"),
    ("D45 D46 D47 D48 D49", "Coding", "الترميز"),
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
        **{path: text for name in BUILT_IN for path, text in codebook_pages(name)},
        "README.md": readme((ROOT / "README.md").read_text(encoding="utf-8")),
    }


def codebook_pages(name: str) -> Iterator[tuple[str, str]]:
    """The pages of a built-in codebook, by their paths."""
    codebook = load_codebook(name)
    arabic = f'<div dir="rtl" lang="ar">\n\n{render_codebook(codebook, "ar")}\n</div>\n'
    yield f"{REFERENCE}/{name}.md", GENERATED + render_codebook(codebook, "en")
    yield f"{REFERENCE}/{name}.ar.md", GENERATED + arabic


def readme(text: str) -> str:
    """The README with what `dalil demo` prints now."""
    report = code_sample()
    for lang in LANGUAGES:
        shown = excerpt(show(report, lang, plain=True))
        block = f"<!-- excerpt {lang}: make docs -->\n\n```text\n{shown}\n```\n\n<!-- end -->"
        text = re.sub(rf"<!-- excerpt {lang}:.*?<!-- end -->", lambda _, block=block: block, text, flags=re.S)
    return text


def excerpt(dossier: str) -> str:
    """The claims of a printed dossier that quote the words of `SHOWN`, without direction marks."""
    bare = re.sub("[\u200e\u200f\u2066-\u2069]", "", dossier)
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
