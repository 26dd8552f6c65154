"""What a store keeps of documents: their bytes, their texts, their units, and what they are known by."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from sqlalchemy import cast, select, text, tuple_

from dalil.errors import StorageError
from dalil.records.runs import digest_of
from dalil.records.serial import load_plain
from dalil.records.sources import Source
from dalil.records.units import Unit
from dalil.storage import overview, rows
from dalil.storage.connection import Connected
from dalil.storage.store import SourceRow, StoredSignature, UnitsRead
from dalil.storage.tables import HEADINGS, LAYOUTS, RAWS, SIGNATURES, SOURCES, UNITS

PAGE = 200  # source ids read at a time


class SourceTables(Connected):
    """Files, sources and units of a store."""

    def add_raw(self, digest: str, data: bytes) -> None:
        """Keep a file's bytes under their SHA-256."""
        if digest_of(data) != digest:
            raise StorageError("D813", expected=digest, found=digest_of(data))
        self._keep(RAWS, [{"digest": digest, "size": len(data), "data": data}])

    def raw(self, digest: str) -> bytes | None:
        """The bytes kept under a digest."""
        row = self._one(select(cast(RAWS.c.data, RAWS.c.data.type).label("data")).where(RAWS.c.digest == digest))
        return None if row is None else bytes(row.data)

    def add_source(self, source: Source, units: Iterable[Unit]) -> None:
        """Keep a source with all its units."""
        units = tuple(units)
        with self.transaction():
            if self._one(select(SOURCES.c.id).where(SOURCES.c.id == source.id)) is not None:
                self._same((source, units), (self.source(source.id), self.units(source.id)), source.id)
                return
            self._insert(SOURCES, [rows.flat(source, rows.SOURCE_COLUMNS)])
            self._insert(LAYOUTS, rows.layout_row(source))
            headings = (rows.heading_row(h, source.id) for h in dict.fromkeys(h for u in units for h in u.path))
            self._keep(HEADINGS, list(headings))
            self._insert(UNITS, [rows.unit_row(u) for u in units])

    def source(self, source_id: str) -> Source:
        """The source of that id."""
        row = self._one(select(SOURCES).where(SOURCES.c.id == source_id))
        if row is None:
            raise StorageError("D815", path=self.path, id=source_id)
        layout = self._one(select(LAYOUTS.c.body).where(LAYOUTS.c.source_id == source_id))
        return rows.source_of(row, None if layout is None else layout.body)

    def source_ids(self) -> Iterator[str]:
        """The ids of all sources, by file name; adding while reading is safe."""
        place = (SOURCES.c.origin, SOURCES.c.id)
        query = select(*place).order_by(*place).limit(PAGE)
        page = self._ask(query)
        while page:
            yield from (row.id for row in page)
            last = page[-1]
            page = self._ask(query.where(tuple_(*place) > tuple_(last.origin, last.id, types=[c.type for c in place])))

    def sources(self) -> Iterator[Source]:
        """All sources, by file name, one in memory at a time."""
        return map(self.source, self.source_ids())

    def source_of_raw(self, digest: str) -> str | None:
        """The id of a source that was read from these bytes."""
        row = self._one(select(SOURCES.c.id).where(SOURCES.c.raw_digest == digest).order_by(SOURCES.c.id).limit(1))
        return None if row is None else str(row.id)

    def units(self, source_id: str, ids: Collection[str] | None = None) -> tuple[Unit, ...]:
        """The units of a source in text order; all of them, or some."""
        found = self._ask(select(HEADINGS).where(HEADINGS.c.source_id == source_id))
        headings = {row.id: load_plain(row.body, "Heading") for row in found}
        query = select(UNITS).where(UNITS.c.source_id == source_id).order_by(UNITS.c.ordinal, UNITS.c.span_start)
        if ids is not None:
            query = query.where(UNITS.c.id.in_(ids))
        return tuple(rows.unit_of(row, headings) for row in self._ask(query))

    def unit(self, unit_id: str) -> Unit:
        """The unit of that id."""
        row = self._one(select(UNITS).where(UNITS.c.id == unit_id))
        if row is None:
            raise StorageError("D817", path=self.path, id=unit_id)
        found = self._ask(select(HEADINGS).where(HEADINGS.c.id.in_(load_plain(row.path, "Unit"))))
        return rows.unit_of(row, {heading.id: load_plain(heading.body, "Heading") for heading in found})

    def add_signature(self, signature: StoredSignature) -> None:
        """Keep what a source is known by among others."""
        self._keep(SIGNATURES, [rows.flat(signature)])

    def signatures(self, scheme: str) -> tuple[StoredSignature, ...]:
        """The signatures made in one way, in the order they were added."""
        query = select(SIGNATURES).where(SIGNATURES.c.scheme == scheme).order_by(text("signatures.rowid"))
        return tuple(StoredSignature(**rows.plain(row)) for row in self._ask(query))

    def source_rows(self, ids: Collection[str] | None = None) -> tuple[SourceRow, ...]:
        """All sources or some, by file name, without their texts."""
        return tuple(overview.source_rows(self._ask, ids))

    def units_read(self, ids: Collection[str]) -> UnitsRead:
        """How many items and sentences some sources have, and how many of them were coded."""
        return overview.units_read(self._ask, ids)
