import random

import pytest

from pages import read

PARENTS = (
    "div",
    "p",
    "ul",
    "ol",
    "li",
    "b",
    "span",
    "table",
    "tr",
    "td",
    "h2",
    "blockquote",
    "pre",
    "dl",
    "dd",
    "a",
    "q",
    "sup",
)


def tree(chance: random.Random, words: list[str], depth: int = 0) -> str:
    """Markup of some random elements; each word that it shows is added to `words`."""
    made = []
    for _ in range(chance.randrange(1, 4)):
        if depth > 5 or chance.random() < 0.4:
            words.append(f"word{len(words)}x")
            made.append(f" {words[-1]} ")
        else:
            tag = chance.choice(PARENTS)
            made.append(f"<{tag}>{tree(chance, words, depth + 1)}" + (f"</{tag}>" if chance.random() < 0.9 else ""))
    return "".join(made)


@pytest.mark.parametrize("seed", range(60))
def test_every_word_of_a_page_without_a_site_is_read_once(seed: int) -> None:
    words: list[str] = []
    markup = tree(random.Random(seed), words)
    found = read(f"<body>{markup}</body>").text.replace("“", " ").replace("”", " ").split()
    assert sorted(w for w in found if w.startswith("word")) == sorted(words)


def test_the_same_bytes_give_the_same_source() -> None:
    markup = tree(random.Random(1), [])
    assert read(markup) == read(markup)
