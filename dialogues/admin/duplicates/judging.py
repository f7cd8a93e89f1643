"""“They are different”, and taking that back."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dialogues.admin.desk.choosing import is_key
from dialogues.admin.duplicates.kinds import kind_named
from dialogues.editorial.matching import NotTwo, forget_distinct, mark_distinct
from dialogues.models import KnownDistinct


@require_POST
def tell_apart(request: HttpRequest) -> HttpResponse:
    model = kind_named(request.POST.get("of", ""), request.user, act="change")
    one, other = (_record(model, request.POST.get(name, "")) for name in ("one", "other"))
    note = request.POST.get("note", "").replace("\r\n", "\n").strip()
    try:
        row = mark_distinct(one, other, by=request.user, note=note)  # type: ignore[arg-type]
    except NotTwo as error:
        messages.error(request, str(error))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        _tell(request, one, other, row)
    return _back(request, of=request.POST["of"])


@require_POST
def forget(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(KnownDistinct.objects.select_related("content_type"), pk=pk)
    kind_named(row.content_type.model, request.user, act="change")
    forget_distinct(row)
    messages.success(request, _("Taken back; the two are looked at again."))
    return _back(request, of=row.content_type.model)


def _record(model: Any, key: str) -> Any:
    record = model._base_manager.filter(pk=key).first() if is_key(key) else None
    if record is None:
        raise Http404
    return record


def _tell(request: HttpRequest, one: Any, other: Any, row: KnownDistinct) -> None:
    told = _("“%(one)s” and “%(other)s” are known to be different now.") % {
        "one": one,
        "other": other,
    }
    seen = reverse("admin:duplicates") + f"?of={request.POST['of']}&show=different"
    messages.success(
        request, format_html('{} <a href="{}">{}</a>', told, seen, _("See or take back"))
    )


def _back(request: HttpRequest, *, of: str) -> HttpResponse:
    """To the page of the list that was looked at."""
    asked = request.POST.get("back", "")
    own = reverse("admin:duplicates")
    if asked.startswith(own) and url_has_allowed_host_and_scheme(asked, {request.get_host()}):
        return HttpResponseRedirect(asked)
    return HttpResponseRedirect(f"{own}?of={of}")
