"""Accounts: whoever is put into a group of the desk may log in to it."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth import get_user_model
from django.contrib.auth.admin import UserAdmin
from django.http import HttpRequest
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from dialogues.editorial.rights import GROUPS

User: Any = get_user_model()
WHAT_GROUPS_DO = _(
    "One group is enough. Contributors enter and code; editors also review, merge and delete; "
    "publishers also publish, withdraw and import. Whoever is put into one of them may log in to "
    "the desk."
)

admin.site.unregister(User)


@admin.register(User)
class Accounts(UserAdmin):
    add_fieldsets = (
        *UserAdmin.add_fieldsets,
        (_("On the desk"), {"fields": ["groups"], "description": WHAT_GROUPS_DO}),
    )
    filter_horizontal = ("user_permissions",)
    list_display = ("username", "first_name", "last_name", "email", "in_groups", "is_active")

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        fieldsets = super().get_fieldsets(request, obj)
        return [
            (
                name,
                {**options, "description": WHAT_GROUPS_DO}
                if "groups" in options["fields"]
                else options,
            )
            for name, options in fieldsets
        ]

    def formfield_for_manytomany(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        """A handful of groups are ticked, not moved from one box to another."""
        if db_field.name == "groups":
            kwargs["widget"] = forms.CheckboxSelectMultiple
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).prefetch_related("groups")

    def save_related(self, request: Any, form: Any, formsets: Any, change: bool) -> None:
        """A group of the desk without leave to log in to it would be no use."""
        super().save_related(request, form, formsets, change)
        user = form.instance
        if not user.is_staff and user.groups.filter(name__in=GROUPS).exists():
            user.is_staff = True
            user.save(update_fields=["is_staff"])
            told = _now("%(user)s is in a group of the desk, and may now log in to it.")
            messages.info(request, told % {"user": user})

    @admin.display(description=_("groups"))
    def in_groups(self, user: Any) -> str:
        return ", ".join(group.name for group in user.groups.all())
