"""What authors and reviewers say, and that two people have seen what is published."""

import pytest

from dialogues.editorial import history, reviewing
from dialogues.editorial.changing import change
from dialogues.editorial.publishing import (
    approve,
    publish,
    publish_next,
    send_back,
    submit,
    withdraw,
)
from dialogues.editorial.readiness import NotReady
from dialogues.editorial.reviewing import CommentMissing, required_eyes, required_eyes_of_all
from dialogues.models import Position, ReviewComment, Topic, VersionConflict
from tests import factories as f

pytestmark = pytest.mark.django_db
NOUNS = [
    f.ConferenceFactory,
    f.DocumentFactory,
    f.InstitutionFactory,
    f.ParticipantFactory,
    f.PositionFactory,
    f.TopicFactory,
]
each_noun = pytest.mark.parametrize("make", NOUNS, ids=lambda make: make._meta.model.__name__)


@pytest.fixture
def four_eyes(settings):
    settings.FOUR_EYES = True


@pytest.fixture
def author():
    return f.MemberFactory(group="publisher", first_name="Clara", last_name="Ito")


@pytest.fixture
def reviewer():
    return f.MemberFactory(group="editor", first_name="Edgar", last_name="Holm")


def entered(make, by, **given):
    return make(status="draft", created_by=by, updated_by=by, **given)


def stored(record):
    return type(record).objects.get(pk=record.pk)


def edited(record, by):
    history.save(stored(record), by=by, comment="Edited")
    return stored(record)


REFUSAL = (
    "You changed it last, and two people have to have seen what is published: ask Edgar Holm to "
    "approve it, or to publish it. Where one editor works alone, FOUR_EYES=false in the site’s "
    "settings ends this rule."
)


@pytest.mark.usefixtures("four_eyes")
class TestFourEyes:
    @each_noun
    def test_nobody_publishes_alone_what_they_changed_last(self, make, author, reviewer):
        record = entered(make, author)
        with pytest.raises(NotReady) as caught:
            publish(record, by=author)
        assert [problem.message for problem in caught.value.problems] == [REFUSAL]
        assert stored(record).status == "draft"
        assert not make._meta.model.objects.published().filter(pk=record.pk).exists()

    @each_noun
    def test_another_publishes_it(self, make, author):
        record = entered(make, author)
        publish(record, by=f.MemberFactory(group="publisher"))
        assert stored(record).status == "published"

    @each_noun
    def test_its_author_publishes_what_another_has_approved(self, make, author, reviewer):
        record = entered(make, author)
        submit(record, by=author)
        approve(stored(record), by=reviewer)
        publish(stored(record), by=author)
        assert stored(record).status == "published"

    def test_a_superuser_is_no_exception(self):
        editor = f.EditorFactory()
        topic = entered(f.TopicFactory, editor)
        with pytest.raises(NotReady) as caught:
            publish(topic, by=editor)
        assert str(caught.value) == (
            "You changed it last, and two people have to have seen what is published: nobody else "
            "may review it yet, so put a second person into the group “editor” or “publisher”. "
            "Where one editor works alone, FOUR_EYES=false in the site’s settings ends this rule."
        )

    def test_the_setting_ends_the_rule(self, author, settings):
        topic = entered(f.TopicFactory, author)
        assert len(required_eyes(topic, author)) == 1
        settings.FOUR_EYES = False
        assert required_eyes(topic, author) == []
        publish(topic, by=author)

    def test_the_system_needs_nobody(self, author):
        for topic, by in (
            (entered(f.TopicFactory, author), None),
            (entered(f.TopicFactory, None), author),
        ):
            publish(topic, by=by)
            assert stored(topic).is_published

    def test_an_approval_counts_for_its_version_only(self, author, reviewer):
        topic = entered(f.TopicFactory, author)
        submit(topic, by=author)
        approve(stored(topic), by=reviewer)
        assert required_eyes(stored(topic), author) == []
        topic = edited(topic, author)
        assert [problem.message for problem in required_eyes(topic, author)] == [REFUSAL]
        approve(topic, by=reviewer)
        assert required_eyes(topic, author) == []

    def test_steps_keep_an_approval(self, author, reviewer):
        topic = entered(f.TopicFactory, author)
        submit(topic, by=author)
        approve(stored(topic), by=reviewer)
        publish(stored(topic), by=author)
        withdraw(stored(topic), by=author, reason="Once more.")
        publish(stored(topic), by=author)
        assert stored(topic).status == "published"

    def test_a_record_read_before_another_s_change_is_not_published(self, author, reviewer):
        topic = entered(f.TopicFactory, author)
        submit(topic, by=author)
        approve(stored(topic), by=reviewer)
        read = stored(topic)
        edited(topic, author)
        with pytest.raises(VersionConflict):
            publish(read, by=author)
        assert stored(topic).status == "in_review"

    def test_whoever_changes_it_last_needs_the_other(self, author, reviewer):
        topic = entered(f.TopicFactory, author)
        topic = edited(topic, reviewer)
        assert required_eyes(topic, author) == []
        assert len(required_eyes(topic, reviewer)) == 1

    def test_nobody_approves_their_own_work(self, author):
        topic = entered(f.TopicFactory, author)
        submit(topic, by=author)
        with pytest.raises(NotReady) as caught:
            approve(stored(topic), by=author)
        assert str(caught.value) == "You changed it last; somebody else has to approve it."
        assert not ReviewComment.objects.exists()

    def test_an_own_approval_of_an_earlier_hand_counts_for_nothing(self, author, reviewer):
        """Approved by somebody who then became the last to change it."""
        topic = entered(f.TopicFactory, author)
        submit(topic, by=author)
        approve(stored(topic), by=reviewer)
        topic = edited(topic, reviewer)
        assert len(required_eyes(topic, reviewer)) == 1

    @pytest.mark.parametrize("count", [1, 3])
    def test_many_are_judged_by_one_query(self, author, count, django_assert_num_queries):
        topics = [entered(f.TopicFactory, author) for _ in range(count)]
        for topic in topics:
            submit(topic, by=author)
        approve(stored(topics[0]), by=f.MemberFactory(group="editor"))
        topics = [stored(topic) for topic in topics]
        required_eyes(topics[0], author)
        with django_assert_num_queries(1 if count == 1 else 2):  # the second: who could help
            found = required_eyes_of_all(topics, author)
        assert [bool(problems) for problems in found] == [False, True, True][:count]

    def test_the_next_version_of_what_is_public_needs_two_as_well(self, author, reviewer):
        topic = f.TopicFactory(name="One")
        change(topic, lambda row: setattr(row, "name", "Two"), by=author, comment="")
        with pytest.raises(NotReady) as caught:
            publish_next(stored(topic), by=author)
        assert str(caught.value) == REFUSAL
        assert stored(topic).name == "One"
        submit(stored(topic), by=author)
        approve(stored(topic), by=reviewer)
        publish(stored(topic), by=author)
        assert stored(topic).name == "Two"

    def test_an_approved_next_version_that_is_changed_is_no_longer_approved(self, author, reviewer):
        topic = f.TopicFactory(name="One")
        change(topic, lambda row: setattr(row, "name", "Two"), by=author, comment="")
        submit(stored(topic), by=author)
        approve(stored(topic), by=reviewer)
        change(stored(topic), lambda row: setattr(row, "name", "Three"), by=author, comment="")
        with pytest.raises(NotReady):
            publish(stored(topic), by=author)
        assert stored(topic).name == "One"


@each_noun
def test_comments_are_kept_as_written_on_every_noun(make, reviewer):
    record = make(version=3)
    text = "  <b>Which</b> sentence?\n\n\tThe “second”? "
    said = reviewing.comment(record, text, by=reviewer)
    assert [
        (row.text, row.version, row.by, row.kind, row.is_settled)
        for row in reviewing.comments(record)
    ] == [(text, 3, reviewer, "comment", False)]
    reviewing.settle(said, by=reviewer)
    assert [(row.is_settled, row.settled_by) for row in reviewing.comments(record)] == [
        (True, reviewer)
    ]
    reviewing.reopen(said, by=reviewer)
    assert [(row.is_settled, row.settled_by) for row in reviewing.comments(record)] == [
        (False, None)
    ]


@pytest.mark.parametrize("text", ["", " \n\t"])
def test_an_empty_comment_says_nothing(text):
    with pytest.raises(CommentMissing):
        reviewing.comment(f.TopicFactory(), text, by=None)
    assert not ReviewComment.objects.exists()


def test_sending_back_needs_a_comment_and_handing_in_again_answers_it(author, reviewer):
    topic = entered(f.TopicFactory, author)
    submit(topic, by=author)
    with pytest.raises(CommentMissing):
        send_back(stored(topic), by=reviewer, comment=" ")
    assert stored(topic).status == "in_review"
    send_back(stored(topic), by=reviewer, comment="Which of the two?")
    said = reviewing.comments(topic).get()
    assert (said.kind, said.text, said.version, said.is_settled) == (
        "sent_back", "Which of the two?", 2, False,
    )  # fmt: skip
    submit(stored(topic), by=author)
    said.refresh_from_db()
    assert (said.is_settled, said.settled_by) == (True, author)


def test_the_history_tells_of_the_step_and_not_of_the_words(author, reviewer):
    topic = entered(f.TopicFactory, author)
    submit(topic, by=author)
    send_back(stored(topic), by=reviewer, comment="Between us.")
    submit(stored(topic), by=author)
    approve(stored(topic), by=reviewer, comment="Well done.")
    comments = [(row.revision.comment, row.revision.user) for row in history.versions(topic)]
    assert comments == [
        ("Approved", reviewer),
        ("Submitted for review", author),
        ("Sent back to draft", reviewer),
        ("Submitted for review", author),
    ]


def test_an_approval_of_what_is_no_longer_the_newest_is_refused(author, reviewer):
    topic = entered(f.TopicFactory, author)
    submit(topic, by=author)
    read = stored(topic).version
    topic = edited(topic, author)
    with pytest.raises(VersionConflict):
        approve(topic, by=reviewer, version=read)
    assert not ReviewComment.objects.exists()
    approve(topic, by=reviewer, version=topic.version)
    assert reviewing.approvals(topic).count() == 1


def test_a_position_whose_holder_is_merged_has_to_be_seen_again(author, reviewer, settings):
    from dialogues.editorial.merging import merge

    settings.FOUR_EYES = True
    holders = [
        f.ParticipantFactory(expert_group=True, name=name) for name in ("Experts", "experts")
    ]
    position = entered(f.PositionFactory, author, holders=holders[:1])
    submit(position, by=author)
    approve(stored(position), by=reviewer)
    merge(*holders, by=reviewer)
    position = Position.objects.get()
    assert not reviewing.approvals(position).exists()
    assert len(required_eyes(position, reviewer)) == 1


def test_a_comment_on_one_record_is_not_on_another_of_the_same_number(author):
    topic = f.TopicFactory()
    institution = f.InstitutionFactory()
    Topic.objects.filter(pk=topic.pk).update(id=institution.pk)
    reviewing.comment(institution, "Here.", by=author)
    assert list(reviewing.comments(Topic.objects.get())) == []
