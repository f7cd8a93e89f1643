"""The folder for what one installation keeps: its SQLite file, its secret, its static files."""

import contextlib
import os
import secrets
import tempfile
from pathlib import Path


def prepare_folder(folder: Path) -> None:
    """Makes the folder if need be; raises OSError if nothing can be written there."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryFile(dir=folder):
        pass


def read_or_make_secret(file: Path) -> str:
    """The secret kept in the file, which only its owner can read; made at the first call.

    Two processes that start at once end up with the same secret: the first link wins.
    """
    if not file.exists():
        _link_new_secret(file)
    return file.read_text(encoding="ascii").strip()


def _link_new_secret(file: Path) -> None:
    with (
        tempfile.NamedTemporaryFile("w", dir=file.parent, encoding="ascii") as draft,  # mode 0600
        contextlib.suppress(FileExistsError),
    ):
        draft.write(secrets.token_urlsafe(50))
        draft.flush()
        os.link(draft.name, file)
