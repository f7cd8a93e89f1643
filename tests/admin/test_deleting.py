"""Nothing that others refer to is deleted; what is deleted can be brought back."""

import pytest
from reversion.models import Revision

from dialogues.models import Conference, Document, Position, Topic
from tests import factories
from tests.admin.addresses import list_of, page
from tests.admin.sheets import messages

pytestmark = pytest.mark.django_db


def act(desk, records, **more):
    chosen = {"action": "delete_selected", "_selected_action": [record.pk for record in records]}
    return desk.post(list_of(records[0]), {"index": "0", **chosen, **more}, follow=True)


def test_what_others_refer_to_is_not_deleted_and_the_page_links_to_them(desk):
    position = factories.PositionFactory()
    appearance = factories.AppearanceFactory(conference=position.conference)
    for record in (position.conference, position.document, position.topics.get()):
        for answer in (
            desk.get(page(record, "delete")),
            desk.post(page(record, "delete"), {"post": "yes"}),
        ):
            html = answer.content.decode()
            assert f"“{record}” cannot be deleted, because these refer to it." in html
            assert f'Position: <a href="{page(position)}">{position}</a>' in html
            assert "Yes, I" not in html
        assert type(record).objects.filter(pk=record.pk).exists()
    html = desk.get(page(appearance.participant, "delete")).content.decode()
    assert (
        f'Conference: <a href="{page(position.conference)}">{position.conference} (appearance)</a>'
        in html
    )


def test_an_unused_record_is_deleted_with_its_parts_after_a_question(desk, editor):
    position = factories.PositionFactory()
    html = desk.get(page(position, "delete")).content.decode()
    assert "Quotation: Experts met to speak about the region." in html
    answer = desk.post(page(position, "delete"), {"post": "yes"}, follow=True)
    assert not Position.objects.exists()
    assert messages(answer) == [f"The position “{position}” was deleted successfully."]
    revision = Revision.objects.get()
    assert (revision.user, revision.get_comment()) == (editor, "Deleted")


def test_a_list_deletes_all_or_nothing(desk):
    free, used = factories.TopicFactory(), factories.PositionFactory().topics.get()
    for more in ({}, {"post": "yes"}):
        answer = act(desk, [free, used], **more)
        assert (
            "Nothing was deleted, because these refer to the selected records."
            in answer.content.decode()
        )
        assert Topic.objects.count() == 2
    asked = act(desk, [free])
    assert "Are you sure" in asked.content.decode()
    act(desk, [free], post="yes")
    assert list(Topic.objects.all()) == [used]


def test_a_series_in_use_is_not_deleted(desk):
    conference = factories.ConferenceFactory(series=factories.SeriesFactory())
    html = desk.post(page(conference.series, "delete"), {"post": "yes"}).content.decode()
    assert f'Conference: <a href="{page(conference)}">' in html
    assert Conference.objects.get().series is not None


def test_a_deleted_document_comes_back_with_its_sentences_as_a_draft(desk):
    document = factories.DocumentFactory()
    authorship = factories.AuthorshipFactory(document=document)
    sentence = factories.SentenceFactory(document=document, decision="attributed")
    desk.post(page(document, "delete"), {"post": "yes"})
    listed = desk.get(f"{list_of('document')}recover/")
    (version,) = listed.context["deleted"]
    address = f"{list_of('document')}recover/{version.pk}/"
    assert f'href="{address}"' in listed.content.decode()
    assert document.text in desk.get(address).content.decode().replace("<br>", "\n")

    answer = desk.post(address, follow=True)
    assert messages(answer) == [f"“{document}” is as it was."]
    found = Document.objects.get(pk=document.pk)
    assert (found.text, found.status, found.slug) == (document.text, "draft", document.slug)
    assert [row.participant for row in found.authorships.all()] == [authorship.participant]
    assert [(row.start, row.decision) for row in found.sentences.all()] == [
        (sentence.start, "attributed")
    ]
    assert desk.get(f"{list_of('document')}recover/").context["deleted"] == []
