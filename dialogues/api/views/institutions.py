from dialogues.api.serializers.institutions import InstitutionSerializer
from dialogues.api.views.collection import Collection
from dialogues.exporting.columns.institutions import COLUMNS
from dialogues.exporting.linked_data.institutions import organization
from dialogues.filters.institutions import InstitutionListing


class Institutions(Collection):
    plural, noun = "institutions", "institution"
    listing = InstitutionListing
    shape = detail_shape = InstitutionSerializer
    columns = COLUMNS
    linked = staticmethod(organization)
