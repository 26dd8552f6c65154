from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI, Request
from starlette.testclient import TestClient

from dalil.errors import UsageError
from dalil.web.uploads import UploadRoom, free_path, safe_name

ESCAPES = (
    "../../etc/passwd",
    "..\\..\\windows\\win.ini",
    "/etc/passwd",
    "C:\\x\\..",
    "..",
    ".",
    "",
    "   ",
    "\x00",
    "a\x00b.pdf",
    "gpj.\u202efdp.exe",
    "\u2066a\u2069.txt",
    "\ud800.txt",
    "con",
    "NUL.txt",
    "com1.pdf",
    "lpt¹.txt",
    "a:stream",
    "x. . .",
    ".htaccess",
    "~$lock.docx",
    "ب" * 300 + ".pdf",
    "x" * 300,
    "x." + "y" * 300,
    "a\u2028b",
)


@pytest.mark.parametrize("name", ESCAPES)
def test_a_name_leads_nowhere_and_hides_nothing(tmp_path: Path, name: str) -> None:
    found = safe_name(name)
    (tmp_path / found).write_bytes(b"x")
    assert [p.name for p in tmp_path.iterdir()] == [found]
    assert len(found.encode("utf-8")) <= 255 and found.isprintable()
    assert not found.startswith(".") and found.upper().partition(".")[0] not in ("CON", "NUL", "COM1", "LPT¹")
    assert safe_name(found) == found


def test_ordinary_names_stay_as_they_are() -> None:
    for name in ("ورقة عن العلاقات.pdf", "paper (2).docx", "a.tar.gz", "émile.txt"):
        assert safe_name(name) == name


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    for name in ("a.tar.gz", "A.TAR.GZ", "a.tar.gz"):
        free_path(tmp_path, name).touch()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["A-2.TAR.GZ", "a-3.tar.gz", "a.tar.gz"]


@pytest.fixture
def room() -> Iterator[UploadRoom]:
    room = UploadRoom(most=1000)
    yield room
    room.close()


def client_on(room: UploadRoom) -> TestClient:
    """A browser on one route that tells what it received."""
    app = FastAPI()

    @app.post("/")
    async def receive(request: Request) -> dict[str, object]:
        upload = await room.receive(request)
        told = {p.name: p.read_text() for p in upload.files}
        upload.close()
        return {"files": told, "fields": upload.fields, "left": upload.folder.exists()}

    return TestClient(app)


def test_a_form_brings_several_files_and_fields(room: UploadRoom) -> None:
    files = [("file", ("../a.txt", b"one")), ("file", ("a.txt", b"two"))]
    told = client_on(room).post("/", files=files, data={"voice": "Norway"}).json()
    assert told == {"files": {"a.txt": "one", "a-2.txt": "two"}, "fields": {"voice": "Norway"}, "left": False}


def test_a_body_is_one_file(room: UploadRoom) -> None:
    told = client_on(room).post("/?name=..%2Fb.txt", content=b"three").json()
    assert told["files"] == {"b.txt": "three"}


def test_the_room_has_a_limit_and_nothing_stays_of_what_is_refused(room: UploadRoom) -> None:
    client = client_on(room)
    for refused in ({"content": b"x" * 1001}, {"files": [("file", ("a", b"x" * 1001))]}):
        with pytest.raises(UsageError, match="D069"):
            client.post("/?name=a", **refused)  # type: ignore[arg-type]
    assert client.post("/?name=a", content=b"x" * 1000).status_code == 200
