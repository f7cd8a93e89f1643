"""Positions made and changed while a text is coded: anchored to the very place, sentences follow."""

import threading

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from dialogues.choices import Status
from dialogues.editorial import coding, history
from dialogues.editorial.coding import Claim, HeldBy, Passage, RelatedTo
from dialogues.editorial.next_versions import newest_state, newest_version, next_version
from dialogues.models import Document, Participant, Position
from dialogues.models.references import StillReferredTo
from tests import factories

pytestmark = pytest.mark.django_db

TEXT = "Trust is low 𝕏. Experts say trust is low. “Slow” growth\u00a0comes. Nobody knows."


@pytest.fixture
def document() -> Document:
    document = factories.DocumentFactory(
        text=TEXT, status="draft", conferences=[factories.ConferenceFactory(title="Dialogue")]
    )
    coding.cut_into_sentences(document)
    return document


@pytest.fixture
def coder():
    return factories.EditorFactory(username="olga")


def passage(words: str, occurrence: int = 0) -> Passage:
    start = -1
    for _again in range(occurrence + 1):
        start = TEXT.index(words, start + 1)
    return Passage(start, start + len(words))


def claim(document: Document, *words: str, **given) -> Claim:
    given.setdefault("passages", [passage(one) for one in words])
    return Claim(
        conference=document.conferences.get(), statement="It will grow.", stance="expects", **given
    )


def decisions(document: Document) -> list[str]:
    return [row.decision for row in document.sentences.order_by("number")]


def made(step) -> Position:
    return Position.objects.get(pk=step.position)


def test_a_position_is_anchored_where_it_was_selected(document, coder):
    experts = factories.ParticipantFactory(expert_group=True, country="RU")
    topic = factories.TopicFactory()
    country = factories.CountryFactory(code="JP")
    step = coding.create_position(
        document,
        claim(
            document,
            passages=[passage("rust is low", 1)],
            holders=[HeldBy(experts, words="Experts say")],
            topics=[topic],
            about=[country],
            note="Perhaps.",
        ),
        by=coder,
    )
    position = made(step)
    quotation, attribution = position.quotations.get(), position.attributions.get()
    assert (quotation.exact, quotation.start, quotation.state, quotation.language) == (
        "rust is low",
        TEXT.rindex("rust is low"),
        "verified",
        "en",
    )
    assert (attribution.participant, attribution.words, attribution.role, attribution.basis) == (
        experts,
        "Experts say",
        "holder",
        "explicit",
    )
    assert (list(position.topics.all()), list(position.about.all())) == ([topic], [country])
    assert (position.status, position.created_by, position.note) == ("draft", coder, "Perhaps.")
    assert decisions(document) == ["undecided", "attributed", "undecided", "undecided"]
    entry = history.versions(position).get()
    assert (entry.revision.comment, entry.revision.user) == ("Position coded", coder)
    sentence = document.sentences.get(number=2)
    assert history.versions(sentence).get().revision == entry.revision


def test_the_decision_follows_from_what_is_coded(document, coder):
    coding.create_position(document, claim(document, "Slow"), by=coder)
    own = coding.create_position(document, claim(document, "growth", layer="author"), by=coder)
    two = claim(document, "Trust is low", "Nobody knows", layer="author")
    coding.create_position(document, two, by=coder)
    assert decisions(document) == ["author", "undecided", "both", "author"]
    coding.remove_position(made(own), by=coder)
    assert decisions(document) == ["author", "undecided", "attributed", "author"]


def test_a_sentence_closed_by_hand_opens_when_something_is_coded_in_it(document, coder):
    coding.decide_sentence(document, 4, "nothing", by=coder, reason="narrative")
    step = coding.create_position(document, claim(document, "Nobody knows"), by=coder)
    row = document.sentences.get(number=4)
    assert (row.decision, row.reason) == ("attributed", "")
    coding.remove_position(made(step), by=coder)
    assert decisions(document)[3] == "undecided"


@pytest.mark.parametrize(
    ("given", "problems"),
    [
        (
            {"passages": [Passage(5, 999)]},
            {"passages": ["A passage lies outside the text; select it again."]},
        ),
        (
            {"passages": [Passage(5, 6)]},
            {"passages": ["A passage holds no words; select some."]},
        ),
        (
            {"passages": [Passage(0, 8), Passage(6, 12)]},
            {"passages": ["Two passages overlap; take one that holds both."]},
        ),
        (
            {"holders": [HeldBy(None, words="Moscow says")]},
            {"holders-0-words": ["“Moscow says” does not stand in the text; copy the words from it."]},
        ),
        (
            {"stance": "suports"},
            {"stance": ["Value 'suports' is not a valid choice."]},
        ),
        (
            {"statement": "", "holders": [HeldBy(None, role="owner")]},
            {"statement": ["This field cannot be blank."]},
        ),
        (
            {"holders": [HeldBy(None, role="owner")]},
            {"holders-0-role": ["Value 'owner' is not a valid choice."]},
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_by_its_field_and_nothing_is_written(
    document, coder, given, problems
):
    wrong = Claim(**{**vars(claim(document, "Slow")), **given})
    with pytest.raises(ValidationError) as caught:
        coding.create_position(document, wrong, by=coder)
    assert caught.value.message_dict == problems
    assert (Position.objects.count(), Participant.objects.count()) == (0, 0)
    assert set(decisions(document)) == {"undecided"}


def test_all_that_is_wrong_is_told_at_once(document, coder):
    wrong = claim(document, passages=[Passage(5, 999)], holders=[HeldBy(None, words="No such")])
    with pytest.raises(ValidationError) as caught:
        coding.create_position(document, wrong, by=coder)
    assert sorted(caught.value.message_dict) == ["holders-0-words", "passages"]


def test_words_are_stored_as_the_text_has_them(document, coder):
    experts = factories.ParticipantFactory(expert_group=True)
    spaced = claim(
        document,
        passages=[Passage(passage(" Experts say ").start, passage(" Experts say ").end)],
        holders=[HeldBy(experts, words='"Slow" growth comes')],
    )
    position = made(coding.create_position(document, spaced, by=coder))
    assert position.quotations.get().exact == "Experts say"
    assert position.attributions.get().words == "“Slow” growth\u00a0comes"


def test_each_mention_of_an_anonymous_voice_is_its_own_record(document, coder):
    for words in ("Slow", "Nobody knows"):
        coding.create_position(document, claim(document, words, holders=[HeldBy(None)]), by=coder)
    voices = Participant.objects.filter(kind="anonymous").order_by("pk")
    assert [(voice.name, voice.conference.title, voice.status) for voice in voices] == [
        ("A participant in “Dialogue” (1)", "Dialogue", "draft"),
        ("A participant in “Dialogue” (2)", "Dialogue", "draft"),
    ]
    assert [voice.attributions.count() for voice in voices] == [1, 1]


def test_an_anonymous_voice_of_another_conference_is_refused(document, coder):
    stranger = factories.ParticipantFactory(anonymous=True)
    with pytest.raises(ValidationError) as caught:
        coding.create_position(
            document, claim(document, "Slow", holders=[HeldBy(stranger)]), by=coder
        )
    assert list(caught.value.message_dict) == ["holders-0-participant"]


def test_a_conference_that_the_document_is_not_about_is_refused(document, coder):
    other = Claim(**{**vars(claim(document, "Slow")), "conference": factories.ConferenceFactory()})
    with pytest.raises(ValidationError) as caught:
        coding.create_position(document, other, by=coder)
    assert list(caught.value.message_dict) == ["document"]


def test_a_changed_position_keeps_what_stays(document, coder):
    experts = factories.ParticipantFactory(expert_group=True)
    first = claim(document, "Slow", "Nobody knows", holders=[HeldBy(experts, words="Experts say")])
    position = made(coding.create_position(document, first, by=coder))
    kept = position.quotations.get(exact="Slow")
    kept.translation, kept.translator = "Медленный", "Ivanov"
    kept.save()
    held = position.attributions.get()

    other = claim(document, "Trust is low", "Slow", holders=[HeldBy(experts)])
    coding.change_position(position, other, by=coder, seen=newest_version(position))
    position.refresh_from_db()
    assert [
        (row.order, row.exact, row.translation) for row in position.quotations.order_by("order")
    ] == [(0, "Trust is low", ""), (1, "Slow", "Медленный")]
    assert position.quotations.get(exact="Slow").pk == kept.pk
    assert (position.attributions.get().pk, position.attributions.get().words) == (held.pk, "")
    assert decisions(document) == ["attributed", "undecided", "attributed", "undecided"]


def test_a_quotation_that_lost_its_place_stays_only_if_it_is_kept(document, coder):
    position = made(coding.create_position(document, claim(document, "Slow"), by=coder))
    lost = position.quotations.get()
    lost.state = "lost"
    lost.save()
    kept = claim(document, "Nobody knows", unplaced=frozenset({lost.pk}))
    coding.change_position(position, kept, by=coder)
    assert [row.exact for row in position.quotations.order_by("order")] == ["Nobody knows", "Slow"]
    coding.change_position(position, claim(document, "Nobody knows"), by=coder)
    assert [row.exact for row in position.quotations.all()] == ["Nobody knows"]


def test_an_older_version_does_not_overwrite_a_newer_one(document, coder):
    position = made(coding.create_position(document, claim(document, "Slow"), by=coder))
    read = newest_version(position)
    maria = factories.EditorFactory(username="maria")
    coding.change_position(position, claim(document, "growth"), by=maria, seen=read)
    with pytest.raises(coding.ChangedMeanwhile) as caught:
        coding.change_position(position, claim(document, "comes"), by=coder, seen=read)
    assert str(caught.value) == (
        "maria has changed this position since you opened it. Nothing was saved."
    )
    assert [row.exact for row in position.quotations.all()] == ["growth"]


def test_a_public_position_is_changed_in_its_next_version_only(document, coder):
    position = factories.PositionFactory(
        document=document,
        conference=document.conferences.get(),
        quotations=["Slow"],
        statement="Growth is slow.",
    )
    coding.change_position(position, claim(document, "growth"), by=coder)
    position.refresh_from_db()
    assert (position.statement, position.status) == ("Growth is slow.", Status.PUBLISHED)
    assert [row.exact for row in position.quotations.all()] == ["Slow"]
    waiting = newest_state(position)["parts"]["quotations"].values()
    assert [one["columns"]["exact"] for one in waiting] == ["growth"]
    coding.undo(document, by=coder)
    assert next_version(Position.objects.get()) is None
    assert [row.exact for row in position.quotations.all()] == ["Slow"]


def test_a_second_passage_supports_the_position(document, coder):
    position = made(coding.create_position(document, claim(document, "Slow"), by=coder))
    coding.add_passage(position, passage("Trust is low"), by=coder)
    assert [row.exact for row in position.quotations.order_by("order")] == ["Trust is low", "Slow"]
    assert decisions(document) == ["attributed", "undecided", "attributed", "undecided"]


def test_relations_are_coded_with_the_position(document, coder):
    first = made(coding.create_position(document, claim(document, "Slow"), by=coder))
    related = claim(
        document, "growth", relations=[RelatedTo("qualifies", first, "In the long run.")]
    )
    second = made(coding.create_position(document, related, by=coder))
    assert [(row.kind, row.target, row.note) for row in second.relations_out.all()] == [
        ("qualifies", first, "In the long run.")
    ]
    to_itself = claim(document, "growth", relations=[RelatedTo("agrees", second)])
    with pytest.raises(ValidationError) as caught:
        coding.change_position(second, to_itself, by=coder)
    assert list(caught.value.message_dict) == ["relations-0-target"]
    with pytest.raises(StillReferredTo):
        coding.remove_position(first, by=coder)
    assert Position.objects.count() == 2


def test_a_public_position_is_not_removed_by_the_way(document, coder):
    position = factories.PositionFactory(document=document, quotations=["Slow"])
    with pytest.raises(coding.ChangedMeanwhile, match="withdraw it on its own page"):
        coding.remove_position(position, by=coder)
    assert Position.objects.filter(pk=position.pk).exists()


def test_nothing_is_written_over_another_text_than_was_read(document, coder):
    with pytest.raises(coding.TextChanged):
        coding.create_position(document, claim(document, "Slow"), by=coder, sha256="0" * 64)
    assert Position.objects.count() == 0
    coding.create_position(document, claim(document, "Slow"), by=coder, sha256=document.sha256)
    assert Position.objects.count() == 1


def test_a_request_that_comes_twice_is_done_once(document, coder):
    coding.create_position(document, claim(document, "Slow"), by=coder, key="k1")
    with pytest.raises(coding.AlreadyDone) as caught:
        coding.create_position(document, claim(document, "Slow"), by=coder, key="k1")
    assert caught.value.row.what["position"]["pk"] == Position.objects.get().pk
    coding.create_position(document, claim(document, "Slow"), by=coder, key="k2")
    assert Position.objects.count() == 2


def test_a_sentence_is_closed_with_its_reason(document, coder):
    step = coding.decide_sentence(document, 1, "nothing", by=coder, reason="heading")
    assert step.numbers == [1]
    assert decisions(document)[0] == "nothing"
    coding.decide_sentence(document, 1, "undecided", by=coder, seen="nothing")
    assert decisions(document)[0] == "undecided"


@pytest.mark.parametrize("decision", ["attributed", "author", "both", "maybe"])
def test_that_something_is_held_cannot_be_said_by_hand(document, coder, decision):
    with pytest.raises(ValidationError) as caught:
        coding.decide_sentence(document, 1, decision, by=coder)
    assert list(caught.value.message_dict) == ["decision"]


def test_a_sentence_with_positions_is_not_closed(document, coder):
    coding.create_position(document, claim(document, "Slow"), by=coder)
    with pytest.raises(ValidationError, match="Sentence 3 carries positions"):
        coding.decide_sentence(document, 3, "nothing", by=coder, reason="background")


def test_a_decision_made_meanwhile_is_not_overwritten(document, coder):
    maria = factories.EditorFactory(username="maria")
    coding.decide_sentence(document, 1, "nothing", by=maria, reason="heading", seen="undecided")
    with pytest.raises(coding.ChangedMeanwhile) as caught:
        coding.decide_sentence(
            document, 1, "nothing", by=coder, reason="narrative", seen="undecided"
        )
    assert str(caught.value) == (
        "maria has meanwhile decided sentence 1: No position. Nothing was saved."
    )
    assert (caught.value.numbers, document.sentences.get(number=1).reason) == ([1], "heading")


@pytest.mark.django_db(transaction=True)
def test_a_request_sent_twice_at_once_is_done_once():
    document = factories.DocumentFactory(
        text=TEXT, status="draft", conferences=[factories.ConferenceFactory()]
    )
    coding.cut_into_sentences(document)
    coder = factories.EditorFactory()

    def save(key: str) -> None:
        coding.create_position(
            document, claim(document, "Slow", holders=[HeldBy(None)]), by=coder, key=key
        )

    told = at_once(*[lambda key=key: save(key) for key in ("a", "a", "b", "b")])
    assert sorted(type(one).__name__ for one in told) == [
        "AlreadyDone", "AlreadyDone", "NoneType", "NoneType",
    ]  # fmt: skip
    assert sorted(Position.objects.values_list("number", flat=True)) == [1, 2]
    assert Participant.objects.filter(kind="anonymous").count() == 2
    assert document.sentences.get(number=3).decision == "attributed"


def at_once(*calls) -> list[BaseException | None]:
    """Run the calls in threads, each with a connection of its own; returns what each raised."""
    start = threading.Barrier(len(calls))
    told: list[BaseException | None] = [None] * len(calls)

    def run(place: int) -> None:
        try:
            start.wait()
            calls[place]()
        except Exception as fault:  # noqa: BLE001  # handed back to the test
            told[place] = fault
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(place,)) for place in range(len(calls))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return told
