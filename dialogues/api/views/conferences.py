from dialogues.api.serializers.conferences import ConferenceSerializer
from dialogues.api.views.collection import Collection
from dialogues.exporting.columns.conferences import COLUMNS
from dialogues.exporting.linked_data.conferences import event
from dialogues.filters.conferences import ConferenceListing


class Conferences(Collection):
    plural, noun = "conferences", "conference"
    listing = ConferenceListing
    shape = detail_shape = ConferenceSerializer
    columns = COLUMNS
    linked = staticmethod(event)
