from django.conf import settings
from django.utils.translation import gettext as _


def scheme_of(concept: str) -> str:
    """The scheme's address: a topic's is that of the collection of all topics, and its slug."""
    return f"{concept.rstrip('/').rpartition('/')[0]}/"


def scheme_title() -> str:
    return _("Topics of %(site)s") % {"site": settings.SITE_NAME}
