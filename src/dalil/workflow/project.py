"""A study is a folder: `study.toml`, `actors.csv`, its own `codebook.yaml` if it has one, and one store beside them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dalil.errors import UsageError
from dalil.recognition.registry import COLUMNS
from dalil.storage.sqlite import SqliteStore, open_store
from dalil.workflow.files import ACTORS, CODEBOOK, SETTINGS, STORE
from dalil.workflow.settings import BUILT_IN_CODEBOOK, StudySettings, read_settings, settings_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """An open study."""

    folder: Path
    settings: StudySettings

    @property
    def actors_file(self) -> Path:
        """The study's own actors."""
        return self.folder / ACTORS

    @property
    def store_file(self) -> Path:
        """The store."""
        return self.folder / STORE

    @property
    def codebook_file(self) -> Path | None:
        """The study's own codebook; None where a built-in one is named."""
        named = self.settings.codebook
        return self.folder / named if named.endswith((".yaml", ".yml")) else None

    def open_store(self, *, write: bool = True, timeout: float = 10.0) -> SqliteStore:
        """The store, made anew if the study was copied without it."""
        return open_store(self.store_file, write=write, timeout=timeout)


def create_study(folder: Path, *, title: str, language: str = "en", codebook_text: str | None = None) -> Study:
    """Make a study in a folder that holds none; files that stand there already are kept."""
    if (folder / SETTINGS).exists():
        raise UsageError("D021", path=folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        keep(folder / ACTORS, ",".join(COLUMNS) + "\n")
        if codebook_text is not None:
            keep(folder / CODEBOOK, codebook_text)
    except OSError as fault:
        raise UsageError("D027", path=folder, detail=fault.strerror) from fault
    open_store(folder / STORE).close()
    name = folder.resolve().name or "study"
    codebook = CODEBOOK if (folder / CODEBOOK).exists() else BUILT_IN_CODEBOOK
    text = settings_text(StudySettings(name=name, title=title, language=language, codebook=codebook))
    # The settings come last: a folder is a study once they are there, so one that was cut short can be made again.
    write_settings(folder / SETTINGS, text)
    return open_study(folder)


def open_study(start: Path) -> Study:
    """The study that `start` lies in: the nearest folder at or above it with a `study.toml`."""
    here = start.absolute()
    for folder in (here, *here.parents):
        if (folder / SETTINGS).is_file():
            study = Study(folder=folder, settings=read_settings(folder / SETTINGS))
            if study.codebook_file is not None and not study.codebook_file.is_file():
                raise UsageError("D028", path=folder / SETTINGS, file=study.codebook_file)
            return study
    raise UsageError("D020", path=here)


def keep(path: Path, text: str) -> None:
    """Write a file unless it is there."""
    if not path.exists():
        path.write_text(text, encoding="utf-8", newline="\n")


def write_settings(path: Path, text: str) -> None:
    """Write the settings whole or not at all."""
    draft = path.with_suffix(".toml.part")
    try:
        draft.write_text(text, encoding="utf-8", newline="\n")
        draft.replace(path)
    except OSError as fault:
        raise UsageError("D027", path=path, detail=fault.strerror) from fault
