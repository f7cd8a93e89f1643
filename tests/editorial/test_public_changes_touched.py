"""Whose answers change with a change elsewhere, noted for those who keep a copy, and for no reader."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Event
from time import sleep

import pytest
import time_machine
from django.db import connection, connections, transaction
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from dialogues.editorial import coding, history, next_versions, publishing
from dialogues.editorial.changing import change
from dialogues.editorial.deleting import delete, delete_all
from dialogues.editorial.public_changes import settle
from dialogues.filters.changes_since import ChangesSince
from dialogues.models import PublicChange, Topic
from tests import factories as f
from tests.public_log import begin, correct

pytestmark = pytest.mark.django_db


def number():
    return PublicChange.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def touched_since(before):
    rows = PublicChange.objects.filter(pk__gt=before, kind="touched")
    return {(row.noun, row.object_id) for row in rows}


def keys(*records):
    return {(record._meta.model_name, record.pk) for record in records}


@pytest.fixture
def world():
    """One of each, each printing something of the others."""
    institution = f.InstitutionFactory()
    child = f.InstitutionFactory(parent=institution)
    person = f.ParticipantFactory(person=True)
    broader = f.TopicFactory()
    topic = f.TopicFactory(parent=broader)
    narrower, kin = f.TopicFactory(parent=topic), f.TopicFactory()
    topic.related.add(kin)
    conference = f.ConferenceFactory(series=f.SeriesFactory(), topics=[topic])
    f.HostFactory(conference=conference, institution=institution)
    f.AppearanceFactory(conference=conference, participant=person)
    document = f.DocumentFactory(conferences=[conference], publisher=institution)
    f.AuthorshipFactory(document=document, participant=person)
    teased = f.DocumentFactory(known_through=document)
    nobody = f.ParticipantFactory(anonymous=True, conference=conference)
    voice = f.ParticipantFactory(institutional=True, institution=institution)
    position = f.PositionFactory(
        conference=conference, document=document, topics=[topic], holders=[person]
    )
    other = f.PositionFactory()
    f.PositionRelationFactory(source=position, target=other)
    found = dict(locals())
    begin(*found.values())
    return found


@pytest.mark.parametrize(
    ("name", "columns", "expected"),
    [
        ("institution", {"name": "Other"}, "child conference document voice"),
        ("institution", {"description": "Other."}, ""),
        ("person", {"name": "Other"}, "conference document position"),
        ("person", {"description": "Other."}, ""),
        ("topic", {"name": "Other"}, "broader narrower kin conference position"),
        ("topic", {"slug": "other"}, "topic broader narrower kin conference position"),
        ("topic", {"scope_note": "Other."}, ""),
        ("topic", {"parent": None}, "broader narrower kin conference position"),
        ("conference", {"title": "Other"}, "document nobody position"),
        ("conference", {"summary": "Other."}, ""),
        ("conference", {"note": "Between ourselves."}, "conference"),
        ("document", {"visibility": "nothing"}, "conference teased position"),
        ("document", {"rights": "Other."}, ""),
        ("position", {"statement": "Other."}, ""),
    ],
)
def test_what_others_print_touches_them_and_nothing_else_does(world, name, columns, expected):
    before = number()
    correct(world[name], **columns)
    assert touched_since(before) == keys(*[world[one] for one in expected.split()])


def test_what_appears_or_goes_touches_what_prints_it(world):
    before = number()
    publishing.withdraw(world["position"], by=None, reason="Entered twice.")
    around = keys(world["conference"], world["topic"], world["other"])
    assert touched_since(before) == around
    before = number()
    publishing.publish(world["position"], by=None)
    assert touched_since(before) == around


def test_what_a_record_leaves_is_touched_as_what_it_comes_to(world):
    before, moved, to = number(), world["position"], world["other"].conference
    target, topic = f.TopicFactory(), world["topic"]
    begin(target)

    def how(position):
        position.conference, position.document, position.no_wording = to, None, True
        position.quotations.all().delete()
        position.topics.set([target])
        position.relations_out.all().delete()

    change(moved, how, by=None, comment="")
    next_versions.publish_next(moved, by=None)
    left_and_met = keys(world["conference"], to, topic, target, world["other"])
    assert left_and_met <= touched_since(before)


def test_the_other_of_two_related_topics_is_touched_though_only_one_was_ever_saved():
    one, other = f.TopicFactory(), f.TopicFactory()
    begin(one, other)
    for saved, kin in ((one, [other]), (other, [])):
        before = number()
        change(saved, lambda row, kin=kin: row.related.set(kin), by=None, comment="")
        next_versions.publish_next(saved, by=None)
        (unsaved,) = {one, other} - {saved}
        assert keys(unsaved) <= touched_since(before)


def test_deleting_touches_what_printed_it(world):
    alone, second = f.TopicFactory(parent=world["broader"]), f.TopicFactory()
    begin(alone, second)
    before = number()
    delete(alone, by=None)
    assert touched_since(before) >= keys(world["broader"])
    second.related.add(world["kin"])
    extra = f.PositionFactory(topics=[second], conference=world["conference"])
    begin(second, extra)
    before = number()
    world["kin"].related.clear()
    delete_all([second, extra], by=None)
    assert touched_since(before) >= keys(world["conference"])


def test_series_countries_and_sentences_touch_what_prints_them(world):
    before = number()
    run = world["conference"].series
    run.title = "Other"
    with history.revision(by=None, comment=""):
        run.save()
    assert touched_since(before) == keys(world["conference"])

    country = f.CountryFactory(code="JP")
    expert = f.ParticipantFactory(expert_group=True, country="JP")
    begin(expert)
    before = number()
    country.name = "Nippon"
    country.save()
    assert touched_since(before) == keys(expert)

    before = number()
    coding.cut_into_sentences(world["document"])
    assert touched_since(before) == keys(world["document"])
    before = number()
    sentence = world["document"].sentences.first()
    coding.decide(sentence, "nothing", by=None, reason="background")
    assert touched_since(before) == keys(world["document"])


def test_an_embargo_that_ends_touches_what_prints_the_conference():
    tomorrow = timezone.localdate() + timedelta(days=1)
    open_one = f.ConferenceFactory()
    document = f.DocumentFactory(conferences=[open_one])
    begin(open_one, document)
    secret = f.ConferenceFactory(attribution_rule="embargo", embargo_until=tomorrow)
    document.conferences.add(secret)
    before = number()
    settle()
    noted = PublicChange.objects.filter(pk__gt=before).order_by("pk")
    assert list(noted.values_list("noun", "kind")) == [
        ("document", "hidden"),
        ("conference", "touched"),
    ]
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        before = number()
        settle()
        assert touched_since(before) == keys(open_one)


def test_a_draft_that_decides_whether_a_person_is_shown_is_noted():
    """Somebody met only behind closed doors is not shown; a draft already says where they were."""
    person = f.ParticipantFactory(person=True)
    begin(person)
    draft = f.ConferenceFactory(status="draft")
    change(draft, lambda row: row.appearances.create(participant=person), by=None, comment="")
    told = PublicChange.objects.about(person).order_by("pk")
    assert list(told.values_list("kind", flat=True)) == ["published", "hidden"]
    delete(draft, by=None)
    assert list(told.values_list("kind", flat=True)) == ["published", "hidden", "republished"]


def test_of_a_record_only_the_last_touch_is_kept(world):
    for name in ("One", "Two", "Three"):
        correct(world["topic"], name=name)
    rows = PublicChange.objects.about(world["position"])
    assert list(rows.values_list("kind", flat=True).order_by("pk")) == ["published", "touched"]
    correct(world["position"], statement="Other.")
    assert list(rows.values_list("kind", flat=True).order_by("pk")) == ["published", "corrected"]


def test_readers_are_told_of_no_touch(world, client):
    position, topic = world["position"], world["topic"]
    correct(topic, name="Other")
    assert touched_since(0) >= keys(position)
    assert list(PublicChange.objects.told_on(position).values_list("kind", flat=True)) == [
        "published"
    ]
    addresses = ("/changes/", "/changes/feed/", f"/positions/{position.pk}/changes/")
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 200
        assert "touched" not in answer.content.decode().lower()
        assert "Prints what changed" not in answer.content.decode()
    assert client.get("/changes/?kind=touched").status_code == 400
    today = timezone.localdate().isoformat()
    assert client.get(f"/positions/{position.pk}/?cited={today}").context["cited"].changed is False


def test_the_stamp_is_another_whenever_an_answer_can_be(world, django_assert_num_queries):
    with django_assert_num_queries(1):
        stamps = [PublicChange.objects.stamp()]
    correct(world["topic"], name="Other")
    stamps.append(PublicChange.objects.stamp())
    history.save(f.TopicFactory(status="draft"), by=None, comment="")
    assert PublicChange.objects.stamp() == stamps[-1]
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        stamps.append(PublicChange.objects.stamp())
    assert len(set(stamps)) == 3


@pytest.mark.parametrize("many", [False, True])
def test_an_act_asks_the_same_however_many_it_touches(many):
    topic = f.TopicFactory()
    positions = [f.PositionFactory(topics=[topic]) for _ in range(6 if many else 2)]
    begin(topic, *positions)
    with CaptureQueriesContext(connection) as asked, history.revision(by=None, comment=""):
        fresh = Topic.objects.get(pk=topic.pk)
        fresh.name = "Other"
        fresh.save()
    of_the_log = [one for one in asked if "publicchange" in one["sql"]]
    assert PublicChange.objects.filter(kind="touched").count() == len(positions)
    # What it told last of each; touches of two nouns forgotten; the new entries.
    assert len(of_the_log) == 4


@pytest.mark.django_db(transaction=True)
def test_a_reader_who_resumes_by_number_misses_nothing_of_two_writers():
    topics = f.TopicFactory.create_batch(2)
    begin(*topics)
    read, done = [], Event()

    def write(topic):
        try:
            for turn in range(6):
                with transaction.atomic():
                    with history.revision(by=None, comment=""):
                        fresh = Topic.objects.get(pk=topic.pk)
                        fresh.name = f"Turn {turn}"
                        fresh.save()
                    sleep(0.02)  # written, and not yet to be seen
        finally:
            connections.close_all()

    def follow():
        since, last_round = 0, False
        try:
            while not last_round:
                last_round = done.is_set()
                stretch = ChangesSince(QueryDict(f"since={since}")).stretch(since, 3)
                since = stretch.since
                read.extend(entry.seq for entry in stretch.entries)
                last_round = last_round and not stretch.more
                sleep(0.005)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(3) as pool:
        following = pool.submit(follow)
        for writing in [pool.submit(write, topic) for topic in topics]:
            writing.result()
        done.set()
        following.result()
    rows = PublicChange.objects.exclude(kind="touched").order_by("pk")
    assert read == list(rows.values_list("pk", flat=True))
    assert len(read) == 2 + 12
