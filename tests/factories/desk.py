"""What the desk keeps about records."""

from django.contrib.contenttypes.models import ContentType
from factory import LazyFunction, SubFactory
from factory.django import DjangoModelFactory

from dialogues.models import (
    EditingSession,
    ImportRun,
    KnownDistinct,
    NextVersion,
    ReviewComment,
    Topic,
)
from tests.factories.topic import TopicFactory
from tests.factories.user import EditorFactory


class NextVersionFactory(DjangoModelFactory[NextVersion]):
    class Meta:
        model = NextVersion

    record = SubFactory(TopicFactory)
    base = LazyFunction(dict)
    base_version = 1
    content = LazyFunction(dict)


class ReviewCommentFactory(DjangoModelFactory[ReviewComment]):
    class Meta:
        model = ReviewComment

    record = SubFactory(TopicFactory)
    by = SubFactory(EditorFactory)
    text = "Is this what the text says?"


class EditingSessionFactory(DjangoModelFactory[EditingSession]):
    class Meta:
        model = EditingSession

    record = SubFactory(TopicFactory)
    user = SubFactory(EditorFactory)


class KnownDistinctFactory(DjangoModelFactory[KnownDistinct]):
    class Meta:
        model = KnownDistinct

    content_type = LazyFunction(lambda: ContentType.objects.get_for_model(Topic))
    first_id = 1
    second_id = 2


class ImportRunFactory(DjangoModelFactory[ImportRun]):
    class Meta:
        model = ImportRun

    name = "topics.csv"
    content = b"name\n"
