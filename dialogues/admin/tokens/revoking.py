from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.contrib.admin.models import CHANGE
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from dialogues.admin.tokens.rows import log, named, row
from dialogues.editorial import tokens


def revoke(request: Any, key: str, site: AdminSite) -> HttpResponse:
    """Asks first; revoking one that was revoked already changes nothing."""
    token = named(request.user, key)
    if request.method == "POST":
        if tokens.revoke(token):
            log(request, token, CHANGE, _("Revoked the API token."))
            messages.success(request, _("“%(name)s” is revoked.") % {"name": token.name})
        own = "" if token.user_id == request.user.pk else "?of=everybody"
        return HttpResponseRedirect(reverse("admin:tokens") + own)
    context = {
        **site.each_context(request),
        "title": _("Revoke this token?"),
        "row": row(token),
        "is_own": token.user_id == request.user.pk,
    }
    return TemplateResponse(request, "admin/dialogues/tokens/revoke.html", context)
