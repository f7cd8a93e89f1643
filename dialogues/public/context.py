"""What every page is given."""

from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static

from dialogues.public.addresses import absolute

#: The picture of the site in link previews, 1200 by 630.
CARD = "dialogues/img/card.png"


def site(request: HttpRequest) -> dict[str, str]:
    return {"site_name": settings.SITE_NAME, "card_url": absolute(request, static(CARD))}
