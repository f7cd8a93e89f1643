"""A first entry in the public log for every record that is public, or once was."""

from django.db import migrations

#: In the order in which records become public.
NOUNS = ("topic", "institution", "conference", "participant", "document", "position")
CHUNK = 500


def begin(apps, schema_editor):
    using = schema_editor.connection.alias
    changes = apps.get_model("dialogues", "PublicChange").objects.using(using)
    for noun in NOUNS:
        rows = apps.get_model("dialogues", noun).objects.using(using)
        changes.bulk_create(_entries(changes.model, noun, rows), batch_size=CHUNK)


def _entries(change, noun, rows):
    public = rows.filter(status__in=["published", "withdrawn"], published_at__isnull=False)
    found = public.order_by("published_at", "pk").values_list(
        "pk", "status", "published_at", "updated_at", "withdrawn_reason"
    )
    for pk, status, published_at, updated_at, reason in found:
        yield change(noun=noun, object_id=pk, kind="published", at=published_at)
        if status == "withdrawn":
            yield change(noun=noun, object_id=pk, kind="withdrawn", at=updated_at, reason=reason)


class Migration(migrations.Migration):
    dependencies = [("dialogues", "0006_public_changes")]
    operations = [migrations.RunPython(begin, migrations.RunPython.noop)]
