"""What holds for any passage in any text; the words are those of the two delivered summaries."""

import json
import re

from hypothesis import given
from hypothesis import strategies as st

from dialogues.text.reuse import Passage, PassageIndex, search
from project.environment import BASE_DIR

NUMBER_OF_WORDS = range(8, 30)
TEXTS = {
    name: "\n".join(
        row["fields"]["text"]
        for row in json.loads((BASE_DIR / "fixtures" / f"{name}.json").read_text("utf-8"))
        if row["model"] == "dialogues.document"
    )
    for name in ("valdai-spf-2021", "valdai-jiia-2021")
}
QUOTATIONS = {
    name: [
        row["fields"]["exact"]
        for row in json.loads((BASE_DIR / "fixtures" / f"{name}.json").read_text("utf-8"))
        if row["model"] == "dialogues.quotation"
    ]
    for name in TEXTS
}
#: Words that no seed has, so that nothing around a pasted passage looks like a part of it.
FILLER = ("zwei", "drei", "fünf", "acht", "кот", "дом", "猫", "犬", "\n", "—", "(x)")
fillers = st.lists(st.sampled_from(FILLER), max_size=30).map(" ".join)
WORD = re.compile(r"(?<= )[A-Za-z]{2,9}(?= )")
LONG = 70


@st.composite
def passages(draw: st.DrawFn) -> str:
    """A stretch of a summary with some words, whole sentences or not."""
    words = TEXTS[draw(st.sampled_from(sorted(TEXTS)))].split()
    length = draw(st.sampled_from(NUMBER_OF_WORDS))
    first = draw(st.integers(0, len(words) - length))
    return " ".join(words[first : first + length])


@st.composite
def changed(draw: st.DrawFn) -> tuple[str, str, str, str]:
    """A passage, the same with a word of its middle dropped or replaced, that word, the other."""
    passage = draw(passages().filter(lambda text: len(text) >= LONG))
    places = [match.span() for match in WORD.finditer(passage)][1:-1]
    if not places:
        return draw(changed())
    start, end = draw(st.sampled_from(places))
    other = draw(st.sampled_from(["", "zwölfmal"]))
    return passage, passage[:start] + other + passage[end:], passage[start:end], other


@given(passages(), fillers, fillers)
def test_whatever_is_pasted_is_found_exactly_at_its_place(passage, before, behind):
    text = f"{before} «{passage}» {behind}"

    found = search(PassageIndex([Passage(1, passage)]), text).findings

    place = text.index(f"«{passage}»") + 1
    ends = {(one.match, one.normalised, one.differences) for one in found}
    assert ends == {("exact", False, ())}
    assert text[found[0].start : found[0].end].strip(".,;:-–—“”\"'’ ") in passage
    assert place <= found[0].start < found[0].end <= place + len(passage) + 1


@given(changed(), fillers, fillers)
def test_one_word_dropped_or_replaced_is_the_one_difference(case, before, behind):
    passage, altered, word, other = case

    found = search(PassageIndex([Passage(1, passage)]), f"{before} “{altered}” {behind}").findings

    assert [one.match for one in found] == ["altered"]
    different = [one for one in found[0].differences if one.kind != "equal"]
    assert [(one.recorded, one.given) for one in different] == [(word, other)]


@given(passages(), st.randoms(use_true_random=False))
def test_words_in_the_opposite_order_are_another_text(passage, dice):
    text = " ".join(reversed(passage.split()))

    found = search(PassageIndex([Passage(1, passage)]), text).findings

    assert [one.match for one in found if one.match == "exact"] in (
        [],
        ["exact"] * (text == passage),
    )
    assert all(one.similarity >= 0.7 for one in found)


def test_every_quotation_of_a_summary_is_found_in_it_and_none_in_the_other():
    for name, quotations in QUOTATIONS.items():
        (other,) = {*TEXTS} - {name}
        index = PassageIndex(Passage(n, text) for n, text in enumerate(quotations))

        here = search(index, TEXTS[name]).findings
        there = search(index, TEXTS[other]).findings

        exact = {one.passage for one in here if one.match == "exact"}
        assert exact == {*range(len(index.texts))}
        assert there == []
