"""The orders that lists of several nouns share; each is documented and never-null."""

from django.utils.translation import gettext_lazy as _

from dialogues.filters.paging import Ordering

BY_CHANGE = {
    "-updated": Ordering(_("Last changed first"), ("-updated_at",)),
    "updated": Ordering(_("First changed first"), ("updated_at",)),
}
BY_NAME = {
    "name": Ordering(_("By name"), ("sort_key",)),
    "-name": Ordering(_("By name, backwards"), ("-sort_key",)),
    **BY_CHANGE,
}
BY_DATE = {
    "-date": Ordering(_("Newest first"), ("-sort_date",)),
    "date": Ordering(_("Oldest first"), ("sort_date",)),
    "title": Ordering(_("By title"), ("sort_key",)),
    **BY_CHANGE,
}
