"""What English sentences report: own sentences, one for each turn of phrase."""

from __future__ import annotations

import pytest

from dalil.coding.prose.coder import prose_claims
from dalil.coding.prose.english import read_english
from factories import make_unit_text
from sentence_passages import Claim, english_claims, mentions_of

NAMES = ("Freedonia", "Sylvania", "Ruritania", "Syldavian", "Syldavia", "Borduria", "Bordurian", "Klow")
STATES = dict.fromkeys(NAMES, "state")


def claims(words: str) -> set[Claim]:
    """What a sentence on the invented states reports."""
    return english_claims(words, STATES)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Freedonia invaded Sylvania.", ("Freedonia", "armed_attack", "Sylvania")),
        ("Sylvania was invaded by Freedonia.", ("Freedonia", "armed_attack", "Sylvania")),
        ("Sylvania was invaded in 1932.", ("-", "armed_attack", "Sylvania")),
        ("Freedonia's attack on Sylvania shocked many.", ("Freedonia", "armed_attack", "Sylvania")),
        ("Freedonia launched an attack on Sylvania.", ("Freedonia", "armed_attack", "Sylvania")),
        ("Freedonia has provided weapons to Sylvania.", ("Freedonia", "arms_materiel", "Sylvania")),
        ("Freedonia provided Sylvania with weapons.", ("Freedonia", "arms_materiel", "Sylvania")),
        ("The weapons supplied by Freedonia to Sylvania arrived.", ("Freedonia", "arms_materiel", "Sylvania")),
        ("Sylvania received weapons from Freedonia.", ("Freedonia", "arms_materiel", "Sylvania")),
        ("Freedonia imposed sanctions on Sylvania.", ("Freedonia", "sanction", "Sylvania")),
        ("Freedonia sent troops to Sylvania.", ("Freedonia", "troops", "Sylvania")),
        ("Freedonia met with Sylvania in Klow.", ("Freedonia", "meeting_consult", "Sylvania")),
        ("Freedonia called on Sylvania to disarm.", ("Freedonia", "demand_request", "Sylvania")),
        ("Freedonia threatened to attack Sylvania.", ("Freedonia", "threat", "Sylvania")),
        ("Freedonia praised the efforts of Sylvania.", ("Freedonia", "political_endorsement", "Sylvania")),
        ("Freedonia severed relations with Sylvania.", ("Freedonia", "diplomatic_action", "Sylvania")),
        ("Freedonia released two prisoners.", ("Freedonia", "concession", "two prisoners")),
    ],
)
def test_who_did_what_to_whom(words: str, expected: tuple[str, str, str]) -> None:
    assert claims(words) == {expected}


def test_joined_actors_are_told_apart() -> None:
    found = claims("Freedonia, Sylvania and Ruritania condemned Borduria.")
    assert found == {(s, "criticism_accusation", "Borduria") for s in ("Freedonia", "Sylvania", "Ruritania")}


def test_a_joined_verb_has_the_subject_of_the_first() -> None:
    found = claims("Freedonia invaded Sylvania and expelled the Bordurian ambassador.")
    assert ("Freedonia", "armed_attack", "Sylvania") in found
    assert any(s == "Freedonia" and r == "diplomatic_action" for s, r, _ in found)


def test_an_agreement_runs_from_the_first_to_the_second() -> None:
    assert claims("Freedonia and Sylvania signed a treaty.") == {("Freedonia", "agreement", "Sylvania")}
    assert claims("The treaty between Freedonia and Sylvania lapsed.") == {("Freedonia", "agreement", "Sylvania")}


def test_a_broker_has_a_claim_to_each_party() -> None:
    found = claims("Ruritania hosted talks between Freedonia and Sylvania.")
    assert found == {("Ruritania", "mediation", "Freedonia"), ("Ruritania", "mediation", "Sylvania")}


def test_the_accused_act_is_a_second_claim() -> None:
    found = claims("Freedonia accused Sylvania of arming the rebels.")
    assert found == {
        ("Freedonia", "criticism_accusation", "Sylvania"),
        ("Sylvania", "arms_materiel", "rebels"),
    }


def test_what_is_asked_for_is_no_claim() -> None:
    assert claims("Freedonia urged Sylvania to release the hostages.") == {("Freedonia", "demand_request", "Sylvania")}


def test_what_is_refused_is_a_second_claim() -> None:
    found = claims("Freedonia refused to meet Sylvania.")
    assert found == {("Freedonia", "rejection", "Sylvania"), ("Freedonia", "meeting_consult", "Sylvania")}


def test_a_hyphen_joins_a_helper_to_whom_it_helps() -> None:
    found = claims("Freedonia-backed rebels bombed Sylvania.")
    assert ("Freedonia-backed rebels", "armed_attack", "Sylvania") in found
    assert ("Freedonia", "unspecified_support", "Freedonia-backed rebels") in found


def test_the_document_speaks_without_a_subject() -> None:
    assert claims("Strongly condemns the invasion of Sylvania by Freedonia;") == {
        ("-", "criticism_accusation", "Freedonia"),
        ("Freedonia", "armed_attack", "Sylvania"),
    }
    assert claims("Calls upon Freedonia to withdraw;") == {("-", "demand_request", "Freedonia")}


def test_a_pronoun_goes_back_to_the_last_subject_that_fits() -> None:
    found = claims("Freedonia rearmed in 1930; it invaded Sylvania in 1932.")
    assert found == {("Freedonia", "armed_attack", "Sylvania")}


def test_a_relative_clause_has_its_antecedent_as_subject() -> None:
    found = claims("Freedonia, which funds the rebels, rejected the offer of Sylvania.")
    assert found == {("Freedonia", "funding", "rebels"), ("Freedonia", "rejection", "Sylvania")}


def test_two_kinds_of_help_are_two_claims() -> None:
    found = claims("Freedonia provided economic and humanitarian assistance to Sylvania.")
    assert found == {("Freedonia", "funding", "Sylvania"), ("Freedonia", "humanitarian_aid", "Sylvania")}


def test_help_that_goes_with_an_act_is_help_to_who_acts() -> None:
    found = claims("Sylvania invaded Borduria with Freedonia support.")
    assert ("Freedonia", "unspecified_support", "Sylvania") in found


@pytest.mark.parametrize(
    ("given", "relation"),
    [("a loan", "funding"), ("weapons", "arms_materiel"), ("its elections", "unspecified_support")],
)
def test_what_someone_is_helped_with_decides_the_relation(given: str, relation: str) -> None:
    assert claims(f"Freedonia helped Sylvania with {given}.") == {("Freedonia", relation, "Sylvania")}


def test_a_participle_describes_what_opens_its_clause_not_who_speaks() -> None:
    said = claims("Ruritania said that Sylvania, backed by Freedonia, attacked Syldavia.")
    assert ("Freedonia", "unspecified_support", "Sylvania") in said
    assert not any(target == "Ruritania" for _, _, target in said)


def test_supporters_and_allies() -> None:
    assert claims("Freedonia is a supporter of Sylvania.") == {("Freedonia", "unspecified_support", "Sylvania")}


def test_a_list_of_deployments() -> None:
    assert claims("1,100 Sylvania (MISS); 40 Ruritania") == {("-", "troops", "Sylvania"), ("-", "troops", "Ruritania")}


@pytest.mark.parametrize(
    "words",
    [
        "The minister resigned because of the scandal.",
        "Freedonia held elections in June.",
        "Freedonia joined the league in 1920.",
        "The economy depends on farming and fishing.",
        "Oil prices rose after the announcement.",
    ],
)
def test_what_is_no_claim(words: str) -> None:
    assert claims(words) == set()


def test_negation_modality_and_voice_stand_in_the_node() -> None:
    unit = make_unit_text("Freedonia will not be attacked.")
    sentence, _ = read_english(unit, mentions_of(unit, STATES))
    verb = next(n for n in sentence.nodes if n.text == "attack")
    assert (verb.negated, verb.future, verb.passive, verb.modal) == (True, True, True, "will")


def test_two_parties_in_one_phrase_stand_on_both_sides() -> None:
    assert claims("The two countries signed a treaty.") == {("two countries", "agreement", "two countries")}


def test_a_phrase_beside_another_has_its_own_verb() -> None:
    found = claims("Ruritania praised the aid this Freedonia gave to Sylvania.")
    assert ("Freedonia", "unspecified_support", "Sylvania") in found


def test_what_a_neighbour_of_the_main_clause_gives_goes_to_its_subject() -> None:
    found = claims("Sylvania turned to Freedonia, which has provided weapons.")
    assert found == {("Freedonia", "arms_materiel", "Sylvania")}


def test_members_named_after_a_group_are_coded() -> None:
    found = claims("Borduria funds several states, including Freedonia and Sylvania.")
    assert {t for _, _, t in found} >= {"Freedonia", "Sylvania"}


def test_held_responsible() -> None:
    assert claims("Freedonia held Sylvania responsible.") == {("Freedonia", "criticism_accusation", "Sylvania")}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Because of the storm, Freedonia sent money to Sylvania.", "sent"),
        ("Along with others, in addition to rice, Freedonia has sent money to Sylvania.", "has sent"),
        ("Freedonia, together with Ruritania, sent money to Sylvania.", "sent"),
    ],
)
def test_words_are_not_shifted_after_a_compound_preposition(words: str, expected: str) -> None:
    """Nodes count words of which a compound preposition is one, and quotes still stand where they stood."""
    unit = make_unit_text(words)
    sentence, readings = read_english(unit, mentions_of(unit, STATES))
    verb = next(at for at, node in enumerate(sentence.nodes) if node.text == "send")
    assert sentence.words_of(verb) == expected
    assert [sentence.words_of(one.node) for one in readings if one.settled == "funding"] == ["money"]


def test_the_evidence_of_a_claim_begins_with_its_own_words() -> None:
    """What a claim rests on starts at its first party or trigger, not before."""
    unit = make_unit_text("Because of the storm and in spite of the cost, Freedonia sent money to Sylvania.")
    (claim,) = prose_claims(unit, mentions_of(unit, STATES))
    assert claim.evidence[0].exact == "Freedonia sent money to Sylvania"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        # things given that a purpose follows, and a noun known only as a verb
        ("Freedonia granted Sylvania 5 million dollars for its harbours.", ("Freedonia", "funding", "Sylvania")),
        # lists after a comma and a preposition
        ("It has received tanks, such as light and armed ones, from Freedonia, Sylvania, and Ruritania.",
         ("Sylvania", "arms_materiel", "-")),
        ("Freedonia sent troops to several countries, including Klow, Sylvania, and Ruritania.",
         ("Freedonia", "troops", "Ruritania")),
        # acts described by a participle
        ("Condemns the act of aggression carried out by Freedonia,", ("-", "criticism_accusation", "Freedonia")),
        ("Condemns the attacks on Sylvania by one of the parties to the conflict;",
         ("-", "criticism_accusation", "parties to the conflict")),
        ("The invasion by Freedonia of Sylvania went on.", ("Freedonia", "armed_attack", "Sylvania")),
        # states told by a participle
        ("Freedonia has been engaged in a long conflict with Sylvania.", ("Freedonia", "armed_attack", "Sylvania")),
        ("Forces allied with Freedonia met in Klow.", ("Forces", "security_cooperation", "Freedonia")),
        # appositions
        ("Freedonia, a kingdom that attacks Sylvania, grows.", ("Freedonia", "armed_attack", "Sylvania")),
        # who is blamed did it
        ("Ruritania blamed Freedonia for the attack on Sylvania.", ("Freedonia", "armed_attack", "Sylvania")),
        ("Klow, which Freedonia accused Sylvania of backing, grew.", ("Freedonia", "criticism_accusation", "Sylvania")),
        ("Klow, which Freedonia accused Sylvania of backing, grew.", ("Sylvania", "unspecified_support", "Klow")),
        # what is asked to end takes place
        ("Calls upon Freedonia to cease its attacks on Sylvania;", ("Freedonia", "armed_attack", "Sylvania")),
        # turned about
        ("Klow fell to Freedonia.", ("Freedonia", "armed_attack", "Klow")),
        ("Freedonia lifted the embargo that had been imposed on Sylvania.", ("Freedonia", "concession", "Sylvania")),
        ("Freedonia sent troops to the coast to fight Sylvania.", ("Freedonia", "mobilization", "Sylvania")),
        ("Freedonia launched an offensive to seize Sylvania.", ("Freedonia", "armed_attack", "Sylvania")),
        ("The Freedonia-Sylvania war ended.", ("Freedonia", "armed_attack", "Sylvania")),
        ("Freedonia faced criticism in May.", ("-", "criticism_accusation", "Freedonia")),
        ("The sudden invasion of Sylvania shocked many.", ("-", "armed_attack", "Sylvania")),
        ("Freedonia's ports are old; suppliers include Sylvania and Klow.", ("Sylvania", "arms_materiel", "Freedonia")),
        ("Freedonia has sent food to Klow, given weapons to Sylvania, and closed its ports.",
         ("Freedonia", "arms_materiel", "Sylvania")),
    ],
)  # fmt: skip
def test_parties_are_found_in_other_constructions(words: str, expected: tuple[str, str, str]) -> None:
    """Participles, appositions, lists, relatives and inverted verbs lead to the parties."""
    assert expected in claims(words)


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("Condemns the attacks on Sylvania;", ("-", "criticism_accusation", "Sylvania")),
        ("Sylvania signed the Klow Accord with Freedonia.", ("Klow", "agreement", "Freedonia")),
        ("Welcomes the report of Freedonia,", ("-", "political_endorsement", "Freedonia")),
        ("Sylvania is armed with rifles.", ("-", "arms_materiel", "Sylvania")),
        (
            "Freedonia voted to send food, in violation of the charter of Sylvania.",
            ("Freedonia", "rejection", "Sylvania"),
        ),
    ],
)
def test_what_only_looks_like_a_claim_is_none(words: str, wrong: tuple[str, str, str]) -> None:
    """Whom an act hit is not blamed for it; names of places, papers and equipment are no acts."""
    assert wrong not in claims(words)
