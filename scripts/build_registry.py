"""Builds src/dalil/recognition/data/actors.csv from draft lists and the curated additions beside this file.

usage: build_registry.py DRAFT_FOLDER [OUT.csv]

DRAFT_FOLDER holds draft_actors.csv and draft_leaders.csv. Prints a report of what was dropped and of names shared by
several actors.
"""

from __future__ import annotations

import csv
import re
import sys
import tomllib
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from dalil.recognition.registry import COLUMNS
from dalil.text.folding import fold_text

HERE = Path(__file__).parent / "registry"
WORDS: dict[str, list[str]] = tomllib.loads((HERE / "words.toml").read_text(encoding="utf-8"))
OUT = Path(__file__).parents[1] / "src/dalil/recognition/data/actors.csv"
CURATED = {"source": "curated", "licence": "facts"}
LISTS = tuple(c for c in COLUMNS if c.startswith(("aliases", "adjectives", "metonyms")))
ARABIC = re.compile("[\u0620-\u064a]")

# Official long forms begin with one of these; other draft aliases of a state are other names, capitals or adjectives.
OFFICIAL_AR = [
    "جمهورية",
    "الجمهورية",
    "مملكة",
    "المملكة",
    "دولة",
    "سلطنة",
    "إمارة",
    "اتحاد",
    "الاتحاد",
    "ولايات",
    "الولايات",
    "كمنولث",
    "دوقية",
    "الكرسي",
]
OTHER_NAMES_AR = frozenset(WORDS["other_names_ar"])
OTHER_NAMES_EN = frozenset(WORDS["other_names_en"])
OFFICIAL_EN = re.compile(r"(Republic|Kingdom|State|States|Principality|Union|Federation|Commonwealth|Duchy|Emirates)\b")
ADJECTIVE_EN = re.compile(
    r"(ian|ean|an|ese|ish|i|ch|ois|ais|que|lander|Dutch|Swiss|Greek|Thai|Filipino|Czech|Afghan|Burkinabe|Palauan)$"
)
DROPPED = frozenset(WORDS["dropped"])
GENERIC_UCDP = re.compile(
    r"faction|gang|Forces of|forces of|Military|[Rr]ebels?$|supporters|Taxi|Mineworkers|\d{2}|[/&]|insurgents|Comando"
    r"|administration|Republic of |State of|Cartel - | - "
    r"|^(Outlaws|Maidan|Aro|La Familia|National Front|Contras|Public|Muslims?|Christians?|Military|Liberation Army|"
    r"Patriotic Front|Popular Front|Third Force|The Family)$"
)


def clean(text: str) -> str:
    """Without notes in brackets, footnote stars and doubled blanks."""
    text = re.sub(r"\s*\([^)]*\)?|\*+", " ", text).replace("\n", " ").replace("’", "'")
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip(" _-،,")


def split_list(text: str, mark: str = "|") -> list[str]:
    return [c for c in (clean(x) for x in text.split(mark)) if c]


def slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")


def usable(alias: str) -> bool:
    """Whether an alias says enough: three letters, or an upper-case acronym of two."""
    letters = [c for c in alias if c.isalpha()]
    return alias not in DROPPED and (len(letters) >= 3 or (len(letters) == 2 and alias.isupper()))


def row(**fields: object) -> dict[str, object]:
    base: dict[str, object] = {c: ([] if c in LISTS else "") for c in COLUMNS}
    return base | fields


def state_rows(draft: Iterable[dict[str, str]]) -> Iterator[dict[str, object]]:
    for r in draft:
        if r["kind"] != "state":
            continue
        new = row(id=r["id"], kind="state", name_en=clean(r["name_en"]), name_ar=clean(r["name_ar"]))
        new |= {"source": r["source"], "licence": r["licence"]}
        for field, values in state_fields_ar(split_list(r["aliases_ar"])).items():
            new[field] = values
        for field, values in state_fields_en(split_list(r["aliases_en"])).items():
            new[field] = values
        yield new


def state_fields_ar(aliases: list[str]) -> dict[str, list[str]]:
    """Other names, capitals and relational adjectives, told apart by form."""
    masculine = [a[2:] for a in aliases if a.startswith("ال") and a.endswith("ي") and f"{a}ة" in aliases]
    masculine += [a for a in aliases if a.endswith("ي") and f"{a}ة" in aliases and not a.startswith("ال")]
    if "السعودي" in aliases:
        masculine.append("سعودي")
    bases = list(dict.fromkeys(masculine))
    inflected = {pre + b + end for b in bases for pre in ("", "ال") for end in ("", "ة", "ون", "ين")}
    plurals = {a for a in aliases if a.endswith(("ون", "ين")) and " " not in a} | {"أفغان", "ألبان", "كروات", "مغاربة"}
    rest = [a for a in aliases if a not in inflected and a not in plurals]
    names = [a for a in rest if a.split()[0] in OFFICIAL_AR or a in OTHER_NAMES_AR]
    irregular = {"ألمان", "صرب", "إسبان", "طاجيك", "رومان", "هنود", "أرمن", "روس"}
    places = [a for a in rest if a not in names and a not in irregular and a not in DROPPED and "الفلاني" not in a]
    feminine = {b + "ة" for b in bases} | {"ال" + b + "ة" for b in bases}
    places = [a for a in places if a not in feminine and not a.endswith("ية")]
    return {"aliases_ar": names, "metonyms_ar": places, "adjectives_ar": bases}


def state_fields_en(aliases: list[str]) -> dict[str, list[str]]:
    names, places, adjectives = [], [], []
    for a in aliases:
        if a in OTHER_NAMES_EN or OFFICIAL_EN.search(a) or "Republic" in a:
            names.append(a)
        elif a == aliases[-1] and ADJECTIVE_EN.search(a) and a not in ("Dublin", "Yaren", "Palikir"):
            adjectives.append(a)
        elif a not in DROPPED:
            places.append(a)
    return {"aliases_en": names, "metonyms_en": places, "adjectives_en": adjectives}


def read_curated(name: str) -> Iterator[list[str]]:
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("|")


def mend_states(rows: dict[str, dict[str, object]]) -> None:
    for code, field, values in read_curated("states.txt"):
        target, replace = rows[f"state:{code}"], field.endswith("=")
        name = field.rstrip("=")
        given = [v for v in values.split(";") if v]
        if name in LISTS:
            kept = [] if replace else list(target[name])  # type: ignore[call-overload]
            target[name] = list(dict.fromkeys(kept + given))
        else:
            target[name] = given[0]


def draft_rows(draft: Iterable[dict[str, str]], dropped: Counter[str]) -> Iterator[dict[str, object]]:
    """Actors other than states that the draft lists name usably."""
    for r in draft:
        if r["kind"] == "state":
            continue
        if "Phoenix" in r["source"]:
            dropped["Phoenix rows (noise)"] += 1
        elif r["source"].startswith("ucdp"):
            yield from ucdp_row(r, dropped)
        else:
            yield curated_draft_row(r)


def curated_draft_row(r: dict[str, str]) -> dict[str, object]:
    short = r["id"].startswith("party:") and "partyfacts" in r["source"]
    aliases_en = [a for a in split_list(r["aliases_en"]) if not (short and len(a) < 4)]
    part = f"state:{r['iso3']}" if r["iso3"] else ""
    if not part and re.match(r"[A-Z]{3}", r["cameo_code"]) and r["cameo_code"][:3] not in ("IGO", "NGO", "IMG"):
        part = f"state:{r['cameo_code'][:3]}"
    source = "partyfacts" if short else "curated"
    licence = r["licence"] if short else "facts"
    kind = {"other": other_kind(r)}.get(r["kind"], r["kind"])
    kind = "union" if "LAB" in r["cameo_code"] else kind
    kind = "media" if "MED" in r["cameo_code"] else kind
    body = re.sub(r"^[a-z_]+:", "", r["id"])
    name_ar = clean(re.sub(r"\s+[-–ـ]\s+.*$", "", r["name_ar"]) if short else r["name_ar"])
    name_ar = "" if name_ar in DROPPED else name_ar
    return row(
        id=f"{kind}:{slug(body)}", kind=kind, name_en=clean(r["name_en"]), name_ar=name_ar,
        aliases_en=aliases_en, aliases_ar=split_list(r["aliases_ar"]), part_of=part, source=source, licence=licence,
    )  # fmt: skip


def other_kind(r: dict[str, str]) -> str:
    code = r["cameo_code"]
    if re.search("MIL$", code):
        return "military"
    return "government" if re.search("GOV|LEG|SPY|KRD", code) else "other"


def ucdp_row(r: dict[str, str], dropped: Counter[str]) -> Iterator[dict[str, object]]:
    names = [n for n in (clean(r["name_en"]), *split_list(r["aliases_en"])) if not GENERIC_UCDP.search(n)]
    names = [n for n in names if n.isascii() and "/" not in n]
    long = [n for n in names if " " in n or "-" in n]
    if not long or GENERIC_UCDP.search(clean(r["name_en"])):
        dropped["UCDP rows without a usable name"] += 1
        return
    acronyms = [n for n in names if n.isupper() and 4 <= len(n) <= 8]
    others = [n for n in long[1:] if n != long[0]]
    number = re.search(r"ucdp-actor-221:(\d+)", r["source"])
    assert number is not None
    yield row(
        id=f"armed_group:ucdp-{number.group(1)}", kind="armed_group", name_en=long[0],
        aliases_en=acronyms + others, source=f"UCDP actor list 22.1, actor {number.group(1)}", licence="CC BY 4.0",
    )  # fmt: skip


def added_rows() -> Iterator[dict[str, object]]:
    for kind, body, part, name_en, name_ar, *lists in read_curated("additions.txt"):
        fields = dict(zip(("aliases_ar", "aliases_en", "adjectives_ar", "adjectives_en"), lists, strict=False))
        yield row(
            id=f"{kind}:{body}", kind=kind, name_en=clean(name_en), name_ar=name_ar, part_of=part, **CURATED,
            **{k: [v for v in x.split(";") if v] for k, x in fields.items()},
        )  # fmt: skip


def leader_rows(folder: Path) -> Iterator[dict[str, object]]:
    with (folder / "draft_leaders.csv").open(encoding="utf-8", newline="") as f:
        for r in csv.DictReader(f):
            aliases = [
                a for a in split_list(r["aliases_ar"]) if not a.startswith(("أمير قطر", "ملك البحرين", "الرئيس"))
            ]
            yield row(
                id=r["id"], kind="person", name_en=clean(r["name_en"]), name_ar=clean(r["name_ar"]), aliases_ar=aliases,
                valid_from=r["from_year"], valid_to=r["to_year"], part_of=r["actor_id"], **CURATED,
            )  # fmt: skip
    for name_en, name_ar, aliases_ar, aliases_en, part, start, end in read_curated("leaders.txt"):
        yield row(
            id=f"person:{slug(name_en)}", kind="person", name_en=name_en, name_ar=name_ar, part_of=part,
            aliases_ar=split_list(aliases_ar, ";"), aliases_en=split_list(aliases_en, ";"),
            valid_from=start, valid_to=end, **CURATED,
        )  # fmt: skip


def surnames(rows: dict[str, dict[str, object]]) -> None:
    """Give each office-holder the surname as an English alias, where no other office-holder bears it."""
    shared: dict[str, list[str]] = defaultdict(list)
    for r in rows.values():
        if r["kind"] == "person":
            shared[str(r["name_en"]).split()[-1]].append(str(r["id"]))
    for surname, ids in shared.items():
        if len(ids) == 1 and surname not in WORDS["plain_surnames"]:
            known = rows[ids[0]]
            known["aliases_en"] = list(dict.fromkeys([*known["aliases_en"], surname]))  # type: ignore[misc]


def tidy(r: dict[str, object]) -> dict[str, object]:
    """The row with repeated and unusable names dropped."""
    seen = {str(r["name_en"]), str(r["name_ar"])}
    for field in LISTS:
        kept = [a for a in r[field] if usable(a) and (field.startswith("adj") or a not in seen)]  # type: ignore[attr-defined]
        seen |= set(kept)
        r[field] = list(dict.fromkeys(kept))
    return r


def gather(folder: Path, dropped: Counter[str]) -> dict[str, dict[str, object]]:
    with (folder / "draft_actors.csv").open(encoding="utf-8", newline="") as f:
        draft = list(csv.DictReader(f))
    rows = {str(r["id"]): r for r in state_rows(draft)}
    mend_states(rows)
    named = {key for r in rows.values() for key in name_keys(r)}
    words = {word for r in rows.values() for word in plain_names(r)}
    for r in (*added_rows(), *draft_rows(draft, dropped), *leader_rows(folder)):
        keys, plain = name_keys(r), plain_names(r)
        known = plain & words if r["licence"] == "CC BY 4.0" else keys & named
        if str(r["id"]) in rows or (known and r["kind"] != "person"):
            dropped[f"the same actor twice: {r['id']}"] += 1
            continue
        named |= keys
        words |= plain
        rows[str(r["id"])] = r
    mend_owners(rows)
    mend_others(rows)
    surnames(rows)
    return {key: tidy(r) for key, r in rows.items()}


def mend_owners(rows: dict[str, dict[str, object]]) -> None:
    """Point `part_of` at the ids of this registry, where the drafts use another kind."""
    renamed = {actor_id.split(":", 1)[1]: actor_id for actor_id in rows}
    for r in rows.values():
        part = str(r["part_of"])
        if part and part not in rows:
            r["part_of"] = renamed.get(part.split(":", 1)[1], "")


def mend_others(rows: dict[str, dict[str, object]]) -> None:
    for actor_id, field, values in read_curated("others.txt"):
        known, given = rows[actor_id], values.split(";")
        known[field] = list(dict.fromkeys([*known[field], *given]))  # type: ignore[misc]
        if field.startswith("metonyms"):
            aliases = field.replace("metonyms", "aliases")
            known[aliases] = [a for a in known[aliases] if a not in given]  # type: ignore[attr-defined]


def plain_names(r: dict[str, object]) -> set[str]:
    """The folded English names that are more than an acronym."""
    names = {str(r["name_en"]), *r["aliases_en"]}  # type: ignore[misc]
    return {fold_text(n) for n in names if n and not n.isupper()}


def name_keys(r: dict[str, object]) -> set[str]:
    """What tells the actor from others: its folded names, in English with the owner, for parties share names."""
    english = {f"{fold_text(str(r['name_en']))} {r['part_of']}".strip()} if r["name_en"] else set()
    return english | ({fold_text(str(r["name_ar"]))} if r["name_ar"] else set())


def collisions(rows: dict[str, dict[str, object]]) -> dict[str, list[str]]:
    bearers: dict[str, list[str]] = defaultdict(list)
    for r in rows.values():
        names = {fold_text(str(n)) for f in ("name_en", "name_ar") if (n := r[f])}
        names |= {fold_text(a) for f in LISTS for a in r[f]}  # type: ignore[attr-defined]
        for name in names:
            bearers[name].append(str(r["id"]))
    return {name: ids for name, ids in sorted(bearers.items()) if len(ids) > 1}


def main(arguments: list[str]) -> None:
    if not arguments:
        sys.exit(__doc__)
    out = Path(arguments[1]) if len(arguments) > 1 else OUT
    dropped: Counter[str] = Counter()
    rows = gather(Path(arguments[0]), dropped)
    out.parent.mkdir(parents=True, exist_ok=True)
    with out.open("w", encoding="utf-8", newline="") as f:
        writer = csv.writer(f, lineterminator="\n")
        writer.writerow(COLUMNS)
        for key in sorted(rows):
            writer.writerow("|".join(v) if isinstance(v, list) else v for v in (rows[key][c] for c in COLUMNS))
    print(len(rows), "actors:", dict(Counter(str(r["kind"]) for r in rows.values())))
    for reason, count in dropped.items():
        print("dropped:", reason, count if count > 1 else "")
    shared = collisions(rows)
    print(len(shared), "names borne by several actors:")
    for name, ids in shared.items():
        print(f"  {name}: {', '.join(ids)}")


if __name__ == "__main__":
    main(sys.argv[1:])
