from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.public.page import Page, read


@pytest.fixture
def visit(client: Client) -> Callable[..., Page]:
    """``visit("/positions/", topic="trade")``: the page, with the status it must have."""

    def get(path: str, *, status: int = 200, **parameters: Any) -> Page:
        return read(client.get(path, parameters), status)

    return get
