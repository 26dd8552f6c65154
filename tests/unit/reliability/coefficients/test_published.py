"""Coefficients on published tables, to the digits that are printed.

Where each table and its values stand, and where else they were found:

- Scott's pi, Cohen's kappa and alpha in Artstein and Poesio (2008), Inter-Coder Agreement for Computational
  Linguistics, pages 558 and 568; also in the tests of DKPro Statistics and NLTK.
- Cohen (1960), A coefficient of agreement for nominal scales, page 45; also in DKPro Statistics.
- Fleiss (1971), Measuring nominal scale agreement among many raters, table 1; also in DKPro Statistics.
- Brennan and Prediger (1981), Coefficient kappa, pages 689 and 691; Zwick (1988), Another look at interrater agreement,
  page 376; Krippendorff (2004), Content Analysis, page 246; all also in DKPro Statistics.
- Feinstein and Cicchetti (1990), High agreement but low kappa: I, by two tables; Byrt, Bishop and Carlin (1993), Bias,
  prevalence and kappa, on the adjusted kappa of two values, which is Brennan and Prediger's.
- Gwet (2014), Handbook of Inter-Rater Reliability, 4th edition, page 120 and the abstractors' table; the values of his
  package irrCAC, as its documentation prints them.
- Krippendorff (1980), Content Analysis, page 139, and Hayes and Krippendorff (2007), Answering the call for a standard
  reliability measure for coding data, page 84; also in DKPro Statistics.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from coded_units import coded, figure, table
from dalil.records.agreements import Lack, Scale
from dalil.reliability.ratings import Ratings

Printed = dict[str, str]

TWO_BY_TWO = [[20, 10], [20, 50]]
THREE_BY_THREE = [[46, 0, 0], [6, 32, 6], [0, 0, 10]]
COHEN = [[88, 14, 18], [10, 40, 10], [2, 6, 12]]
BRENNAN_1 = [[50, 0, 0], [10, 10, 10], [20, 0, 0]]
BRENNAN_2 = [[50, 0, 10], [0, 10, 10], [10, 10, 0]]
ZWICK_2 = [[20, 10, 10, 0], [10, 10, 0, 0], [10, 0, 10, 0], [0, 0, 0, 20]]
ZWICK_3 = [[20, 5, 5, 10], [0, 10, 5, 5], [0, 5, 10, 5], [0, 0, 0, 20]]
EVEN = [[12, 9, 9], [9, 14, 9], [9, 9, 20]]
UNEVEN = [[12, 18, 18], [0, 14, 18], [0, 0, 20]]
PARADOX_1 = [[40, 9], [6, 45]]
PARADOX_2 = [[80, 10], [5, 5]]
ABSTRACTORS = [[13, 0, 0], [0, 20, 7], [0, 4, 56]]
FLEISS = """
444444 222555 233335 555555 222444 113333 333355 113334 114444 555555 144444 124444 222333 144444 224445
333335 111455 111112 224444 133555 555555 244444 224555 114444 144445 222224 111155 224444 133333 555555
"""
FOURTEEN = "0000e 02642 00356 03920 22811 77000 32630 25322 65210 02237"  # how often each value, in base 16
GWET = ("123321412...", "1233224125..", ".33323422513", "12332441251.")
HAYES = """
112.2 1101. 2333. .00.0 000.0 000.0 102.1 1.20. 222.2 2111. .100. 0000. 1222. 33223 111.1 111.1 212.2 1233. 1101. 000.0
0011. 00.00 2333. 0000. 12.22 0111. 00010 1212. 1122. 112.2 110.0 2121. 22.22 3222. 222.2 223.2 222.2 22.12 2222. 111.1
"""
THREE = ("112412132", "122442232", "122442332")


def assert_printed(ratings: Ratings, printed: Printed) -> None:
    for measure, value in printed.items():
        found = figure(ratings, measure).value
        assert found is not None and f"{found:.{len(value.split('.')[1])}f}" == value, measure


@pytest.mark.parametrize(
    ("counts", "printed"),
    [
        (TWO_BY_TWO, {"percent": "0.70", "brennan_prediger": "0.400", "scott": "0.341", "cohen": "0.348"}),
        (THREE_BY_THREE, {"percent": "0.88", "brennan_prediger": "0.82", "scott": "0.7995", "cohen": "0.8013"}),
        (THREE_BY_THREE, {"alpha_nominal": "0.8005"}),
        (COHEN, {"percent": "0.70", "cohen": "0.492"}),
        (BRENNAN_1, {"cohen": "0.27", "brennan_prediger": "0.40"}),
        (BRENNAN_2, {"cohen": "0.29", "brennan_prediger": "0.40"}),
        (ZWICK_2, {"percent": "0.60", "brennan_prediger": "0.467", "scott": "0.444", "cohen": "0.444"}),
        (ZWICK_3, {"percent": "0.60", "brennan_prediger": "0.467", "scott": "0.46", "cohen": "0.474"}),
        (EVEN, {"percent": "0.46", "brennan_prediger": "0.190", "scott": "0.186", "cohen": "0.186"}),
        (UNEVEN, {"percent": "0.46", "brennan_prediger": "0.190", "scott": "0.186", "cohen": "0.258"}),
        (PARADOX_1, {"percent": "0.85", "cohen": "0.70", "brennan_prediger": "0.70"}),
        (PARADOX_2, {"percent": "0.85", "cohen": "0.32", "brennan_prediger": "0.70"}),
        (ABSTRACTORS, {"percent": "0.89", "cohen": "0.7964094", "scott": "0.7962397"}),
        (ABSTRACTORS, {"cohen_linear": "0.843", "cohen_quadratic": "0.892"}),
    ],
)
def test_two_coders_as_published(counts: Sequence[Sequence[int]], printed: Printed) -> None:
    assert_printed(table(counts), printed)


def test_fleiss_on_six_psychiatrists() -> None:
    ratings = coded(*zip(*FLEISS.split(), strict=True))
    assert_printed(ratings, {"percent": "0.5556", "fleiss": "0.430", "fleiss_missing": "0.430"})


def test_fleiss_on_fourteen_raters() -> None:
    """The example of the articles on Fleiss' kappa in Wikipedia and in the documentation of many packages."""
    units = ["".join(str(v) * int(n, 16) for v, n in enumerate(row)) for row in FOURTEEN.split()]
    assert_printed(coded(*zip(*units, strict=True)), {"fleiss": "0.210", "percent": "0.378"})


def test_gwet_on_four_raters_with_missing_answers() -> None:
    printed = {"percent": "0.818", "ac1": "0.775", "fleiss_missing": "0.761", "brennan_prediger": "0.773"}
    assert_printed(coded(*GWET), {**printed, "alpha_nominal": "0.743"})
    assert figure(coded(*GWET), "fleiss").lack is Lack.NOT_COMPLETE


def test_gwet_with_weights() -> None:
    printed = {"ac2_linear": "0.859", "ac2_quadratic": "0.914", "ac2_ordinal": "0.899", "ac2_ratio": "0.857"}
    assert_printed(coded(*GWET, scale=Scale.INTERVAL), printed)


def test_ac2_takes_the_weights_of_the_scale() -> None:
    for scale, value in ((Scale.NOMINAL, "0.775"), (Scale.ORDINAL, "0.899"), (Scale.INTERVAL, "0.914")):
        assert_printed(coded(*GWET, scale=scale), {"ac2": value})


def test_krippendorff_on_three_coders() -> None:
    for scale, value in ((Scale.NOMINAL, "0.642"), (Scale.INTERVAL, "0.547"), (Scale.RATIO, "0.483")):
        assert_printed(coded(*THREE, scale=scale), {f"alpha_{scale}": value})


def test_hayes_and_krippendorff_on_forty_units() -> None:
    ratings = coded(*zip(*HAYES.split(), strict=True), scale=Scale.ORDINAL)
    assert_printed(ratings, {"alpha_ordinal": "0.7598"})
    assert figure(ratings, "alpha_ordinal").units == 40
