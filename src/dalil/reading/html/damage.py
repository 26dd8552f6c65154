"""What a page shows of damage that parsers mend without a word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from dalil.errors import Issue, Severity
from dalil.reading.damage import broken, cut_short, untrue
from dalil.reading.html.encodings import unknown_label
from dalil.reading.html.names import names
from dalil.reading.html.trees import QUOTED, TAG, without_raw

HALF = re.compile(r"<(?:[a-zA-Z/!][^<>]*)?\Z")
LONGEST_TAG = 10_000  # characters
BODY = re.compile(r"<body\b", re.I)
ENDS = re.compile(r"</(?:html|body)\b", re.I)
FRAMES = re.compile(r"</frameset\b", re.I)
SCRIPT = re.compile(r"<(script|style)\b", re.I)
# Elements whose end no rule of the format lets be left out.
CLOSED = names(
    "a abbr address article aside b blockquote center div dl em fieldset figure font footer form h1 h2 h3 h4 h5 h6",
    "header i main nav ol section small span strong sub sup table u ul",
)
MOST_WRONG = 200  # elements without their end, or ends without their element, that carelessness explains
WRONG_SHARE = 0.2  # of the elements
BARE = re.compile(r"<(?=[<\s])")
MOST_BARE = 1_000  # signs of a tag that begin none
WIDE = ("utf-16", "utf-32")


def damage_of(data: bytes, markup: str, encoding: str, name: str) -> Iterator[Issue]:
    """What a person should know of a page: its bytes, and their text in an encoding."""
    nuls = 0 if encoding.startswith(WIDE) else data.count(b"\0")
    if nuls:
        yield Issue(code="D159", severity=Severity.WARNING, where=name, values=(("count", str(nuls)),))
    label = unknown_label(data)
    if label is not None:
        yield untrue(name, "charset", said=label, found=encoding)
    plain, mark = _uncommented(markup)
    wrong = _wrong(plain)
    mark = mark or _cut(plain, wrong)
    if mark is not None:
        yield cut_short(name, mark)
    elif sum(map(abs, wrong.values())) > max(MOST_WRONG, WRONG_SHARE * plain.count("<")):
        yield broken(name, [f"<{tag}>" for tag, count in wrong.items() for _ in range(abs(count))])
    bare = len(BARE.findall(plain))
    if bare > MOST_BARE:
        yield broken(name, ["<"] * bare)


def _uncommented(markup: str) -> tuple[str, str | None]:
    """The markup without comments, scripts and styles, and the end of the one that lacks it."""
    kept: list[str] = []
    at = 0
    while (start := markup.find("<!--", at)) >= 0:
        end = markup.find("-->", start + 2)
        if end < 0:
            return without_raw("".join(kept) + markup[at:start]), "-->"
        kept.append(markup[at:start])
        at = end + 3
    plain = without_raw("".join(kept) + markup[at:])
    left = SCRIPT.search(plain)
    return plain, f"</{left[1].lower()}>" if left is not None else None


def _wrong(markup: str) -> Counter[str]:
    """For each kind of element whose end is written, how many more are opened than closed."""
    opened: Counter[str] = Counter()
    for closing, tag in TAG.findall(markup):
        opened[tag.lower()] += -1 if closing else 1
    return Counter({tag: count for tag, count in opened.items() if count and tag in CLOSED})


def _cut(markup: str, wrong: Counter[str]) -> str | None:
    """The mark that the end of a page lacks; None where it is whole, or leaves out what may be left out."""
    tail = markup[-LONGEST_TAG:]
    if HALF.search(QUOTED.sub("", tail).rstrip()):
        return ">"
    if ENDS.search(markup) or FRAMES.search(markup):
        return None
    left = [tag for tag, count in wrong.items() if count > 0]
    if left and "<html" in markup[:LONGEST_TAG].lower():
        return f"</{left[0]}>"
    return "</body>" if BODY.search(markup) and not markup.rstrip().endswith(">") else None
