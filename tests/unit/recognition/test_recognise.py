"""Recognition of a unit: mentions in text order, exact quotes in place, amounts and dates beside actors."""

from __future__ import annotations

from dalil.recognition.document import study_document
from dalil.recognition.recognise import RECOGNISER, recognise
from dalil.recognition.registry import load_registry
from dalil.records.mentions import How, MentionKind, Mentions
from dalil.records.quotes import holds
from dalil.records.units import unit_text
from factories import make_source, make_unit


def mentions_of(words: str, before: str = "") -> Mentions:
    source = make_source(f"{before}{words}")
    unit = make_unit(source, words)
    lexicon = study_document(source, [unit], load_registry())
    found = recognise(unit_text(unit, source.text, source.language), lexicon)
    assert all(holds(m.quote, source.text) for m in found.found)
    return found


def test_actors_amounts_and_dates_in_text_order() -> None:
    found = mentions_of("دفعت قطر 20 مليون يورو إلى لبنان في عام 2019").found
    kinds = [m.kind for m in found]
    assert kinds == [MentionKind.ACTOR, MentionKind.AMOUNT, MentionKind.ACTOR, MentionKind.DATE]
    assert all(m.recogniser == RECOGNISER for m in found)
    assert len({m.id for m in found}) == 4


def test_quotes_stand_in_the_source() -> None:
    found = mentions_of("دعم إيران", before="سطر سابق\n").found[0]
    assert found.quote.exact == "إيران" and found.quote.span.start == len("سطر سابق\nدعم ")


def test_explicit_actor_has_words_names_and_id() -> None:
    (actor,) = mentions_of("دعم النرويج").actors()
    assert actor.how is How.EXPLICIT and actor.quote is not None
    assert (actor.name, actor.name_en, actor.actor_id, actor.kind) == ("النرويج", "Norway", "state:NOR", "state")


def test_name_is_in_the_documents_language() -> None:
    (actor,) = mentions_of("Support from Norway").actors()
    assert actor.name == "Norway"


def test_state_inside_an_amount_is_no_actor() -> None:
    found = mentions_of("صرف مبلغ 75 ألف دينار تونسي للعائلات")
    assert found.actors() == () and len(found.amounts()) == 1


def test_combining_marks_stay_with_their_letters() -> None:
    (actor,) = mentions_of("دعمُ إيرانَ").actors()
    assert actor.quote is not None and actor.quote.exact == "إيرانَ"


def test_unit_that_was_not_studied_is_read_all_the_same() -> None:
    source = make_source("دعم قطر\nدعم مصر")
    first, second = make_unit(source, "دعم قطر"), make_unit(source, "دعم مصر", ordinal=1)
    lexicon = study_document(source, [first], load_registry())
    (actor,) = recognise(unit_text(second, source.text, "ar"), lexicon).actors()
    assert actor.actor_id == "state:EGY"


def test_same_unit_same_mentions() -> None:
    assert mentions_of("دعم قطر ومصر") == mentions_of("دعم قطر ومصر")
