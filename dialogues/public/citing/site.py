"""This site as a database that is cited."""

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from dialogues.exporting.citations.records import Site
from dialogues.public.addresses import absolute
from dialogues.public.cited import cited_address


def site_of(request: HttpRequest) -> Site:
    return Site(
        name=settings.SITE_NAME,
        accessed=timezone.localdate(),
        address=lambda record: absolute(request, record.get_absolute_url()),  # type: ignore[attr-defined]
        cited=lambda record: absolute(request, cited_address(record)),
    )
