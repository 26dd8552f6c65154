from __future__ import annotations

from pathlib import Path

import dalil
from dalil.cli.app import COMMANDS
from dalil.codebook.loading import BUILT_IN
from dalil.plugins import CODING_METHODS, coding_method
from dalil.reading.formats import READERS
from dalil.workflow.exports import EXPORTS

NAMES = Path(__file__).with_name("public_names.txt")


def test_the_public_names_are_those_that_are_committed() -> None:
    public = {
        "dalil": dalil.__all__,
        "coding methods": CODING_METHODS,
        "readers": [reader.name for reader in READERS],
        "codebooks": BUILT_IN,
        "formats": EXPORTS,
        "commands": COMMANDS,
    }
    lines = [line for line in NAMES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert [f"{kind}: {' '.join(sorted(names))}" for kind, names in public.items()] == lines


def test_public_names_exist() -> None:
    for name in dalil.__all__:
        assert hasattr(dalil, name)
    for name in CODING_METHODS:
        assert coding_method(name).coder.name == name
