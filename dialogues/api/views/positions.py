from dialogues.api.serializers.positions import PositionSerializer
from dialogues.api.views.collection import Collection
from dialogues.exporting.columns.positions import COLUMNS
from dialogues.exporting.linked_data.positions import claim
from dialogues.filters.positions import PositionListing


class Positions(Collection):
    plural, noun = "positions", "position"
    key = "int:pk"
    listing = PositionListing
    shape = detail_shape = PositionSerializer
    columns = COLUMNS
    linked = staticmethod(claim)
