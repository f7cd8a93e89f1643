"""A text is coded sentence by sentence, so that what is left is a number."""

import pytest
from django.core.exceptions import ValidationError

from dialogues.editorial import history
from dialogues.editorial.coding import Progress, cut_into_sentences, decide, progress
from dialogues.models import Sentence
from tests.factories import DocumentFactory, EditorFactory

pytestmark = pytest.mark.django_db


def test_a_text_is_cut_into_sentences_once():
    document = DocumentFactory(text="One is old. Two is new.\n\nThree is “odd”.")
    assert cut_into_sentences(document) == 3
    assert [row.text for row in document.sentences.all()] == [
        "One is old.",
        "Two is new.",
        "Three is “odd”.",
    ]
    decide(document.sentences.get(number=2), "author", by=None)
    assert cut_into_sentences(document) == 3
    assert [row.decision for row in document.sentences.all()] == [
        "undecided",
        "author",
        "undecided",
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "Торговля растёт. Доверия нет.", ["Торговля растёт.", "Доверия нет."]),
        ("ja", "貿易が増える。信頼がない。", ["貿易が増える。", "信頼がない。"]),
        ("", "No language. Still cut.", ["No language.", "Still cut."]),
    ],
)
def test_a_text_is_cut_by_the_rules_of_its_language(language, text, expected):
    document = DocumentFactory(text=text, language=language)
    cut_into_sentences(document)
    assert [row.text for row in document.sentences.all()] == expected


def test_a_document_without_a_text_has_no_sentences():
    assert cut_into_sentences(DocumentFactory(text="")) == 0


def test_the_share_still_undecided_is_a_number():
    document = DocumentFactory(text="One. Two. Three. Four.")
    assert progress(document) == Progress(0, 0, {})
    assert (progress(document).share_undecided, progress(document).is_complete) == (None, False)
    cut_into_sentences(document)
    assert (progress(document).share_undecided, progress(document).is_complete) == (1.0, False)

    rows = list(document.sentences.all())
    decide(rows[0], "attributed", by=None)
    decide(rows[1], "nothing", by=None, reason="heading")
    decide(rows[2], "both", by=None)
    assert progress(document) == Progress(
        4, 1, {"attributed": 1, "nothing": 1, "both": 1, "undecided": 1}
    )
    assert (progress(document).decided, progress(document).share_undecided) == (3, 0.25)
    decide(rows[3], "author", by=None)
    assert (progress(document).share_undecided, progress(document).is_complete) == (0.0, True)


@pytest.mark.parametrize(
    ("decision", "reason", "field"),
    [
        ("nothing", "", "reason"),
        ("author", "heading", "reason"),
        ("nothing", "boredom", "reason"),
        ("maybe", "", "decision"),
    ],
)
def test_a_decision_that_contradicts_itself_is_refused(decision, reason, field):
    document = DocumentFactory(text="One.")
    cut_into_sentences(document)
    with pytest.raises(ValidationError) as caught:
        decide(document.sentences.get(), decision, by=None, reason=reason)
    assert list(caught.value.message_dict) == [field]
    assert Sentence.objects.get().decision == "undecided"


def test_each_decision_stands_in_the_history_with_its_coder():
    editor = EditorFactory()
    document = DocumentFactory(text="One. Two.")
    cut_into_sentences(document)
    sentence = document.sentences.get(number=2)
    decide(sentence, "author", by=editor, note="Its own voice.")
    decide(sentence, "nothing", by=None, reason="narrative")
    entries = history.versions(sentence)
    assert [
        (entry.revision.comment, entry.revision.user, entry.field_dict["decision"])
        for entry in entries
    ] == [("Sentence 2 coded", None, "nothing"), ("Sentence 2 coded", editor, "author")]
