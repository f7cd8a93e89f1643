"""Which door answers which address; each door lists its own."""

from django.contrib import admin
from django.urls import include, path

from dialogues.api.deprecation import deprecations
from dialogues.api.mcp.view import Mcp
from dialogues.public.views.api import ApiPage

urlpatterns = [
    path("admin/", admin.site.urls),
    path("api/v1/", include("dialogues.api.urls")),
    path("mcp", Mcp.as_view(), name="mcp"),
    # The guide tells of what the API declares; the doors do not know each other.
    path("api/", ApiPage.as_view(deprecations=deprecations), name="api"),
    path("", include("dialogues.public.urls")),
]

handler400 = "dialogues.public.views.errors.bad_request"
handler403 = "dialogues.public.views.errors.forbidden"
handler404 = "dialogues.public.views.errors.not_found"
handler500 = "dialogues.public.views.errors.server_error"
