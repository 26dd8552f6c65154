"""Has the pages of the workbench built with the package, for wheels, editable installs and source distributions."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).parent / "scripts"))

import build_pages  # found by the line above: a build runs outside the checkout's own paths


class PagesHook(BuildHookInterface):
    """Builds the pages before the package is put together."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """A packaged Node, where the machine has none."""
        return build_pages.needs(Path(self.root), os.environ)

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the pages and put them into the package; where they cannot be built, the rest installs without them."""
        root = Path(self.root)
        try:
            there = build_pages.ensure(root, os.environ)
        except build_pages.PagesError as error:
            if build_pages.mode_of(os.environ) == "require":
                raise
            self.app.display_warning(f"The pages of `dalil review` were left out. {error}")
            return
        if there:
            build_data["artifacts"].append(f"/{build_pages.BUILT.as_posix()}/**")
