"""Tokens for programs: everybody on the desk makes and revokes their own."""

from typing import Any

from django.contrib.admin import AdminSite
from django.urls import URLPattern, path
from django.views.decorators.cache import never_cache

from dialogues.admin.tokens.making import make
from dialogues.admin.tokens.revoking import revoke
from dialogues.admin.tokens.showing import show


def urls(site: AdminSite) -> list[URLPattern]:
    """``never_cache`` says ``no-store``: one of these pages shows a token, the only time."""

    def at(route: str, name: str, view: Any) -> URLPattern:
        return path(route, site.admin_view(never_cache(view)), name=name)

    return [
        at("tokens/", "tokens", lambda request: show(request, site)),
        at("tokens/new/", "token_new", lambda request: make(request, site)),
        at(
            "tokens/<slug:key>/revoke/",
            "token_revoke",
            lambda request, key: revoke(request, key, site),
        ),
    ]
