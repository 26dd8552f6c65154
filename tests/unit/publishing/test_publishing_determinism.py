"""Same input, same bytes: in one process and under other hash seeds."""

import hashlib
import io
import os
import subprocess
import sys
from pathlib import Path

from publishing_samples import LABELS, arabic_paper, english_paper, scanned_paper

import dalil
from dalil.publishing.dossiers import publication_of
from dalil.publishing.html import html_page
from dalil.publishing.jsonl import jsonl
from dalil.publishing.markdown import markdown_page
from dalil.publishing.tables import csv_table
from dalil.publishing.terminal import terminal_dossier


def everything() -> str:
    material = [arabic_paper(), english_paper(), scanned_paper()]
    publication = publication_of(material, LABELS)
    out = io.StringIO()
    for lang in ("en", "ar"):
        out.writelines(html_page(publication, LABELS, lang))
        out.writelines(markdown_page(publication, LABELS, lang))
        out.writelines(csv_table(material, LABELS, lang=lang))
        out.write(terminal_dossier(publication, LABELS, lang, plain=True))
    out.writelines(jsonl(material))
    return hashlib.sha256(out.getvalue().encode()).hexdigest()


def test_the_same_bytes_twice():
    assert everything() == everything()


def test_the_same_bytes_under_any_hash_seed():
    here = Path(__file__).parent
    paths = os.pathsep.join(map(str, (here, here.parents[1], Path(dalil.__file__).parents[1])))
    script = "import test_publishing_determinism as t; print(t.everything())"
    digests = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": paths},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed in ("1", "2")
    }
    assert digests == {everything()}
