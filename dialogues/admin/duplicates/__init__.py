"""Records that may be two of one: found while a name is typed, and on a screen of their own."""

from typing import Any

from django.contrib.admin import AdminSite
from django.urls import URLPattern, path
from django.views.decorators.cache import never_cache

from dialogues.admin.duplicates.judging import forget, tell_apart
from dialogues.admin.duplicates.near_names import near_names
from dialogues.admin.duplicates.screen import duplicates


def urls(site: AdminSite) -> list[URLPattern]:
    def at(route: str, name: str, view: Any) -> URLPattern:
        return path(route, site.admin_view(never_cache(view)), name=name)

    return [
        at("duplicates/", "duplicates", lambda request: duplicates(request, site)),
        at("duplicates/different/", "duplicates_different", tell_apart),
        at("duplicates/different/<int:pk>/undo/", "duplicates_forget", forget),
        at("near-names/", "near_names", lambda request: near_names(request, site)),
    ]
