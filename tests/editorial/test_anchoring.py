"""Quotations and sentences follow a changed text; nothing is guessed and nothing is lost silently."""

import pytest

from dialogues.editorial.anchoring import (
    anchor_of,
    anchor_quotation,
    change_text,
    reanchoring_report,
    review_list,
    text_change_report,
)
from dialogues.editorial.coding import cut_into_sentences, decide, progress
from dialogues.models import (
    Document,
    Position,
    Quotation,
    Sentence,
    VersionConflict,
    reads_at_its_place,
)
from dialogues.text.anchoring import Ambiguous, NotFound, digest
from tests.editorial.tables import tables
from tests.factories import DocumentFactory, EditorFactory, PositionFactory, QuotationFactory

pytestmark = pytest.mark.django_db
TEXT = "Trade grows. Trust is “slowly” lacking, they said. Peace holds."


def document_with(*quoted: str, text: str = TEXT) -> Document:
    document = DocumentFactory(text=text)
    for words in quoted:
        PositionFactory(document=document, quotations=[words])
    return document


def outcome() -> list[tuple[str, str, str]]:
    """Of each quotation: its words, what stands at its offsets by now, its state."""
    rows = Quotation.objects.order_by("pk").select_related("position__document")
    return [(row.exact, row.position.document.text[row.start : row.end], row.state) for row in rows]


def test_a_quotation_is_anchored_in_its_document():
    quotation = document_with("Trust is “slowly” lacking").positions.get().quotations.get()
    assert (quotation.state, quotation.start, quotation.end) == ("verified", 13, 38)
    assert (quotation.prefix, quotation.suffix) == ("Trade grows. ", ", they said. Peace holds.")
    assert quotation.text_sha256 == digest(TEXT)


def test_words_typed_with_other_marks_are_taken_over_as_they_stand():
    position = PositionFactory(document=DocumentFactory(text=TEXT), quotations=[])
    quotation = Quotation(position=position, exact='Trust is\u00a0"slowly"  lacking')
    anchor_quotation(quotation)
    assert quotation.exact == "Trust is “slowly” lacking"


def test_words_that_do_not_stand_there_are_refused():
    position = PositionFactory(document=DocumentFactory(text=TEXT), quotations=[])
    with pytest.raises(NotFound, match="“War looms” is not in the text"):
        anchor_quotation(Quotation(position=position, exact="War looms"))


def test_words_that_stand_twice_need_their_place():
    position = PositionFactory(document=DocumentFactory(text="No. No."), quotations=[])
    quotation = Quotation(position=position, exact="No.")
    with pytest.raises(Ambiguous):
        anchor_quotation(quotation)
    anchor_quotation(quotation, near=5)
    assert quotation.start == 4


@pytest.mark.parametrize("document", [None, "without a text"])
def test_without_a_text_words_stay_unverified(document):
    position = PositionFactory(document=document and DocumentFactory(text=""))
    quotation = QuotationFactory(position=position, exact="Trade grows.")
    assert (quotation.state, quotation.start, quotation.text_sha256) == ("unverified", None, "")


def test_a_passage_becomes_a_quotation():
    quotation = anchor_of(document_with(), 0, 12)
    assert (quotation.exact, quotation.state, quotation.pk) == ("Trade grows.", "verified", None)


CHANGES = {
    "something added behind": (
        TEXT + " Enough.",
        "unmoved",
        "Trust is “slowly” lacking",
        "verified",
    ),
    "something added before": ("First. " + TEXT, "exact", "Trust is “slowly” lacking", "verified"),
    "other marks": (
        TEXT.replace("“slowly”", '"slowly"'),
        "normalised",
        'Trust is "slowly" lacking',
        "verified",
    ),
    "other words": (
        TEXT.replace("lacking", "missing"),
        "lost",
        "Trust is “slowly” lacking",
        "lost",
    ),
    "the words twice": (f"{TEXT}\n{TEXT}", "ambiguous", "Trust is “slowly” lacking", "lost"),
    "nothing left": ("", "lost", "Trust is “slowly” lacking", "lost"),
}


@pytest.mark.parametrize(("new_text", "how", "exact", "state"), CHANGES.values(), ids=CHANGES)
def test_what_becomes_of_a_quotation_when_its_text_changes(new_text, how, exact, state):
    document = document_with("Trust is “slowly” lacking")
    before = Quotation.objects.values().get()
    report = reanchoring_report(document, new_text)
    assert Quotation.objects.values().get() == before

    assert [moved.how for moved in change_text(document, new_text, by=None)] == [how]

    assert [moved.how for moved in report] == [how]
    assert [moved.is_lost for moved in report] == [state == "lost"]
    stored = Quotation.objects.get()
    assert (stored.exact, stored.state) == (exact, state)
    assert reads_at_its_place(stored, new_text) == (state == "verified")
    if state == "lost":
        kept = ("start", "end", "prefix", "suffix", "text_sha256")
        assert [getattr(stored, name) for name in kept] == [before[name] for name in kept]
    assert review_list() == ([stored] if state == "lost" else [])


def test_several_quotations_of_one_text_each_find_their_own_place():
    document = document_with("Trade grows.", "Peace holds.", "Trust is “slowly” lacking")
    change_text(document, "Peace holds. Well. Trade grows.", by=None)
    assert outcome()[:2] == [
        ("Trade grows.", "Trade grows.", "verified"),
        ("Peace holds.", "Peace holds.", "verified"),
    ]
    assert [quotation.exact for quotation in review_list()] == ["Trust is “slowly” lacking"]


def test_a_lost_quotation_is_found_again_when_its_words_return():
    document = document_with("Trust is “slowly” lacking")
    change_text(document, "Something else entirely.", by=None)
    assert len(review_list()) == 1
    change_text(document, "New beginning. " + TEXT, by=None)
    assert review_list() == []
    assert outcome() == [("Trust is “slowly” lacking", "Trust is “slowly” lacking", "verified")]


def test_words_entered_before_the_text_was_known_are_verified_by_it():
    document = document_with(text="")
    for words in ("Trade grows.", "War looms."):
        QuotationFactory(position=PositionFactory(document=document), exact=words)
    assert review_list() == []

    change_text(document, TEXT, by=None)

    assert list(Quotation.objects.order_by("pk").values_list("exact", "state")) == [
        ("Trade grows.", "verified"),
        ("War looms.", "unverified"),
    ]
    assert [quotation.exact for quotation in review_list()] == ["War looms."]
    assert Document.objects.get().extent == "full"


def test_a_document_whose_text_is_taken_away_says_so():
    document = document_with("Trade grows.")
    change_text(document, "", by=None)
    stored = Document.objects.get()
    stored.full_clean()
    assert (stored.text, stored.extent, stored.sha256) == ("", "none", "")


def test_an_excerpt_stays_an_excerpt():
    document = DocumentFactory(text="One.", extent="excerpt")
    change_text(document, "One. Two.", by=None)
    assert Document.objects.get().extent == "excerpt"


def test_positions_whose_quotations_moved_are_newer_versions_by_the_editor():
    editor = EditorFactory()
    document = document_with("Trade grows.", "Peace holds.")
    staying, moving = Position.objects.order_by("pk")
    change_text(document, TEXT.replace("they said", "experts said"), by=editor)
    versions = [(row.version, row.updated_by) for row in Position.objects.order_by("pk")]
    assert versions == [(staying.version, None), (moving.version + 1, editor)]


def test_quotations_follow_even_when_the_record_in_hand_has_the_new_text_already():
    document = document_with("Peace holds.")
    cut_into_sentences(document)
    decide(document.sentences.get(number=3), "attributed", by=None)
    document.text = "First. " + TEXT
    change_text(document, "First. " + TEXT, by=None)
    assert outcome() == [("Peace holds.", "Peace holds.", "verified")]
    assert [row.text for row in Sentence.objects.exclude(decision="undecided")] == ["Peace holds."]


def test_who_read_an_older_version_does_not_change_the_text():
    document = document_with("Trade grows.")
    Document.objects.get().save()
    with pytest.raises(VersionConflict):
        change_text(document, "Nothing.", by=None)
    assert outcome() == [("Trade grows.", "Trade grows.", "verified")]


def test_sentences_keep_their_decisions_where_their_words_stand_again():
    document = DocumentFactory(text="One is old. Two is new. One is old.")
    cut_into_sentences(document)
    for number, decision, reason in [
        (1, "nothing", "background"),
        (2, "author", ""),
        (3, "both", ""),
    ]:
        decide(
            document.sentences.get(number=number),
            decision,
            by=None,
            reason=reason,
            note=f"No {number}",
        )

    change_text(document, "One is old. Zero is none. One is old. Two is new.", by=None)

    rows = document.sentences.order_by("number")
    assert [(row.text, row.decision, row.reason, row.note) for row in rows] == [
        ("One is old.", "nothing", "background", "No 1"),
        ("Zero is none.", "undecided", "", ""),
        ("One is old.", "both", "", "No 3"),
        ("Two is new.", "author", "", "No 2"),
    ]
    assert progress(document).undecided == 1


def test_a_text_that_was_never_cut_stays_uncut():
    document = document_with()
    change_text(document, "Another. Text.", by=None)
    assert document.sentences.count() == 0


def test_the_report_on_another_text_foretells_what_changing_it_does():
    document = document_with("Peace holds.", "Trade grows.", "lacking")
    unchecked = QuotationFactory(position=PositionFactory(document=None), exact="War looms.")
    Position.objects.filter(pk=unchecked.position_id).update(document=document)
    cut_into_sentences(document)
    for number, decision in ((1, "author"), (2, "attributed")):
        decide(document.sentences.get(number=number), decision, by=None)
    before = tables()
    new = "War looms. Trade grows. Peace  holds."

    report = text_change_report(document, new)

    assert tables() == before
    assert [(row.quotation.exact, row.how) for row in report.quotations] == [
        ("Trade grows.", "exact"), ("lacking", "lost"), ("Peace holds.", "normalised"),
    ]  # fmt: skip
    assert [(row.exact, found) for row, found in report.unchecked] == [("War looms.", True)]
    assert (report.decisions_kept, report.decisions_lost) == (1, 1)
    assert report.count("lost", "ambiguous") == 1

    moved = change_text(document, new, by=None)

    assert [row.how for row in moved] == [row.how for row in report.quotations]
    assert Sentence.objects.exclude(decision="undecided").count() == report.decisions_kept
    assert Quotation.objects.get(pk=unchecked.pk).is_verified
