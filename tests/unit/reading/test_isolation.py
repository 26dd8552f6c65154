from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

import apart_parsers
from dalil.errors import ReadingError
from dalil.reading.extracts import Extract
from dalil.reading.files import Limits
from dalil.reading.isolation import APART, alive, call_apart, extract_apart

PAPER = Path("folder/paper.x")
LIMITS = Limits()
ANSWER = b"\5\0" + bytes(15) + b"\2{}"  # a whole frame, but under no token of a request


@pytest.fixture(scope="module", autouse=True)
def ended() -> Iterator[None]:
    yield
    APART.end()


def read(parser: str, data: bytes = b"words\n", *, limits: Limits = LIMITS, extra: str | None = None) -> Extract:
    return extract_apart(f"apart_parsers:{parser}", data, PAPER, limits=limits, extra=extra)


def error(parser: str, data: bytes = b"words\n", *, limits: Limits = LIMITS, extra: str | None = None) -> ReadingError:
    with pytest.raises(ReadingError) as caught:
        read(parser, data, limits=limits, extra=extra)
    assert read("lines").text == "words\n"  # the next file is read
    return caught.value


def test_what_comes_back_is_what_the_parser_made() -> None:
    data = "وزارة التخطيط\nfifty words\n".encode()
    assert read("lines", data) == apart_parsers.lines(data, PAPER.name, LIMITS)


def test_one_process_reads_many_files() -> None:
    assert len({read("process").text for _ in range(200)}) == 1


def test_an_error_with_a_code_comes_back_as_it_was_but_for_the_path() -> None:
    found = error("raises_coded")
    assert (found.code, found.values) == ("D121", {"path": PAPER, "count": 9, "limit": LIMITS.max_pages})


@pytest.mark.parametrize(
    ("parser", "reason"),
    [
        ("segfaults", "SIGSEGV"),
        ("vanishes", "exit 3"),
        ("exits", "SystemExit: 0"),
        ("raises_plain", "ZeroDivisionError: division by zero"),
        ("raises_odd", "OddError"),
        ("raises_unknown", "?"),
        ("misses_a_library", "ModuleNotFoundError: No module named 'lost'"),
        ("gives_junk", "TypeError: apart_parsers:gives_junk gave dict, not Extract"),
        ("boxes_a_bomb", "boxes do not fit the text"),
        ("tells_the_unknown", "unknown issue"),
        ("no_such_parser", "AttributeError: module 'apart_parsers' has no attribute 'no_such_parser'"),
    ],
)
def test_a_parser_that_fails_costs_its_file_only(parser: str, reason: str) -> None:
    found = error(parser)
    assert (found.code, found.values["reason"]) == ("D118", reason)


def test_a_parser_that_hangs_is_stopped() -> None:
    assert error("loops", limits=Limits(max_seconds=0.3)).code == "D117"


def test_a_parser_that_says_it_is_alive_may_take_longer() -> None:
    limits = Limits(max_seconds=0.3, max_page_seconds=2.0)
    assert read("works_long", limits=limits).text == "words\n"
    assert error("works_long", limits=Limits(max_seconds=0.3, max_page_seconds=0.01)).code == "D117"


def test_nobody_hears_a_parser_that_runs_here() -> None:
    assert alive() is None


def test_a_parser_that_eats_memory_is_stopped() -> None:
    found = error("eats_memory", limits=Limits(max_memory=600_000_000))
    assert (found.code, found.values["limit"]) == ("D119", "600")


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="needs /proc")
def test_a_parser_that_dies_where_memory_ends_is_told_so() -> None:
    assert error("aborts_when_full", limits=Limits(max_memory=600_000_000)).code == "D119"


def test_what_a_parser_prints_is_lost() -> None:
    assert read("prints").text == "words\n"


def test_the_copy_of_a_parser_that_forks_is_not_heard() -> None:
    assert [read("forks").text, read("lines", b"next\n").text] == ["words\n", "next\n"]


def test_junk_on_the_pipe_is_no_answer() -> None:
    assert error("sends_junk", b"\xff" * 64).code == "D118"
    assert error("sends_junk", ANSWER, limits=Limits(max_seconds=0.3)).code == "D117"


def test_what_a_parser_answers_besides_is_not_taken_for_the_answer_to_this_or_the_next_file() -> None:
    assert read("answers_often", ANSWER).text == "words\n"
    assert read("lines", b"next\n").text == "next\n"


def test_an_answer_over_the_limits_is_refused() -> None:
    assert error("says_much", limits=Limits(max_chars=1000)).code == "D122"
    assert error("sends_junk", b"\5\0" + b"\xff" * 16).code == "D122"


def test_a_missing_library_is_told_with_its_extra() -> None:
    found = error("misses_a_library", extra="docs")
    assert (found.code, found.values["extra"]) == ("D123", "docs")


def test_the_next_file_finds_a_clean_folder() -> None:
    read("leaves_files")
    assert read("lists_files").text == "here:\n"


def test_secrets_of_the_environment_are_not_handed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOME_API_KEY", "secret")
    APART.end()
    found = read("environment").text.split()
    assert "PATH" in found and "SOME_API_KEY" not in found and "PYTHONPATH" not in found
    assert Path(found[-1]).name.startswith("dalil-") and Path(found[-1]) != Path.cwd()


def test_a_process_that_cannot_be_started_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    APART.end()
    with monkeypatch.context() as patch, pytest.raises(ReadingError) as caught:
        patch.setattr("sys.executable", "/nowhere/python")
        read("lines")
    assert caught.value.code == "D180" and "paper.x" in caught.value.render("ar")


def test_threads_take_turns() -> None:
    texts: list[str] = []
    asked = [threading.Thread(target=lambda n=n: texts.append(read("lines", b"%d" % n).text)) for n in range(8)]
    for thread in asked:
        thread.start()
    for thread in asked:
        thread.join()
    assert sorted(texts) == [f"{n}\n" for n in range(8)]


def test_bytes_come_back_raw() -> None:
    assert call_apart("apart_parsers:reverses", b"abc", 2, path=PAPER) == b"cbacba"
    assert call_apart("apart_parsers:reverses", b"", 2, path=PAPER) is None
    with pytest.raises(ReadingError) as caught:
        call_apart("apart_parsers:lines", b"abc", "name", path=PAPER)
    assert caught.value.code == "D118"
