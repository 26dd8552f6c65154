"""Memory over many sentences: codes passages of its own again and again, each time with another number.

usage: memory.py [--sentences N] [--every N] [--csv FILE] [--svg FILE]

Every so many sentences a line is written: sentences so far, memory held and held at most (MiB), seconds. A coder that
keeps something of each sentence shows as a slope.
"""

from __future__ import annotations

import argparse
import csv
import io
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path

from dalil.workflow.coding import Wish, code_text, kit_for

ROOT = Path(__file__).parents[1]
CSV, SVG = ROOT / "benchmarks/memory.csv", ROOT / "docs/reference/memory.svg"
SENTENCES, EVERY = 100_000, 5_000
NUMBERS = 9_973  # different numbers, as many as a long text may hold; prime, so that sentences do not come again
HEAD = ("sentences", "memory_mib", "peak_mib", "seconds")
STATM = Path("/proc/self/statm")
MIB = 1024 * 1024

# Fiction: states and bodies with acts that none of them did.
PASSAGES = (
    "قدمت النرويج منحة بقيمة {n} مليون كرونة إلى جزر فارو لدعم قطاع الصيد.",
    "اجتمع وزير خارجية فنلندا رقم {n} مع نظيره السويدي في أوسلو لبحث شؤون الملاحة.",
    "أدانت آيسلندا القرار {n} الذي أصدرته الدنمارك بشأن الصيد في المياه المشتركة.",
    "ووقعت لوكسمبورغ اتفاقية التعاون رقم {n} مع مالطا، وأعلنت أنها ستزودها بمعدات إنقاذ.",
    "طالب الاتحاد الأوروبي سلوفينيا بسداد {n} ألف يورو قبل نهاية العام.",
    "مرت العاصفة رقم {n} على الساحل من غير أن تخلف أضراراً تذكر.",
    "نفت إستونيا أن تكون قد أرسلت {n} جندياً إلى لاتفيا خلال المناورات.",
    "قال المتحدث باسم نادي البحارة إن {n} عضواً شاركوا في الاحتفال السنوي.",
    "Norway granted {n} million kroner to the Faroe Islands for their fisheries.",
    "The foreign minister of Finland met his Swedish counterpart for the {n}th time in Oslo.",
    "Iceland condemned decision {n} of Denmark on fishing in shared waters.",
    "Luxembourg signed agreement no. {n} with Malta and promised to send rescue equipment.",
    "Storm {n} passed along the coast and left no damage worth the name.",
    "Estonia denied having sent {n} soldiers to Latvia during the exercise.",
)

Sample = tuple[int, float, float, float]


def sentences() -> Iterator[str]:
    """Sentences without end; of 139,622 none is like another."""
    for number, passage in enumerate(cycle(PASSAGES)):
        yield passage.format(n=number % NUMBERS + 1)


def sampled(count: int, every: int) -> Iterator[Sample]:
    """Memory before the first sentence, and after every so many."""
    kit, start = kit_for(Wish()), time.perf_counter()
    yield 0, *memory(), 0.0
    for number, text in enumerate(islice(sentences(), count), start=1):
        code_text(text, kit)
        if number % every == 0:
            yield number, *memory(), round(time.perf_counter() - start, 1)


def memory() -> tuple[float, float]:
    """Memory held now (where the system tells; else at most) and at most, in MiB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024) / MIB
    held = int(STATM.read_text().split()[1]) * resource.getpagesize() / MIB if STATM.exists() else peak
    return round(held, 1), round(peak, 1)


def table(samples: Sequence[Sample]) -> str:
    """The samples as CSV."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows([HEAD, *samples])
    return out.getvalue()


WIDTH, HEIGHT, LEFT, BELOW, TOP = 640, 280, 56, 40, 16


def graph(samples: Sequence[Sample]) -> str:
    """Memory held over sentences, as SVG; colours hold on light and dark pages."""
    last, most = samples[-1][0], ceiling(max(s[1] for s in samples))
    across, up = (WIDTH - LEFT - 16) / last, (HEIGHT - BELOW - TOP) / most
    points = " ".join(f"{LEFT + s[0] * across:.1f},{HEIGHT - BELOW - s[1] * up:.1f}" for s in samples)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" font-family="sans-serif"'
        ' font-size="12" fill="#767676">',
        f"<title>Memory held while {last:,} sentences are coded: {samples[0][1]:.0f} MiB at the start, "
        f"{samples[-1][1]:.0f} MiB at the end</title>",
    ]
    for tick in range(5):
        y = HEIGHT - BELOW - tick * most / 4 * up
        lines.append(f'<line x1="{LEFT}" x2="{WIDTH - 16}" y1="{y:.1f}" y2="{y:.1f}" stroke="#767676" opacity=".3"/>')
        lines.append(f'<text x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{tick * most // 4:g}</text>')
        x = LEFT + tick * last / 4 * across
        lines.append(f'<text x="{x:.1f}" y="{HEIGHT - BELOW + 18}" text-anchor="middle">{tick * last // 4:,}</text>')
    lines += [
        f'<polyline points="{points}" fill="none" stroke="#2a7a8c" stroke-width="2"/>',
        f'<text x="{WIDTH - 16}" y="{HEIGHT - 6}" text-anchor="end">sentences</text>',
        f'<text x="4" y="{TOP - 4}">MiB</text>',
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def ceiling(value: float) -> int:
    """The next height that four lines divide."""
    return (int(value) // 40 + 1) * 40


def main() -> None:
    """Sample, write, draw."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--sentences", type=int, default=SENTENCES)
    options.add_argument("--every", type=int, default=EVERY)
    options.add_argument("--csv", type=Path, default=CSV)
    options.add_argument("--svg", type=Path, default=SVG)
    asked = options.parse_args()
    samples = []
    for sample in sampled(asked.sentences, asked.every):
        print("{:>7,} sentences  {:6.1f} MiB  at most {:6.1f}  {:6.1f} s".format(*sample), flush=True)
        samples.append(sample)
    asked.csv.write_text(table(samples), encoding="utf-8", newline="\n")
    asked.svg.write_text(graph(samples), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
