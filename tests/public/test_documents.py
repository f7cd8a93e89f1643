import pytest

from dialogues.choices import Decision
from tests.factories import (
    AuthorshipFactory,
    ConferenceFactory,
    DocumentFactory,
    InstitutionFactory,
    ParticipantFactory,
    PositionFactory,
    QuotationFactory,
    SentenceFactory,
)

pytestmark = pytest.mark.django_db

TEXT = "Trade grows. Trust is lacking,\nsaid one of them. 対話が必要だ。\n\nThat was all."


def facts(page) -> dict[str, str]:
    return dict(zip(page.texts("dt"), page.texts("dd"), strict=True))


def marks(page) -> list[tuple[str, list[str]]]:
    return [(mark.text, mark.classes) for mark in page.all("mark")]


def position_in(document, *quotations, **given):
    return PositionFactory(document=document, quotations=list(quotations), **given)


def test_the_list_shows_how_much_there_is_to_read(visit):
    full = DocumentFactory(title="Full")
    PositionFactory(document=full)
    DocumentFactory(title="Passages", visibility="passages")
    DocumentFactory(title="Nothing", visibility="nothing")
    DocumentFactory(title="Excerpt", extent="excerpt", kind="article", language="")
    DocumentFactory(title="Unknown", text="", publisher=InstitutionFactory(name="JIIA"))

    page = visit("/documents/", ordering="title")

    lines = dict(
        zip(page.texts(class_="listing__title"), page.texts(class_="listing__meta"), strict=True)
    )
    assert lines == {
        "Excerpt": "Related article · an excerpt",
        "Full": "Summary · English · full text · 1 position",
        "Nothing": "Summary · English · text not shown",
        "Passages": "Summary · English · quoted passages",
        "Unknown": "Summary · JIIA · English · known to exist, no text here",
    }


def test_the_text_stands_word_for_word_in_its_paragraphs(visit):
    page = visit(DocumentFactory(text=TEXT).get_absolute_url())

    assert page.texts(class_="passage__text") == [
        "Trade grows. Trust is lacking,",
        "said one of them. 対話が必要だ。",
        "That was all.",
    ]
    assert page.all(class_="passage__text")[0].attributes["lang"] == "en"


def test_quotations_are_marked_in_place_and_noted_in_the_margin(visit):
    document = DocumentFactory(text=TEXT)
    second = position_in(document, "対話が必要だ", statement="Talk.", stance="proposes")
    first = position_in(
        document, "Trade grows", statement="It grows.", stance="expects", layer="author"
    )

    page = visit(document.get_absolute_url())

    assert marks(page) == [
        ("Trade grows", ["stance--expects", "is-author"]),
        ("対話が必要だ", ["stance--proposes"]),
    ]
    notes = page.all(class_="margin__note")
    assert [note.text for note in notes] == [
        "1 The text’s own voice Expects It grows.",
        f"2 {second.attributions.get().participant.name} Proposes Talk.",
    ]
    assert page.links["It grows."] == first.get_absolute_url()
    assert page.by_id(f"p{first.pk}")
    assert page.by_id(f"p{second.pk}")


def test_marks_that_overlap_show_every_character_once(visit):
    document = DocumentFactory(text=TEXT)
    position_in(document, "Trade grows. Trust", stance="expects")
    position_in(document, "Trust is lacking", stance="opposes")

    page = visit(document.get_absolute_url())

    assert page.texts(class_="passage__text")[0] == "Trade grows. Trust1 is lacking2,"
    assert marks(page) == [
        ("Trade grows.", ["stance--expects"]),
        ("Trust", ["stance--expects", "is-shared"]),
        ("is lacking", ["stance--opposes"]),
    ]


def test_a_position_with_two_passages_has_one_number_and_one_anchor(visit):
    document = DocumentFactory(text=TEXT)
    position_in(document, "Trade grows", "That was all")

    page = visit(document.get_absolute_url())

    assert [one.text for one in page.all(class_="passage__ref")] == ["1", "1"]
    assert len(page.all(class_="margin__note")) == 1


def test_a_mark_may_run_over_several_paragraphs(visit):
    document = DocumentFactory(text=TEXT)
    position_in(document, "lacking,\nsaid one")

    assert [text for text, _classes in marks(visit(document.get_absolute_url()))] == [
        "lacking,",
        "said one",
    ]


def test_drafts_leave_no_mark(visit):
    document = DocumentFactory(text=TEXT)
    position = position_in(document, "Trade grows")
    assert len(marks(visit(document.get_absolute_url()))) == 1

    type(position).objects.filter(pk=position.pk).update(status="draft")

    assert marks(visit(document.get_absolute_url())) == []


def test_a_quotation_that_no_longer_fits_marks_nothing_wrong(visit):
    document = DocumentFactory(text=TEXT)
    position_in(document, "That was all")
    type(document).objects.filter(pk=document.pk).update(text="Short.")

    page = visit(document.get_absolute_url())

    assert (marks(page), page.texts(class_="passage__text")) == ([], ["Short."])


def test_only_passages_where_the_rights_allow_no_more(visit):
    document = DocumentFactory(text=TEXT, visibility="passages")
    position_in(document, "That was all", statement="The end.", stance="neutral")
    first = position_in(document, "Trade grows", statement="It grows.")

    page = visit(document.get_absolute_url())

    assert page.texts("blockquote") == ["Trade grows", "That was all"]
    assert page.texts(class_="quoted__position") == ["Asserts It grows.", "Neutral The end."]
    assert "Its rights let us show the quoted passages only." in page.main
    assert "Trust is lacking" not in page.main
    assert page.by_id(f"p{first.pk}").tag == "li"


def test_no_words_where_the_rights_allow_none(visit):
    document = DocumentFactory(text=TEXT, visibility="nothing")
    position_in(document, "Trade grows", statement="It grows.")

    page = visit(document.get_absolute_url())

    assert "Its rights do not let us show its words" in page.main
    assert "It grows." in page.main
    assert "Trade grows" not in page.main


def test_a_document_without_a_text_says_so_and_how_it_is_known(visit):
    teasing = DocumentFactory(title="The summary")
    document = DocumentFactory(title="The article", text="", known_through=teasing)

    page = visit(document.get_absolute_url())

    assert "No text of this document is known here" in page.main
    assert facts(page)["Known through"] == "The summary"

    type(teasing).objects.filter(pk=teasing.pk).update(status="draft")
    assert "Known through" not in facts(visit(document.get_absolute_url()))


def test_an_excerpt_says_so(visit):
    page = visit(DocumentFactory(extent="excerpt").get_absolute_url())

    assert "Only an excerpt of this document is known here." in page.main


def test_positions_without_a_place_in_the_text_follow_it(visit):
    document = DocumentFactory(text=TEXT)
    lost = position_in(document, "Trade grows", statement="It grew.")
    lost.quotations.update(state="lost")

    page = visit(document.get_absolute_url())

    assert "Positions without a place in the text" in page.texts("h2")
    assert page.texts(class_="entry__statement") == ["It grew."]


def test_the_facts_of_a_document(visit):
    conference = ConferenceFactory(title="A dialogue")
    document = DocumentFactory(
        title="Итоги",
        publisher=InstitutionFactory(name="Valdai Club"),
        conferences=[conference],
        url="https://example.org/a?b=1&c=2",
        rights="All rights with the publisher.",
        language="ru",
        text="Слова.",
        published_date="2021-04-16",
        published_inferred=True,
        published_note="Written a day later.",
    )
    AuthorshipFactory(document=document, participant=ParticipantFactory(name="Taisuke Abiru"))

    page = visit(document.get_absolute_url())

    assert facts(page) == {
        "Kind": "Summary",
        "Publisher": "Valdai Club",
        "Authors": "Taisuke Abiru",
        "Published": "16 April 2021 (partly inferred) Written a day later.",
        "Language": "Russian",
        "About": "A dialogue 15 April 2021",
        "Source": "https://example.org/a?b=1&c=2",
        "Rights": "All rights with the publisher.",
        "SHA-256 of the text": document.sha256,
    }
    assert page.links["https://example.org/a?b=1&c=2"] == "https://example.org/a?b=1&c=2"
    assert "All rights with the publisher." in page.texts(class_="rights")


def test_how_far_it_is_coded(visit):
    document = DocumentFactory()
    rows = [SentenceFactory(document=document) for _n in range(3)]
    for row in rows[:2]:
        type(row).objects.filter(pk=row.pk).update(decision=Decision.ATTRIBUTED)
    assert (
        "2 of 3 sentences carry a coding decision so far."
        in visit(document.get_absolute_url()).main
    )

    document.sentences.update(decision=Decision.AUTHOR)

    assert (
        "every one of its 3 sentences carries a decision" in visit(document.get_absolute_url()).main
    )


def test_an_unverified_quotation_is_not_marked(visit):
    document = DocumentFactory(text="")
    position = PositionFactory(document=document, quotations=[])
    QuotationFactory(position=position, exact="言葉")

    page = visit(document.get_absolute_url())

    assert marks(page) == []
    assert "Unverified: no text to check against" in page.main
