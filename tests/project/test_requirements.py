import re

import pytest

from project.environment import BASE_DIR

PIN = re.compile(r"[a-z0-9-]+==[0-9][0-9a-z.]*")


@pytest.mark.parametrize("name", ["requirements.txt", "tests/requirements.txt"])
def test_every_requirement_is_one_exact_version(name):
    lines = (BASE_DIR / name).read_text(encoding="utf-8").splitlines()
    required = [line.partition("#")[0].strip() for line in lines]

    assert [line for line in required if line and not PIN.fullmatch(line)] == []
    assert any(line.startswith(("django==", "pytest==")) for line in required)
