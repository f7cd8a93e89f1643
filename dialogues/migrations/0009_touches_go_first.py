"""On the way back: entries of a kind that the earlier log did not know go before the table changes."""

from django.db import migrations


def remove_touches(apps, schema_editor):
    changes = apps.get_model("dialogues", "PublicChange").objects.using(
        schema_editor.connection.alias
    )
    changes.filter(kind="touched").delete()


class Migration(migrations.Migration):
    dependencies = [("dialogues", "0008_api_for_programs")]
    operations = [migrations.RunPython(migrations.RunPython.noop, remove_touches)]
