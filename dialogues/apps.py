from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.utils.translation import gettext_lazy as _


class DialoguesConfig(AppConfig):
    name = "dialogues"
    verbose_name = _("Dialogues")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from dialogues.editorial import indexing, public_changes, register_history
        from dialogues.editorial.entering import programs

        register_history()
        indexing.connect()
        public_changes.connect()
        programs.connect()


class DeskConfig(AdminConfig):
    """Django's admin as the editors' desk."""

    default_site = "dialogues.admin.desk.site.Desk"

    def ready(self) -> None:
        super().ready()
        # Not in the package itself: the site is imported from there while it is still being made.
        from dialogues.admin import registered  # noqa: F401
