from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from dialogues.public.addresses import absolute


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Crawlers find every record through the sitemap; filtered lists have no end and are left out."""
    lines = (
        "User-agent: *",
        "Disallow: /admin/",
        f"Disallow: {reverse('public:search')}",
        "Disallow: /*?",
        f"Allow: {reverse('public:sitemap')}",
        "",
        f"Sitemap: {absolute(request, reverse('public:sitemap'))}",
        "",
    )
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
