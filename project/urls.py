"""Which door answers which address; each door lists its own."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("api/v1/", include("dialogues.api.urls")),
    path("", include("dialogues.public.urls")),
]
