"""Which of a list's parameters a file or a dossier of the whole list takes."""

from django.http import QueryDict

from dialogues.filters.listing import Listing
from dialogues.filters.problems import InvalidParameters, unknown_parameter

#: They say how a list is paged and printed, and mean nothing where all of it is written.
OF_PAGES_ONLY = ("page_size", "cursor", "fields", "format")


def accepted(listing: type[Listing], parameters: QueryDict) -> Listing:
    """The list asked for; raises ``InvalidParameters`` as the list itself does."""
    known = {*listing.filter_names(), "q", "updated_after", "ordering"}
    refused = [unknown_parameter(name, known) for name in OF_PAGES_ONLY if name in parameters]
    if refused:
        raise InvalidParameters(refused)
    return listing(parameters)
