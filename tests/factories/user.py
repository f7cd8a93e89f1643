from importlib import import_module
from types import SimpleNamespace
from typing import Any

from django.apps import apps
from django.contrib.auth.models import Group, User
from django.db import connection
from factory import Sequence, post_generation
from factory.django import DjangoModelFactory, Password


class UserFactory(DjangoModelFactory[User]):
    """A user who may do nothing yet; the password is “correct horse”."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    username = Sequence(lambda n: f"user{n}")
    password = Password("correct horse")


class EditorFactory(UserFactory):
    """Somebody who may do everything in the admin."""

    username = Sequence(lambda n: f"editor{n}")
    is_staff = True
    is_superuser = True


class MemberFactory(UserFactory):
    """Somebody in one of the desk's groups: ``MemberFactory(group="contributor")``."""

    username = Sequence(lambda n: f"member{n}")
    is_staff = True

    @post_generation
    def group(self, create: bool, extracted: str | None, **kwargs: Any) -> None:
        if extracted:
            self.groups.add(_group(extracted))


def _group(name: str) -> Group:
    """A test of several connections empties every table; then the migration makes them anew."""
    if not Group.objects.filter(name=name).exists():
        migration = import_module("dialogues.migrations.0005_the_groups")
        migration.make_groups(apps, SimpleNamespace(connection=connection))
    return Group.objects.get(name=name)
