"""What may be done with the bulk files, as far as it is decided."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from dialogues.exporting.provenance import rights

#: Stated in full there, beside the files.
README = "README.txt"


def licence_title() -> str:
    return _(
        "No licence has been chosen for the editors’ work; quotations and texts are under the "
        "rights of each document."
    )


def statement() -> str:
    """In a few sentences, for files that are read without the site."""
    return f"{licence_title()} {rights()}"


def licence_address() -> str:
    return f"{settings.SITE_URL}{reverse('public:about')}#rights" if settings.SITE_URL else README
