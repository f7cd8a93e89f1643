"""Which door answers which address; each door lists its own."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("api/v1/", include("dialogues.api.urls")),
    path("", include("dialogues.public.urls")),
]

handler400 = "dialogues.public.views.errors.bad_request"
handler403 = "dialogues.public.views.errors.forbidden"
handler404 = "dialogues.public.views.errors.not_found"
handler500 = "dialogues.public.views.errors.server_error"
