import time

import pytest

from dialogues.search.query import parse
from dialogues.search.snippets import Run, snippet


def marked(body: str, text: str, width: int = 240, prefix_last: bool = False) -> str:
    """The snippet as one string, with [hits] in brackets."""
    runs = snippet(body, parse(text, prefix_last), width)
    return "".join(f"[{run.text}]" if run.hit else run.text for run in runs)


@pytest.mark.parametrize(
    ("body", "text", "shown"),
    [
        ("Nuclear forces grow.", "force", "Nuclear [forces] grow."),
        (
            "Japan’s US–China policy, U.S. bases",
            "japan us",
            "[Japan]’s [US]–China policy, [U.S]. bases",
        ),
        ("US–China rivalry", "us-china", "[US–China] rivalry"),
        ("anti-piracy and antipiracy", "antipiracy", "[anti-piracy] and [antipiracy]"),
        ("O’Brien spoke", "brien", "[O’Brien] spoke"),
        ("a naïve view", "NAIVE", "a [naïve] view"),
        ("e\u0301tat", "etat", "[e\u0301tat]"),
        ("the end of the sea", '"the sea"', "the end of [the sea]"),
        ("the end", "the -end", "[the] end"),
        ("forces and forums", "for*", "[forces] and [forums]"),
        ("Андрей Быстрицкий", "быстрицкого", "Андрей [Быстрицкий]"),
        ("ядерным оружием, оружие", "«ядерное оружие»", "[ядерным оружием], оружие"),
        ("Ещё раз", "еще", "[Ещё] раз"),
        ("日本の経済と日本経済", "日本経済", "日本の経済と[日本経済]"),
        ("日本と日露", "日", "[日]本と[日]露"),
        ("第3回会議", "第３回", "[第3回]会議"),
        ("笹川　陽平会長", "笹川陽平", "[笹川　陽平]会長"),
        ("ﾊﾞﾙﾄ海", "バルト", "[ﾊﾞﾙﾄ]海"),
        ("a <b>bold</b> & word", "bold", "a <b>[bold]</b> & word"),
        ("nothing here", "word", "nothing here"),
        ("nothing here", "…", "nothing here"),
        ("", "word", ""),
        (" \n", "word", " \n"),
        ("ΌΣΟΣ", "όσος", "[ΌΣΟΣ]"),
        ("1,000,000 yen", "1000000", "[1,000,000] yen"),
    ],
)
def test_hits_are_told_from_the_rest(body, text, shown):
    assert marked(body, text) == shown


def test_while_typing_the_started_word_is_a_hit():
    assert marked("Andrey Bystritskiy", "and bystr", prefix_last=True) == "Andrey [Bystritskiy]"


def test_runs_are_plain_values():
    assert snippet("a sea view", parse("sea")) == [
        Run("a "),
        Run("sea", hit=True),
        Run(" view"),
    ]


def test_the_passage_with_most_terms_is_shown_between_whole_words():
    filler = "lorem ipsum dolor sit amet " * 40
    body = f"{filler}sea only here. {filler}the sea and the land meet. {filler}"
    assert marked(body, "land sea", width=60) == (
        "…dolor sit amet the [sea] and the [land] meet. lorem ipsum dolor…"
    )


def test_all_hits_of_the_passage_are_marked():
    body = "x " * 300 + "sea land sea " + "x " * 300
    assert marked(body, "sea land", width=40).count("[") == 3


def test_the_beginning_is_shown_when_nothing_is_found():
    assert marked("one two three four five", "zebra", width=12) == "one two…"


def test_japanese_needs_no_spaces():
    body = "会議について。" * 50 + "経済の話。" + "会議について。" * 50
    assert marked(body, "経済", width=20) == "…て。会議について。[経済]の話。会議について…"


def test_a_hit_longer_than_the_passage_is_cut():
    assert marked("a " + "b" * 500 + " c", "b*", width=50) == "…[" + "b" * 50 + "]…"


def test_letters_keep_their_marks_at_both_cuts():
    voiced = "か\u3099"
    body = voiced * 100 + "日" + voiced * 100
    assert marked(body, "日", width=11) == f"…{voiced * 2}[日]{voiced * 3}…"


@pytest.mark.parametrize(
    "body", ["a " * 1_000_000, "日" * 1_000_000, "a-" * 1_000_000, "x" * 2_000_000]
)
def test_the_work_is_bounded(body):
    begun = time.process_time()
    snippet(body, parse("a 日 zebra nowhere x*"))
    assert time.process_time() - begun < 3
