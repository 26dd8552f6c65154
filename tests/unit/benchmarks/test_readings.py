from __future__ import annotations

from pathlib import Path

from dalil.codebook.loading import load_codebook
from dalil.workflow.goldsets import read_passages

READINGS = Path(__file__).parents[3] / "benchmarks/readings"


def test_every_reading_names_words_of_its_passage_and_codes_of_the_codebook() -> None:
    passages = read_passages(sorted(READINGS.glob("relations/*.jsonl")))
    codes = {code.code for code in load_codebook("relations").codes}
    assert len(passages) > 600 and len({p.id for p in passages}) == len(passages)
    for passage in passages:
        for claim in passage.claims:
            assert claim.relation in codes
            assert all(words in passage.text for words in (claim.source, claim.target, claim.trigger) if words)


def test_every_document_of_the_readings_is_attributed() -> None:
    page = (READINGS / "README.md").read_text(encoding="utf-8")
    for document in {p.document for p in read_passages(sorted(READINGS.glob("relations/*.jsonl")))}:
        assert f"| `{document}` |" in page
