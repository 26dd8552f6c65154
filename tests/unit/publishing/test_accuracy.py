from __future__ import annotations

from typing import Any

from dalil.publishing.accuracy import accuracy_page


def figure(name: str, measure: str, value: float | None, **more: Any) -> dict[str, Any]:
    """A figure as it is written."""
    return {"name": name, "measure": measure, "value": value, "low": None, "high": None, "of": 1200, **more}


TRIO = [figure("claim", m, 0.5, low=0.4, high=0.612, human=0.73) for m in ("p", "r", "f1")]
SET = {"name": "relations.ar", "files": ["a_ar.jsonl"], "digest": "0" * 16, "items": 1500, "documents": 30}
RESULTS: dict[str, Any] = {
    "dalil": "1.0",
    "intervals": {"level": 0.95, "draws": 1000, "seed": 1, "over": "documents"},
    "sets": [
        {
            **SET,
            "development": False,
            "learner": None,
            "learnt": None,
            "figures": [*TRIO, figure("sure", "p", None, human=None)],
        }
    ],
    "skipped": ["events.spans"],
    "speed": {
        "ar": {"sentences": 1000, "seconds": 2.0, "per_second": 500.4, "again_per_second": 900.0, "length": 93.2}
    },
}


def page(lang: str = "en", **changes: Any) -> str:
    """The page of the results, the set changed."""
    return "".join(accuracy_page({**RESULTS, "sets": [{**RESULTS["sets"][0], **changes}]}, lang))


def test_precision_recall_and_f1_share_a_row_with_what_people_reach() -> None:
    cell = "0.500 (0.40–0.61)"
    assert f"| claim: source, relation and target | {cell} | {cell} | {cell} | 1,200 | 0.73 |" in page()


def test_a_figure_with_nothing_to_measure_is_a_dash() -> None:
    assert "| claims that score 0.8 or more | precision | – | 1,200 | – |" in page()


def test_what_was_in_sight_or_learnt_from_is_said() -> None:
    assert "in sight, so" in page(development=True) and "in sight, so" not in page()
    assert "its scores have learnt" in page(development=True, learner="benchmarks/x.py", learnt="scores")
    assert "learnt from these very items" in page(development=True, learner="benchmarks/x.py", learnt="all")
    assert "two thirds of these items in sight" in page(development=True, learnt="lexicon")


def test_speed_and_what_was_skipped_are_told() -> None:
    assert "| Arabic, warm | 1,000 | 93 | 500 | 900 | – |" in page() and "`events.spans`" in page()


def test_an_event_type_goes_by_its_code() -> None:
    assert "| PROTEST |" in page(figures=[figure("protest", m, 0.5, human=None) for m in ("p", "r", "f1")])


def test_the_page_is_written_in_arabic_too() -> None:
    assert page("ar").startswith("# الدقّة\n") and "الثنائي" not in page() and "| الناس |" in page("ar")
