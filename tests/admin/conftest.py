import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.factories import EditorFactory


@pytest.fixture
def editor(db: None) -> User:
    return EditorFactory()


@pytest.fixture
def desk(client: Client, editor: User) -> Client:
    """A browser in which the editor has logged in."""
    client.force_login(editor)
    return client
