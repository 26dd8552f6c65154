"""What is read otherwise than it stands in a Word file, or left out, is told."""

from __future__ import annotations

from dalil.messages import LANGUAGES
from word_files import codes, lines, p, r, read, row, table


def deleted(words: str) -> str:
    return f'<w:del w:id="1"><w:r><w:delText xml:space="preserve">{words}</w:delText></w:r></w:del>'


def inserted(words: str) -> str:
    return f'<w:ins w:id="2">{r(words)}</w:ins>'


def test_tracked_changes_are_read_as_accepted_and_told() -> None:
    body = f"<w:p>{r('منحت كينيا الجمعية ')}{deleted('مليون')}{inserted('مليوني')}{r(' دولار')}</w:p>"
    found = read(body)
    assert found.text == "منحت كينيا الجمعية مليوني دولار\n"
    (issue,) = found.issues
    assert (issue.code, dict(issue.values)) == ("D172", {"inserted": "1", "deleted": "1", "words": "مليون"})
    assert all("مليون" in issue.render(lang) for lang in LANGUAGES)


def test_words_that_were_moved_are_read_once() -> None:
    moved = (
        f"<w:moveFrom w:id='1'>{r('A ship. ')}</w:moveFrom>{r('A port. ')}<w:moveTo w:id='2'>{r('A ship.')}</w:moveTo>"
    )
    assert read(f"<w:p>{moved}</w:p>").text == "A port. A ship.\n"


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    mark = '<w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>'
    body = f"<w:p>{mark}{r('زار الوفد ')}</w:p><w:p>{mark}{deleted('مدن')}</w:p>" + p("الميناء.") + p("ثم عاد.")
    assert read(body).text == "زار الوفد الميناء.\nثم عاد.\n"


def test_a_deleted_row_is_left_out() -> None:
    rows = row("a", "b") + row("gone", "c", ppr='<w:del w:id="1"/>')
    assert read(table(rows)).text == "a | b\n"
    assert codes(table(rows))["D172"]["words"] == "gone c"


def test_headers_and_footers_are_left_out_and_told() -> None:
    found = codes(p("النص."), header=p("وزارة الموانئ"), footer=p("12"))
    assert found == {"D173": {"count": "1", "words": "وزارة الموانئ"}}


def test_hidden_words_are_left_out_and_told() -> None:
    body = f"<w:p>{r('The council ')}{r('se', '<w:vanish/>')}{r('cret', '<w:vanish/>')}{r('met.')}</w:p>"
    assert read(body).text == "The council met.\n"
    assert codes(body) == {"D174": {"count": "1", "words": "secret"}}


def test_hidden_words_may_be_shown_again_by_the_run() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="h"/><w:rPr><w:vanish/></w:rPr></w:style>'
    body = p("shown", style="H", rpr='<w:vanish w:val="0"/>') + p("hidden", style="H")
    assert lines(body, styles=styles) == ["paragraph shown"]


def test_comments_pictures_and_embedded_files_are_counted() -> None:
    picture = "<w:r><w:drawing><a:blip/></w:drawing></w:r>"
    sheet = "<w:r><w:object><v:shape><v:imagedata/></v:shape><o:OLEObject/></w:object></w:r>"
    comments = '<w:comment w:id="0">' + p("why?") + "</w:comment>"
    body = f'<w:p>{r("النص.")}{picture}{sheet}<w:r><w:commentReference w:id="0"/></w:r></w:p><w:altChunk r:id="x"/>'
    assert codes(body, comments=comments) == {"D175": {"comments": "1", "pictures": "1", "embedded": "2"}}
    assert read(body).text == "النص.\n"
