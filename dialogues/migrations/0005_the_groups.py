"""The three groups of the desk: contributor, editor, publisher.

A group that is there already is left as it is: an operator may have made or changed it.
"""

from django.contrib.auth.management import create_permissions
from django.db import migrations

EDITORIAL = ("conference", "document", "institution", "participant", "position", "topic")
LOOKED_AT = (*EDITORIAL, "series", "country", "sentence")


def _rights(acts, nouns):
    return {f"{act}_{noun}" for act in acts for noun in nouns}


CONTRIBUTOR = (
    _rights(["view"], LOOKED_AT) | _rights(["add", "change"], EDITORIAL) | {"change_sentence"}
)
EDITOR = (
    CONTRIBUTOR
    | _rights(["review", "delete"], EDITORIAL)
    | _rights(["add", "change", "delete"], ["series"])
    | {"change_country"}
)
PUBLISHER = EDITOR | _rights(["publish"], EDITORIAL) | {"add_importrun"}
GROUPS = {"contributor": CONTRIBUTOR, "editor": EDITOR, "publisher": PUBLISHER}


def make_groups(apps, schema_editor):
    using = schema_editor.connection.alias
    _make_permissions(apps, using)
    groups = apps.get_model("auth", "Group").objects.using(using)
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    for name, rights in GROUPS.items():
        group, made = groups.get_or_create(name=name)
        if made:
            group.permissions.set(
                permissions.filter(content_type__app_label="dialogues", codename__in=rights)
            )


def _make_permissions(apps, using):
    """They are otherwise made only once all migrations have run."""
    config = apps.get_app_config("dialogues")
    config.models_module = True  # a past state has no module of models, and would be passed over
    create_permissions(config, verbosity=0, using=using, apps=apps)


def remove_unused_groups(apps, schema_editor):
    """Only those that nobody is in and nobody has changed."""
    groups = apps.get_model("auth", "Group").objects.using(schema_editor.connection.alias)
    for group in groups.filter(name__in=GROUPS, user=None):
        if set(group.permissions.values_list("codename", flat=True)) == GROUPS[group.name]:
            group.delete()


class Migration(migrations.Migration):
    dependencies = [
        ("dialogues", "0004_right_to_review"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(make_groups, remove_unused_groups)]
