from factory import LazyAttribute, SubFactory

from dialogues.choices import AttributionRole
from dialogues.models import Attribution
from tests.factories.editorial import OrderedPartFactory
from tests.factories.participant import ParticipantFactory


class AttributionFactory(OrderedPartFactory[Attribution]):
    """An expert group as the only holder of a position, unless a position is given."""

    class Meta:
        model = Attribution

    position = SubFactory("tests.factories.position.PositionFactory", holders=[])
    participant = SubFactory(ParticipantFactory, expert_group=True)
    role = AttributionRole.HOLDER
    words = "according to experts"
    order = LazyAttribute(lambda row: OrderedPartFactory.last(row.position.attributions))
