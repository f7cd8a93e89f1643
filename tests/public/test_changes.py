"""The public log on its pages: what it tells, and what it must never tell."""

import feedparser
import pytest
import reversion

from dialogues.editorial import history, next_versions, publishing
from dialogues.editorial.changing import change
from dialogues.editorial.merging import merge
from dialogues.editorial.public_changes import explained, settle
from dialogues.models import PublicChange
from tests import factories as f

pytestmark = pytest.mark.django_db


def begin(*records):
    with history.revision(by=None, comment="Begun"):
        for record in records:
            reversion.add_to_revision(record)


def correct(record, how=None, **columns):
    def apply(fresh):
        for name, value in columns.items():
            setattr(fresh, name, value)
        if how:
            how(fresh)

    change(record, apply, by=None, comment="")
    next_versions.publish_next(record, by=None)
    record.refresh_from_db()


def log(record):
    return f"{record.get_absolute_url()}changes/"


@pytest.fixture
def corrected():
    """A position whose statement was corrected, with its log."""
    position = f.PositionFactory(
        statement="Trade will surely grow.",
        holders=[f.ParticipantFactory(person=True, name="Irina Petrova")],
    )
    begin(position)
    correct(position, statement="Trade may grow.")
    return position


def test_the_log_of_a_record_tells_old_and_new_words(visit, corrected):
    page = visit(log(corrected))
    assert page.texts("h1") == ["Trade may grow."]
    assert page.texts("del") == ["[removed: will surely ]"]
    assert page.texts("ins") == ["[added: may ]"]
    assert page.texts(class_="change__kind") == ["Corrected", "Published"]


def test_every_noun_has_a_log_that_its_page_leads_to(visit):
    records = [
        make()
        for make in (
            f.ConferenceFactory,
            f.DocumentFactory,
            f.InstitutionFactory,
            f.ParticipantFactory,
            f.PositionFactory,
            f.TopicFactory,
        )
    ]
    settle()
    for record in records:
        assert visit(record.get_absolute_url()).links["unchanged since"] == log(record)
        assert visit(log(record)).texts(class_="change__kind") == ["Published"]


def test_words_from_before_a_withdrawal_are_gone_with_it(visit, corrected):
    assert "surely" in visit(log(corrected)).main
    publishing.withdraw(corrected, by=None, reason="Entered twice.")
    page = visit(log(corrected), status=410)
    assert "Entered twice." in page.main
    assert "surely" not in page.main
    assert "Trade" not in page.main

    publishing.publish(corrected, by=None)
    page = visit(log(corrected))
    assert page.texts(class_="change__kind") == [
        "Shown again",
        "Withdrawn",
        "Corrected",
        "Published",
    ]
    assert "surely" not in page.main
    assert "Corrected: Statement. The earlier wording is not shown." in page.main


def test_a_name_that_is_protected_since_is_not_told(visit):
    person = f.ParticipantFactory(person=True, name="Irina Petrova")
    group = f.ParticipantFactory(expert_group=True, name="Experts")
    position = f.PositionFactory(holders=[person], statement="Petrova trusts nobody.")
    begin(position)

    def replace(fresh):
        fresh.attributions.all().delete()
        f.AttributionFactory(position=fresh, participant=group)

    correct(position, replace, statement="Nobody is trusted.")
    assert "Irina Petrova" in visit(log(position)).main
    assert "Petrova trusts" in visit(log(position)).main

    conference = position.conference
    correct(conference, attribution_rule="chatham_house")
    page = visit(log(position))
    assert "Petrova" not in page.main
    assert "Corrected: Statement, Attributions. The earlier wording is not shown." in page.main


def test_a_participant_made_anonymous_keeps_no_former_name(visit):
    person = f.ParticipantFactory(person=True, name="Irina Petrova")
    begin(person)
    correct(person, name="I. Petrova")
    assert "Irina" in visit(log(person)).main
    conference = f.ConferenceFactory()
    correct(person, name="One participant", kind="anonymous", conference=conference, country=None)
    page = visit(log(person))
    assert page.texts(class_="change__kind") == ["Corrected", "Corrected", "Published"]
    # Its address, which it keeps for good, is not a matter of the log.
    assert "Petrova" not in page.main


def test_what_it_named_and_is_not_public_any_more_is_not_told(visit):
    position = f.PositionFactory()
    old = position.topics.get()
    old.name = "Old topic"
    old.save()
    begin(position)
    new = f.TopicFactory(name="New topic")
    correct(position, lambda fresh: fresh.topics.set([new]))
    assert "Old topic" in visit(log(position)).main
    publishing.withdraw(old, by=None, reason="Not ours.")
    page = visit(log(position))
    assert "Old topic" not in page.main
    assert "New topic" in page.main


def test_a_withdrawn_holder_goes_from_the_log_with_the_words_that_attribute(visit):
    old = f.ParticipantFactory(expert_group=True, name="Old holders")
    position = f.PositionFactory(holders=[old])
    words = position.attributions.get().words
    begin(position)

    other = f.ParticipantFactory(expert_group=True)

    def replace(fresh):
        fresh.attributions.all().delete()
        f.AttributionFactory(position=fresh, participant=other, words="as others say")

    correct(position, replace)
    assert "Old holders" in visit(log(position)).main
    assert words in visit(log(position)).main
    publishing.withdraw(old, by=None, reason="Not ours.")
    page = visit(log(position))
    assert "Old holders" not in page.main
    assert words not in page.main
    assert "as others say" in page.main


def test_a_text_is_told_only_where_it_may_be_read(visit):
    document = f.DocumentFactory(text="The ancient wording stands here.")
    begin(document)
    correct(document, text="The new wording stands here.")
    assert "ancient" in visit(log(document)).texts("del")[0]
    correct(document, visibility="passages")
    page = visit(log(document))
    assert "ancient" not in page.main
    assert page.texts(class_="change__kind") == ["Corrected", "Corrected", "Published"]


def test_quotations_of_a_text_whose_words_may_not_be_seen_are_not_told(visit):
    document = f.DocumentFactory(text="Japan and China.")
    position = f.PositionFactory(document=document, quotations=["Japan"])
    begin(position, document)

    def replace(fresh):
        fresh.quotations.all().delete()
        f.QuotationFactory(position=fresh, exact="China")

    correct(position, replace)
    assert "Japan" in visit(log(position)).main
    correct(document, visibility="nothing")
    page = visit(log(position))
    assert "Japan" not in page.main
    assert "China" not in page.main


def test_the_editors_note_is_told_nowhere(visit, corrected):
    correct(corrected, note="Between ourselves.", statement="Trade grows.")
    assert "grows" in visit(log(corrected)).main
    for address in (log(corrected), "/changes/"):
        assert "Between" not in visit(address).main


def test_a_publisher_s_note_is_read_and_wording_can_be_kept_back(visit):
    topic = f.TopicFactory(name="One")
    begin(topic)
    with explained(topic, note="A slip of the pen.", wording_kept_back=True):
        correct(topic, name="Two")
    page = visit(log(topic))
    assert page.texts(class_="change__note") == ["A slip of the pen."]
    assert page.texts("del") == []
    assert "One" not in page.main


def test_drafts_have_no_log(client):
    draft = f.TopicFactory(status="draft")
    assert client.get(log(draft)).status_code == 404
    draft.status, draft.published_at = "published", draft.created_at
    draft.save()
    assert client.get(log(draft)).status_code == 200


def test_the_log_of_a_merged_record_is_that_of_the_one_it_went_into(client, visit):
    loser, winner = f.TopicFactory(name="Old"), f.TopicFactory(name="New")
    begin(loser, winner)
    address = log(loser)
    merge(loser, winner, by=None)
    assert client.get(address).headers["Location"] == log(winner)
    kinds = visit(log(winner)).texts(class_="change__kind")
    assert kinds == ["Another record was merged into this one", "Published"]
    assert "Its address now leads to New" in visit("/changes/?kind=merged").main


def test_the_log_of_all_records(visit, corrected):
    withdrawn = f.TopicFactory(name="Secret topic")
    begin(withdrawn)
    assert "Secret topic" in visit("/changes/").main
    publishing.withdraw(withdrawn, by=None, reason="Entered twice.")

    page = visit("/changes/?noun=topic&kind=withdrawn")
    assert page.texts(class_="change__title") == [f"Topic {withdrawn.pk}"]
    assert "Entered twice." in page.main
    everything = visit("/changes/").main
    assert "Secret topic" not in everything
    assert "Corrected Position Trade may grow." in everything
    assert "surely" not in everything


def test_nobody_s_name_stands_in_the_log(visit):
    editor = f.EditorFactory(first_name="Agafya", username="agafya")
    topic = f.TopicFactory(status="draft")
    publishing.publish(topic, by=editor)
    change(topic, lambda row: setattr(row, "name", "Two"), by=editor, comment="Agafya was here")
    next_versions.publish_next(topic, by=None)
    for address in ("/changes/", log(topic), "/changes/feed/"):
        text = visit(address).main if "feed" not in address else ""
        assert "gafya" not in text
    assert PublicChange.objects.about(topic).count() == 2


def test_the_feed_of_changes(client, corrected):
    answer = client.get("/changes/feed/?kind=corrected&noun=position")
    feed = feedparser.parse(answer.content)
    assert [entry.title for entry in feed.entries] == ["Corrected: Trade may grow."]
    assert "surely" not in answer.content.decode()


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("?kind=eaten", "“eaten” is no value of “kind”"),
        ("?noun=person", "“person” is no value of “noun”"),
        ("?nuon=topic", "There is no parameter “nuon”. Did you mean “noun”?"),
        ("?cursor=abc", "cursor"),
    ],
)
def test_what_is_not_there_is_refused_by_name(visit, query, named):
    assert named in visit(f"/changes/{query}", status=400).main
    if "cursor" not in query:
        assert named in visit(f"/changes/feed/{query}", status=400).main


def test_the_log_of_a_record_takes_no_parameters(visit, corrected):
    assert visit(f"{log(corrected)}?page=2", status=400).main


def test_pages_follow_each_other(visit):
    begin(*(f.TopicFactory(name=f"Topic {n:03}") for n in range(60)))
    first = visit("/changes/?noun=topic")
    second = visit(first.links["Next page →"])
    ids = [
        one.attributes["id"]
        for page in (first, second)
        for one in page.all("li")
        if one.attributes.get("id", "").startswith("change-")
    ]
    assert (len(ids), len(set(ids))) == (60, 60)
    assert first.texts("summary")[-1] == "50 records on this day"


@pytest.mark.parametrize("changes", [1, 3])
def test_the_log_of_a_record_asks_the_same_however_long_it_is(
    client, django_assert_num_queries, changes
):
    position = f.PositionFactory()
    begin(position)
    for number in range(changes):
        topic = f.TopicFactory()
        correct(
            position,
            lambda fresh, topic=topic: fresh.topics.set([topic]),
            statement=f"{number} stands.",
        )
    with django_assert_num_queries(14):
        assert client.get(log(position)).status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_the_log_of_all_asks_the_same_however_long_it_is(client, django_assert_num_queries, rows):
    for _number in range(rows):
        begin(f.PositionFactory())
    with django_assert_num_queries(11):
        assert client.get("/changes/").status_code == 200
