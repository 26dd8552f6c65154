"""Makes a study with one Arabic source of five hundred pages, its text put together from invented sentences.

The same number gives the same text on every machine: no library of chance is used.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from pathlib import Path

from dalil.workflow.project import Study
from dalil.workflow.runs import silent
from dalil.workflow.study import add_to_study, new_study, run_in_study

CHARS = 1_000_000  # some two thousand a page
NAMES = ("إيران", "اليابان", "كندا", "البرازيل", "السنغال", "إندونيسيا", "المغرب", "الأرجنتين", "كينيا", "فنلندا")
PLAIN = (
    "وتناولت الصفحات التالية أحوال الطقس في المرفأ، وما جرى من إصلاح للأرصفة القديمة خلال الصيف.",
    "ويذكر الأهالي أن الطريق الجبلي ظل مغلقاً أسابيع طويلة، فلم تصل القوافل إلا في أول الربيع.",
    "أما المكتبة فقد نُقلت إلى بناء جديد، وفُهرست كتبها من جديد على يد ثلاثة من العاملين فيها.",
    "وفي السوق يُباع الزعتر والعسل والجوز، ويجلس الباعة تحت المظلات من الفجر حتى المغيب.",
    "وكان المعلم يقرأ على تلاميذه فصلاً كل يوم، ثم يسألهم عما حفظوه منه وعما فاتهم.",
    "ولم يبقَ من البستان القديم سوى شجرتين، يقال إن عمر إحداهما يزيد على مئتي عام.",
)
TOLD = (
    "وقدّمت {a} دعماً مالياً إلى {b} بلغ {n} مليون دولار في عام {y}.",
    "ووقّعت {a} اتفاقية تعاون مع {b} في مجال التعليم عام {y}.",
    "وأدانت {a} موقف {b} من مشروع الميناء.",
    "وأرسلت {a} مساعدات طبية إلى {b} في آذار {y}.",
)
SENTENCES = 4  # a paragraph


def text_of(chars: int) -> str:
    """About so many characters: chapters with a heading, paragraphs of some sentences, now and then a claim."""
    lines: list[str] = ["تاريخ الميناء وأهله", ""]
    size = 0
    for line in _lines():
        lines.append(line)
        size += len(line) + 1
        if size >= chars:
            return "\n".join(lines) + "\n"
    return ""


def _lines() -> Iterator[str]:
    turn = _turns()
    for chapter in range(1, 10_000):
        yield from (f"الفصل {chapter}", "")
        for _ in range(12):
            yield " ".join(_sentence(turn) for _ in range(SENTENCES))
            yield ""


def _sentence(turn: Iterator[int]) -> str:
    if next(turn) % SENTENCES:
        return PLAIN[next(turn) % len(PLAIN)]
    first, step = next(turn) % len(NAMES), 1 + next(turn) % (len(NAMES) - 1)
    form = TOLD[next(turn) % len(TOLD)]
    giver, receiver = NAMES[first], NAMES[(first + step) % len(NAMES)]
    return form.format(a=giver, b=receiver, n=1 + next(turn) % 90, y=1990 + next(turn) % 30)


def _turns() -> Iterator[int]:
    """Numbers without a pattern that the eye would find."""
    state = 1
    while True:
        state = (1_103_515_245 * state + 12_345) % (1 << 31)
        yield state >> 8


def make(folder: Path, chars: int = CHARS) -> Study:
    """The study, made and coded."""
    paper = folder / "port.txt"
    folder.mkdir(parents=True, exist_ok=True)
    paper.write_text(text_of(chars), encoding="utf-8")
    study = new_study(folder / "study", title="ميناء", language="ar")
    add_to_study(study.folder, [paper], progress=silent)
    run_in_study(study.folder, progress=silent)
    return study


def main() -> None:
    """Make the study in a folder and tell what it holds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--chars", type=int, default=CHARS)
    wanted = parser.parse_args()
    began = time.monotonic()
    study = make(wanted.folder, wanted.chars)
    with study.open_store(write=False) as store:
        stats = store.stats()
    print(f"{stats.units} units, {stats.claims} claims, {time.monotonic() - began:.0f} s: {study.folder}")


if __name__ == "__main__":
    main()
