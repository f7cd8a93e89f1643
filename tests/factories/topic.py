from factory import Sequence, SubFactory
from factory.django import DjangoModelFactory

from dialogues.choices import LabelKind
from dialogues.models import Topic, TopicLabel
from tests.factories.editorial import EditorialFactory


class TopicFactory(EditorialFactory[Topic]):
    class Meta:
        model = Topic

    name = Sequence(lambda n: f"Topic {n}")
    scope_note = "What is coded here."


class TopicLabelFactory(DjangoModelFactory[TopicLabel]):
    class Meta:
        model = TopicLabel

    topic = SubFactory(TopicFactory)
    text = Sequence(lambda n: f"Тема {n}")
    language = "ru"
    kind = LabelKind.PREFERRED
