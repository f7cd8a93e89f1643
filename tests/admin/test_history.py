"""The history of a record: who changed what, any two states beside each other, and the way back."""

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from reversion.models import Revision, Version

from dialogues.editorial import history, next_versions
from dialogues.editorial.anchoring import change_text
from dialogues.models import Conference, NextVersion, Position
from tests import factories
from tests.admin.addresses import page
from tests.admin.sheets import messages, opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def position(editor):
    """A draft as saved once on the desk."""
    position = factories.PositionFactory(
        statement="As it was.", stance="expects", status="draft", document__status="draft"
    )
    history.save(position, by=editor, comment="Entered")
    return position


def save(desk, record, **changes):
    assert desk.post(page(record), {**opened(desk, page(record)), **changes}).status_code == 302


def versions(record):
    return list(Version.objects.get_for_object(record).order_by("pk"))


def first_version(record):
    return versions(record)[0]


def revert(desk, record, version, **data):
    return desk.post(page(record, "revision", version.pk), data, follow=True)


def listed(answer):
    """Each entry: what was done, and what changed."""
    return [
        (entry["version"].revision.get_comment(), entry["changed"])
        for entry in answer.context["entries"]
    ]


def compare(desk, record, then, now):
    query = {"then": getattr(then, "pk", then), "now": getattr(now, "pk", now)}
    return desk.get(page(record, "compare"), query)


def changed(answer):
    return [row.label for row in answer.context["comparison"].changed]


def test_the_history_lists_who_changed_what_newest_first(desk, position, editor):
    save(desk, position, statement="As it is.")
    answer = desk.get(page(position, "history"))
    assert listed(answer) == [("Changed Statement.", ["Statement"]), ("Entered", None)]
    html = answer.content.decode()
    assert editor.username in html
    assert "The first state that is recorded" in html


def test_the_history_is_narrowed_to_one_person(desk, position, editor):
    other = factories.EditorFactory(first_name="Kenji", last_name="Mori")
    position.statement = "By another."
    history.save(position, by=other, comment="Reworded")
    position.stance = "opposes"
    history.save(position, by=editor, comment="Turned")
    everybody = desk.get(page(position, "history"))
    assert [name for name, _ in listed(everybody)] == ["Turned", "Reworded", "Entered"]
    answer = desk.get(page(position, "history"), {"by": other.pk})
    assert listed(answer) == [("Reworded", ["Statement"])]
    assert "Kenji Mori" in answer.content.decode()
    for nonsense in ("x", "99999999999999999999", "-1", "\x00"):
        assert desk.get(page(position, "history"), {"by": nonsense}).status_code == 200


def test_any_two_states_are_compared_from_the_earlier_to_the_later(desk, position):
    save(desk, position, statement="In between.")
    save(desk, position, statement="As it is.", stance=["opposes"])
    one, two, three = versions(position)
    assert changed(compare(desk, position, one, two)) == ["Statement"]
    assert changed(compare(desk, position, three, one)) == ["Statement", "Stance"]
    assert changed(compare(desk, position, two, "now")) == ["Statement", "Stance"]
    answer = compare(desk, position, two, one)
    assert (answer.context["then"].version, answer.context["now"].version) == (one, two)
    html = answer.content.decode()
    assert '<del class="diff__del"><span class="visually-hidden">[removed: </span>As it was' in html
    assert '<ins class="diff__ins"><span class="visually-hidden">[added: </span>In between' in html


def test_a_state_compared_with_itself_differs_in_nothing(desk, position):
    (one,) = versions(position)
    answer = compare(desk, position, one, one)
    assert changed(answer) == []
    assert "In both states the record is the same." in answer.content.decode()


def test_the_first_state_is_shown_whole(desk, position):
    (one,) = versions(position)
    answer = compare(desk, position, "", one)
    assert answer.context["comparison"].is_whole
    html = answer.content.decode()
    assert "As it was." in html
    assert "Experts met to speak about the region." in html
    assert "<del" not in html


@pytest.mark.parametrize("key", ["next", "x", "0", "99999999999999999999", "-1", "1.5", "\x00"])
def test_what_is_no_state_of_the_record_is_not_found(desk, position, key):
    (one,) = versions(position)
    assert compare(desk, position, one, "now").status_code == 200
    assert compare(desk, position, one, key).status_code == 404


def test_a_version_of_another_record_is_not_shown(desk, position):
    other = factories.TopicFactory()
    version = first_version(position)
    assert desk.get(page(position, "revision", version.pk)).status_code == 200
    assert desk.get(page(other, "revision", version.pk)).status_code == 404
    assert compare(desk, other, version, "now").status_code == 404


def test_what_is_told_of_text_is_escaped(desk, position):
    save(desk, position, statement="<script>alert(1)</script>")
    answer = compare(desk, position, first_version(position), "now")
    assert "<script>alert" not in answer.content.decode()
    assert "&lt;script&gt;" in answer.content.decode()


def test_a_next_version_is_compared_with_the_public_one(desk):
    position = factories.PositionFactory(statement="As it is.")
    save(desk, position, statement="As it will be.")
    answer = desk.get(page(position, "history"))
    assert "Its next version, in work" in answer.content.decode()
    assert changed(compare(desk, position, "now", "next")) == ["Statement"]


def test_long_histories_are_read_page_by_page_and_choices_kept(desk, position):
    for number in range(30):
        position.statement = f"Number {number}."
        history.save(position, by=None, comment=f"Step {number}")
    address = page(position, "history")
    first = desk.get(address)
    assert (len(listed(first)), first.context["page"].paginator.num_pages) == (25, 2)
    chosen = versions(position)[-1]
    second = desk.get(address, {"page": 2, "then": chosen.pk, "now": "now"})
    assert [entry["is_pinned"] for entry in second.context["entries"]] == [True] + [False] * 6
    assert listed(second)[0] == ("Step 29", ["Statement"])
    assert f'value="{chosen.pk}" id="then-{chosen.pk}" checked' in second.content.decode()
    for nonsense in ("x", "0", "999"):
        assert desk.get(address, {"page": nonsense}).status_code == 200


def test_the_queries_do_not_grow_with_the_versions(desk, position):
    counts = []
    for number in range(8):
        position.statement = f"Number {number}."
        history.save(position, by=None, comment="")
        if number in (2, 7):
            with CaptureQueriesContext(connection) as listing:
                desk.get(page(position, "history"))
            with CaptureQueriesContext(connection) as comparing:
                compare(desk, position, first_version(position), "now")
            counts.append((len(listing), len(comparing)))
    assert counts[0] == counts[1]


def test_what_going_back_would_change_is_shown_first(desk, position):
    save(desk, position, statement="As it is.", no_wording="on", **{"quotations-0-DELETE": "on"})
    answer = desk.get(page(position, "revision", first_version(position).pk))
    rows = {row.label: row for row in answer.context["comparison"].changed}
    assert list(rows) == ["Statement", "No wording available", "Quotations"]
    assert (rows["Statement"].then, rows["Statement"].now) == ("As it is.", "As it was.")
    assert [part.fate for part in rows["Quotations"].parts] == ["added"]
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
    assert (stored.statement, stored.stance, stored.status) == ("As it was.", "expects", "draft")
    assert stored.version > newer
    assert stored.updated_by == editor
    assert list(stored.topics.all()) == topics
    assert [(row.exact, row.is_verified) for row in stored.quotations.all()] == [(before[0], True)]
    assert [row.words for row in stored.attributions.all()] == ["according to experts"]
    assert Revision.objects.latest("pk").get_comment().startswith("Back to the state of ")


def test_going_back_touches_no_other_record_of_the_same_revision(desk, editor):
    one, two = (factories.TopicFactory(name=name, status="draft") for name in ("One", "Two"))
    with history.revision(by=editor, comment="Loaded"):
        history.add_all([type(one)])
    save(desk, one, name="Uno")
    save(desk, two, name="Dos")
    revert(desk, one, first_version(one))
    one.refresh_from_db()
    two.refresh_from_db()
    assert (one.name, two.name) == ("One", "Dos")


def test_a_document_s_text_goes_back_with_its_quotations(desk, editor):
    position = factories.PositionFactory(document__status="draft")
    document, words = position.document, position.quotations.get().exact
    history.save(document, by=editor, comment="Entered")
    text = document.text
    change_text(document, "Something before. " + text, by=editor)
    moved = position.quotations.get()
    assert moved.start > 0

    revert(desk, document, first_version(document))
    document.refresh_from_db()
    assert document.text == text
    assert (position.quotations.get().start, position.quotations.get().exact) == (0, words)


def test_of_a_long_text_only_what_stands_around_the_difference_is_shown(desk, editor):
    text = "Trade grows. " * 1000
    document = factories.DocumentFactory(text=text + "Peace holds." + text, status="draft")
    history.save(document, by=editor, comment="Entered")
    change_text(document, text + "War looms." + text, by=editor)
    answer = compare(desk, document, first_version(document), "now")
    (row,) = (row for row in answer.context["comparison"].changed if row.label == "Text")
    assert [(one.kind, one.words) for one in row.segments] == [
        ("skipped", 1984), ("same", 16), ("deleted", 2), ("inserted", 2), ("same", 16), ("skipped", 1984),
    ]  # fmt: skip
    assert "… 1984 words unchanged …" in answer.content.decode().replace(",", "")


def test_what_a_public_record_was_waits_as_its_next_version(desk, editor):
    position = factories.PositionFactory(statement="As it was.")
    history.save(position, by=editor, comment="Entered")
    position.statement = "As it is."
    history.save(position, by=editor, comment="Reworded")
    shown = desk.get(page(position, "revision", first_version(position).pk))
    assert "what it was then becomes its next version" in shown.content.decode()

    answer = revert(desk, position, first_version(position))

    assert messages(answer)[-1] == (
        "What “As it is.” was is now its next version. The public reads the present one until it "
        "is published."
    )
    assert Position.objects.get().statement == "As it is."
    waiting = NextVersion.objects.get()
    assert waiting.content["columns"]["statement"] == "As it was."
    next_versions.publish_next(Position.objects.get(), by=editor)
    assert Position.objects.get().statement == "As it was."


def test_what_cannot_come_back_is_named(desk, position):
    topic = position.topics.get()
    other = factories.TopicFactory()
    save(desk, position, statement="As it is.", topics=[other.pk])
    topic.delete()
    assert messages(revert(desk, position, first_version(position)))[-1] == (
        "This could not come back, because what it refers to is gone or it clashes:<ul><li>topics</li></ul>"
    )
    assert Position.objects.get().statement == "As it was."


def test_a_conference_goes_back_with_what_is_ticked_under_it(desk, editor):
    conference = factories.ConferenceFactory(title="As it was", status="draft")
    positions = [
        factories.PositionFactory(
            conference=conference, document=None, statement=name, status="draft"
        )
        for name in ("One.", "Two.")
    ]
    for record in (*positions, conference):
        history.save(record, by=editor, comment="Entered")
    for record in positions:
        record.statement = "Otherwise."
        history.save(record, by=editor, comment="Reworded")
    conference.title = "As it is"
    history.save(conference, by=editor, comment="Renamed")
    version = first_version(conference)

    shown = desk.get(page(conference, "revision", version.pk))
    under = shown.context["under"]
    assert [(one["version"].object_repr, one["labels"]) for one in under] == [
        ("One.", ["Statement"]), ("Two.", ["Statement"]),
    ]  # fmt: skip
    assert "They stay as they are, unless you choose them here." in shown.content.decode()

    def stored():
        rows = Position.objects.order_by("pk").values_list("statement", flat=True)
        return (Conference.objects.get().title, *rows)

    revert(desk, conference, version, under=[under[1]["version"].pk])
    assert stored() == ("As it was", "Otherwise.", "Otherwise.")
    answer = revert(
        desk, conference, version, with_under="1", under=[under[1]["version"].pk, "x", "0"]
    )
    assert stored() == ("As it was", "Otherwise.", "Two.")
    assert messages(answer) == ["“As it was” is as it was.", "With it came 1 other record."]


def test_who_may_only_look_is_offered_no_way_back(client, position):
    reader = factories.UserFactory(is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_position"))
    position.statement = "As it is."
    history.save(position, by=None, comment="Reworded")
    version = first_version(position)
    client.force_login(reader)
    for address in (
        page(position, "history"),
        page(position, "revision", version.pk),
        f"{page(position, 'compare')}?then={version.pk}&now=now",
    ):
        answer = client.get(address)
        assert answer.status_code == 200
        assert "Go back" not in answer.content.decode().replace("Go back to an earlier version", "")
    assert client.post(page(position, "revision", version.pk)).status_code == 403
    assert Position.objects.get().statement == "As it is."


def test_who_may_not_look_sees_no_history(client, position):
    client.force_login(factories.UserFactory(is_staff=True))
    version = first_version(position)
    for address in (
        page(position, "history"),
        page(position, "revision", version.pk),
        f"{page(position, 'compare')}?then={version.pk}&now=now",
    ):
        assert client.get(address).status_code == 403
