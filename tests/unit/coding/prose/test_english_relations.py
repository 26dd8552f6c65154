"""What plain English sentences report: some for each relation, always with the same pairs of parties."""

from __future__ import annotations

import pytest

from dalil.coding.prose.coder import prose_claims
from factories import make_unit_text
from sentence_passages import Claim, english_claims, mentions_of

PAIRS = (("Kenya", "Peru"), ("Hill Brigade", "Valley Movement"))
KINDS = {"Kenya": "state", "Peru": "state", "Hill Brigade": "armed_group", "Valley Movement": "movement"}

# From the first party of a pair to the second, by the relation that each reports.
SENTENCES = {
    "funding": [
        "Kenya gave Peru a loan of 20 million dollars.",
        "Peru borrowed 20 million dollars from Kenya.",
        "Peru received a grant from Kenya.",
        "The Hill Brigade paid the salaries of the Valley Movement.",
        "Kenya is a major donor to Peru.",
    ],
    "arms_materiel": [
        "The union says Kenya arms Peru.",
        "Kenya sold Peru six warships.",
        "Peru bought helicopters from Kenya.",
        "Two patrol boats were delivered to Peru by Kenya.",
        "The Hill Brigade supplied the Valley Movement with rifles.",
        "The Valley Movement obtained mortars from the Hill Brigade.",
    ],
    "training_expertise": [
        "Kenya trained Peru in mountain rescue.",
        "Kenya sent military advisers to Peru.",
        "The Hill Brigade ran training courses for the Valley Movement.",
        "The training of Peru by Kenya began.",
    ],
    "troops": [
        "Kenya sent two hundred soldiers to Peru.",
        "Peru received five hundred soldiers from Kenya.",
        "Kenya keeps a garrison in Peru.",
        "The Hill Brigade sent fighters to fight beside the Valley Movement.",
    ],
    "territory_access": [
        "Kenya allowed Peru to use its ports.",
        "Kenya opened its airspace to Peru.",
        "The Hill Brigade gave the Valley Movement camps on its land.",
        "Kenya hosts bases of Peru.",
        "The Hill Brigade hosts camps for the Valley Movement.",
    ],
    "intelligence": [
        "Kenya passed intelligence to Peru.",
        "Kenya and Peru exchange intelligence.",
        "Kenya shared satellite images with Peru.",
        "Kenya tipped off Peru about the attack.",
    ],
    "humanitarian_aid": [
        "Kenya sent food and medicine to Peru.",
        "Peru received humanitarian aid from Kenya.",
        "Kenya gave Peru tents.",
    ],
    "media_support": [
        "The Hill Brigade gave the Valley Movement daily airtime.",
        "Kenya gave cameras to Peru.",
        "The Hill Brigade launched a media campaign for the Valley Movement.",
        "The Hill Brigade and the Valley Movement ran a joint media campaign.",
        "The Hill Brigade broadcast the speeches of the Valley Movement.",
    ],
    "political_endorsement": [
        "Kenya expressed solidarity with Peru.",
        "The Hill Brigade stood by the Valley Movement.",
        "Kenya voted for the resolution of Peru.",
        "The Valley Movement was praised by the Hill Brigade.",
    ],
    "unspecified_support": [
        "Kenya's backing of Peru is known.",
        "The Valley Movement is backed by the Hill Brigade.",
        "Kenya's support for Peru grew.",
        "Kenya gave military aid to Peru.",
    ],
    "economic_cooperation": [
        "Kenya's exports to Peru doubled.",
        "Kenya exports tea to Peru.",
        "Trade between Kenya and Peru grew.",
        "Kenya invested 30 million euros in the wind farms of Peru.",
        "Kenya and Peru abolished customs duties.",
        "Kenya is Peru's largest trading partner.",
    ],
    "security_cooperation": [
        "Kenya and Peru held joint naval exercises.",
        "Kenya extradited two suspects to Peru.",
        "Kenya is a military ally of Peru.",
        "Kenya joined the coalition led by Peru.",
    ],
    "agreement": [
        "Kenya and Peru signed a trade agreement.",
        "Kenya agreed with Peru to share the river.",
        "The agreement between the Hill Brigade and the Valley Movement collapsed.",
    ],
    "shared_interest": [
        "Kenya and Peru have a common enemy.",
        "Kenya has common interests with Peru.",
        "The Hill Brigade shares the views of the Valley Movement.",
    ],
    "meeting_consult": [
        "Kenya negotiated with Peru over the border.",
        "Kenya consulted Peru about the plan.",
        "Delegations from Kenya and Peru held talks.",
    ],
    "diplomatic_action": [
        "Kenya opened an embassy in Peru.",
        "Kenya recalled its ambassador from Peru.",
        "Kenya and Peru restored diplomatic relations.",
    ],
    "mediation": [
        "Kenya mediated between Peru and the Hill Brigade.",
        "Talks between Peru and the Hill Brigade were brokered by Kenya.",
        "With Kenya's mediation, Peru and the Hill Brigade signed a truce.",
    ],
    "concession": [
        "Kenya lifted its embargo on Peru.",
        "The Hill Brigade accepted the terms of the Valley Movement.",
        "The Hill Brigade bowed to the demands of the Valley Movement.",
        "Kenya dropped its demands on Peru.",
    ],
    "demand_request": [
        "Kenya asked Peru for rescue helicopters.",
        "Kenya demanded an apology from Peru.",
        "Peru was urged by Kenya to leave.",
    ],
    "criticism_accusation": [
        "Peru came under criticism from Kenya.",
        "Kenya accused Peru of spying.",
        "Kenya criticised the decision of Peru.",
        "Kenya holds Peru responsible for the fire.",
    ],
    "rejection": [
        "Kenya and Peru are rivals.",
        "Peru's offer was rejected by Kenya.",
        "The Hill Brigade split from the Valley Movement.",
        "Kenya voted against the motion of Peru.",
        "Kenya ended its support for Peru.",
    ],
    "threat": [
        "Kenya threatened Peru with war.",
        "The Hill Brigade threatened to attack the Valley Movement.",
        "Peru received threats from Kenya.",
    ],
    "sanction": [
        "Kenya froze the assets of Peru.",
        "Kenya's boycott of Peru lasted a year.",
        "Kenya banned imports from Peru.",
        "Peru was sanctioned by Kenya.",
    ],
    "protest": [
        "The Hill Brigade went on strike against the Valley Movement.",
        "The Hill Brigade demonstrated outside the offices of the Valley Movement.",
    ],
    "mobilization": [
        "The Hill Brigade massed its fighters against the Valley Movement.",
        "Kenya massed troops on the border with Peru.",
        "Kenya moved tanks towards Peru.",
        "The Hill Brigade is gathering fighters against the Valley Movement.",
    ],
    "coercion": [
        "Kenya seized a ship of Peru.",
        "The Hill Brigade seized the town from the Valley Movement.",
        "Kenya hacked the servers of Peru.",
        "The Hill Brigade broke up a march of the Valley Movement.",
        "The Hill Brigade besieged the camps of the Valley Movement.",
    ],
    "armed_attack": [
        "Kenya bombed Peru last year.",
        "Peru came under attack from Kenya.",
        "The Hill Brigade shelled positions of the Valley Movement.",
        "Kenya attacked Peru's ships.",
        "The headquarters of the Valley Movement was bombed by the Hill Brigade.",
        "The Hill Brigade opened fire on a convoy of the Valley Movement.",
        "The attack of the Hill Brigade on the Valley Movement failed.",
        "The Hill Brigade burned the offices of the Valley Movement.",
    ],
    "other": [
        "Kenya competes with Peru for the same fishing grounds.",
        "Kenya named a street after Peru.",
    ],
}


def claims(words: str) -> set[Claim]:
    """What a sentence on the parties reports."""
    return english_claims(words, KINDS)


def polarities(words: str) -> dict[str, str]:
    """How a sentence puts each relation."""
    unit = make_unit_text(words)
    return {c.relation: c.polarity.value for c in prose_claims(unit, mentions_of(unit, KINDS), least=0)}


@pytest.mark.parametrize(
    ("words", "relation"), [(words, relation) for relation, group in SENTENCES.items() for words in group]
)
def test_the_sentence_reports_the_relation(words: str, relation: str) -> None:
    source, target = next(pair for pair in PAIRS if all(name in words for name in pair))
    assert (source, relation, target) in claims(words)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Police deployed around the headquarters of the Hill Brigade.", ("Police", "mobilization", "Hill Brigade")),
        ("The police were deployed around the camps of Peru.", ("police", "mobilization", "Peru")),
        ("The Hill Brigade called up its reservists.", ("Hill Brigade", "mobilization", "-")),
        ("The Hill Brigade declared a ceasefire.", ("Hill Brigade", "concession", "-")),
        ("The Hill Brigade laid down its arms.", ("Hill Brigade", "concession", "-")),
        ("Protesters gathered outside the office of Kenya.", ("Protesters", "protest", "office of Kenya")),
        ("Kenya withdrew from the government of Peru.", ("Kenya", "rejection", "government of Peru")),
        ("Thousands of farmers went on strike.", ("farmers", "protest", "-")),
        ("The offices of the Hill Brigade were burned.", ("-", "armed_attack", "Hill Brigade")),
    ],
)
def test_one_party_is_enough_for_some(words: str, expected: tuple[str, str, str]) -> None:
    assert expected in claims(words)


@pytest.mark.parametrize(
    ("words", "relation", "polarity"),
    [
        ("Kenya refused to meet Peru.", "meeting_consult", "denied"),
        ("Kenya declined to sell arms to Peru.", "arms_materiel", "denied"),
        ("Kenya denied supporting Peru.", "unspecified_support", "denied"),
        ("Kenya has not sent weapons to Peru.", "arms_materiel", "denied"),
        ("Kenya announced that it would train Peru.", "training_expertise", "planned"),
        ("Kenya said it would send wheat to Peru.", "humanitarian_aid", "planned"),
        ("Kenya signed an agreement with Peru to lend Peru 10 million dollars.", "funding", "planned"),
        ("Kenya would help Peru.", "unspecified_support", "hypothetical"),
        ("The attack by Kenya on Peru failed.", "armed_attack", "asserted"),
    ],
)
def test_how_the_act_is_put(words: str, relation: str, polarity: str) -> None:
    assert polarities(words)[relation] == polarity


@pytest.mark.parametrize(
    "words",
    [
        "The population of Kenya is twice that of Peru.",
        "A book about Peru appeared in Kenya.",
        "Kenya shares a border with Peru.",
        "Ships of Peru pass the coast of Kenya.",
        "The ports of Kenya and Peru are deep.",
        "The embassy of Kenya stands in the old town.",
        "Peru exports tea.",
        "The Valley Movement moved its offices.",
        "The Hill Brigade was founded in 1981.",
        "The history of the Valley Movement is long.",
        "Farmers in Kenya and Peru grow potatoes.",
        "Kenya launched an inquiry into the history of Peru.",
    ],
)
def test_words_that_only_look_like_a_trigger_report_nothing(words: str) -> None:
    assert claims(words) == set()
