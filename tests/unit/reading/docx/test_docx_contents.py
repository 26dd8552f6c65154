"""Tables of contents and drawn diagrams in Word files."""

from __future__ import annotations

from dalil.reading.docx.reader import extract
from dalil.reading.files import DEFAULT_LIMITS
from word_files import NAMES, RELATIONS, SPACES, codes, lines, p, style, word_file

STYLES = style("T1", "toc 1") + style("TH", "TOC Heading")


def test_a_table_of_contents_is_left_out_and_told() -> None:
    body = p("المحتويات", style="TH") + p("التمويل\t3", style="T1") + p("السفن\t4", style="T1") + p("التمويل")
    assert lines(body, styles=STYLES) == ["paragraph التمويل"]
    assert codes(body, styles=STYLES) == {"D173": {"count": "1", "words": "المحتويات التمويل 3 السفن 4"}}


def test_the_words_of_a_diagram_are_read() -> None:
    texts = "".join(f"<a:p><a:r><a:t>{words}</a:t></a:r></a:p>" for words in ("المجلس", "لجنة السفن", " "))
    relation = f'<Relationship Id="d" Type="{SPACES["r"]}/diagramData" Target="diagrams/data1.xml"/>'
    files = {
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONS}">{relation}</Relationships>'.encode(),
        "word/diagrams/data1.xml": f"<dgm:dataModel {NAMES}>{texts}</dgm:dataModel>".encode(),
    }
    drawing = '<w:p><w:r><w:drawing><dgm:relIds r:dm="d"/></w:drawing></w:r></w:p>'
    found = extract(word_file(p("قبل") + drawing + p("بعد"), files=files), "paper.docx", DEFAULT_LIMITS)
    assert found.text == "قبل\nالمجلس\nلجنة السفن\nبعد\n"
