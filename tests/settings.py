"""The site's settings, on a folder of their own and whatever the machine's environment says."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from project.environment import VARIABLES


def _fresh_folder() -> str:
    """One folder a run: parallel workers use that of the process that started them."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        return os.environ["DATA_DIR"]
    folder = tempfile.mkdtemp(prefix="dialogues-tests-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


_folder = _fresh_folder()
for _name in VARIABLES:
    os.environ.pop(_name, None)
os.environ.update(DATA_DIR=_folder, ENV_FILE=os.devnull)

from project.settings import *  # noqa: E402, F403
from project.settings import API_RATES, DATABASES, STATIC_ROOT  # noqa: E402

Path(STATIC_ROOT).mkdir(exist_ok=True)

# A file, as in real use: in memory SQLite locks differently, and the live server needs locks.
DATABASES["default"]["TEST"] = {"NAME": str(Path(_folder) / "test.sqlite3")}
DATABASES["default"]["OPTIONS"]["init_command"] = DATABASES["default"]["OPTIONS"][
    "init_command"
].replace("synchronous = FULL", "synchronous = OFF")

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Most tests act as one editor; those of the rule that two must see a record switch it on.
FOUR_EYES = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Tests are many and come from one place; those of the limits set their own.
API_RATES = dict.fromkeys(API_RATES)
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
