from django.db import migrations

from dialogues.search.storage import create_index, drop_index


class Migration(migrations.Migration):
    """Each database's own full-text index over the table of search entries."""

    dependencies = [("dialogues", "0001_the_records")]

    operations = [migrations.RunPython(create_index, drop_index)]
