"""A publisher tells readers why a record was corrected, beside the button that publishes it."""

import pytest
import reversion

from dialogues.editorial import history
from dialogues.models import NextVersion, PublicChange
from tests import factories
from tests.admin.addresses import page
from tests.admin.sheets import messages, opened

pytestmark = pytest.mark.django_db


def begun():
    topic = factories.TopicFactory(name="One")
    with history.revision(by=None, comment="Begun"):
        reversion.add_to_revision(topic)
    return topic


def save(desk, record, **changes):
    data = {**opened(desk, page(record)), **changes}
    return desk.post(page(record), data, follow=True)


def test_the_note_is_read_in_the_public_log(desk, client):
    topic = begun()
    save(desk, topic, name="Two")
    save(desk, topic, _publish="1", _correction_note="A slip\r\nof the pen.")
    told = PublicChange.objects.get(kind="corrected")
    assert (told.note, told.wording_kept_back) == ("A slip\nof the pen.", False)
    log = client.get(f"{topic.get_absolute_url()}changes/").content.decode()
    assert "A slip<br>of the pen." in log
    assert "<del>" in log


def test_the_earlier_wording_can_be_kept_back(desk, client):
    topic = begun()
    save(desk, topic, name="Two")
    save(desk, topic, _publish="1", _keep_wording_back="1")
    log = client.get(f"{topic.get_absolute_url()}changes/").content.decode()
    assert "The earlier wording is not shown." in log
    assert "One" not in log


def test_a_note_that_cannot_be_printed_is_refused_and_nothing_published(desk):
    topic = begun()
    save(desk, topic, name="Two")
    answer = save(desk, topic, _publish="1", _correction_note="A slip\x0bof the pen.")
    assert messages(answer)[0].startswith(
        "The next version is saved, but not published, because of its note:"
    )
    assert NextVersion.objects.exists()
    assert not PublicChange.objects.filter(kind="corrected").exists()


def test_it_is_asked_for_only_where_a_correction_is_published(desk):
    draft = factories.TopicFactory(status="draft")
    assert "_correction_note" not in desk.get(page(draft)).content.decode()
    assert "_correction_note" in desk.get(page(begun())).content.decode()
