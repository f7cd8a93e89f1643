from dialogues.api.serializers.participants import ParticipantSerializer
from dialogues.api.writing.collection import WrittenCollection
from dialogues.exporting.columns.participants import COLUMNS
from dialogues.exporting.linked_data.participants import person_or_organization
from dialogues.filters.participants import ParticipantListing


class Participants(WrittenCollection):
    plural, noun = "participants", "participant"
    listing = ParticipantListing
    shape = detail_shape = ParticipantSerializer
    links = {"conference": "conference", "institution": "institution"}
    columns = COLUMNS
    linked = staticmethod(person_or_organization)
