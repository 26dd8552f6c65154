"""Coded sources, places and where inherited names come from."""

from publishing_samples import arabic_paper, explicit, heading, inherited, scanned_paper

from dalil.publishing.material import lines_of, origin_of, placed_claims, units_read
from dalil.records.mentions import How
from dalil.records.units import Role
from factories import make_source, make_unit


def test_claims_are_numbered_in_text_order():
    placed = list(placed_claims(arabic_paper(), 5))
    assert [p.number for p in placed] == list(range(5, 13))
    starts = [p.place.quote.span.start for p in placed]
    assert starts == sorted(starts)


def test_a_place_knows_its_line_and_its_headings_without_the_title():
    grant = list(placed_claims(arabic_paper()))[3]
    assert grant.place.path == ("منجزات العلاقة", "مالياً")
    lines = grant.place.source.text.split("\n")
    assert grant.place.quote.exact in lines[grant.place.line - 1]


def test_pages_count_from_one_and_are_unknown_where_there_are_none():
    second = arabic_paper().source.text.index("منجزات")
    paged = scanned_paper()
    assert arabic_paper().page(10) is None
    assert (paged.page(0), paged.page(second - 1), paged.page(second)) == (1, 1, 2)


def test_lines_begin_after_line_ends():
    assert [lines_of("a\n\nb").line(n) for n in range(4)] == [1, 1, 2, 3]


def test_an_inherited_name_comes_from_the_nearest_heading_that_has_it():
    source = make_source("الاتحاد: السُّهول\nدعم السهول:\n- منحة")
    path = (heading(source, "الاتحاد: السُّهول", 0, Role.TITLE), heading(source, "دعم السهول:", 1))
    unit = make_unit(source, "منحة", path=path)
    assert origin_of(inherited("السهول"), unit) == "دعم السهول"
    assert origin_of(inherited("الاتحاد", how=How.VOICE), unit) == "الاتحاد: السُّهول"
    assert origin_of(inherited("الجبال"), unit) is None


def test_a_written_name_has_no_origin_above():
    source = make_source("منحة السهول")
    assert origin_of(explicit(source, "السهول"), make_unit(source, source.text)) is None


def test_only_items_and_sentences_count_as_read():
    assert units_read([arabic_paper(), arabic_paper()]) == 18
