"""Saving keeps the rules: what is public stays in order, and nobody is overwritten unseen."""

import pytest
from reversion.models import Revision

from dialogues.models import Conference, Participant, Position
from tests import factories
from tests.admin.addresses import add, list_of, page
from tests.admin.sheets import errors, messages, opened, with_part

pytestmark = pytest.mark.django_db


def save(desk, record, follow=False, **changes):
    data = {**opened(desk, page(record)), **changes}
    return desk.post(page(record), data, follow=follow)


def publish(desk, record, **changes):
    return save(desk, record, follow=True, **changes, _publish="1")


def test_a_record_remembers_who_made_and_who_changed_it(desk, editor, client):
    data = opened(desk, add("topic")) | {"name": "Trade"}
    desk.post(add("topic"), data)
    topic = type(factories.TopicFactory()).objects.get(name="Trade")
    assert (topic.slug, topic.status) == ("trade", "draft")
    assert (topic.created_by, topic.updated_by, topic.published_by) == (editor, editor, None)

    other = factories.EditorFactory(username="Olga")
    client.force_login(other)
    save(client, topic, scope_note="What belongs here.")
    topic.refresh_from_db()
    assert (topic.created_by, topic.updated_by, topic.version) == (editor, other, 2)
    html = client.get(page(topic)).content.decode()
    assert "Olga" in html


def test_a_save_is_one_revision_that_says_who_and_what(desk, editor):
    position = factories.PositionFactory(status="draft")
    data = with_part(opened(desk, page(position)), "quotations", exact="trust is lacking")
    desk.post(page(position), {**data, "statement": "Another claim."})
    revision = Revision.objects.get()
    assert revision.user == editor
    assert revision.get_comment() == "Changed Statement. Added quotation “trust is lacking”."
    kinds = sorted(version.content_type.model for version in revision.version_set.all())
    assert kinds == ["attribution", "position", "quotation", "quotation"]


def test_looking_at_pages_makes_no_revision(desk):
    position = factories.PositionFactory()
    for address in (
        page(position),
        page(position, "history"),
        add("position"),
        list_of("position"),
    ):
        desk.get(address)
    assert not Revision.objects.exists()


# --- what is public stays in order ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "where", "told"),
    [
        ({"topics": []}, "topics", "Add at least one topic."),
        ({"layer": ["author"]}, "layer", "cannot hold a position of the layer"),
        (
            {"attributions-0-DELETE": "on"},
            "attributions",
            "Add at least one holder, or tick “unattributed”.",
        ),
        (
            {"quotations-0-DELETE": "on"},
            "quotations",
            "Add a verified quotation, or tick “no wording available”.",
        ),
        ({"unattributed": "on"}, "unattributed", "It has a holder, so it is not unattributed."),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_public_position_does_not_come_into_disorder(desk, changes, where, told):
    position = factories.PositionFactory()
    before = Position.objects.values().get()
    answer = publish(desk, position, **changes, statement="What was typed.")
    (said,) = messages(answer)
    assert "The next version is saved, but cannot be published yet:" in said
    assert told in said
    assert Position.objects.values().get() == before
    assert (position.attributions.count(), position.quotations.count()) == (1, 1)
    assert "What was typed.</textarea>" in desk.get(page(position)).content.decode()


def test_a_draft_may_be_in_disorder(desk):
    position = factories.PositionFactory(status="draft")
    answer = save(desk, position, topics=[], **{"quotations-0-DELETE": "on"})
    assert answer.status_code == 302
    assert position.quotations.count() == 0


def test_the_attribution_rule_binds_a_conference_s_page(desk):
    person = factories.ParticipantFactory(name="Irina Petrova")
    position = factories.PositionFactory(holders=[person])
    answer = publish(desk, position.conference, attribution_rule=["chatham_house"], title="Renamed")
    assert "Irina Petrova" in messages(answer)[0]
    assert Conference.objects.get().title != "Renamed"


def test_the_attribution_rule_binds_a_new_appearance(desk):
    conference = factories.ConferenceFactory(attribution_rule="chatham_house")
    factories.PositionFactory(conference=conference, statement="Petrova doubts it.")
    person = factories.ParticipantFactory(name="Irina Petrova", sort_name="Petrova, Irina")
    data = with_part(
        opened(desk, page(conference)),
        "appearances",
        participant=person.pk,
        role="speaker",
        capacity="unstated",
    )
    answer = desk.post(page(conference), data | {"_publish": "1"}, follow=True)
    assert "Irina Petrova" in messages(answer)[0]
    assert conference.appearances.count() == 0


def test_the_attribution_rule_binds_a_participant_s_new_name(desk):
    conference = factories.ConferenceFactory(attribution_rule="chatham_house")
    factories.PositionFactory(conference=conference, statement="Oldname doubts it.")
    person = factories.ParticipantFactory(name="Irina Petrova")
    factories.AppearanceFactory(conference=conference, participant=person)
    data = with_part(
        opened(desk, page(person)), "names", text="Oldname", kind="former", language=""
    )
    answer = desk.post(page(person), data | {"_publish": "1"}, follow=True)
    assert "cannot be published yet" in messages(answer)[0]
    assert Participant.objects.get(pk=person.pk).names.count() == 0


def test_a_withdrawn_record_keeps_a_reason(desk):
    topic = factories.TopicFactory(status="withdrawn")
    assert list(errors(save(desk, topic, withdrawn_reason=""))) == ["withdrawn_reason"]
    assert save(desk, topic, withdrawn_reason="Never existed.").status_code == 302
    topic.refresh_from_db()
    assert topic.withdrawn_reason == "Never existed."


# --- nobody is overwritten unseen -----------------------------------------------------------------


def test_a_newer_version_is_not_overwritten(desk, client):
    topic = factories.TopicFactory(name="Trade", status="draft")
    mine = opened(desk, page(topic)) | {"scope_note": "What I typed."}
    olga = factories.EditorFactory(username="Olga")
    client.force_login(olga)
    save(client, topic, name="Commerce")

    answer = client.post(page(topic), mine)
    (told,) = errors(answer)["__all__"]
    assert told.startswith("Olga changed this record on ")
    assert told.endswith("Nothing was saved; what you typed is kept below.")
    html = answer.content.decode()
    assert "What I typed.</textarea>" in html
    assert "<dt>Name</dt><dd>Commerce</dd>" in html
    topic.refresh_from_db()
    assert (topic.name, topic.scope_note) == ("Commerce", "What is coded here.")


def test_saving_again_needs_a_word_that_the_newer_version_was_seen(desk):
    topic = factories.TopicFactory(name="Trade", status="draft")
    mine = opened(desk, page(topic)) | {"scope_note": "What I typed."}
    save(desk, topic, name="Commerce")
    assert errors(desk.post(page(topic), mine))
    assert errors(desk.post(page(topic), mine))
    topic.refresh_from_db()
    assert desk.post(page(topic), mine | {"seen_version": topic.version}).status_code == 302
    topic.refresh_from_db()
    assert (topic.name, topic.scope_note) == ("Trade", "What I typed.")


def test_a_part_removed_meanwhile_is_told_and_nothing_breaks(desk):
    position = factories.PositionFactory(status="draft")
    mine = opened(desk, page(position)) | {"quotations-0-exact": "trust is lacking"}
    position.quotations.all().delete()
    position.refresh_from_db()
    position.save()
    answer = desk.post(page(position), mine)
    assert "Nothing was saved" in errors(answer)["__all__"][0]


# --- small things that are easily lost ------------------------------------------------------------


def test_hosts_keep_the_order_in_which_they_were_added(desk):
    conference = factories.ConferenceFactory(status="draft")
    institutions = [factories.InstitutionFactory() for _ in range(3)]
    for institution in institutions:
        data = with_part(
            opened(desk, page(conference)), "hosts", institution=institution.pk, role="host"
        )
        assert desk.post(page(conference), data).status_code == 302
    assert [host.institution for host in conference.hosts.all()] == institutions
    save(desk, conference, **{"hosts-2-place": "1"})
    assert [host.institution for host in conference.hosts.all()] == [
        institutions[2], institutions[0], institutions[1],
    ]  # fmt: skip


def test_an_anonymous_voice_of_another_conference_is_refused_at_its_field(desk):
    position = factories.PositionFactory()
    stranger = factories.ParticipantFactory(anonymous=True)
    answer = save(desk, position, **{"attributions-0-participant": [stranger.pk]})
    assert "another conference" in errors(answer)["attributions-0-participant"][0]


def test_a_popup_adds_a_participant(desk):
    data = opened(desk, f"{add('participant')}?_popup=1") | {
        "name": "Moscow", "kind": ["government"], "_popup": "1",
    }  # fmt: skip
    answer = desk.post(f"{add('participant')}?_popup=1", data)
    assert answer.status_code == 200
    made = Participant.objects.get()
    assert made.status == "draft"
    assert f"&quot;value&quot;: &quot;{made.pk}&quot;" in answer.content.decode()
