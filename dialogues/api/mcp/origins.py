"""Which sites’ scripts may call: the protocol asks servers to look at the header Origin.

A script of a strange site could else, by a name that it lets point to this machine, speak with a
server that only this machine should reach. Programs that are no browser send no Origin.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.translation import gettext as _

#: A tool that runs on the reader’s own machine.
LOOPBACK = ("localhost", "127.0.0.1", "::1")


def require_known_origin(request: HttpRequest) -> None:
    origin = request.headers.get("Origin")
    if origin is not None and not is_known(origin, request):
        raise PermissionDenied(_("Scripts of this origin may not call this address."))


def is_known(origin: str, request: HttpRequest) -> bool:
    own = (f"{request.scheme}://{request.get_host()}", settings.SITE_URL)
    if origin in own:
        return True
    try:
        parts = urlsplit(origin)
        return parts.scheme in ("http", "https") and parts.hostname in LOOPBACK
    except ValueError:
        return False
