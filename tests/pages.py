"""Pages read in tests, and their blocks in short."""

from dalil.reading.extracts import Extract
from dalil.reading.files import Limits
from dalil.reading.html.reader import extract


def read(markup: str | bytes, name: str = "page.html", limits: Limits | None = None) -> Extract:
    data = markup.encode() if isinstance(markup, str) else markup
    return extract(data, name, limits or Limits())


def shown(found: Extract) -> list[str]:
    """A block a line: kind and level, `^` where it stands apart, `*` where it is bold, and its words."""
    lines = []
    for block in found.layout.blocks:
        start, end = block.span.start, block.span.end
        apart = "^" if found.text[max(0, start - 2) : start] == "\n\n" else ""
        level = block.level or ""
        lines.append(f"{apart}{block.kind[0]}{level}{'*' if block.bold else ''} {found.text[start:end]}")
    return lines


def blocks(body: str, head: str = "") -> list[str]:
    return shown(read(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"))


def codes(found: Extract) -> list[str]:
    return [issue.code for issue in found.issues]
