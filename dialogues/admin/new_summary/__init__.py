"""New summary: send a text, look at what was read out of it, accept it as drafts."""

from typing import Any

from django.contrib.admin import AdminSite
from django.urls import URLPattern, path
from django.views.decorators.cache import never_cache

from dialogues.admin.new_summary.proposal import new_summary_proposal
from dialogues.admin.new_summary.records import new_summary_records
from dialogues.admin.new_summary.sending import new_summary


def urls(site: AdminSite) -> list[URLPattern]:
    def at(route: str, name: str, view: Any) -> URLPattern:
        return path(f"new-summary/{route}", site.admin_view(never_cache(view)), name=name)

    return [
        at("", "new_summary", lambda request: new_summary(request, site)),
        at(
            "<int:pk>/",
            "new_summary_proposal",
            lambda request, pk: new_summary_proposal(request, pk, site),
        ),
        at("records/", "new_summary_records", new_summary_records),
    ]
