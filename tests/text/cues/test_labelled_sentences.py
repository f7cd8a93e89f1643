"""Sentences of three languages with the holders a reader would name, in ``*.txt`` beside this file.

A block is one or more lines of text, then a line after ``>`` for every likely attribution and
holder: the holder's words, kind, country and the basis; ``-`` where nobody is named. A block
without such lines ascribes nothing to anybody.
"""

from pathlib import Path

import pytest

from dialogues.text.cues import likely_attributions
from dialogues.text.sentences import sentences

LANGUAGES = {"en": "english", "ru": "russian", "ja": "japanese"}
NOBODY = "-; ; ; explicit"


def blocks(language: str) -> list[tuple[str, list[str]]]:
    path = Path(__file__).with_name(f"{LANGUAGES[language]}.txt")
    found = []
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        lines = block.splitlines()
        text = "\n".join(line for line in lines if not line.startswith(">"))
        found.append((text, [line[2:] for line in lines if line.startswith(">")]))
    return found


CASES = [(language, *block) for language in LANGUAGES for block in blocks(language)]


def told(text: str, language: str) -> list[str]:
    """What the cue finder answers, written as in the files."""
    lines = []
    for one in likely_attributions(text, sentences(text, language), language):
        lines += [
            f"{holder.words}; {holder.kind}; {holder.country}; {one.basis}"
            for holder in one.holders
        ] or [NOBODY]
    return lines


@pytest.mark.parametrize(
    ("language", "text", "expected"), CASES, ids=[case[1][:40] for case in CASES]
)
def test_holders_kinds_countries_and_bases(language: str, text: str, expected: list[str]) -> None:
    assert told(text, language) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_enough_sentences(language: str) -> None:
    assert len(blocks(language)) >= 40
