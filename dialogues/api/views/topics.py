from django.db.models import QuerySet

from dialogues.api.serializers.topics import TopicSerializer
from dialogues.api.views.collection import Collection
from dialogues.exporting.columns.topics import COLUMNS
from dialogues.exporting.linked_data.topics import defined_term
from dialogues.filters.topics import TopicListing
from dialogues.models import Topic


class Topics(Collection):
    plural, noun = "topics", "topic"
    listing = TopicListing
    shape = detail_shape = TopicSerializer
    columns = COLUMNS
    linked = staticmethod(defined_term)

    def detail_rows(self) -> QuerySet[Topic]:
        return super().detail_rows().with_positions_count()  # type: ignore[attr-defined]
