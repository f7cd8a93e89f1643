"""A new token: a form, then the one page that ever shows it."""

from typing import Any

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.admin.models import ADDITION
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from dialogues.admin.tokens.form import TokenForm
from dialogues.admin.tokens.rows import log, own, row
from dialogues.editorial import tokens

#: How many working tokens one account may have.
MOST = 50


def make(request: Any, site: AdminSite) -> HttpResponse:
    form = TokenForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid() and _has_room(request, form):
        return _shown_once(request, form, site)
    context = {**site.each_context(request), "title": _("A new token"), "form": form}
    return TemplateResponse(request, "admin/dialogues/tokens/new.html", context)


def _has_room(request: Any, form: TokenForm) -> bool:
    if own(request.user).valid().count() < MOST:
        return True
    form.add_error(None, _("You have %(n)s tokens that work. Revoke one first.") % {"n": MOST})
    return False


def _shown_once(request: Any, form: TokenForm, site: AdminSite) -> HttpResponse:
    """Answered at once: a redirect would have to keep the token somewhere on its way."""
    asked = form.cleaned_data
    made, token = tokens.make(
        by=request.user, name=asked["name"], scope=asked["scope"], lifetime=form.span
    )
    log(request, made, ADDITION, _("Made an API token."))
    context = {
        **site.each_context(request),
        "title": _("The new token"),
        "row": row(made),
        "token": token,
        "address": _base(request) + reverse("api:position-list"),
    }
    return TemplateResponse(request, "admin/dialogues/tokens/made.html", context)


def _base(request: Any) -> str:
    return settings.SITE_URL or request.build_absolute_uri("/").rstrip("/")
