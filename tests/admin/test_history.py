"""The history of a record: who changed what, and the way back."""

import pytest
from reversion.models import Revision, Version

from dialogues.editorial import history
from dialogues.models import Position
from tests import factories
from tests.admin.addresses import page
from tests.admin.sheets import messages, opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def position(editor):
    """As saved once on the desk."""
    position = factories.PositionFactory(statement="As it was.", stance="expects")
    history.save(position, by=editor, comment="Entered")
    return position


def save(desk, record, **changes):
    assert desk.post(page(record), {**opened(desk, page(record)), **changes}).status_code == 302


def first_version(record):
    return Version.objects.get_for_object(record).order_by("pk")[0]


def revert(desk, record, version):
    return desk.post(page(record, "revision", version.pk), follow=True)


def test_the_history_lists_who_did_what_newest_first(desk, position, editor):
    save(desk, position, statement="As it is.")
    answer = desk.get(page(position, "history"))
    assert [row["revision"].get_comment() for row in answer.context["action_list"]] == [
        "Changed Statement.", "Entered",
    ]  # fmt: skip
    assert editor.username in answer.content.decode()


def test_an_earlier_version_is_shown_against_the_present(desk, position):
    save(desk, position, statement="As it is.", **{"quotations-0-DELETE": "on"}, no_wording="on")
    answer = desk.get(page(position, "revision", first_version(position).pk))
    rows = {row.label: (row.then, row.now) for row in answer.context["differences"]}
    assert rows == {
        "Statement": ("As it was.", "As it is."),
        "No wording available": ("no", "yes"),
        "Quotations": ("Experts met to speak about the region.", ""),
    }
    assert Position.objects.get().statement == "As it is."


def test_going_back_restores_fields_lists_and_parts(desk, position, editor):
    before = [row.exact for row in position.quotations.all()]
    topics = list(position.topics.all())
    other = factories.TopicFactory()
    save(
        desk, position, statement="As it is.", stance=["opposes"], topics=[other.pk],
        **{"quotations-0-exact": "trust is lacking", "attributions-0-words": "according to nobody"},
    )  # fmt: skip
    newer = Position.objects.get().version

    answer = revert(desk, position, first_version(position))
    assert messages(answer)[-1] == "“As it was.” is as it was."
    stored = Position.objects.get()
    assert (stored.statement, stored.stance, stored.status) == (
        "As it was.",
        "expects",
        "published",
    )
    assert stored.version > newer
    assert stored.updated_by == editor
    assert list(stored.topics.all()) == topics
    assert [(row.exact, row.is_verified) for row in stored.quotations.all()] == [(before[0], True)]
    assert [row.words for row in stored.attributions.all()] == ["according to experts"]
    assert Revision.objects.latest("pk").get_comment().startswith("Back to the state of ")


def test_going_back_touches_no_other_record_of_the_same_revision(desk, editor):
    one, two = factories.TopicFactory(name="One"), factories.TopicFactory(name="Two")
    with history.revision(by=editor, comment="Loaded"):
        history.add_all([type(one)])
    save(desk, one, name="Uno")
    save(desk, two, name="Dos")
    revert(desk, one, first_version(one))
    one.refresh_from_db()
    two.refresh_from_db()
    assert (one.name, two.name) == ("One", "Dos")


def test_a_document_s_text_goes_back_with_its_quotations(desk, editor):
    position = factories.PositionFactory()
    document, words = position.document, position.quotations.get().exact
    history.save(document, by=editor, comment="Entered")
    text = document.text
    save(desk, document, text="Something before. " + text)
    moved = position.quotations.get()
    assert moved.start > 0

    revert(desk, document, first_version(document))
    document.refresh_from_db()
    assert document.text == text
    assert (position.quotations.get().start, position.quotations.get().exact) == (0, words)


def test_of_a_long_text_only_what_stands_around_the_difference_is_shown(desk, editor):
    text = "Trade grows. " * 1000
    document = factories.DocumentFactory(text=text + "Peace holds." + text)
    history.save(document, by=editor, comment="Entered")
    save(desk, document, text=text + "War looms." + text)
    answer = desk.get(page(document, "revision", first_version(document).pk))
    (row,) = (row for row in answer.context["differences"] if row.label == "Text")
    assert [len(row.then), len(row.now)] == [4002, 4002]
    assert "Peace holds." in row.then
    assert "War looms." in row.now


def test_a_public_record_does_not_go_back_to_disorder(desk, editor):
    position = factories.PositionFactory(status="draft", quotations=[])
    history.save(position, by=editor, comment="Entered")
    other = factories.QuotationFactory(position=position)
    position.refresh_from_db()
    save(desk, position, _publish="1")
    answer = revert(desk, position, first_version(position))
    assert messages(answer)[-1] == (
        "It is public, and this version would break a rule of publication:"
        "<ul><li>Add a verified quotation, or tick “no wording available”.</li></ul>"
    )
    assert list(position.quotations.all()) == [other]


def test_what_cannot_come_back_is_named(desk, position):
    topic = position.topics.get()
    other = factories.TopicFactory()
    save(desk, position, statement="As it is.", topics=[other.pk])
    topic.delete()
    answer = revert(desk, position, first_version(position))
    assert messages(answer)[-1] == (
        "It is public, and this version would break a rule of publication:"
        "<ul><li>Add at least one topic.</li></ul>"
    )
    desk.post(page(position), {**opened(desk, page(position)), "_send_back": "1"})
    assert messages(revert(desk, position, first_version(position)))[-1] == (
        "This could not come back, because what it refers to is gone or it clashes:<ul><li>topics</li></ul>"
    )
    assert Position.objects.get().statement == "As it was."


def test_a_version_of_another_record_is_not_shown(desk, position):
    other = factories.TopicFactory()
    assert desk.get(page(other, "revision", first_version(position).pk)).status_code == 404
