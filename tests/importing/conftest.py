import pytest
from django.core.management import call_command

from dialogues.importing.seeds import FIXTURES


@pytest.fixture
def seeds(db: None) -> None:
    """The two coded conferences with the vocabularies."""
    call_command("loaddata", *FIXTURES, verbosity=0)


@pytest.fixture
def countries(db: None) -> None:
    call_command("loaddata", "countries", verbosity=0)
