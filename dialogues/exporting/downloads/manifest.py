"""What one making of the bulk files gave: written beside them, read by page and API."""

import datetime
import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

NAME = ".manifest.json"


@dataclass(frozen=True)
class File:
    """``kind`` says which of a table’s formats it is; ``rows`` and ``table`` are those of tables."""

    name: str
    bytes: int
    sha256: str
    mediatype: str
    kind: str
    title: str
    table: str = ""
    rows: int | None = None


@dataclass(frozen=True)
class Manifest:
    """``since``: the newest public change that the files know; the feed of changes goes on after it.

    ``content``: a digest of all that the files say, so that the same again is recognised.
    """

    folder: Path
    version: str
    created: datetime.datetime
    since: int
    content: str
    files: tuple[File, ...]

    @cached_property
    def by_name(self) -> dict[str, File]:
        return {file.name: file for file in self.files}

    @property
    def bytes(self) -> int:
        return sum(file.bytes for file in self.files)

    def path(self, file: File) -> Path:
        return self.folder / file.name


def digest_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def checksums(files: Iterable[File]) -> str:
    """As ``sha256sum --check`` reads them."""
    return "".join(f"{file.sha256}  {file.name}\n" for file in files)


def write(manifest: Manifest) -> None:
    plain: dict[str, Any] = asdict(manifest) | {"created": manifest.created.isoformat()}
    del plain["folder"]
    text = json.dumps(plain, ensure_ascii=False, indent=1)
    (manifest.folder / NAME).write_text(text, encoding="utf-8")


def read(folder: Path) -> Manifest:
    """Raises ``OSError`` where there is none."""
    plain = json.loads((folder / NAME).read_text(encoding="utf-8"))
    created = datetime.datetime.fromisoformat(plain.pop("created"))
    files = tuple(File(**one) for one in plain.pop("files"))
    return Manifest(folder=folder, created=created, files=files, **plain)
