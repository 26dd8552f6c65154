"""The tables of a store. `migrations/` builds them; a test compares the two."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    Column,
    Dialect,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.types import TypeDecorator

APPLICATION_ID = 0x64616C69  # "dali", in the header of the SQLite file
REVISIONS = ("0001", "0002", "0003", "0004", "0005")  # of the schema, oldest first


class AnyText(TypeDecorator[str]):
    """Text that may hold lone surrogates (a broken file name): such text is kept as bytes."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> Any:
        """Text as it is, where UTF-8 can carry it."""
        if value is None or value.isascii():
            return value
        packed = value.encode("utf-8", "surrogatepass")
        return packed if any("\ud800" <= c <= "\udfff" for c in value) else value

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:
        """Text, from whichever form it was kept in."""
        return value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else value


METADATA = MetaData()


def words(name: str, *, null: bool = False) -> Column[str]:
    """A column of text that people wrote."""
    return Column(name, AnyText, nullable=null)


def code(name: str, *, null: bool = False) -> Column[str]:
    """A column of text that dalil made: ids, digests, JSON."""
    return Column(name, Text, nullable=null)


def number(name: str) -> Column[int]:
    """A column of whole numbers."""
    return Column(name, Integer, nullable=False)


def key(name: str = "id") -> Column[str]:
    """The content id that a record is known by."""
    return Column(name, Text, primary_key=True)


def to(name: str, target: str) -> Column[str]:
    """A column that names a record of another table."""
    return Column(name, Text, ForeignKey(target), nullable=False)


RAWS = Table("raws", METADATA, key("digest"), number("size"), Column("data", LargeBinary, nullable=False))
SOURCES = Table(
    "sources",
    METADATA,
    key(),
    code("raw_digest"),
    words("text"),
    code("text_digest"),
    code("language"),
    code("direction"),
    words("title", null=True),
    words("publisher", null=True),
    code("published", null=True),
    words("origin"),
    code("reader"),
    code("encoding"),
    words("author", null=True),
    words("voice", null=True),
    Index("sources_by_origin", "origin", "id"),
    Index("sources_by_raw", "raw_digest"),
)
# Blocks, pages and places of the sources whose format has them; the places are most of it, and packed in the JSON.
LAYOUTS = Table(
    "layouts", METADATA, Column("source_id", Text, ForeignKey("sources.id"), primary_key=True), code("body")
)
# What a text is told from others by; it can be worked out anew from the text, in another way by another version.
SIGNATURES = Table(
    "signatures",
    METADATA,
    Column("source_id", Text, ForeignKey("sources.id"), primary_key=True),
    Column("scheme", Text, primary_key=True),
    code("words_digest"),
    Column("sketch", LargeBinary, nullable=False),
)
# A heading stands over many units; it is kept once.
HEADINGS = Table("headings", METADATA, key(), to("source_id", "sources.id"), code("body"))
UNITS = Table(
    "units",
    METADATA,
    key(),
    to("source_id", "sources.id"),
    code("kind"),
    number("ordinal"),
    number("span_start"),
    number("span_end"),
    number("context_start"),
    number("context_end"),
    code("path"),  # a JSON list of heading ids
    Index("units_in_order", "source_id", "ordinal"),
)
CODEBOOKS = Table("codebooks", METADATA, key("digest"), words("name"), words("text"))
CODERS = Table("coders", METADATA, key(), words("name"), code("kind"), code("version"), code("settings_digest"))
RUNS = Table(
    "runs",
    METADATA,
    key(),
    number("ordinal"),
    code("step"),
    code("version"),
    code("settings_digest"),
    number("inputs"),
    number("done"),
    number("skipped"),
    number("failed"),
    UniqueConstraint("ordinal", name="runs_in_order"),
)
CODED = Table(
    "coded",
    METADATA,
    Column("source_id", Text, ForeignKey("sources.id"), primary_key=True),
    Column("coder_id", Text, ForeignKey("coders.id"), primary_key=True),
    code("codebook_digest"),
    code("settings_digest"),
    to("run_id", "runs.id"),
    code("voice", null=True),
)
CODINGS = Table(
    "codings",
    METADATA,
    key(),
    to("run_id", "runs.id"),
    to("coder_id", "coders.id"),
    to("unit_id", "units.id"),
    code("codebook_digest"),
    code("outcome"),
    words("reason", null=True),
    code("supersedes", null=True),
    words("by_hand", null=True),  # JSON: what only a person's coding says
    # One chain a unit and coder: a coding supersedes an earlier one of its own coder and unit, each is superseded at
    # most once, and only one starts the chain.
    UniqueConstraint("id", "unit_id", "coder_id", name="codings_for_chains"),
    ForeignKeyConstraint(
        ["supersedes", "unit_id", "coder_id"],
        ["codings.id", "codings.unit_id", "codings.coder_id"],
        name="codings_chain",
    ),
    Index("codings_superseded_once", "supersedes", unique=True),
    Index("codings_begun_once", "unit_id", "coder_id", unique=True, sqlite_where=text("supersedes IS NULL")),
    Index("codings_by_unit", "unit_id"),
)
# Recoding under another codebook can make the same claim again, so a claim's id alone is no key.
CLAIMS = Table(
    "claims",
    METADATA,
    Column("coding_id", Text, ForeignKey("codings.id"), primary_key=True),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    code("id"),
    code("relation"),
    words("source_actor", null=True),
    words("target_actor", null=True),
    code("body"),
    Index("claims_by_id", "id"),
)
DECISIONS = Table(
    "decisions",
    METADATA,
    key(),
    to("unit_id", "units.id"),
    words("decided_by"),
    code("rule"),
    Column("supersedes", Text, ForeignKey("decisions.id"), nullable=True),
    code("body"),
    Index("decisions_superseded_once", "supersedes", unique=True),
    Index("decisions_by_unit", "unit_id"),
)
# The bodies are JSON; what holds now is worked out from all entries, in the order of their row ids.
JOURNAL = Table(
    "journal",
    METADATA,
    key(),
    code("kind"),
    words("subject"),
    to("by", "coders.id"),
    code("at"),
    words("body"),
    Column("undoes", Text, ForeignKey("journal.id"), nullable=True),
    Index("journal_by_subject", "kind", "subject"),
    Index("journal_undone_once", "undoes", unique=True),
)
ISSUES = Table(
    "issues",
    METADATA,
    key(),
    to("run_id", "runs.id"),
    code("code"),
    code("severity"),
    words("place"),
    code("details"),
    Index("issues_by_run", "run_id"),
)
