from __future__ import annotations

import pytest

from commands import Dalil
from dalil.messages import LANGUAGES, catalogue
from dalil.workflow import doctor
from dalil.workflow.doctor import Part, State

PARTS = (
    Part(name="dalil", state=State.OK, purpose="dalil", found="0.1.0"),
    Part(name="pypdfium2", state=State.MISSING, purpose="pdf", install="pip install 'dalil[pdf]'"),
    Part(name="LibreOffice", state=State.BROKEN, purpose="libreoffice", found="/bin/soffice", detail="no library"),
)


def found(monkeypatch: pytest.MonkeyPatch, *parts: Part) -> None:
    monkeypatch.setattr("dalil.cli.doctor.examine", lambda folder: parts)


def test_each_part_is_told_with_what_to_do(dalil: Dalil, monkeypatch: pytest.MonkeyPatch) -> None:
    found(monkeypatch, *PARTS)
    ran = dalil("doctor")
    assert ran.out.splitlines() == [
        "[ok] dalil 0.1.0: this program.",
        "[missing] pypdfium2: reads PDF files. To install it: pip install 'dalil[pdf]'",
        "[broken] LibreOffice /bin/soffice: converts ODT, RTF and old Word files (.doc). It says: no library.",
    ]
    assert ran.said == ["In order: 1. Missing: 1. Broken: 1."]
    assert ran.status == 1


def test_what_is_missing_is_no_fault(dalil: Dalil, monkeypatch: pytest.MonkeyPatch) -> None:
    found(monkeypatch, *PARTS[:2])
    assert dalil("doctor").status == 0


def test_arabic_names_the_parts_in_their_own_direction(dalil: Dalil, monkeypatch: pytest.MonkeyPatch) -> None:
    found(monkeypatch, *PARTS)
    lines = dalil("--lang", "ar", "doctor").out.splitlines()
    assert lines[0] == "\u200f[سليم] دليل \u20680.1.0\u2069: هذا البرنامج."
    assert "لتثبيته: \u2068pip install 'dalil[pdf]'\u2069" in lines[1]


def test_json_gives_a_line_a_part(dalil: Dalil, monkeypatch: pytest.MonkeyPatch) -> None:
    found(monkeypatch, *PARTS)
    lines = dalil("--json", "doctor").lines
    assert [line["result"] for line in lines] == ["part", "part", "part", "examined"]
    assert (lines[1]["state"], lines[1]["purpose"]) == ("missing", "reads PDF files")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_part_has_words(language: str) -> None:
    parts = (*doctor.LIBRARIES, *doctor.PROGRAMS, doctor.TESSERACT)
    purposes = {part.purpose for part in parts} | {purpose for _, purpose in doctor.OCR_LANGUAGES}
    assert {f"doctor.{purpose}" for purpose in purposes} <= catalogue(language).keys()
