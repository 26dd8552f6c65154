"""The closed lists of the schemes that codes lead to: PLOVER events, modes and contexts, and UCDP ESD letters."""

from __future__ import annotations

PLOVER_MODES: dict[str, tuple[str, ...]] = {
    "AGREE": (),
    "CONSULT": ("visit", "third-party", "multilateral", "phone"),
    "SUPPORT": (),
    "CONCEDE": (),
    "COOPERATE": (),
    "AID": (),
    "RETREAT": ("withdraw", "release", "disarm", "ceasefire", "access", "resign"),
    "REQUEST": ("assist", "change", "yield", "meet"),
    "ACCUSE": ("disapprove", "investigate", "allege"),
    "REJECT": ("assist", "change", "yield", "meet"),
    "THREATEN": ("restrict", "arrest", "relations", "expel", "territory", "violence"),
    "PROTEST": ("demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"),
    "SANCTION": ("convict", "expel", "withdraw", "discontinue"),
    "MOBILIZE": ("troops", "weapons", "police", "militia"),
    "COERCE": (
        *("seize", "restrict", "censor", "curfew", "martial-law"),
        *("arrest", "deport", "withhold", "misinformation", "cyber"),
    ),
    "ASSAULT": (
        *("abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms"),
        *("explosives", "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional"),
    ),
}
PLOVER_CONTEXTS = (
    *("military", "intelligence", "executive", "legislative", "election", "political_institutions"),
    *("pro_democracy", "pro_autocracy", "economic", "legal", "reparations", "human_rights", "rights_freedoms"),
    *("repression", "human_security", "gender", "lgbt", "religion_ethnicity", "inequality", "diplomatic"),
    *("territory", "peacekeeping", "health", "asylum", "migration", "disasters", "natural_resource"),
    *("environment", "technology", "terrorism", "cbrn", "cyber", "misinformation", "crime", "corruption"),
    *("illegal_drugs", "trafficking"),
)
# Troops that fight, troops present, infrastructure, weapons, materiel, training, funding, intelligence, territory,
# other, unknown.
UCDP_ESD = tuple("xpywmtfilou")
