from dataclasses import replace

import pytest

from dalil.errors import Severity
from dalil.reading.health import inspect
from dalil.records.sources import Source
from factories import make_source

ARABIC = "نقابة الميناء تؤيد حزب الساحل"


def source_of(text: str) -> Source:
    # Half characters come from other readers; plain text cannot hold them.
    return replace(make_source("words"), text=text)


def values(text: str, code: str) -> dict[str, str]:
    (issue,) = [i for i in inspect(source_of(text)) if i.code == code]
    assert issue.render("en")
    assert issue.render("ar")
    return {"where": issue.where, "severity": issue.severity.value, **dict(issue.values)}


@pytest.mark.parametrize(
    ("code", "severity", "text"),
    [
        ("D150", "warning", "\u202eevil\u202c"),
        ("D150", "warning", "\u2067x\u2069"),
        ("D151", "note", "a\u200fb"),
        ("D151", "note", "zero\u200bwidth"),
        ("D152", "warning", ARABIC.encode().decode("windows-1252", "replace")),
        ("D152", "warning", ARABIC.encode().decode("windows-1256", "replace")),
        ("D152", "warning", ARABIC.encode("windows-1256").decode("windows-1252")),
        ("D152", "warning", "Ã©tÃ© dÃ©jÃ  â€œquotedâ€\x9d"),
        ("D153", "warning", "lost \ufffd\ufffd here"),
        ("D154", "error", "half \ud800 here"),
        ("D156", "warning", "\ufee7\ufed8\ufe8e\ufe91\ufe94"),
        ("D157", "note", "حزبX"),
        ("D157", "note", "раrty"),
    ],
)
def test_each_sign_is_found(code: str, severity: str, text: str) -> None:
    found = values(f"first line\nsecond {text}\n", code)
    assert found["where"] == "paper.txt:2"
    assert found["severity"] == severity
    assert found["lines"] == "2"


def test_an_encoding_other_than_utf8_is_noted() -> None:
    source = replace(make_source(ARABIC), encoding="windows-1256")
    assert [(i.code, i.where, dict(i.values)) for i in inspect(source)] == [
        ("D155", "paper.txt", {"encoding": "windows-1256"})
    ]


@pytest.mark.parametrize(
    "text",
    [
        ARABIC,
        "شرط، وحظ؟ «نشاط» و“ضغط”؛ خط… حافظ!",
        "بسم ﷲ الرحمن، محمد ﷺ",
        "Le président a été reçu à Genève, déjà vu, Åse Ærø, naïve, Øresund",
        "الـ UN و 5G و COVID-19، المادة 3أ",
        "می‌خواهم",
        "اتصل بGhana وMalta",
        "Норвегия и Malta",
    ],
)
def test_sound_writing_has_no_issues(text: str) -> None:
    assert inspect(make_source(text)) == ()


def test_all_are_counted_and_the_first_lines_named() -> None:
    found = values("a\u200f\n" * 9, "D151")
    assert (found["count"], found["lines"], found["words"]) == ("9", "1, 2, 3, 4, 5", "U+200F")


def test_the_gravest_come_first() -> None:
    issues = inspect(source_of("a\u200fb \ud800 \u202ex"))
    assert [i.severity for i in issues] == [Severity.ERROR, Severity.WARNING, Severity.NOTE]
