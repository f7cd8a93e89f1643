from factory import Sequence
from factory.django import DjangoModelFactory

from dialogues.models import Series


class SeriesFactory(DjangoModelFactory[Series]):
    """Shows once a public conference belongs to it."""

    class Meta:
        model = Series

    title = Sequence(lambda n: f"Joint conference, series {n}")
