"""Gathers styles and scripts for the server, only when one of them has changed."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import django
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import OutputWrapper

from dialogues.management.starting import CannotStart


def gather_static_files(stdout: OutputWrapper) -> None:
    """Raises CannotStart if the folder for them cannot be written to."""
    stamp = Path(settings.STATIC_ROOT).with_suffix(".stamp")
    fingerprint = _fingerprint()
    try:
        if stamp.exists() and stamp.read_text(encoding="ascii") == fingerprint:
            return
        stdout.write("Preparing styles and scripts.")
        call_command("collectstatic", interactive=False, verbosity=0)
        stamp.write_text(fingerprint, encoding="ascii")
    except OSError as error:
        raise CannotStart(
            f"The folder {settings.STATIC_ROOT} cannot be written to ({error.strerror}); make room, "
            "or set DATA_DIR to a folder that this user may write to."
        ) from error


def _fingerprint() -> str:
    """Changes whenever a static file, or what treats them, does."""
    digest = hashlib.sha256(f"{django.__version__} {settings.STATIC_ROOT}".encode())
    for file in sorted(_source_files()):
        status = file.stat()
        digest.update(f"\n{file} {status.st_size} {status.st_mtime_ns}".encode())
    return digest.hexdigest()


def _source_files() -> Iterator[Path]:
    for finder in get_finders():
        for path, storage in finder.list([]):
            yield Path(storage.path(path))
