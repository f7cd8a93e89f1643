"""The method with real examples, and the proof beside a position's words."""

import pytest

from tests import factories as f

pytestmark = pytest.mark.django_db
METHOD = "/about/method/"


def sure(**given):
    return f.PositionFactory(confidence="high", **given)


def test_the_method_shows_real_words_for_a_stance(visit):
    sure(
        statement="Trade will grow.",
        stance="expects",
        quotations=["Experts met to speak about the region."],
        holders=[f.ParticipantFactory(expert_group=True, name="Trade experts")],
    )
    (example,) = visit(METHOD).texts("figure")
    assert example == "Experts met to speak about the region.Trade experts: Trade will grow."


def test_examples_are_public_ones(visit):
    position = sure(statement="Trade will grow.")
    assert "Trade will grow." in visit(METHOD).main
    position.conference.status = "draft"
    position.conference.save()
    assert "Trade will grow." not in visit(METHOD).main


def test_unsure_and_unchecked_ones_are_no_examples(visit):
    position = sure(statement="Trade will grow.")
    assert visit(METHOD).texts("figure")
    position.quotations.update(state="lost")
    assert visit(METHOD).texts("figure") == []


@pytest.mark.parametrize("positions", [1, 3])
def test_the_method_asks_the_same_however_many_examples(
    client, django_assert_num_queries, positions
):
    stances = ("supports", "opposes", "neutral")
    for number in range(positions):
        sure(stance=stances[number])
        sure(layer="author")
    with django_assert_num_queries(14):
        assert client.get(METHOD).status_code == 200


def test_four_eyes_are_claimed_only_where_they_are_kept(visit, settings):
    claim = "Nothing becomes public that only one person has seen"
    settings.FOUR_EYES = True
    assert claim in visit(METHOD).main
    settings.FOUR_EYES = False
    assert claim not in visit(METHOD).main


@pytest.mark.parametrize("path", ["/about/", METHOD])
def test_readers_learn_where_to_write_if_there_is_an_address(visit, settings, path):
    settings.CONTACT_EMAIL = "desk@example.org"
    assert visit(path).links["desk@example.org"] == "mailto:desk@example.org"
    settings.CONTACT_EMAIL = ""
    assert "Write to" not in visit(path).main


def test_the_proof_names_the_place_and_the_digest(visit):
    document = f.DocumentFactory(text="Experts met. They spoke.")
    position = f.PositionFactory(document=document, quotations=["They spoke"])
    (proof,) = visit(position.get_absolute_url()).texts(class_="proof")
    assert "Found at characters 14–23 of the stored text" in proof
    assert document.sha256 in proof


def test_the_proof_is_looked_up_again(visit):
    document = f.DocumentFactory(text="Experts met. They spoke.")
    position = f.PositionFactory(document=document, quotations=["They spoke"])
    assert "Found at" in visit(position.get_absolute_url()).texts(class_="proof")[0]
    type(document).objects.filter(pk=document.pk).update(text="Experts met. They slept.")
    (proof,) = visit(position.get_absolute_url()).texts(class_="proof")
    assert "the stored text reads otherwise now" in proof
    assert "Found at" not in proof


def test_lost_words_say_where_they_once_were(visit):
    position = f.PositionFactory()
    position.quotations.update(state="lost")
    (proof,) = visit(position.get_absolute_url()).texts(class_="proof")
    assert "of a text that was replaced since" in proof


def test_of_words_that_may_not_be_seen_there_is_no_proof(visit):
    position = f.PositionFactory()
    address = position.get_absolute_url()
    assert visit(address).texts(class_="proof")
    type(position.document).objects.filter(pk=position.document.pk).update(visibility="nothing")
    assert visit(address).texts(class_="proof") == []


def test_the_mark_leads_to_what_it_means(visit):
    position = f.PositionFactory()
    page = visit(position.get_absolute_url())
    assert page.links["Verified in the text"] == "/about/method/#verified"
    assert visit(METHOD).by_id("verified")
