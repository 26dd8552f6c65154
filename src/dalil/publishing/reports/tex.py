"""A report as TeX for XeLaTeX or LuaLaTeX: tables with booktabs, words of the other script marked for polyglossia.

Nothing in a name or quote acts as a command. Plots are left out; their numbers stand in the tables.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial, singledispatch

from dalil.publishing.phrases import visible
from dalil.publishing.reports.blocks import (
    Block,
    Case,
    Facts,
    Heading,
    Items,
    Kind,
    Page,
    Paragraph,
    Table,
    printed_rows,
)
from dalil.publishing.reports.wording import Wording

ARABIC = "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc"
# A run of the other script: from its first letter (or digit) to its last, without a letter of the main script between.
OTHER = {
    "en": re.compile(f"[{ARABIC}](?:[^A-Za-z]*[{ARABIC}])?"),
    "ar": re.compile(rf"[\u2212+-]?[A-Za-z0-9\u00c0-\u024f](?:[^{ARABIC}]*[A-Za-z0-9\u00c0-\u024f\])%.])?"),
}
MARK = {"en": "textarabic", "ar": "textenglish"}
COMMANDS = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "$": r"\$",
        "&": r"\&",
        "#": r"\#",
        "%": r"\%",
        "_": r"\_",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
        "<": r"\textless{}",
        ">": r"\textgreater{}",
        "|": r"\textbar{}",
        '"': r"\textquotedbl{}",
        "`": r"\textasciigrave{}",
        "[": "{[}",  # after the end of a row it would begin an option
        "]": "{]}",
        "*": "{*}",
        "-": "{-}",  # two would become a dash
        "α": r"$\alpha$",
        "γ": r"$\gamma$",
        "κ": r"$\kappa$",
        "π": r"$\pi$",
        "\u2212": "$-$",
        "→": r"$\rightarrow$",
        "←": r"$\leftarrow$",
        "↔": r"$\leftrightarrow$",
        "•": r"$\bullet$",
        "·": r"$\cdot$",
        "⟨": r"$\langle$",
        "⟩": r"$\rangle$",
    }
)
LEVELS = {1: "section", 2: "subsection", 3: "subsubsection"}
PREAMBLE = r"""\documentclass[a4paper]{{article}}
\usepackage{{fontspec}}
\usepackage{{polyglossia}}
\usepackage[margin=2cm]{{geometry}}
\usepackage{{array,booktabs,caption,longtable}}
\setmainlanguage{main}
\setotherlanguage{other}
\newfontfamily\arabicfont[Script=Arabic]{{Amiri}} % or any font with Arabic letters
\setlength{{\tabcolsep}}{{4pt}}
\begin{{document}}
"""
LANGUAGE = {"en": ("{english}", "{arabic}"), "ar": ("[numerals=maghrib]{arabic}", "{english}")}
WRAPPED = r">{\raggedright\arraybackslash}p{%s\linewidth}"
MOST_COLUMNS = 7  # in letters of a footnote


def escaper(lang: str) -> Callable[[str], str]:
    """What makes words safe in a document of that language, and marks the other script."""
    return partial(escaped, lang=lang)


def escaped(words: str, *, lang: str) -> str:
    """Words that act as text only, on one line."""
    flat, done, pieces = re.sub(r"\s+", " ", visible(words)), 0, []
    for run in OTHER[lang].finditer(flat):
        pieces.append(flat[done : run.start()].translate(COMMANDS))
        pieces.append(f"\\{MARK[lang]}{{{run.group().translate(COMMANDS)}}}")
        done = run.end()
    return "".join([*pieces, flat[done:].translate(COMMANDS)])


def tex_report(page: Page, words: Wording) -> Iterator[str]:
    """The report, chunk by chunk; its blocks are worded as TeX."""
    main, other = LANGUAGE[words.lang]
    yield PREAMBLE.format(main=main, other=other)
    for block in page.blocks:
        yield printed(block)
    yield "\\end{document}\n"


@singledispatch
def printed(block: Block) -> str:
    """A part of a report as TeX."""
    raise TypeError(f"no TeX for {type(block).__name__}")


@printed.register
def _heading(block: Heading) -> str:
    return f"\n\\{LEVELS[block.level]}*{{{block.words}}}\n\n"


@printed.register
def _paragraph(block: Paragraph) -> str:
    return f"{block.words}\\par\n\n"


@printed.register
def _facts(block: Facts) -> str:
    return _listed("description", [f"\\item[{{{name}}}] {value}" for name, value in block.pairs])


@printed.register
def _items(block: Items) -> str:
    return _listed("itemize", [f"\\item {line}" for line in block.lines])


@printed.register
def _case(block: Case) -> str:
    said = _listed("description", [f"\\item[{{{who}}}] {what}" for who, what in block.facts])
    return f"\\noindent\\textbf{{{block.place}}} {block.note}\n\\begin{{quote}}{block.excerpt}\\end{{quote}}\n{said}"


@printed.register
def _table(block: Table) -> str:
    kept = block.kept()
    columns = [block.columns[place] for place in kept]
    crowded = len(columns) > MOST_COLUMNS
    wrapped = "l" if block.dense else WRAPPED % (0.12 if crowded else 0.2)
    layout = "".join("r" if column.kind is Kind.NUMBER else wrapped for column in columns)
    head = _row(tuple(column.words for column in columns))
    rows = "".join(_row(row) for row in printed_rows(block, kept))
    notes = _listed("itemize", [f"\\item {note}" for note in block.notes])
    caption = "" if block.headed else f"\\caption*{{{block.caption}}}\\\\\n"
    return (
        f"\\begingroup\\{'scriptsize' if crowded else 'footnotesize'}\n"
        f"\\begin{{longtable}}{{{layout}}}\n{caption}\\toprule\n"
        f"{head}\\midrule\n\\endhead\n{rows}\\bottomrule\n\\end{{longtable}}\n{notes}\\endgroup\n\n"
    )


def _row(cells: tuple[str, ...]) -> str:
    return f"{' & '.join(cells)} \\\\\n"


def _listed(kind: str, lines: list[str]) -> str:
    if not lines:
        return ""
    return f"\\begin{{{kind}}}\n" + "\n".join(lines) + f"\n\\end{{{kind}}}\n\n"
