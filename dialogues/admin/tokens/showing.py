"""Which tokens there are: one's own, and for superusers everybody's."""

from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from dialogues.admin.tokens.rows import for_user, own, row
from dialogues.editorial import tokens

#: Of everybody's, the newest.
LISTED = 200


def show(request: Any, site: AdminSite) -> HttpResponse:
    of_others = request.user.is_superuser and request.GET.get("of") == "everybody"
    whose = for_user(request.user) if of_others else own(request.user)
    found = tokens.remembered(whose).select_related("user")
    listed = [row(token) for token in found[: LISTED + 1]]
    context = {
        **site.each_context(request),
        "title": _("Everybody’s tokens") if of_others else _("Your tokens"),
        "rows": listed[:LISTED],
        "is_cut": len(listed) > LISTED,
        "of_others": of_others,
        "kept_days": tokens.KEPT_AFTER_ITS_END.days,
    }
    return TemplateResponse(request, "admin/dialogues/tokens/list.html", context)
