from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from dialogues.admin.desk.bad_input import SurvivesBadInput
from dialogues.admin.desk.searching import SearchesFolded
from dialogues.models import Country


@admin.register(Country)
class CountryAdmin(SurvivesBadInput, SearchesFolded, admin.ModelAdmin):
    """The list comes from ISO 3166; only the names can be put right here."""

    object_history_template = "admin/object_history.html"
    list_display = ("name", "code", "name_ru", "name_ja", "former")
    list_filter = ("former",)
    list_per_page = 300
    search_fields = ("name", "name_ru", "name_ja", "code")
    readonly_fields = ("code", "former", "former_until")
    fieldsets = (
        (None, {"fields": ["code", "name", "name_ru", "name_ja"]}),
        (
            _("No longer in use"),
            {
                "fields": ["former", "former_until"],
                "description": _("Codes and dates follow ISO 3166-1 and 3166-3."),
            },
        ),
    )

    def has_add_permission(self, request: Any) -> bool:
        return False

    def has_delete_permission(self, request: Any, obj: Any = None) -> bool:
        return False
