"""Makes hostile and damaged files of every format that is read.

usage: python -m documents.make_hostile OUT [--seed N]

Sound files are cut short at many places, their bytes are changed, they get wrong names; others are built to blow up:
archives and entities that expand, trees that go in circles or deep, sizes that lie. A file is named KIND.NUMBER.suffix.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from random import Random

from documents.hostile_images import images
from documents.hostile_markup import mails, pages
from documents.hostile_packages import packages
from documents.hostile_pdfs import pdfs
from documents.sound import sound_files

CUTS = (0.02, 0.1, 0.25, 0.4, 0.55, 0.7, 0.85, 0.97)  # shares of a file that are kept
FUZZED = 10  # of each sound file
File = tuple[str, str, bytes]  # kind, suffix, content


def hostile(seed: int) -> Iterator[File]:
    """All files."""
    sound = sound_files()
    rng = Random(seed)
    for suffix, data in sound.items():
        yield from (("truncated", suffix, data[: max(1, int(len(data) * share))]) for share in CUTS)
        yield from (("fuzzed", suffix, _fuzzed(data, rng)) for _ in range(FUZZED))
        yield "empty", suffix, b""
        yield "garbage", suffix, data[:8] + rng.randbytes(20_000)
    suffixes = list(sound)
    yield from (("misnamed", suffixes[i - 1], sound[suffix]) for i, suffix in enumerate(suffixes))
    yield from pdfs()
    yield from packages(sound)
    yield from pages()
    yield from mails()
    yield from images()


def make(out: Path, seed: int) -> int:
    """Write them into a folder."""
    out.mkdir(parents=True, exist_ok=True)
    count = 0
    for count, (kind, suffix, data) in enumerate(hostile(seed), 1):
        (out / f"{kind}.{count:03d}{suffix}").write_bytes(data)
    return count


def _fuzzed(data: bytes, rng: Random) -> bytes:
    """The bytes with some changed, left out or put in."""
    made = bytearray(data)
    for _ in range(max(1, int(len(made) * rng.choice((0.0005, 0.002, 0.01, 0.05))))):
        at = rng.randrange(len(made))
        turn = rng.random()
        if turn < 0.8:
            made[at] = rng.randrange(256)
        elif turn < 0.9:
            del made[at : at + rng.randrange(1, 9)]
        else:
            made[at:at] = rng.randbytes(rng.randrange(1, 9))
    return bytes(made)


def main() -> None:
    """Make the files."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    print(f"{make(given.out, given.seed)} files in {given.out}")


if __name__ == "__main__":
    main()
