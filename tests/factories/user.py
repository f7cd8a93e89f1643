from django.contrib.auth.models import User
from factory import Sequence
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
