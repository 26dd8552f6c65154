"""A study of a scan, published with pieces of the page's image."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from dalil import __version__
from dalil.errors import Issue
from dalil.records.layouts import Read
from dalil.records.runs import digest_of
from dalil.records.sources import Source, source_id
from dalil.segmentation.outline import segment
from dalil.workflow.project import create_study
from dalil.workflow.runs import add_files, silent
from dalil.workflow.study import check_study, publish_study, run_in_study
from factories import make_layout, make_source

READER = "dalil.scan.v1"
TEXT = "Relations of Malawi: Norway\n\nGains:\n\n- Norway granted Malawi 2 million dollars in 2014.\n"


def read(path: Path) -> tuple[Source, tuple[Issue, ...]]:
    """The scan as OCR would have read it."""
    raw = digest_of(path.read_bytes())
    layout = make_layout(TEXT, [(0, Read.OCR, 0.9)])
    made = make_source(TEXT, origin=path.name)
    return replace(made, id=source_id(raw, READER), raw_digest=raw, reader=READER, layout=layout), ()


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study that holds one scan, coded."""
    tmp_path = tmp_path_factory.mktemp("scans")
    made = create_study(tmp_path / "study", title="Scans")
    out = io.BytesIO()
    Image.new("L", (1190, 1684), "white").save(out, "PNG", dpi=(144, 144))
    (tmp_path / "scan.png").write_bytes(out.getvalue())
    report = add_files(made, [tmp_path / "scan.png"], read=read, segment=segment, version=__version__)
    assert (report.run.done, report.issues) == (1, ())
    run_in_study(made.folder, progress=silent)
    return made.folder


def test_the_page_of_a_stored_scan_is_shown_beside_what_is_to_verify(study: Path) -> None:
    html, lines = publish_study(study, None, ("html", "jsonl"), lang="en").files
    page = html.read_text(encoding="utf-8")
    assert len(re.findall('<img src="data:image/png;base64,[^"]+" alt="Image of page 1, where claim 1', page)) == 1
    (claim,) = [c for line in lines.read_text(encoding="utf-8").splitlines() for c in json.loads(line)["claims"]]
    assert claim["amount"]["to_verify"] and claim["date"]["to_verify"]
    assert claim["evidence"][0]["page"] == 1 and len(claim["evidence"][0]["boxes"]) == 1


def test_without_a_page_to_show_them_no_images_are_made(study: Path) -> None:
    published = publish_study(study, None, ("md", "csv"), lang="ar")
    assert not any(coded.strips for coded in published.report.material)
    assert "للتحقق" in published.files[0].read_text(encoding="utf-8")


def test_a_study_with_layouts_is_sound(study: Path) -> None:
    assert check_study(study).ok
