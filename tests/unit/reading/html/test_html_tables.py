from pages import blocks


def test_rows_join_their_cells_and_header_rows_say_so() -> None:
    body = (
        "<table><caption>كلفة</caption><thead><tr><td>مرحلة<td>مبلغ</thead>"
        "<tr><th>أولى<td>40 <b>مليوناً</b><tr><td>ثانية<td></table>"
    )
    assert blocks(body) == ["p كلفة", "r1 مرحلة | مبلغ", "r أولى | 40 مليوناً", "r ثانية"]


def test_spanning_cells_stand_once() -> None:
    body = (
        "<table><tr><th colspan=2>Aid</th><th>Year</th></tr><tr><td rowspan=2>A<td>5<td>2020<tr><td>6<td>2021</table>"
    )
    assert blocks(body) == ["r1 Aid | Year", "r A | 5 | 2020", "r 6 | 2021"]


def test_cells_with_several_blocks_stay_one_cell() -> None:
    assert blocks("<table><tr><td><p>a</p><p>b</p><td>c<br>d<tr><td>e<td>f</table>") == ["r a b | c d", "r e | f"]


def test_a_table_that_places_parts_of_a_page_is_read_as_blocks() -> None:
    nested = "<table><tr><td><h2>Head</h2><p>text</p><td><table><tr><td>a<td>b<tr><td>c<td>d</table></table>"
    assert blocks(nested) == ["h2 Head", "p text", "r a | b", "r c | d"]
    assert blocks("<table><tr><td>one</td></tr><tr><td>two</td></tr></table>") == ["p one", "p two"]
    assert blocks("<table role=presentation><tr><td>one<td>two</table>") == ["p one", "p two"]
