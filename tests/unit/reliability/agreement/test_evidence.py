"""Agreement on the words that claims rest on."""

from dalil.reliability.agreement.evidence import span_section
from said_parts import PLAN, asked, claim, said_of

FUNDS = (claim("Norway funding Malawi", evidence=((0, 10),)),)
WIDER = (claim("Norway funding Malawi", evidence=((0, 14),)),)
ARMS = (claim("Norway arms_materiel Malawi", evidence=((20, 30),)),)


def test_units_are_counted_and_not_the_texts_they_make_up():
    said = said_of((FUNDS, FUNDS), (ARMS, ARMS), (FUNDS, None))
    evidence, *_ = span_section(said, PLAN).variables
    assert evidence.units == 2
    assert evidence.answered == (0, 0, 2)
    assert {f.units for f in evidence.figures} == {2}


def test_each_relation_is_measured_by_itself():
    said = said_of((FUNDS, WIDER), (ARMS, ARMS), (FUNDS, ARMS))
    _, *codes = span_section(said, PLAN).variables
    assert [v.of for v in codes] == [("arms_materiel",), ("funding",)]
    assert [v.figures[0].measure for v in codes] == ["ku_alpha", "ku_alpha"]
    assert [v.figures[0].values for v in codes] == [3, 3]


def test_coders_who_do_not_quote_are_not_compared():
    assert span_section(said_of((FUNDS, (claim("Norway funding Malawi"),))), PLAN).variables == ()


def test_units_of_one_document_make_one_text():
    units = (asked(FUNDS, WIDER, number=n, document="d") for n in range(3))
    said = said_of((FUNDS, FUNDS))
    evidence, *_ = span_section(type(said)(voters=said.voters, units=tuple(units)), PLAN).variables
    assert (evidence.units, evidence.figures[0].documents) == (3, 1)
