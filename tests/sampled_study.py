"""A study that is large enough to be sampled, and people who code its samples, for tests of corrected counts."""

from __future__ import annotations

import atexit
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from shutil import copytree, rmtree
from tempfile import mkdtemp

from dalil.coding.human.given import Answer, GivenActor, GivenClaim, GivenWords
from dalil.records.samples import Sample
from dalil.reliability.samples.sampling import Wish
from dalil.reliability.samples.strata import By
from dalil.storage.store import Store
from dalil.workflow.project import Study, open_study
from dalil.workflow.review.coding import save
from dalil.workflow.review.people import coder_of_person
from dalil.workflow.review.seats import Seat
from dalil.workflow.samples.sampling import Asked, keep_sample, plan_sample
from hand_parts import taken
from workbench import a_study

UNITS = 40  # of each paper
BY_CODE = Wish(by=(By.CODE,))
Right = Callable[[str], bool]  # whether a unit's machine answer is right, by its words


def many_papers(folder: Path, papers: int = 3, every: int = 2) -> Study:
    """A study of papers in which every so many-th unit says that Samoa funded a school in Tonga."""
    return open_study(copytree(_made(papers, every), folder / "study"))


@cache
def _made(papers: int, every: int) -> Path:
    """The folder that such a study was made in; it is made once, as coding takes a while."""
    lines = (
        f"- Samoa funded school {n} in Tonga." if n % every == 0 else f"- Day {n} was dry." for n in range(1, UNITS + 1)
    )
    items = "\n".join(lines)
    texts = {f"p{n}.txt": f"Relations of Tonga with Samoa {n}\n\nGains:\n\n{items}\n" for n in range(papers)}
    folder = mkdtemp()
    atexit.register(rmtree, folder, ignore_errors=True)
    return a_study(Path(folder), papers=texts)


def sampled(study: Study, store: Store, units: int = 60, *, name: str = "spring", wish: Wish = BY_CODE) -> Sample:
    """A sample that is kept."""
    sample = plan_sample(study, store, Asked(name=name, units=units, wish=wish)).sample
    keep_sample(store, sample, by=coder_of_person("Amal"))
    return sample


def coded(
    study: Study, store: Store, sample: Sample, person: str = "Layla", *, right: Right, most: int = 10**6
) -> None:
    """The first units of a sample coded by a person, who finds what the machine does where it is right."""
    seat = Seat(study=study, store=store, person=coder_of_person(person))
    for drawn in sample.units[:most]:
        unit, text = store.unit(drawn.unit_id), store.source(drawn.source_id).text
        words = text[unit.span.start : unit.span.end]
        claims = (_funding(unit.span.start, words),) if "funded" in words and right(words) else ()
        taken(save(seat, unit.id, Answer(claims=claims), base=None))


@contextmanager
def coded_study(folder: Path, *, right: Right, units: int = 60) -> Iterator[tuple[Study, Store]]:
    """A study with a sample that one person has coded."""
    study = many_papers(folder)
    with study.open_store() as store:
        coded(study, store, sampled(study, store, units), right=right)
        yield study, store


def _funding(start: int, words: str) -> GivenClaim:
    samoa, tonga = (GivenWords(start=start + words.index(w), exact=w) for w in ("Samoa", "Tonga"))
    return GivenClaim(
        relation="funding",
        source=GivenActor(words=samoa, actor_id="state:WSM"),
        target=GivenActor(words=tonga, actor_id="state:TON"),
        evidence=(samoa,),
    )
