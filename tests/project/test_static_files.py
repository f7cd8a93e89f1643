"""What browsers keep for ever has a name that changes with its contents."""

import re
from pathlib import Path

from django.core.management import call_command

from project import settings as served


def test_scripts_import_each_other_by_names_that_change_with_them(settings, tmp_path):
    settings.STATIC_ROOT = str(tmp_path)
    settings.STORAGES = served.STORAGES
    call_command("collectstatic", interactive=False, verbosity=0)
    scripts: list[Path] = list((tmp_path / "dialogues/admin/workbench").glob("main.*.js"))
    imported = [
        name for script in scripts for name in re.findall(r'from "(\S+)"', script.read_text())
    ]
    assert imported
    assert all(re.fullmatch(r"\./\w+\.[0-9a-f]{12}\.js", name) for name in imported), imported
