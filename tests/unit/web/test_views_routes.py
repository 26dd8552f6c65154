from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from dalil.messages import message
from workbench import Browser, a_study, another_browser, client_of


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with client_of(a_study(tmp_path_factory.mktemp("views"))) as opened:
        yield opened


def test_the_graph_names_its_actors_in_both_languages(browser: Browser) -> None:
    graph = browser.get("/api/graph").json()
    japan = next(a for a in graph["actors"] if a["key"] == "state:JPN")
    assert (japan["ar"], japan["en"]) == ("اليابان", "Japan")
    assert {(link["giver"], link["receiver"]) for link in graph["links"]} >= {("state:JPN", "state:SEN")}
    assert graph["counted"]["claims"] == sum(link["claims"] for link in graph["links"]) + graph["one_sided"]


def test_a_matrix_cell_leads_to_its_claims(browser: Browser) -> None:
    cell = browser.get("/api/matrix").json()["cells"][0]
    found = browser.get("/api/claims", params={"givers": cell["giver"], "receivers": cell["receiver"]}).json()
    assert found["total"] == cell["claims"]
    assert all(c["claim"]["evidence"][0]["exact"] for c in found["claims"])


def test_the_timeline_counts_what_has_no_date(browser: Browser) -> None:
    line = browser.get("/api/timeline").json()
    assert {m["period"] for m in line["moments"]} == {"2014", "2016"}
    dated = sum(m["claims"] for m in line["moments"])
    assert line["undated"] + dated == line["counted"]["claims"]


def test_months_leave_years_beside_them(browser: Browser) -> None:
    line = browser.get("/api/timeline", params={"step": "month"}).json()
    assert line["moments"] == []
    assert [c["code"] for c in line["too_coarse"]] == ["2014", "2016"]


def test_choices_have_counts(browser: Browser) -> None:
    choices = browser.get("/api/choices").json()
    assert sum(c["count"] for c in choices["relations"]) == browser.get("/api/claims").json()["total"]
    assert {s["title"] for s in choices["sources"]} and choices["coders"][0]["coder"]["kind"] == "rules"


def test_pages_of_claims_do_not_overlap(browser: Browser) -> None:
    pages = [browser.get("/api/claims", params={"offset": n, "limit": 1}).json()["claims"] for n in range(3)]
    assert len({page[0]["claim"]["id"] for page in pages}) == 3


def test_a_name_may_be_typed_in_either_script(browser: Browser) -> None:
    counts = [browser.get("/api/claims", params={"name": name}).json()["total"] for name in ("japan", "اليابان")]
    assert counts[0] == counts[1] > 0
    assert browser.get("/api/claims", params={"name": "<script>"}).json()["total"] == 0


@pytest.mark.parametrize(
    "asked",
    ["date_from=20x9", "date_to=٢٠١٩", "least_score=2", "standings=liked", "unknown=1", "once=perhaps", "nodes=0"],
)
def test_a_filter_that_cannot_be_is_refused(browser: Browser, asked: str) -> None:
    answer = browser.get(f"/api/graph?{asked}")
    assert (answer.status_code, answer.json()["code"]) == (422, "D072")


def test_codes_that_nobody_knows_count_nothing(browser: Browser) -> None:
    graph = browser.get("/api/graph", params={"domains": "no such", "actors": "'; --"}).json()
    assert (graph["nodes"], graph["counted"]["claims"]) == ([], 0)


def test_who_is_not_signed_in_sees_nothing(browser: Browser) -> None:
    for path in ("graph", "matrix", "timeline", "choices", "claims"):
        answer = another_browser(browser).get(f"/api/{path}")
        assert (answer.status_code, answer.json()["code"]) == (401, "D060")
    assert message("D060", "ar")


def test_an_empty_study_has_empty_views(tmp_path: Path) -> None:
    with client_of(a_study(tmp_path, code=False)) as opened:
        for path in ("graph", "matrix", "timeline"):
            assert opened.get(f"/api/{path}").json()["counted"]["claims"] == 0
        assert opened.get("/api/choices").json()["first_date"] is None


@pytest.mark.parametrize("figure", ["graph", "matrix", "timeline"])
def test_the_figures_of_a_view_are_a_file_that_says_what_it_counts(browser: Browser, figure: str) -> None:
    answer = browser.get(f"/api/export/{figure}.csv", params={"domains": "financial", "lang": "ar"})
    assert answer.headers["content-disposition"] == f'attachment; filename="dalil-{figure}.csv"'
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8"))))
    assert sum(int(row["claims"]) for row in rows) == int(rows[0]["counted_claims"])
    assert json.loads(rows[0]["filters"]) == {"domains": ["financial"]}
    assert rows[0]["program"].startswith("dalil ")


def test_figures_as_json_hold_the_same_rows(browser: Browser) -> None:
    rows = list(csv.DictReader(io.StringIO(browser.get("/api/export/graph.csv").text)))
    found = browser.get("/api/export/graph.json").json()
    assert [str(row["claims"]) for row in found["rows"]] == [row["claims"] for row in rows]
    assert found["about"]["counted_claims"] == browser.get("/api/claims").json()["total"]


def test_the_claims_are_a_file_with_their_words_and_whose_they_are(browser: Browser) -> None:
    answer = browser.get("/api/export/claims.csv", params={"givers": "state:JPN"})
    assert not answer.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8"))))
    assert len(rows) == browser.get("/api/claims", params={"givers": "state:JPN"}).json()["total"] > 0
    assert all(row["quote"] and row["standing"] == "machine" and row["coder"] for row in rows)


@pytest.mark.parametrize("path", ["graph.xlsx", "secrets.csv", "graph.csv?lang=fr", "..%2Fpeople.csv"])
def test_a_file_that_does_not_exist_is_refused(browser: Browser, path: str) -> None:
    assert browser.get(f"/api/export/{path}").status_code in (404, 422)


def test_who_codes_blind_sees_nothing_of_others_in_any_view(tmp_path: Path) -> None:
    with client_of(a_study(tmp_path)) as opened:
        before = opened.get("/api/claims").json()
        source_id = before["claims"][0]["source_id"]
        assert opened.put(f"/api/sources/{source_id}/blind", json={"blind": True}).status_code == 200
        after = opened.get("/api/claims").json()
        assert {c["source_id"] for c in after["claims"]} == {c["source_id"] for c in before["claims"]} - {source_id}
        assert source_id not in {s["id"] for s in opened.get("/api/choices").json()["sources"]}
        assert opened.get("/api/graph").json()["counted"]["in_all"] == after["total"]
        codes = opened.get("/api/codebook").json()["codes"]
        assert sum(code["figures"]["machine"] for code in codes) == after["total"] < before["total"]
        assert opened.get("/api/actors", params={"used": True}).json()["total"] < 4
