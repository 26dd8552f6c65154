"""Long PDFs: opened anew now and then, and telling that they are at work."""

from __future__ import annotations

import pypdfium2 as pdfium
import pytest

from dalil.reading.files import DEFAULT_LIMITS
from dalil.reading.pdf import document, pace
from dalil.reading.pdf.document import opened
from dalil.reading.pdf.pace import PAGES, Pace
from dalil.reading.pdf.reader import extract
from dalil.reading.pulse import PULSE
from pdf_pages import at_right, pdf_of

WORDS = "عقدت الوزارة اجتماعها"


def pages(count: int) -> bytes:
    return pdf_of(*([at_right(f"{WORDS} {n}", 700)] for n in range(count)))


@pytest.fixture
def beats(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    heard: list[int] = []
    monkeypatch.setattr(PULSE, "beat", lambda: heard.append(1))
    return heard


def test_a_document_that_is_opened_anew_gives_the_same_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    data = pages(7)
    whole = extract(data, "paper.pdf", DEFAULT_LIMITS)
    monkeypatch.setattr(document, "STINT", 2)
    monkeypatch.setattr(document, "SHARE", 1e9)
    assert extract(data, "paper.pdf", DEFAULT_LIMITS) == whole


@pytest.mark.parametrize(("share", "times"), [(1e9, 3), (0.0, 1)])
def test_a_document_that_opens_slowly_is_opened_anew_once(
    share: float, times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(document, "STINT", 2)
    monkeypatch.setattr(document, "SHARE", share)
    with opened(pages(7), "paper.pdf", DEFAULT_LIMITS) as found:
        seen = []
        for at in range(len(found)):
            found[at].close()
            seen.append(found.opened)
    assert len({id(d) for d in seen}) == times + 1


def test_a_document_gives_a_sign_of_life_every_few_pages(beats: list[int]) -> None:
    extract(pages(2 * PAGES + 3), "paper.pdf", DEFAULT_LIMITS)
    assert len(beats) == 2


def test_a_document_whose_pages_take_too_long_gives_none(beats: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "SLOWEST", -1.0)
    kept = Pace()
    for _ in range(3 * PAGES):
        kept.keep()
    assert beats == []


def test_a_page_that_is_asked_for_past_the_last_fails_as_pypdfium2_does() -> None:
    with opened(pages(1), "paper.pdf", DEFAULT_LIMITS) as found, pytest.raises(pdfium.PdfiumError):
        found[5]
