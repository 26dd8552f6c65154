"""Writes the JSON form of each built-in codebook beside its YAML. Run it after an edit of the YAML."""

from __future__ import annotations

from pathlib import Path

from dalil.codebook.loading import BUILT_IN, compiled

DATA = Path(__file__).parent.parent / "src/dalil/codebook/data"


def main() -> None:
    """Compile every built-in codebook."""
    for name in BUILT_IN:
        yaml = (DATA / f"{name}.yaml").read_bytes()
        (DATA / f"{name}.json").write_text(compiled(yaml, name), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
