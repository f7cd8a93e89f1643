import pytest
from django.core.management import call_command


@pytest.fixture
def countries(db: None) -> None:
    call_command("loaddata", "countries", verbosity=0)
