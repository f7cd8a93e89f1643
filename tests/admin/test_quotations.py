"""Quotations are found in the document's text as they are saved, or sent back with what to do."""

import pytest

from dialogues.choices import AnchorState
from dialogues.models import Position, Quotation, reads_at_its_place
from tests import factories
from tests.admin.addresses import add, page
from tests.admin.sheets import errors, messages, opened, with_part

pytestmark = pytest.mark.django_db
TEXT = (
    "Trust is lacking, they say.\n\nBut trade will\u00a0grow “slowly”, and trust is lacking still."
)


@pytest.fixture
def position():
    document = factories.DocumentFactory(text=TEXT)
    return factories.PositionFactory(
        document=document, quotations=["trade will\u00a0grow"], status="draft"
    )


def save(desk, position, follow=True, **changes):
    data = {**opened(desk, page(position)), **changes}
    return desk.post(page(position), data, follow=follow)


def test_words_pasted_with_ordinary_spaces_are_kept_as_they_stand_in_the_text(desk, position):
    answer = save(desk, position, **{"quotations-0-exact": 'But trade will grow "slowly"'})
    quotation = position.quotations.get()
    assert quotation.exact == "But trade will\u00a0grow “slowly”"
    assert (quotation.start, quotation.state) == (TEXT.index("But"), AnchorState.VERIFIED)
    assert reads_at_its_place(quotation, TEXT)
    assert any("as the text has it" in told for told in messages(answer))


def test_a_new_position_is_saved_with_its_quotation_and_holder(desk, position):
    holder = factories.ParticipantFactory(expert_group=True)
    data = opened(desk, add("position")) | {
        "statement": "Trade grows.",
        "conference": [position.conference_id],
        "document": [position.document_id],
        "stance": ["expects"],
        "topics": [topic.pk for topic in position.topics.all()],
        "attributions-0-participant": [holder.pk],
        "quotations-0-exact": ["trade will grow"],
    }
    assert desk.post(add("position"), data).status_code == 302
    made = Position.objects.latest("pk")
    assert [row.participant for row in made.attributions.all()] == [holder]
    assert [row.exact for row in made.quotations.all()] == ["trade will\u00a0grow"]
    assert made.quotations.get().is_verified


def test_words_that_are_not_there_are_sent_back_with_everything_typed(desk, position):
    answer = save(
        desk, position, statement="Another claim.", **{"quotations-0-exact": "trade will shrink"}
    )
    (told,) = errors(answer)["quotations-0-exact"]
    assert told == (
        "The quotation “trade will shrink” is not in the text. "
        "The text agrees with its beginning and differs from “shrink” on. "
        "Copy the words from the text: only white space and the shape of quotation marks, "
        "apostrophes and dashes may differ."
    )
    html = answer.content.decode()
    assert "Another claim.</textarea>" in html
    assert "trade will shrink</textarea>" in html
    position.refresh_from_db()
    assert position.statement != "Another claim."
    assert position.quotations.get().exact == "trade will\u00a0grow"


def test_words_that_occur_twice_offer_their_places_and_take_the_chosen_one(desk, position):
    answer = save(desk, position, **{"quotations-0-exact": "rust is lacking"})
    assert errors(answer) == {
        "quotations-0-occurrence": ["These words occur several times. Choose the place meant."]
    }
    second = TEXT.index("rust is lacking still")
    html = answer.content.decode()
    assert f'value="{second}"' in html
    assert "…Trust is" not in html
    assert "and t[rust is lacking] still." in html

    save(
        desk,
        position,
        **{"quotations-0-exact": "rust is lacking", "quotations-0-occurrence": second},
    )
    assert position.quotations.get().start == second


def test_the_words_before_choose_the_place_too(desk, position):
    typed = {"quotations-0-exact": "rust is lacking", "quotations-0-words_before": "slowly”, and t"}
    save(desk, position, **typed)
    assert position.quotations.get().start == TEXT.index("rust is lacking still")


def test_a_chosen_place_can_be_changed_for_the_other(desk, position):
    words = "rust is lacking"
    first, second = TEXT.index(words), TEXT.rindex(words)
    save(desk, position, **{"quotations-0-exact": words, "quotations-0-occurrence": second})
    save(desk, position, **{"quotations-0-occurrence": first})
    assert position.quotations.get().start == first


def test_a_quotation_goes_with_the_position_to_another_document(desk, position):
    other = factories.DocumentFactory(
        text="There trade will grow.", conferences=[position.conference]
    )
    save(desk, position, document=[other.pk])
    quotation = position.quotations.get()
    assert (quotation.exact, quotation.start, quotation.is_verified) == ("trade will grow", 6, True)

    none = factories.DocumentFactory(text="Nothing of it.", conferences=[position.conference])
    answer = save(desk, position, document=[none.pk])
    assert list(errors(answer)) == ["quotations-0-exact"]
    position.refresh_from_db()
    assert position.document == other


def test_without_a_text_words_stay_unverified(desk, position):
    other = factories.DocumentFactory(text="", conferences=[position.conference])
    save(desk, position, document=[other.pk])
    quotation = position.quotations.get()
    assert (quotation.state, quotation.start) == (AnchorState.UNVERIFIED, None)


def test_a_lost_quotation_does_not_stand_in_the_way_of_a_draft(desk, position):
    position.quotations.update(state=AnchorState.LOST, exact="words that went")
    assert save(desk, position, follow=False, statement="Another claim.").status_code == 302
    assert position.quotations.get().state == AnchorState.LOST


def test_a_second_quotation_comes_last_and_places_can_be_changed(desk, position):
    data = with_part(opened(desk, page(position)), "quotations", exact="Trust is lacking, they say")
    assert desk.post(page(position), data).status_code == 302
    words = [quotation.exact for quotation in position.quotations.all()]
    assert words == ["trade will\u00a0grow", "Trust is lacking, they say"]

    save(desk, position, **{"quotations-1-place": "1"})
    assert [quotation.exact for quotation in position.quotations.all()] == words[::-1]
    save(desk, position, **{"quotations-0-place": "2"})
    assert [quotation.exact for quotation in position.quotations.all()] == words


def test_an_added_quotation_left_empty_is_not_one(desk, position):
    data = with_part(opened(desk, page(position)), "quotations", exact="", place="")
    assert desk.post(page(position), data).status_code == 302
    assert position.quotations.count() == 1


def test_saving_without_a_change_changes_no_quotation(desk, position):
    before = Quotation.objects.values().get()
    save(desk, position)
    assert Quotation.objects.values().get() == before


def test_a_translation_is_kept_as_typed(desk, position):
    typed = {"quotations-0-translation": "  торговля\r\nвырастет ", "quotations-0-language": "en"}
    save(desk, position, **typed)
    assert position.quotations.get().translation == "  торговля\nвырастет "


def test_a_relation_to_itself_is_refused_in_words(desk, position):
    data = with_part(
        opened(desk, page(position)), "relations_out", kind="agrees", target=position.pk
    )
    answer = desk.post(page(position), data)
    assert errors(answer)["relations_out-0-target"] == [
        "Choose another position; this is the one you are editing."
    ]
