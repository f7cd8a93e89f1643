"""Rule 4: slugs are stable. A changed slug redirects, and is never given to another record."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from dialogues.models import (
    Conference,
    Document,
    FormerSlug,
    Institution,
    Participant,
    Series,
    Topic,
    find_current,
)
from tests.factories import (
    ConferenceFactory,
    DocumentFactory,
    InstitutionFactory,
    ParticipantFactory,
    SeriesFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db
FACTORIES = {
    Conference: ConferenceFactory,
    Document: DocumentFactory,
    Institution: InstitutionFactory,
    Participant: ParticipantFactory,
    Series: SeriesFactory,
    Topic: TopicFactory,
}
every_noun = pytest.mark.parametrize("model", FACTORIES, ids=lambda model: model._meta.model_name)


def rename(record: models.Model, slug: str) -> None:
    record.slug = slug
    record.full_clean()
    record.save()


@every_noun
def test_a_changed_slug_redirects(model):
    record = FACTORIES[model](slug="old")
    assert find_current(model, "old") is None

    rename(record, "new")

    assert find_current(model, "old") == record
    assert [former.slug for former in record.former_slugs] == ["old"]


@every_noun
def test_every_earlier_slug_redirects_to_the_present_one(model):
    record = FACTORIES[model](slug="first")
    for slug in ("second", "third"):
        rename(record, slug)

    assert [find_current(model, slug) for slug in ("first", "second")] == [record, record]
    assert find_current(model, "third") is None


@every_noun
def test_there_and_back_again_leaves_one_redirect(model):
    record = FACTORIES[model](slug="a")
    rename(record, "b")
    rename(record, "a")

    assert find_current(model, "a") is None
    assert find_current(model, "b") == record
    assert FormerSlug.objects.count() == 1


@every_noun
def test_a_former_slug_is_not_given_to_another_record(model):
    rename(FACTORIES[model](slug="taken"), "elsewhere")
    other = FACTORIES[model].build(slug="taken")

    with pytest.raises(ValidationError) as caught:
        other.clean()

    assert caught.value.message_dict == {
        "slug": ["“taken” was the address of another record and redirects there; choose another."]
    }


def test_a_record_may_take_back_its_own_former_slug():
    record = TopicFactory(slug="a")
    rename(record, "b")
    record.slug = "a"
    record.full_clean()


def test_a_former_slug_of_another_noun_is_free():
    rename(TopicFactory(slug="asia"), "asia-pacific")
    rename(ConferenceFactory(slug="other"), "asia")

    assert find_current(Conference, "asia") is None
    assert find_current(Topic, "asia") is not None


def test_a_record_read_anew_still_knows_that_its_slug_changed():
    record = TopicFactory(slug="a")
    copy = Topic.objects.get(pk=record.pk)
    rename(copy, "b")
    record.refresh_from_db()
    rename(record, "c")

    assert {row.slug: row.current for row in FormerSlug.objects.all()} == {"a": "c", "b": "c"}


def test_a_save_of_other_columns_moves_no_address():
    series = SeriesFactory(slug="a")
    series.slug = "b"
    series.save(update_fields=["title"])

    assert Series.objects.get().slug == "a"
    assert FormerSlug.objects.count() == 0


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Strategic stability", "strategic-stability"),
        ("Стратегическая стабильность", "topic-2"),
        ("戦略的安定性", "topic-2"),
        ("…!", "topic-2"),
        ("Łódź and Ørsted: naïve café", "odz-and-rsted-naive-cafe"),
        ("X" * 150, "x" * 112),
    ],
)
def test_a_slug_is_made_from_the_name(name, slug):
    assert TopicFactory(name=name).slug == slug


def test_names_without_latin_letters_are_numbered():
    made = [
        ParticipantFactory(name=name).slug for name in ("笹川陽平", "Андрей Быстрицкий", "習近平")
    ]
    assert made == ["participant-2", "participant-3", "participant-4"]


def test_equal_names_are_numbered():
    assert [TopicFactory(name="Trade").slug for _ in range(3)] == ["trade", "trade-2", "trade-3"]


def test_a_made_slug_avoids_former_ones():
    rename(TopicFactory(slug="trade"), "commerce")
    assert TopicFactory(name="Trade").slug == "trade-2"


def test_a_conference_s_slug_names_its_year():
    assert ConferenceFactory(title="Joint seminar").slug == "joint-seminar-2021"
    assert ConferenceFactory(title="Joint seminar", start_date=None).slug == "joint-seminar"


@pytest.mark.parametrize("word", ["feed", "facets"])
def test_a_slug_does_not_hide_the_address_of_a_list(word):
    made = TopicFactory(name=word)
    assert made.slug == f"{word}-2"
    made.slug = word
    with pytest.raises(ValidationError) as caught:
        made.full_clean()
    assert caught.value.message_dict == {
        "slug": [f"“{word}” is the address of a list; choose another."]
    }


def test_two_records_cannot_share_a_slug():
    TopicFactory(slug="one")
    with pytest.raises(IntegrityError), transaction.atomic():
        TopicFactory(slug="one")


def test_with_a_deleted_record_its_redirects_go():
    record = TopicFactory(slug="a")
    rename(record, "b")
    record.delete()
    TopicFactory(slug="b")

    assert find_current(Topic, "a") is None
    TopicFactory.build(slug="a").clean()


def test_an_unknown_slug_leads_nowhere():
    assert find_current(Topic, "nowhere") is None
