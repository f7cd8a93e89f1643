from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    """Each test makes its files in a folder of its own."""
    settings.DATA_DIR = tmp_path
    return tmp_path / "downloads"
