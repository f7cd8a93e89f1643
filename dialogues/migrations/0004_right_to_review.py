from django.db import migrations

RIGHTS = ("add", "change", "delete", "view", "review", "publish")
ORDER = {
    "conference": ("conferences", ["-sort_date", "-pk"]),
    "document": ("documents", ["-sort_date", "-pk"]),
    "institution": ("institutions", ["sort_key", "pk"]),
    "participant": ("participants", ["sort_key", "pk"]),
    "position": ("positions", ["conference", "number"]),
    "topic": ("topics", ["sort_key", "pk"]),
}


class Migration(migrations.Migration):
    """To review a record is a right of its own."""

    dependencies = [("dialogues", "0003_editors_work")]
    operations = [
        migrations.AlterModelOptions(
            name=name,
            options={
                "default_permissions": RIGHTS,
                "ordering": ordering,
                "verbose_name": name,
                "verbose_name_plural": plural,
            },
        )
        for name, (plural, ordering) in ORDER.items()
    ]
