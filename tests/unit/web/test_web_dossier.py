from __future__ import annotations

from collections.abc import Iterator

import pytest

from dyad_papers import PAPERS, SAMOA, TONGA
from workbench import Browser, a_study, another_browser, client_of

DYAD = {"first": TONGA, "second": SAMOA}


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with client_of(a_study(tmp_path_factory.mktemp("dossier"), papers=PAPERS)) as opened:
        yield opened


def test_dyads_name_their_actors_in_both_languages(browser: Browser) -> None:
    found = browser.get("/api/dyads").json()
    assert (found["total"], found["dyads"][0]["claims"]) == (2, 7)
    assert {a["ar"] for a in found["actors"]} == {"تونغا", "ساموا", "فيجي"}
    assert browser.get("/api/dyads", params={"name": "فيجي"}).json()["total"] == 1
    assert browser.get("/api/dyads", params={"offset": 2}).json()["dyads"] == []


def test_a_dossier_adds_up(browser: Browser) -> None:
    found = browser.get("/api/dossier", params=DYAD).json()
    assert sum(c["claims"] for c in found["cells"]) == found["counted"]["claims"] == 7
    assert sum(d["claims"] for d in found["dates"]) + found["undated"] == 7
    told = found["sums"][2]
    assert (found["sums_in_all"], told["standing"], told["repeats"]["number"]) == (4, "repeated", 1)
    assert [t["number"] for t in found["totals"]] == ["27000000", "3000000"]
    coverage = found["coverage"]
    assert coverage["units"] == sum(coverage[k] for k in ("with_claims", "with_others", "silent", "not_coded"))


def test_every_claim_leads_to_its_words(browser: Browser) -> None:
    lines = browser.get("/api/dossier/claims", params=DYAD).json()["lines"]
    for line in lines:
        (quote, *_) = line["listed"]["claim"]["evidence"]
        asked = {"start": quote["start"], "end": quote["end"]}
        text = browser.get(f"/api/sources/{line['listed']['source_id']}/text", params=asked).json()["text"]
        assert text == quote["exact"]
    assert [line["number"] for line in lines] == list(range(1, 8))


def test_the_claims_of_a_cell_come_page_by_page(browser: Browser) -> None:
    cell = {**DYAD, "in_giver": SAMOA, "in_facet": "outcome", "in_domain": "financial", "order": "date", "limit": 2}
    first = browser.get("/api/dossier/claims", params=cell).json()
    rest = browser.get("/api/dossier/claims", params={**cell, "offset": 2}).json()
    dates = [line["listed"]["claim"]["date"]["text"] for line in (*first["lines"], *rest["lines"])]
    assert (first["total"], dates) == (3, ["2014", "2015-05", "2018"])


def test_one_actor_is_no_dyad(browser: Browser) -> None:
    for path in ("/api/dossier", "/api/dossier/claims", "/api/export/dossier.csv"):
        answer = browser.get(path, params={"first": TONGA, "second": TONGA})
        assert (answer.status_code, answer.json()["code"]) == (400, "D670")


@pytest.mark.parametrize("second", ["", "x" * 501])
def test_a_key_that_is_none_is_refused(browser: Browser, second: str) -> None:
    assert browser.get("/api/dossier", params={"first": TONGA, "second": second}).status_code == 422


@pytest.mark.parametrize(
    ("form", "kind"),
    [("html", "text/html"), ("md", "text/markdown"), ("csv", "text/csv"), ("jsonl", "application/jsonl")],
)
def test_a_dossier_is_downloaded_whole(browser: Browser, form: str, kind: str) -> None:
    answer = browser.get(f"/api/export/dossier.{form}", params={**DYAD, "lang": "ar"})
    assert answer.headers["content-type"].startswith(kind)
    assert answer.headers["content-disposition"].startswith('attachment; filename="dalil-dossier.')
    assert "7 ملايين دولار" in answer.text


def test_an_unknown_format_is_refused(browser: Browser) -> None:
    assert browser.get("/api/export/dossier.exe", params=DYAD).status_code in (404, 422)


def test_a_name_with_controls_does_not_reach_a_header(browser: Browser) -> None:
    answer = browser.get("/api/export/dossier.csv", params={"first": TONGA, "second": 'name:a"\r\nX-Y: 1\u202eb'})
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].endswith("filename*=UTF-8''dalil-Tonga-a_X_Y_1_b.csv")


def test_strangers_see_no_dossier(browser: Browser) -> None:
    assert another_browser(browser).get("/api/dossier", params=DYAD).status_code == 401
