"""Tables in and out: uploading, looking at the plan, accepting it; templates; exports."""

from typing import Any

from django.contrib.admin import AdminSite
from django.urls import URLPattern, path
from django.views.decorators.cache import never_cache

from dialogues.admin.importing.downloads import export_tables, refused_rows, template
from dialogues.admin.importing.plan import import_plan
from dialogues.admin.importing.upload import upload


def urls(site: AdminSite) -> list[URLPattern]:
    def at(route: str, name: str, view: Any) -> URLPattern:
        return path(route, site.admin_view(never_cache(view)), name=name)

    return [
        at("import/", "import", lambda request: upload(request, site)),
        at("import/template/", "import_template", template),
        at("import/<int:pk>/", "import_plan", lambda request, pk: import_plan(request, pk, site)),
        at("import/<int:pk>/refused/", "import_refused", refused_rows),
        at("export/", "export_tables", export_tables),
    ]
