"""Two real sessions on one record at the same moment: nobody is overwritten unseen."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections
from django.test import Client

from dialogues.editorial import history, next_versions
from dialogues.models import Topic
from tests import factories
from tests.admin.addresses import page
from tests.admin.sheets import errors, opened

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 5


def browser(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def at_once(*acts):
    """The answers of all acts, which begin together, each in a thread with its own connection."""
    together = Barrier(len(acts))

    def run(act):
        together.wait()
        try:
            return act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def saved_and_refused(answers):
    saved = [answer for answer in answers if answer.status_code == 302]
    refused = [answer for answer in answers if answer.status_code == 200]
    assert len(saved) + len(refused) == len(answers)
    return saved, refused


@pytest.mark.parametrize("status", ["draft", "published"])
def test_of_two_simultaneous_saves_one_is_told_of_the_other(status):
    anna, olga = (browser(factories.EditorFactory(username=name)) for name in ("Anna", "Olga"))
    for _round in range(ROUNDS):
        one_of_two(anna, olga, factories.TopicFactory(status=status))


def one_of_two(anna: Client, olga: Client, topic: Topic) -> None:
    history.save(topic, by=None, comment="Begun")
    forms = [opened(desk, page(topic)) for desk in (anna, olga)]
    answers = at_once(
        lambda: anna.post(page(topic), forms[0] | {"name": "Anna’s"}),
        lambda: olga.post(page(topic), forms[1] | {"scope_note": "Olga’s"}),
    )
    saved, refused = saved_and_refused(answers)
    assert (len(saved), len(refused)) == (1, 1)
    assert errors(refused[0])["__all__"]
    columns = next_versions.newest_state(Topic.objects.get(pk=topic.pk))["columns"]
    assert [columns["name"] == "Anna’s", columns["scope_note"] == "Olga’s"].count(True) == 1


def test_both_changes_are_there_after_the_second_has_merged():
    anna, olga = (browser(factories.EditorFactory(username=name)) for name in ("Anna", "Olga"))
    topic = factories.TopicFactory(name="Trade")
    history.save(topic, by=None, comment="Begun")
    forms = [opened(desk, page(topic)) for desk in (anna, olga)]
    anna.post(page(topic), forms[0] | {"name": "Commerce"})
    mine = forms[1] | {"scope_note": "Olga’s."}
    version = olga.post(page(topic), mine).context["meanwhile"].version
    merge = mine | {"_merge": "1", "merge_version": version}
    _saved, refused = saved_and_refused(
        at_once(
            lambda: olga.post(page(topic), merge),
            lambda: anna.post(page(topic), opened(anna, page(topic)) | {"slug": "commerce"}),
        )
    )
    columns = next_versions.newest_state(Topic.objects.get())["columns"]
    assert columns["name"] == "Commerce"
    told = bool(refused)
    assert (columns["scope_note"] == "Olga’s.") + (columns["slug"] == "commerce") + told >= 2


def test_two_who_publish_at_once_publish_once():
    anna, olga = (browser(factories.EditorFactory(username=name)) for name in ("Anna", "Olga"))
    topic = factories.TopicFactory(name="Trade")
    anna.post(page(topic), opened(anna, page(topic)) | {"name": "Commerce"})
    forms = [opened(desk, page(topic)) | {"_publish": "1"} for desk in (anna, olga)]
    at_once(lambda: anna.post(page(topic), forms[0]), lambda: olga.post(page(topic), forms[1]))
    assert Topic.objects.get().name == "Commerce"
    assert next_versions.next_version(Topic.objects.get()) is None
