from dialogues.api.serializers.institutions import InstitutionSerializer
from dialogues.api.writing.collection import WrittenCollection
from dialogues.exporting.columns.institutions import COLUMNS
from dialogues.exporting.linked_data.institutions import organization
from dialogues.filters.institutions import InstitutionListing


class Institutions(WrittenCollection):
    plural, noun = "institutions", "institution"
    listing = InstitutionListing
    shape = detail_shape = InstitutionSerializer
    links = {"parent": "institution"}
    columns = COLUMNS
    linked = staticmethod(organization)
