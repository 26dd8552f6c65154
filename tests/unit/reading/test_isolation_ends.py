"""What is left when a process that reads files, or the process that asked it, comes to its end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dalil.errors import ReadingError
from dalil.reading.files import Limits
from dalil.reading.isolation import APART, extract_apart

TESTS = str(Path(__file__).parents[2])
pytestmark = pytest.mark.skipif(not hasattr(os, "killpg"), reason="no process groups here")


def lives(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def comes_true(holds: Callable[[], bool]) -> bool:
    end = time.monotonic() + 10
    while not holds() and time.monotonic() < end:
        time.sleep(0.02)
    return holds()


def parent(code: str) -> subprocess.Popen[str]:
    """A process of its own that reads files."""
    lines = (
        "from pathlib import Path",
        "from dalil.reading.isolation import extract_apart, APART",
        "def read(name, data): return extract_apart('apart_parsers:' + name, data, Path('a.x')).text.strip()",
        code,
    )
    path = os.pathsep.join(p for p in [TESTS, *sys.path] if p)
    command = [sys.executable, "-c", "\n".join(lines)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": path})


def said(process: subprocess.Popen[str]) -> list[str]:
    """The words of the first line that a process prints."""
    assert process.stdout is not None
    return process.stdout.readline().split()


def test_what_a_parser_started_ends_with_it(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    with pytest.raises(ReadingError):
        extract_apart("apart_parsers:leaves_a_process", str(note).encode(), Path("a.x"), limits=Limits(max_seconds=1.5))
    pid = int(note.read_text(encoding="utf-8"))
    assert comes_true(lambda: not lives(pid))


def test_a_child_ends_when_its_parent_is_killed() -> None:
    code = "import time; print(read('process', b''), read('environment', b'').split()[-1], flush=True); time.sleep(60)"
    with parent(code) as process:
        pid, folder = said(process)
        assert lives(int(pid)) and Path(folder).is_dir()
        process.kill()
    assert comes_true(lambda: not lives(int(pid)) and not Path(folder).exists())


def test_a_child_at_work_ends_when_its_parent_is_killed(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    with parent(f"read('leaves_a_process', {str(note)!r}.encode())") as process:
        assert comes_true(lambda: note.exists() and note.read_text(encoding="utf-8") != "")
        process.kill()
    assert comes_true(lambda: not lives(int(note.read_text(encoding="utf-8"))))


def test_ctrl_c_ends_the_child(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    code = (
        "import signal\nsignal.signal(signal.SIGINT, signal.default_int_handler)\n"  # ignored in the background
        f"try:\n    read('leaves_a_process', {str(note)!r}.encode())\n"
        "except KeyboardInterrupt:\n    print('ended', read('lines', b'next'), flush=True)"
    )
    with parent(code) as process:
        assert comes_true(lambda: note.exists() and note.read_text(encoding="utf-8") != "")
        process.send_signal(signal.SIGINT)
        assert said(process) == ["ended", "next"]
    assert process.returncode == 0
    assert comes_true(lambda: not lives(int(note.read_text(encoding="utf-8"))))


def test_the_child_and_its_folder_go_at_the_end_of_the_run() -> None:
    with parent("print(read('process', b''), read('environment', b'').split()[-1], flush=True)") as process:
        pid, folder = said(process)
    assert process.returncode == 0 and not lives(int(pid)) and not Path(folder).exists()


def test_a_forked_parent_has_a_child_of_its_own() -> None:
    code = (
        "import os\nfirst = read('process', b'')\npid = os.fork()\n"
        "if pid == 0:\n    other = read('process', b'')\n    APART.end()\n    os._exit(other == first)\n"
        "print(os.waitpid(pid, 0)[1], read('process', b'') == first, flush=True)"
    )
    with parent(code) as process:
        assert said(process) == ["0", "True"]


def test_two_runs_side_by_side_do_not_meet() -> None:
    code = "print(*{read('process', b'') for _ in range(20)}, flush=True)"
    with parent(code) as one, parent(code) as other:
        first, second = said(one), said(other)
    assert len(first) == len(second) == 1 and first != second


def test_a_worn_process_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dalil.reading.child.MAX_FILES", 2)
    APART.end()
    texts = [extract_apart("apart_parsers:process", b"", Path("a.x")).text for _ in range(4)]
    assert [len(set(texts)), texts[0] == texts[1], texts[2] == texts[3]] == [2, True, True]
    APART.end()
