import time
from dataclasses import replace

from hypothesis import example, given
from hypothesis import strategies as st

from dialogues.text.anchoring import Reanchored, anchor, anchor_at, find, reanchor, verify
from dialogues.text.anchoring.finding import Searchable
from tests.text.strategies import texts

SAY = "experts believe"
OLD = (
    "Think Tank\n\nAttaining superiority is untenable, Russian experts believe. "
    "China can fend off US moves.\nThis gives Moscow strategic space, Russian experts believe. "
    "Its interests are best served by many players."
)


def places(text, words):
    return [anchor_at(text, match.start, match.end) for match in find(text, words)]


def test_an_unchanged_text_moves_nothing():
    anchors = [*places(OLD, SAY), anchor(OLD, "best served")]
    assert reanchor(OLD, OLD, anchors) == [Reanchored(made, made, "unmoved") for made in anchors]


def test_each_way_an_anchor_can_fare():
    new = OLD.replace("Think Tank", "Think Tank (updated)").replace("US moves", "US\u00a0moves")
    new = new.replace("best served", "served best") + " Its interests, again."
    wanted = ("Think Tank", "superiority is", "fend off US moves", "best served", "Its interests")
    entries = reanchor(OLD, new, [anchor(OLD, words) for words in wanted])
    assert [(entry.how, entry.anchor_new and entry.anchor_new.exact) for entry in entries] == [
        ("unmoved", "Think Tank"),
        ("exact", "superiority is"),
        ("normalised", "fend off US\u00a0moves"),
        ("lost", None),
        ("exact", "Its interests"),
    ]
    assert [entry.anchor_old.exact for entry in entries] == list(wanted)
    assert all(verify(new, entry.anchor_new) for entry in entries if entry.anchor_new)


def test_an_unmoved_anchor_takes_the_digest_and_surroundings_of_the_new_text():
    new = OLD.replace("China", "Beijing")
    (entry,) = reanchor(OLD, new, [places(OLD, SAY)[0]])
    assert entry == Reanchored(places(OLD, SAY)[0], places(new, SAY)[0], "unmoved")
    assert entry.anchor_new.suffix != entry.anchor_old.suffix


def test_of_several_equal_places_the_surroundings_choose():
    swapped = (
        "This gives Moscow strategic space, Russian experts believe. Something new. "
        "Attaining superiority is untenable, Russian experts believe."
    )
    first, second = places(OLD, SAY)
    one, other = reanchor(OLD, swapped, [first, second])
    assert swapped[: one.anchor_new.start].endswith("is untenable, Russian ")
    assert swapped[: other.anchor_new.start].endswith("strategic space, Russian ")


def test_the_one_place_left_belongs_to_the_quotation_whose_surroundings_it_has():
    new = OLD.replace("Attaining superiority is untenable, Russian experts believe. ", "")
    one, other = reanchor(OLD, new, places(OLD, SAY))
    assert (one.how, one.anchor_new) == ("ambiguous", None)
    assert (other.how, other.anchor_new) == ("exact", anchor(new, SAY))


def test_repeated_boilerplate_keeps_its_order_between_fixed_points():
    item = "Item. The sides agreed to meet again. "
    old = "Opening. " + item * 12 + "Closing words of the chair."
    new = "Opening remarks. " + item * 12 + "Closing words of the chair, again."
    entries = reanchor(old, new, places(old, "agreed to meet"))
    assert [entry.anchor_new for entry in entries] == places(new, "agreed to meet")
    assert {entry.how for entry in entries} == {"exact"}


def test_where_nothing_tells_equal_places_apart_it_is_for_a_person():
    old = "A first remark; no. A second remark; no. A third one."
    new = "Rewritten: no! Wholly: no! Indeed: no!"
    entries = reanchor(old, new, places(old, "no"))
    assert [(entry.how, entry.anchor_new) for entry in entries] == [("ambiguous", None)] * 2


def test_surroundings_that_disagree_are_no_reason_to_choose():
    old = "According to Tokyo, the pact holds, as the West believes."
    new = (
        "According to Tokyo, the pact holds. But is it so? "
        "In Russia's view, the pact holds, as the West believes."
    )
    (entry,) = reanchor(old, new, [anchor(old, "the pact holds")])
    assert (entry.how, entry.anchor_new) == ("ambiguous", None)


def test_an_anchor_that_never_fitted_its_text_goes_by_its_words():
    stray = replace(anchor(OLD, "fend off US moves"), start=3, end=20)
    twice = replace(places(OLD, SAY)[1], start=3, end=18)
    unclear = replace(twice, prefix="", suffix="")
    outside = replace(anchor(OLD, "best served"), start=10_000, end=10_011)
    entries = reanchor(OLD, "New. " + OLD, [stray, twice, unclear, outside])
    assert [entry.how for entry in entries] == ["exact", "exact", "ambiguous", "exact"]
    assert entries[1].anchor_new == places("New. " + OLD, SAY)[1]


def test_an_emptied_text_loses_all_and_drops_none():
    anchors = places(OLD, SAY)
    assert reanchor(OLD, "", anchors) == [Reanchored(made, None, "lost") for made in anchors]
    assert reanchor("", OLD, []) == []


@st.composite
def edited(draw):
    """An old text, anchors in it, and a new text with stretches of the old replaced.

    ``kept`` are the anchors that no replacement touched, with their new starts.
    """
    pieces = draw(st.lists(texts(min_words=1, max_words=12), min_size=1, max_size=7))
    old = "".join(pieces)
    marks = st.tuples(st.integers(0, len(old) - 1), st.integers(1, 30))
    spans = draw(st.lists(marks, min_size=1, max_size=8))
    anchors = [anchor_at(old, start, min(len(old), start + size)) for start, size in spans]
    cuts = sorted(draw(st.lists(st.integers(0, len(old)), max_size=6)))
    edits = list(zip(cuts[::2], cuts[1::2], strict=False))
    new, last, starts = "", 0, dict.fromkeys(range(len(anchors)))
    for start, end in [*edits, (len(old), len(old))]:
        for index, made in enumerate(anchors):
            if last <= made.start and made.end <= start:
                starts[index] = len(new) + made.start - last
        new += old[last:start] + (draw(texts(max_words=6)) if start < len(old) else "")
        last = end
    return old, new, anchors, starts


@given(edited())
@example(("ab ab", "ab", [anchor_at("ab ab", 0, 2), anchor_at("ab ab", 3, 5)], {}))
def test_nothing_is_dropped_and_no_wrong_words_are_returned(case):
    old, new, anchors, _starts = case
    entries = reanchor(old, new, anchors)
    assert [entry.anchor_old for entry in entries] == anchors
    for entry in entries:
        assert (entry.anchor_new is None) == (entry.how in ("ambiguous", "lost"))
        assert (entry.how == "lost") == (find(new, entry.anchor_old.exact) == [])
        if entry.anchor_new:
            assert verify(new, entry.anchor_new)
            same = entry.anchor_new.exact == entry.anchor_old.exact
            assert same == (entry.how != "normalised")
            assert any(
                (match.start, match.end) == (entry.anchor_new.start, entry.anchor_new.end)
                for match in find(new, entry.anchor_old.exact)
            )


@given(edited())
def test_every_untouched_unique_quotation_is_found_where_it_went(case):
    old, new, anchors, starts = case
    entries = reanchor(old, new, anchors)
    for index, start in starts.items():
        words = anchors[index].exact
        if start is None or not words.strip():
            continue
        if len(Searchable(old).tolerant(words)) == 1 and len(find(new, words)) == 1:
            assert entries[index].how in ("unmoved", "exact")
            assert entries[index].anchor_new == anchor_at(new, start, start + len(words))


@given(edited())
def test_places_that_were_apart_stay_apart(case):
    old, new, anchors, _starts = case
    taken = {}
    for entry in reanchor(old, new, anchors):
        if entry.anchor_new:
            place = (entry.anchor_new.start, entry.anchor_new.end)
            own = (entry.anchor_old.start, entry.anchor_old.end)
            assert taken.setdefault(place, own) == own


@given(texts(min_words=3), st.lists(st.integers(0, 200), min_size=1, max_size=5))
def test_an_unchanged_text_leaves_every_quotation_unmoved(text, starts):
    anchors = [anchor_at(text, start % len(text), start % len(text) + 1) for start in starts]
    for entry in reanchor(text, text, anchors):
        assert entry.how == ("unmoved" if entry.anchor_old.exact.strip() else "lost")


def test_long_texts_with_many_anchors_take_no_time():
    said = ["Russian experts believe", *("they hold",) * 24]
    old = "".join(f"In year {n} {said[n % 25]} that it holds. " for n in range(10_000))
    new = "New. " + old.replace("year 5 ", "year five ").replace("year 7777 ", "")
    anchors = places(old, "experts believe")[:200] + places(old, "In year 7778 they hold")
    begun = time.process_time()
    assert {entry.how for entry in reanchor(old, new, anchors)} == {"exact"}
    assert time.process_time() - begun < 20
