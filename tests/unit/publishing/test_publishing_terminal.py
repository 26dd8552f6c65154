"""The dossier in a terminal."""

import re

import pytest
from publishing_samples import LABELS, arabic_paper, english_paper, one_line

from dalil.publishing.dossiers import publication_of
from dalil.publishing.terminal import terminal_dossier


def strip_styles(line):
    return re.sub(r"\x1b\[[0-9;]*m", "", line)


def shown(coded, lang="en", *, plain=True):
    return terminal_dossier(publication_of([coded], LABELS), LABELS, lang, plain=plain)


def test_a_file_gets_plain_unwrapped_lines():
    text = shown(english_paper())
    assert "\x1b" not in text
    assert "1. [⁨Republic of the Plains⁩] – funding → [⁨Harbour Union⁩]\n" in text


def test_a_terminal_gets_styles(monkeypatch):
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[1m" in shown(english_paper(), plain=False)


@pytest.mark.parametrize("plain", [True, False])
def test_arabic_lines_start_with_their_direction(plain):
    lines = [strip_styles(line) for line in shown(arabic_paper(), "ar", plain=plain).splitlines()]
    assert all(line.startswith("\u200f") for line in lines if line)


@pytest.mark.parametrize("plain", [True, False])
def test_isolates_are_balanced_on_every_line(plain, monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    lines = shown(arabic_paper(), "ar", plain=plain).splitlines()
    assert all(line.count("\u2068") == line.count("\u2069") for line in lines)
    assert plain or max(len(re.sub("[\u200f\u2068\u2069]", "", strip_styles(line))) for line in lines) <= 40


def test_no_document_can_command_the_terminal():
    text = shown(one_line("gift \x1b]0;owned\x07 [bold]x[/bold]"))
    assert "\x1b" not in text and "\x07" not in text
    assert "[bold]x[/bold]" in text


def test_there_are_no_boxes():
    assert not set("─│┌┐└┘├┤━┃") & set(shown(arabic_paper(), "ar"))
