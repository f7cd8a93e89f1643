from dialogues.api.serializers.positions import PositionSerializer
from dialogues.api.writing.collection import WrittenCollection
from dialogues.exporting.columns.positions import COLUMNS
from dialogues.exporting.linked_data.positions import claim
from dialogues.filters.positions import PositionListing


class Positions(WrittenCollection):
    plural, noun = "positions", "position"
    key = "int:pk"
    listing = PositionListing
    shape = detail_shape = PositionSerializer
    links = {
        "document": "document",
        "conference": "conference",
        "holders": "participant",
        "topics": "topic",
    }
    columns = COLUMNS
    linked = staticmethod(claim)
