"""Where the bulk files lie: a folder for each making, and ``current``, which names the newest.

Readers see a making whole or not at all: it is written beside, and one rename lets it take the
place of the last.
"""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from dialogues.exporting.downloads import manifest
from dialogues.exporting.downloads.manifest import Manifest

CURRENT = "current"
PART = ".part"


class AlreadyBeingMade(Exception):
    """Somebody else makes them at this moment."""

    def __init__(self) -> None:
        super().__init__(_("The files are being made at this moment by another process."))


def downloads_folder() -> Path:
    return Path(settings.DATA_DIR) / "downloads"


def current() -> Manifest | None:
    """The newest files, if any were made; asked anew where they are replaced meanwhile."""
    for _attempt in range(3):
        try:
            return manifest.read((downloads_folder() / CURRENT).resolve(strict=True))
        except FileNotFoundError:
            continue
    return None


@contextmanager
def alone() -> Iterator[Path]:
    """An empty folder to write into, for one process at a time; raises ``AlreadyBeingMade``.

    The lock goes with the process, however it ends.
    """
    folder = downloads_folder()
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyBeingMade from None
        part = folder / PART
        _remove(part)
        part.mkdir()
        try:
            yield part
        finally:
            _remove(part)


def put_in_place(part: Path, version: str) -> Path:
    """The folder that was written becomes the current one; then the others are removed."""
    folder = downloads_folder()
    place = folder / version
    _remove(place)
    for path in (*part.iterdir(), part):
        _to_disk(path)
    part.rename(place)
    link = folder / f"{CURRENT}.new"
    link.unlink(missing_ok=True)
    link.symlink_to(version)
    link.replace(folder / CURRENT)
    _to_disk(folder)
    for other in folder.iterdir():
        if other.is_dir() and not other.is_symlink() and other != place:
            _remove(other)
    return place


def _to_disk(path: Path) -> None:
    """So that a power cut cannot leave a name without its content."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _remove(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
