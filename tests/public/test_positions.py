import pytest

from tests.factories import (
    AttributionFactory,
    CountryFactory,
    DocumentFactory,
    ParticipantFactory,
    PositionFactory,
    PositionRelationFactory,
    QuotationFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db


def facts(page) -> dict[str, str]:
    return dict(zip(page.texts("dt"), page.texts("dd"), strict=True))


def test_the_list_shows_claim_holder_words_and_source(visit):
    position = PositionFactory(
        statement="Trade will grow.",
        stance="expects",
        holders=[ParticipantFactory(expert_group=True, country="RU", name="Russian experts")],
        topics=[TopicFactory(name="Trade")],
        quotations=["“slow but steady” growth of trade"],
        conference__title="A dialogue",
        confidence="medium",
    )

    page = visit("/positions/")

    (entry,) = page.texts("article")
    assert entry == (
        "Russian experts Expert group · Russia Expects Trade Trade will grow."
        "“slow but steady” growth of trade "
        "Attributed: according to experts · Verified · Coder’s confidence: Medium · "
        "Read in the text"
    )
    assert page.texts("h2")[0] == "A dialogue 15 April 2021"
    assert (
        page.links["Read in the text"] == f"{position.document.get_absolute_url()}#p{position.pk}"
    )
    assert page.texts(class_="results-line")[0].startswith("1 position in 1 conference")


def test_the_page_of_a_position(visit):
    position = PositionFactory(
        statement="Trade will grow.",
        stance="expects",
        kind="forecast",
        mode="reported_speech",
        confidence="low",
        topics=[TopicFactory(name="Trade")],
        about=[CountryFactory(code="JP")],
        holders=[ParticipantFactory(expert_group=True, country="RU", name="Russian experts")],
        quotations=["“slow but steady” growth of trade"],
        conference__title="A dialogue",
        document__title="The summary",
    )

    page = visit(position.get_absolute_url())

    assert page.texts("h1") == ["Trade will grow."]
    assert page.texts("blockquote") == ["“slow but steady” growth of trade"]
    assert page.texts(class_="quotation__around") == [
        "Experts met to speak about the region. Russian experts expect",
        ".",
    ]
    assert "Attributed to Russian experts by the words according to experts" in page.main
    assert "Verified in the text" in page.main
    assert facts(page) == {
        "Topics": "Trade",
        "Conference": "A dialogue 15 April 2021",
        "About": "Japan",
        "Stance": "Expects Toward its topics.",
        "Kind": "Forecast",
        "Mode of speech": "Reported speech",
        "Layer": "Attributed",
        "Setting": "Said at the conference",
        "Coder’s confidence": "Low A second coder could reasonably code it otherwise.",
    }
    assert (
        page.links["Read in the text"] == f"{position.document.get_absolute_url()}#p{position.pk}"
    )
    assert page.links["The summary"] == position.document.get_absolute_url()


def test_relations_are_told_from_both_ends(visit):
    first, second = PositionFactory(statement="One."), PositionFactory(statement="Other.")
    PositionRelationFactory(source=first, target=second, kind="opposes", note="On the same year.")

    assert visit(first.get_absolute_url()).texts(class_="relation") == ["Opposes On the same year."]
    page = visit(second.get_absolute_url())
    assert page.texts(class_="relation") == ["Is opposed by On the same year."]
    assert page.links["One."] == first.get_absolute_url()


def test_a_relation_to_a_draft_does_not_show(visit):
    position, other = PositionFactory(), PositionFactory(statement="A draft.")
    PositionRelationFactory(source=position, target=other)
    assert "A draft." in visit(position.get_absolute_url()).main

    type(other).objects.filter(pk=other.pk).update(status="draft")

    page = visit(position.get_absolute_url())
    assert ("A draft." in page.main, page.texts(class_="relation")) == (False, [])


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ({"layer": "author"}, "The text’s own voice: nobody at the conference"),
        ({"unattributed": True}, "Unattributed: the text names no holder"),
        ({"setting": "elsewhere"}, "Held elsewhere and only reported in this text"),
        ({"document": None}, "No wording is available for this position."),
        ({"document__text": ""}, "No wording"),
    ],
)
def test_what_kind_of_record_it_is(visit, given, shown):
    assert shown in visit(PositionFactory(**given).get_absolute_url()).main


def test_an_unverified_quotation_says_so_with_its_translation(visit):
    position = PositionFactory(document__text="", document__language="ja", quotations=[])
    QuotationFactory(
        position=position,
        exact="対話を広げるべきである",
        translation="Talks should widen.",
        translator="the editor",
    )

    page = visit(position.get_absolute_url())

    assert page.all("blockquote")[0].attributes["lang"] == "ja"
    assert "Unverified: no text to check against" in page.main
    assert "Talks should widen. Translated by the editor" in page.main


def test_a_quotation_that_a_changed_text_has_lost_says_so(visit):
    position = PositionFactory()
    quotation = position.quotations.get()
    type(quotation).objects.filter(pk=quotation.pk).update(state="lost")

    page = visit(position.get_absolute_url())

    assert "Not found in the changed text" in page.main
    assert "Verified in the text" not in page.main


@pytest.mark.parametrize(
    ("visibility", "words", "around"), [("full", 1, 1), ("passages", 1, 0), ("nothing", 0, 0)]
)
def test_as_many_words_as_the_rights_allow(visit, visibility, words, around):
    position = PositionFactory(
        document=DocumentFactory(visibility=visibility), quotations=["Japanese experts stressed"]
    )

    page = visit(position.get_absolute_url())

    assert (len(page.texts("blockquote")), len(page.texts(class_="quotation__around"))) == (
        words,
        around,
    )


def test_two_holders_and_what_they_are_based_on(visit):
    position = PositionFactory(
        holders=[ParticipantFactory(expert_group=True, name="Japanese experts", country="JP")]
    )
    AttributionFactory(
        position=position,
        participant=ParticipantFactory(expert_group=True, name="Russian experts"),
        words="",
        basis="carried_over",
    )

    page = visit(position.get_absolute_url())

    assert page.texts(class_="holder") == [
        "Japanese experts Expert group · JP",
        "Russian experts Expert group",
    ]
    assert "Attribution to Russian experts: Carried over from a neighbouring sentence" in page.main
