from dialogues.api.serializers.conferences import ConferenceSerializer
from dialogues.api.writing.collection import WrittenCollection
from dialogues.exporting.columns.conferences import COLUMNS
from dialogues.exporting.linked_data.conferences import event
from dialogues.filters.conferences import ConferenceListing


class Conferences(WrittenCollection):
    plural, noun = "conferences", "conference"
    listing = ConferenceListing
    shape = detail_shape = ConferenceSerializer
    links = {
        "hosts": "institution",
        "participants": "participant",
        "topics": "topic",
        "documents": "document",
    }
    columns = COLUMNS
    linked = staticmethod(event)
