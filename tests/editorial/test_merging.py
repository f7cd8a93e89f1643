"""Rule 3: a merge moves every reference, keeps the old address and name, and can be undone."""

from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dialogues.editorial import history, indexing, next_versions
from dialogues.editorial.changing import change
from dialogues.editorial.matching import mark_distinct, told_apart_from
from dialogues.editorial.merging import (
    CannotMerge,
    CannotUndo,
    merge,
    preview,
    undo,
    undoable,
    what_moves,
)
from dialogues.editorial.merging.mentioned import mentions
from dialogues.editorial.readiness import NotReady
from dialogues.models import (
    Appearance,
    Attribution,
    Conference,
    EditingSession,
    Institution,
    KnownDistinct,
    NextVersion,
    Participant,
    Position,
    ReviewComment,
    Topic,
    VersionConflict,
    find_current,
)
from dialogues.models.references import references
from tests import factories as f
from tests.editorial.tables import tables

pytestmark = pytest.mark.django_db


def participants() -> tuple[Any, Any]:
    loser = f.ParticipantFactory(
        name="Yohei Sasakawa", sort_name="Sasakawa, Yohei", slug="sasakawa-y"
    )
    winner = f.ParticipantFactory(name="Sasakawa Yohei", slug="sasakawa")
    f.ParticipantNameFactory(participant=loser, text="笹川陽平", language="ja")
    f.ParticipantNameFactory(participant=loser, text="Сасакава", language="ru")
    f.ParticipantNameFactory(participant=winner, text="Сасакава", language="ru")
    f.ParticipantIdentifierFactory(participant=loser)
    f.ParticipantIdentifierFactory(participant=winner)
    f.AppearanceFactory(participant=loser, institutions=[f.InstitutionFactory()], stated_as="Chair")
    shared = f.ConferenceFactory()
    f.AppearanceFactory(participant=loser, conference=shared, institutions=[f.InstitutionFactory()])
    f.AppearanceFactory(participant=winner, conference=shared)
    f.AuthorshipFactory(participant=loser)
    f.PositionFactory(holders=[loser])
    both = f.PositionFactory(holders=[loser, winner])
    f.AttributionFactory(position=both, participant=loser, role="reporter")
    f.PositionFactory(holders=[winner])
    return loser, winner


def institutions() -> tuple[Any, Any]:
    loser = f.InstitutionFactory(name="Valdai Club", acronym="VDC", slug="valdai-club")
    winner = f.InstitutionFactory(name="Valdai Discussion Club", slug="valdai")
    f.InstitutionNameFactory(institution=loser, text="Валдай")
    f.InstitutionIdentifierFactory(institution=loser)
    f.InstitutionFactory(parent=loser)
    f.InstitutionFactory(parent=winner)
    shared = f.ConferenceFactory()
    f.HostFactory(institution=loser)
    f.HostFactory(institution=loser, conference=shared)
    f.HostFactory(institution=winner, conference=shared)
    f.AppearanceFactory(institutions=[loser, f.InstitutionFactory()])
    f.AppearanceFactory(institutions=[loser, winner])
    f.ParticipantFactory(kind="institution", institution=loser)
    f.DocumentFactory(publisher=loser)
    return loser, winner


def topics() -> tuple[Any, Any]:
    loser = f.TopicFactory(name="Commerce", slug="commerce", scope_note="Buying and selling.")
    winner = f.TopicFactory(name="Trade", slug="trade")
    f.TopicLabelFactory(topic=loser, text="Коммерция")
    f.TopicLabelFactory(topic=loser, text="Торговля", kind="alternative")
    f.TopicLabelFactory(topic=winner, text="Торговля")
    f.TopicFactory(parent=loser)
    f.TopicFactory(parent=winner)
    f.TopicFactory().related.add(loser)
    f.TopicFactory().related.add(loser, winner)
    loser.related.add(winner)
    f.PositionFactory(topics=[loser])
    f.PositionFactory(topics=[loser, winner])
    f.PositionFactory(topics=[winner])
    f.ConferenceFactory(topics=[loser])
    return loser, winner


PAIRS = {"participants": participants, "institutions": institutions, "topics": topics}


@pytest.fixture(params=PAIRS.values(), ids=PAIRS)
def pair(request: pytest.FixtureRequest) -> tuple[Any, Any]:
    """The one to be merged, and the one it is merged into; with all that can refer to them."""
    with indexing.batched():
        return request.param()


def give_history(loser: Any) -> None:
    """A former slug of its own before the merge."""
    present = loser.slug
    loser.slug = "earlier"
    loser.save()
    loser.slug = present
    loser.save()


def test_every_reference_moves(pair):
    loser, winner = pair
    moving = {(type(row), row.pk) for row in what_moves(loser)}
    assert moving >= {(type(row), row.pk) for row in references(loser)}
    referring = len(references(loser))

    merge(loser, winner, by=None)

    assert referring > 4
    for model in apps.get_app_config("dialogues").get_models(include_auto_created=True):
        for field in model._meta.concrete_fields:
            if field.related_model is type(loser):
                assert not model._base_manager.filter(**{field.attname: loser.pk}).exists(), field
    assert list(type(loser).objects.filter(pk=loser.pk)) == []


def test_a_merge_is_undone_exactly(pair):
    loser, winner = pair
    give_history(loser)
    before = tables()

    snapshot = merge(loser, winner, by=None)
    assert tables() != before
    undo(snapshot, by=None)

    after = tables()
    for name, rows in before.items():
        assert after[name] == rows, name


def test_old_addresses_redirect_and_after_the_undo_lead_back(pair):
    loser, winner = pair
    give_history(loser)
    model, slugs = type(loser), ["earlier", loser.slug]

    snapshot = merge(loser, winner, by=None)
    assert [find_current(model, slug) for slug in slugs] == [winner, winner]
    undo(snapshot, by=None)

    assert [find_current(model, slug) for slug in slugs] == [loser, None]
    assert model.objects.get(slug=loser.slug) == loser


def test_the_names_of_a_participant_stay_as_variants():
    loser, winner = participants()
    merge(loser, winner, by=None)
    names = winner.names.values_list("text", "language", "kind")
    assert sorted(names) == [
        ("Yohei Sasakawa", "", "merged"),
        ("Сасакава", "ru", "variant"),
        ("笹川陽平", "ja", "variant"),
    ]
    assert winner.identifiers.count() == 2


def test_the_names_of_an_institution_stay_as_variants():
    loser, winner = institutions()
    merge(loser, winner, by=None)
    names = winner.names.values_list("text", "language", "kind")
    assert sorted(names) == [
        ("VDC", "", "acronym"),
        ("Valdai Club", "", "merged"),
        ("Валдай", "ru", "variant"),
    ]


def test_the_names_of_a_topic_stay_as_labels():
    loser, winner = topics()
    merge(loser, winner, by=None)
    labels = winner.labels.values_list("text", "language", "kind")
    assert sorted(labels) == [
        ("Commerce", "en", "merged"),
        ("Коммерция", "ru", "merged"),
        ("Торговля", "ru", "preferred"),
    ]


def test_the_merged_record_is_found_by_its_old_names(pair):
    loser, winner = pair
    held = loser.labels if isinstance(loser, Topic) else loser.names
    names = [str(loser), *held.values_list("text", flat=True)]
    merge(loser, winner, by=None)
    for name in names:
        assert list(type(winner).objects.search(name)) == [winner], name


def test_what_the_winner_has_already_is_not_doubled():
    loser, winner = participants()
    merge(loser, winner, by=None)
    first, both, last = (
        Position.objects.filter(attributions__participant=winner).distinct().order_by("pk")
    )
    held = Attribution.objects.filter(participant=winner).values_list("position", "role")
    assert sorted(held) == [
        (first.pk, "holder"),
        (both.pk, "holder"),
        (both.pk, "reporter"),
        (last.pk, "holder"),
    ]
    assert Appearance.objects.filter(participant=winner).count() == 2


def test_a_list_holds_the_winner_once():
    loser, winner = topics()
    positions = list(Position.objects.order_by("pk"))
    merge(loser, winner, by=None)
    assert [list(position.topics.all()) for position in positions] == [[winner]] * 3
    assert winner not in winner.related.all()
    assert winner.related.count() == 2


def test_every_record_touched_is_a_newer_version_by_the_editor(pair):
    editor = f.EditorFactory()
    loser, winner = pair
    touched = {owner_of(row) for row in what_moves(loser)} | {winner}
    touched.discard(loser)
    before = {record: record.version for record in touched}

    merge(loser, winner, by=editor)

    for record, version in before.items():
        stored = type(record).objects.get(pk=record.pk)
        assert stored.version > version, record
        assert stored.updated_by == editor, record


def owner_of(row: Any) -> Any:
    for name in ("position", "conference", "document"):
        if not hasattr(row, "status") and hasattr(row, name):
            return getattr(row, name)
    return row


def test_the_merge_and_its_undoing_stand_in_the_history(pair):
    editor = f.EditorFactory()
    loser, winner = pair
    undo(merge(loser, winner, by=editor), by=editor)
    entries = [
        (version.revision.comment, version.revision.user) for version in history.versions(winner)
    ]
    assert entries[:3] == [
        (f"Undone: merged “{loser}” into “{winner}”", editor),
        (f"Merged “{loser}” into “{winner}”", editor),
        (f"Before: Merged “{loser}” into “{winner}”", editor),
    ]


def test_changes_made_since_the_merge_outlive_its_undoing(pair):
    loser, winner = pair
    snapshot = merge(loser, winner, by=None)
    winner.refresh_from_db()
    winner.note = winner.scope_note = "Written after the merge."
    winner.save()
    for position in Position.objects.all():
        position.statement = "Written after the merge."
        position.save()

    undo(snapshot, by=None)

    stored = type(winner).objects.get(pk=winner.pk)
    assert "Written after the merge." in (
        stored.__dict__.get("note"),
        stored.__dict__.get("scope_note"),
    )
    assert set(Position.objects.values_list("statement", flat=True)) <= {"Written after the merge."}


def test_a_reference_removed_since_the_merge_stays_removed():
    loser, winner = topics()
    position = Position.objects.order_by("pk")[0]
    snapshot = merge(loser, winner, by=None)
    other = f.TopicFactory()
    position.topics.set([other])
    undo(snapshot, by=None)
    assert list(position.topics.all()) == [other]


def test_a_part_deleted_since_the_merge_with_its_record_does_not_return():
    loser, winner = participants()
    snapshot = merge(loser, winner, by=None)
    Position.objects.all().delete()
    undo(snapshot, by=None)
    assert Participant.objects.filter(pk=loser.pk).exists()
    assert Attribution.objects.count() == 0


def test_a_merge_is_undone_once_only(pair):
    loser, winner = pair
    snapshot = merge(loser, winner, by=None)
    undo(snapshot, by=None)
    before = tables()
    with pytest.raises(CannotUndo) as caught:
        undo(snapshot, by=None)
    assert str(caught.value) == f"“{loser}” is back already."
    assert tables() == before


def test_of_a_chain_of_merges_the_last_is_undone_first():
    first, second, third = (f.TopicFactory(name=name) for name in ("One", "Two", "Three"))
    position = f.PositionFactory(topics=[first])
    start = tables()
    one = merge(first, second, by=None)
    two = merge(Topic.objects.get(pk=second.pk), third, by=None)
    assert list(position.topics.all()) == [third]
    assert find_current(Topic, "one") == third

    with pytest.raises(CannotUndo) as caught:
        undo(one, by=None)
    assert str(caught.value) == "“Two” has itself been merged or deleted since; undo that first."
    undo(two, by=None)
    assert find_current(Topic, "one") == second
    undo(one, by=None)
    assert tables() == start


def test_a_narrower_topic_merged_later_does_not_confuse_the_undoing():
    loser, winner = f.TopicFactory(), f.TopicFactory()
    child = f.TopicFactory(parent=loser)
    one = merge(loser, winner, by=None)
    two = merge(Topic.objects.get(pk=child.pk), Topic.objects.get(pk=winner.pk), by=None)
    undo(two, by=None)
    undo(one, by=None)
    child.refresh_from_db()
    assert child.parent == loser


def test_what_can_be_undone_is_listed(pair):
    loser, winner = pair
    assert undoable(winner) == {}
    snapshot = merge(loser, winner, by=None)
    winner.refresh_from_db()
    assert undoable(winner) == {snapshot.pk: str(loser)}
    undo(snapshot, by=None)
    winner.refresh_from_db()
    assert undoable(winner) == {}


def test_another_revision_is_no_merge():
    topic = f.TopicFactory()
    history.save(topic, by=None, comment="changed")
    with pytest.raises(CannotUndo) as caught:
        undo(history.versions(topic)[0].revision, by=None)
    assert str(caught.value) == "This revision is not the state before a merge."


def refused(loser: Any, winner: Any) -> str:
    before = tables()
    with pytest.raises(CannotMerge) as caught:
        merge(loser, winner, by=None)
    assert tables() == before
    return str(caught.value)


def test_only_records_of_one_noun_are_merged():
    expected = "Only two institutions, two participants or two topics can be merged."
    assert refused(f.TopicFactory(), f.InstitutionFactory()) == expected
    assert refused(f.ConferenceFactory(), f.ConferenceFactory()) == expected


def test_a_record_is_not_merged_with_itself():
    topic = f.TopicFactory()
    assert refused(topic, Topic.objects.get()) == "A record cannot be merged with itself."


def test_participants_of_different_kinds_stay_apart():
    loser = f.ParticipantFactory(name="Moscow", kind="government")
    winner = f.ParticipantFactory(name="Russian experts", kind="expert_group")
    assert refused(loser, winner) == (
        "“Moscow” is of the kind “Government”, “Russian experts” is not; make the kinds equal first."
    )


def test_anonymous_voices_of_two_conferences_stay_apart():
    one, other = f.ParticipantFactory(anonymous=True), f.ParticipantFactory(anonymous=True)
    assert refused(one, other) == "Anonymous voices of two conferences are not one."
    same = f.ParticipantFactory(anonymous=True, conference=one.conference)
    merge(same, one, by=None)


def test_voices_of_two_institutions_stay_apart():
    one, other = f.ParticipantFactory(kind="institution"), f.ParticipantFactory(kind="institution")
    assert (
        refused(one, other) == "They are voices of two institutions; merge the institutions first."
    )


@pytest.mark.parametrize("make", [f.TopicFactory, f.InstitutionFactory])
def test_nothing_is_merged_into_what_stands_below_it(make):
    top = make()
    low = make(parent=make(parent=top))
    assert refused(top, low) == f"“{top}” stands above “{low}”; merge them the other way round."


@pytest.mark.parametrize("make", [f.TopicFactory, f.InstitutionFactory])
def test_a_record_is_merged_into_the_one_above_it(make):
    top = make()
    middle = make(parent=top)
    low = make(parent=middle)
    before = tables()
    snapshot = merge(middle, top, by=None)
    low.refresh_from_db()
    assert low.parent == top
    undo(snapshot, by=None)
    assert tables() == before


def test_a_merge_does_not_make_the_tree_of_topics_too_deep():
    loser = f.TopicFactory()
    f.TopicFactory(parent=loser)
    winner = f.TopicFactory(parent=f.TopicFactory(parent=f.TopicFactory()))
    assert refused(loser, winner) == "The tree would be 4 levels deep; at most 3 are allowed."


def test_a_published_record_is_not_merged_into_a_hidden_one():
    loser, winner = f.TopicFactory(name="Public"), f.TopicFactory(name="Hidden", status="draft")
    assert refused(loser, winner) == (
        "“Public” is published and “Hidden” is not: what refers to it would disappear. "
        "Publish “Hidden” first."
    )
    merge(winner, loser, by=None)


def test_a_merge_that_would_name_a_protected_person_changes_nothing():
    loser = f.ParticipantFactory(name="Anna Ivanova")
    winner = f.ParticipantFactory(name="Anna Petrova", sort_name="Petrova, Anna")
    conference = f.ConferenceFactory(attribution_rule="chatham_house")
    f.AppearanceFactory(conference=conference, participant=loser)
    f.PositionFactory(conference=conference, statement="As Petrova said, trade grows.")
    before, entries = tables(), history.versions(winner).count()

    with pytest.raises(NotReady, match="would name Anna Petrova"):
        merge(loser, winner, by=None)

    assert tables() == before
    assert history.versions(winner).count() == entries
    assert Conference.objects.count() == 1
    assert Institution.objects.count() == 0


def test_a_stale_copy_of_the_winner_is_not_merged_into():
    loser, winner = f.TopicFactory(), f.TopicFactory()
    Topic.objects.get(pk=winner.pk).save()
    before = tables()
    with pytest.raises(VersionConflict):
        merge(loser, winner, by=None)
    assert tables() == before


def test_a_slug_given_away_since_has_to_be_freed_first():
    loser, winner = f.TopicFactory(slug="trade"), f.TopicFactory()
    snapshot = merge(loser, winner, by=None)
    winner.former_slugs.all().delete()
    f.TopicFactory(slug="trade")
    before = tables()
    with pytest.raises(CannotUndo) as caught:
        undo(snapshot, by=None)
    assert str(caught.value) == "Another record has the address “trade” by now; change that first."
    assert tables() == before


def test_a_merge_within_another_revision_has_revisions_of_its_own_and_is_undone_exactly(pair):
    loser, winner = pair
    before = tables()
    with history.revision(by=None, comment="outer"):
        history.stamp(winner, by=None)
        winner.save()
        snapshot = merge(loser, winner, by=None)
    comments = {version.revision.get_comment() for version in history.versions(winner)}
    assert comments == {
        "outer",
        f"Before: Merged “{loser}” into “{winner}”",
        f"Merged “{loser}” into “{winner}”",
    }
    undo(snapshot, by=None)
    after = tables()
    for name, rows in before.items():
        assert after[name] == rows, name


def test_columns_of_the_one_that_goes_are_taken_over_and_given_back():
    russia = f.CountryFactory(code="RU")
    loser = f.InstitutionFactory(
        name="Valdai Club", acronym="VDC", country=russia, description="A club.", website=""
    )
    winner = f.InstitutionFactory(name="Valdai Discussion Club", acronym="VC", description="")
    before = tables()

    snapshot = merge(loser, winner, by=None, take=["name", "acronym", "country", "description"])

    winner.refresh_from_db()
    assert (winner.name, winner.acronym, winner.country, winner.description) == (
        "Valdai Club", "VDC", russia, "A club.",
    )  # fmt: skip
    assert {name.text for name in winner.names.all()} == {"Valdai Discussion Club", "VC"}
    undo(snapshot, by=None)
    after = tables()
    for name, rows in before.items():
        assert after[name] == rows, name


def test_a_column_changed_since_the_merge_is_not_given_back():
    loser, winner = f.TopicFactory(scope_note="Theirs."), f.TopicFactory(scope_note="Ours.")
    snapshot = merge(loser, winner, by=None, take=["scope_note"])
    winner.refresh_from_db()
    assert winner.scope_note == "Theirs."
    winner.scope_note = "Newer."
    winner.save()
    undo(snapshot, by=None)
    winner.refresh_from_db()
    assert winner.scope_note == "Newer."


def test_only_columns_that_can_be_chosen_are_taken_over():
    loser, winner = f.TopicFactory(), f.TopicFactory()
    with pytest.raises(CannotMerge) as caught:
        merge(loser, winner, by=None, take=["slug"])
    assert str(caught.value) == (
        "“slug” cannot be taken over; these can: name, parent, scope_note."
    )


def test_what_is_taken_over_must_make_a_sound_record():
    winner = f.InstitutionFactory()
    loser = f.InstitutionFactory(parent=f.InstitutionFactory(parent=winner))
    before = tables()
    with pytest.raises(CannotMerge) as caught:
        merge(loser, winner, by=None, take=["parent"])
    assert str(caught.value) == "An institution cannot be part of itself."
    assert tables() == before


def test_comments_and_judgements_move_and_come_back():
    loser, winner, other = f.TopicFactory(), f.TopicFactory(), f.TopicFactory()
    comment = ReviewComment.objects.create(record=loser, text="What is this?")
    ReviewComment.objects.create(record=winner, text="And this?")
    EditingSession.objects.create(record=loser, user=f.EditorFactory())
    mark_distinct(loser, winner, by=None, note="Goods, and services.")
    mark_distinct(loser, other, by=None)
    mark_distinct(winner, f.TopicFactory(), by=None)
    before = tables()

    snapshot = merge(loser, winner, by=None)

    assert [row.text for row in ReviewComment.objects.about(winner)] == [
        "What is this?", "And this?",
    ]  # fmt: skip
    assert told_apart_from(other) == {winner.pk}
    assert KnownDistinct.objects.count() == 2
    assert EditingSession.objects.count() == 0
    undo(snapshot, by=None)
    after = tables()
    assert ReviewComment.objects.get(pk=comment.pk).record == loser
    for name, rows in before.items():
        if name != "EditingSession":
            assert after[name] == rows, name


def test_a_judgement_both_had_is_kept_once_and_both_come_back():
    loser, winner, other = f.TopicFactory(), f.TopicFactory(), f.TopicFactory()
    for topic in (loser, winner):
        mark_distinct(topic, other, by=None, note=topic.name)
    before = tables()
    snapshot = merge(loser, winner, by=None)
    (kept,) = KnownDistinct.objects.all()
    assert kept.note == winner.name
    undo(snapshot, by=None)
    assert tables() == before


def test_a_record_with_a_next_version_in_work_is_not_merged_away():
    loser, winner = f.TopicFactory(name="Commerce"), f.TopicFactory()
    change(loser, lambda topic: setattr(topic, "scope_note", "Newer."), by=None, comment="Edit")
    assert refused(loser, winner) == (
        "“Commerce” has a next version in work, which would be lost. Publish it or drop it first; "
        "or merge them the other way round."
    )
    merge(winner, loser, by=None)


def test_a_next_version_that_mentions_the_one_that_goes_mentions_the_other(pair):
    loser, winner = pair
    position = f.PositionFactory(topics=[loser] if isinstance(loser, Topic) else [f.TopicFactory()])
    if isinstance(loser, Participant):
        f.AttributionFactory(position=position, participant=loser)
    if isinstance(loser, Institution):
        record, how = f.DocumentFactory(publisher=loser), "note"
    else:
        record, how = position, "note"
    change(record, lambda row: setattr(row, how, "In work."), by=None, comment="Edit")
    waiting = NextVersion.objects.get()
    before = (waiting.base, waiting.content)

    snapshot = merge(loser, winner, by=None)

    waiting.refresh_from_db()
    for state in (waiting.base, waiting.content):
        assert not mentions(state, type(record), loser)
        assert mentions(state, type(record), winner)
    undo(snapshot, by=None)
    waiting.refresh_from_db()
    assert (waiting.base, waiting.content) == before


def test_a_next_version_can_be_published_after_the_merge():
    loser, winner = f.ParticipantFactory(), f.ParticipantFactory()
    position = f.PositionFactory(holders=[loser])
    change(position, lambda row: setattr(row, "note", "In work."), by=None, comment="Edit")
    merge(loser, winner, by=None)
    position.refresh_from_db()
    next_versions.publish_next(position, by=None)
    position.refresh_from_db()
    assert position.note == "In work."
    assert [row.participant for row in position.attributions.all()] == [winner]


def test_the_preview_tells_what_a_merge_would_do():
    loser = f.ParticipantFactory(name="Anna Ivanova", slug="ivanova", description="An expert.")
    winner = f.ParticipantFactory(name="A. Ivanova", description="")
    f.ParticipantNameFactory(participant=loser, text="Анна Иванова")
    one, two = (f.ParticipantIdentifierFactory(participant=each) for each in (loser, winner))
    both = f.PositionFactory(holders=[loser, winner])
    alone = f.PositionFactory(holders=[loser])
    ReviewComment.objects.create(record=loser, text="Who?")
    mark_distinct(loser, winner, by=None, note="Mother and daughter.")
    user = f.EditorFactory(username="olga")
    EditingSession.objects.create(record=loser, user=user)
    before = tables()

    seen = preview(loser, winner)

    (moving,) = seen.moving
    twice, moved = both.attributions.get(participant=loser), alone.attributions.get()
    assert (moving.label, moving.count, moving.more) == ("Attributions", 2, 0)
    assert (moving.rows, moving.twice) == ([twice, moved], {twice.pk})
    assert [(each.name, each.kept, each.other, each.take) for each in seen.choices] == [
        ("name", "A. Ivanova", "Anna Ivanova", False),
        ("description", "", "An expert.", True),
    ]
    assert seen.names == ["Anna Ivanova", "Анна Иванова"]
    assert seen.slugs == ["ivanova"]
    assert seen.identifiers == [str(one)]
    assert seen.two_identifiers == [f"{two} and {one}"]
    assert seen.comments == 1
    assert seen.known_distinct.note == "Mother and daughter."
    assert seen.open_by == ["olga"]
    assert seen.refusal == ""
    assert tables() == before


def test_the_preview_says_what_a_merge_would_refuse():
    topic = f.TopicFactory()
    assert preview(topic, topic).refusal == "A record cannot be merged with itself."


def test_the_preview_of_a_thousand_references_reads_as_much_as_that_of_one():
    loser, winner = f.TopicFactory(), f.TopicFactory()
    f.PositionFactory(topics=[loser])
    preview(loser, winner)
    with CaptureQueriesContext(connection) as few:
        preview(loser, winner)
    for _number in range(30):
        f.PositionFactory(topics=[loser, winner])
    with CaptureQueriesContext(connection) as many:
        seen = preview(loser, winner)
    assert len(many) == len(few)
    (moving,) = seen.moving
    assert (moving.count, len(moving.rows), moving.more, len(moving.twice)) == (31, 25, 6, 30)


def test_a_merge_beside_a_running_event_loop_stays_on_its_connection(browser):
    """A driven browser keeps a loop running, in which a new context has connections of its own."""
    loser, winner = f.TopicFactory(name="Old"), f.TopicFactory(name="New")
    assert merge(loser, winner, by=None).version_set.exists()
    assert not type(loser).objects.filter(pk=loser.pk).exists()
