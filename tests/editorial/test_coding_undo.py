"""A coder's steps are taken back one by one, and never over what somebody did since."""

import random

import pytest

from dialogues.editorial import coding
from dialogues.editorial.coding import Claim, HeldBy, Passage
from dialogues.editorial.states import state_of
from dialogues.models import CodingStep, Document, Participant, Position, Topic
from tests import factories

pytestmark = pytest.mark.django_db

TEXT = "One is old. Two is new. Three is odd. Four is even."


@pytest.fixture
def document() -> Document:
    document = factories.DocumentFactory(
        text=TEXT, status="draft", conferences=[factories.ConferenceFactory()]
    )
    coding.cut_into_sentences(document)
    return document


@pytest.fixture
def coder():
    return factories.EditorFactory(username="olga")


def claim(document: Document, words: str, **given) -> Claim:
    start = TEXT.index(words)
    return Claim(
        conference=document.conferences.get(),
        statement=f"{words}!",
        passages=[Passage(start, start + len(words))],
        **given,
    )


def picture(document: Document) -> dict:
    """All that coding can change, but for versions and times."""
    sentences = document.sentences.order_by("number").values_list("number", "decision", "reason")
    positions = {row.pk: (row.number, state_of(row)) for row in Position.objects.all()}
    return {
        "sentences": list(sentences),
        "positions": positions,
        "voices": sorted(Participant.objects.values_list("pk", "name", "kind")),
    }


def test_creating_is_undone_and_done_again(document, coder):
    before = picture(document)
    coding.create_position(document, claim(document, "old", holders=[HeldBy(None)]), by=coder)
    after = picture(document)
    assert coding.undo(document, by=coder).what["told"] == "Position coded"
    assert picture(document) == before
    coding.redo(document, by=coder)
    assert picture(document) == after
    coding.undo(document, by=coder)
    assert picture(document) == before


def test_removing_is_undone_with_all_parts(document, coder):
    experts = factories.ParticipantFactory(expert_group=True)
    step = coding.create_position(
        document,
        claim(document, "old", holders=[HeldBy(experts)], topics=[factories.TopicFactory()]),
        by=coder,
    )
    before = picture(document)
    coding.remove_position(Position.objects.get(pk=step.position), by=coder)
    assert Position.objects.count() == 0
    coding.undo(document, by=coder)
    assert picture(document) == before


def test_changing_is_undone(document, coder):
    step = coding.create_position(document, claim(document, "old"), by=coder)
    before = picture(document)
    position = Position.objects.get(pk=step.position)
    coding.change_position(position, claim(document, "new", layer="author"), by=coder)
    assert picture(document) != before
    coding.undo(document, by=coder)
    assert picture(document) == before


def test_a_record_made_on_the_spot_goes_and_comes_back(document, coder):
    topic, _step = coding.create_record(document, "topic", {"name": "Trade"}, by=coder)
    coding.undo(document, by=coder)
    assert not Topic.objects.filter(name="Trade").exists()
    coding.redo(document, by=coder)
    assert (Topic.objects.get(name="Trade").pk, Topic.objects.get().status) == (topic.pk, "draft")


def test_whatever_was_done_undoing_all_brings_the_text_back(document, coder):
    chance = random.Random(7)  # noqa: S311  # a repeatable run, no secret
    before = picture(document)
    pictures = [before]
    for _turn in range(25):
        do_something(document, coder, chance)
        pictures.append(picture(document))
    for expected in reversed(pictures[:-1]):
        coding.undo(document, by=coder)
        assert picture(document) == expected
    for expected in pictures[1:]:
        coding.redo(document, by=coder)
        assert picture(document) == expected


def do_something(document, coder, chance) -> None:
    words = chance.choice(["old", "new", "odd", "even", "is"])
    layer = chance.choice(["attributed", "author"])
    positions = list(Position.objects.order_by("pk"))
    act = chance.choice(["create", "create", "change", "remove", "decide"])
    wanted = claim(document, words, layer=layer, holders=[HeldBy(None)] * chance.randint(0, 1))
    if act == "change" and positions:
        coding.change_position(chance.choice(positions), wanted, by=coder)
    elif act == "remove" and positions:
        coding.remove_position(chance.choice(positions), by=coder)
    elif act == "decide" and (row := document.sentences.filter(decision="undecided").first()):
        coding.decide_sentence(document, row.number, "nothing", by=coder, reason="heading")
    else:
        coding.create_position(document, wanted, by=coder)


def test_each_coder_undoes_only_own_steps(document, coder):
    maria = factories.EditorFactory(username="maria")
    coding.decide_sentence(document, 1, "nothing", by=coder, reason="heading")
    coding.decide_sentence(document, 2, "nothing", by=maria, reason="narrative")
    coding.undo(document, by=coder)
    assert [row.decision for row in document.sentences.order_by("number")][:2] == [
        "undecided",
        "nothing",
    ]
    with pytest.raises(coding.CannotUndo, match="There is nothing of yours to undo"):
        coding.undo(document, by=coder)


def test_a_sentence_decided_anew_by_another_stays(document, coder):
    maria = factories.EditorFactory(username="maria")
    coding.decide_sentence(document, 1, "nothing", by=coder, reason="heading")
    coding.decide_sentence(document, 1, "nothing", by=maria, reason="narrative")
    with pytest.raises(coding.CannotUndo) as caught:
        coding.undo(document, by=coder)
    assert str(caught.value) == "Sentence 1 was changed since by maria; nothing was undone."
    assert document.sentences.get(number=1).reason == "narrative"
    assert coding.next_undo(document, coder) is not None


def test_a_position_changed_by_another_stays(document, coder):
    maria = factories.EditorFactory(username="maria")
    step = coding.create_position(document, claim(document, "old"), by=coder)
    position = Position.objects.get(pk=step.position)
    coding.change_position(position, claim(document, "is old"), by=maria)
    with pytest.raises(coding.CannotUndo) as caught:
        coding.undo(document, by=coder)
    assert str(caught.value) == "Position 1 was changed since by maria; nothing was undone."
    assert [row.exact for row in position.quotations.all()] == ["is old"]


def test_a_position_handed_in_since_stays(document, coder):
    step = coding.create_position(document, claim(document, "old"), by=coder)
    Position.objects.filter(pk=step.position).update(status="in_review")
    with pytest.raises(coding.CannotUndo, match="is no draft any more"):
        coding.undo(document, by=coder)


def test_a_position_that_others_refer_to_stays(document, coder):
    step = coding.create_position(document, claim(document, "old"), by=coder)
    position = Position.objects.get(pk=step.position)
    factories.PositionRelationFactory(target=position)
    with pytest.raises(coding.CannotUndo, match="cannot be deleted"):
        coding.undo(document, by=coder)
    assert document.sentences.get(number=1).decision == "attributed"


def test_a_voice_that_is_used_elsewhere_by_now_stays(document, coder):
    coding.create_position(document, claim(document, "old", holders=[HeldBy(None)]), by=coder)
    voice = Participant.objects.get(kind="anonymous")
    other = factories.PositionFactory(conference=voice.conference)
    factories.AttributionFactory(position=other, participant=voice)
    with pytest.raises(coding.CannotUndo, match="cannot be deleted"):
        coding.undo(document, by=coder)
    assert Position.objects.filter(statement="old!").exists()


def test_something_new_ends_what_can_be_done_again(document, coder):
    coding.decide_sentence(document, 1, "nothing", by=coder, reason="heading")
    coding.undo(document, by=coder)
    coding.decide_sentence(document, 2, "nothing", by=coder, reason="heading")
    coding.undo(document, by=coder)
    coding.redo(document, by=coder)
    with pytest.raises(coding.CannotUndo, match="There is nothing to do again"):
        coding.redo(document, by=coder)
    assert [row.decision for row in document.sentences.order_by("number")][:2] == [
        "undecided",
        "nothing",
    ]
    assert CodingStep.objects.count() == 1
