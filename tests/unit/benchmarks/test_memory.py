from __future__ import annotations

from itertools import islice
from pathlib import Path
from xml.etree import ElementTree

from scripts_at_hand import script

memory = script("memory", folder="benchmarks")
SAMPLES = [(0, 30.0, 30.0, 0.0), (50, 70.0, 71.0, 1.0), (100, 70.5, 71.0, 2.0)]


def test_no_sentence_is_like_another() -> None:
    some = list(islice(memory.sentences(), 200))
    assert len(set(some)) == 200 and not any("{" in sentence for sentence in some)


def test_memory_is_sampled_at_the_start_and_every_so_many() -> None:
    samples = list(memory.sampled(6, 3))
    assert [s[0] for s in samples] == [0, 3, 6] and all(0 < s[1] <= s[2] + 1 for s in samples)


def test_samples_become_a_table_and_a_graph(tmp_path: Path) -> None:
    assert memory.table(SAMPLES).splitlines()[:2] == ["sentences,memory_mib,peak_mib,seconds", "0,30.0,30.0,0.0"]
    drawn = ElementTree.fromstring(memory.graph(SAMPLES))
    (line,) = drawn.iter("{http://www.w3.org/2000/svg}polyline")
    points = [tuple(map(float, p.split(","))) for p in line.attrib["points"].split()]
    assert len(points) == 3 and points[0][0] < points[1][0] < points[2][0] and points[0][1] > points[2][1]
