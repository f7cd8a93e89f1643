import pytest
import time_machine

from dialogues.editorial import publishing
from dialogues.editorial.changing import change
from dialogues.editorial.workload import (
    NOUNS,
    QUEUES,
    Tally,
    quotations_to_mend,
    sentences_to_code,
    tallies,
    uncoded,
    waiting,
)
from dialogues.editorial.workload.entries import named
from dialogues.models import Country, Quotation, Topic
from tests import factories as f

pytestmark = pytest.mark.django_db


def test_records_are_counted_by_status_in_one_query(django_assert_num_queries):
    for status in ("draft", "draft", "in_review", "published", "withdrawn"):
        f.TopicFactory(status=status)
    f.CountryFactory()
    with django_assert_num_queries(1):
        counted = tallies([Topic, Country])
    assert counted == {
        Topic: Tally(total=5, draft=2, in_review=1, published=1, withdrawn=1),
        Country: Tally(total=1),
    }
    assert tallies([]) == {}


def test_lost_quotations_and_undecided_sentences_are_counted():
    f.QuotationFactory()
    assert quotations_to_mend() == 0
    Quotation.objects.update(state="lost")
    assert quotations_to_mend() == 1
    f.SentenceFactory()
    f.SentenceFactory(decision="author")
    assert sentences_to_code() == 1


def test_every_noun_waits_in_one_queue_under_the_name_that_lists_give_it():
    user = f.EditorFactory()
    made = [
        f.ConferenceFactory(title="A conference", status="draft", created_by=user),
        f.DocumentFactory(title="A document", status="draft", created_by=user),
        f.PositionFactory(statement="A claim.", status="draft", created_by=user),
        f.ParticipantFactory(name="A person", status="draft", created_by=user),
        f.InstitutionFactory(name="An institute", status="draft", created_by=user),
        f.TopicFactory(name="A topic", status="draft", created_by=user),
    ]
    assert {type(record) for record in made} == set(NOUNS)
    drafts = next(queue for queue in QUEUES if queue.name == "drafts")
    found = waiting(drafts, user, limit=10)
    assert found.count == 6
    assert {(entry.noun, entry.pk, entry.title, entry.status) for entry in found.entries} == {
        (type(record), record.pk, str(record), "draft") for record in made
    }
    assert [entry.title for entry in found.entries] == [str(record) for record in reversed(made)]


def test_a_queue_is_read_at_the_same_cost_whatever_it_holds(django_assert_num_queries):
    user = f.EditorFactory()
    user.has_perm("x")
    for count in (1, 3):
        for _ in range(count):
            f.TopicFactory(status="draft", created_by=user)
        for queue in QUEUES:
            with django_assert_num_queries(2):
                waiting(queue, user, limit=5)


def test_who_may_do_nothing_has_no_queue():
    assert [waiting(queue, f.UserFactory(), limit=5).count for queue in QUEUES] == [0] * len(QUEUES)


def test_records_are_named_by_their_keys():
    topic, person = f.TopicFactory(name="Trade"), f.ParticipantFactory(name="Irina")
    found = named([(Topic, topic.pk), (type(person), person.pk), (Topic, 10**6)])
    assert {key: entry.title for key, entry in found.items()} == {
        (Topic, topic.pk): "Trade",
        (type(person), person.pk): "Irina",
    }
    assert named([]) == {}


def test_texts_in_work_come_before_those_untouched():
    begun, untouched, cut = (f.DocumentFactory() for _ in range(3))
    done = f.DocumentFactory()
    for document in (begun, cut, done):
        f.SentenceFactory(document=document, decision="undecided" if document == cut else "author")
    f.SentenceFactory(document=begun)
    f.DocumentFactory(text="")
    f.SentenceFactory(document=f.DocumentFactory(status="withdrawn"))
    rows = [(row.pk, row.sentences_count, row.undecided_count) for row in uncoded()]
    assert rows[0] == (begun.pk, 2, 1)
    assert set(rows[1:]) == {(cut.pk, 1, 1), (untouched.pk, 0, 0)}


def titles(name, user):
    queue = next(queue for queue in QUEUES if queue.name == name)
    return [entry.title for entry in waiting(queue, user, limit=5).entries]


def test_a_next_version_goes_from_queue_to_queue_and_is_as_old_as_its_last_change():
    olga, anna = f.EditorFactory(), f.EditorFactory()
    with time_machine.travel("2026-11-01 12:00:00+00:00", tick=False):
        topic = f.TopicFactory(name="Trade")
    with time_machine.travel("2026-11-02 12:00:00+00:00", tick=False):
        change(topic, lambda row: setattr(row, "name", "Commerce"), by=olga, comment="")
        publishing.submit(topic, by=olga)
    assert titles("to-review", anna) == ["Trade"]
    assert titles("to-review", olga) == []
    queue = next(queue for queue in QUEUES if queue.name == "next-versions")
    (entry,) = waiting(queue, anna, limit=5).entries
    assert entry.at.day == 2
    publishing.approve(topic, by=anna)
    assert titles("to-review", anna) == []
    assert titles("approved", anna) == ["Trade"]
