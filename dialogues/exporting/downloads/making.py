"""Makes all files of one moment and puts them in the place of the last ones."""

import errno
import hashlib
import json
import sqlite3
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime
from gzip import open as unpacked
from pathlib import Path
from shutil import copyfileobj
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from dialogues.exporting.downloads import (
    data_package,
    datasette,
    folder,
    manifest,
    readme,
    sqlite_file,
)
from dialogues.exporting.downloads.currency import newest_change
from dialogues.exporting.downloads.manifest import File, Manifest
from dialogues.exporting.downloads.snapshot import snapshot
from dialogues.exporting.downloads.table import Source
from dialogues.exporting.downloads.table_files import (
    Write,
    csv_file,
    csv_name,
    json_file,
    json_name,
)
from dialogues.exporting.downloads.tables import SOURCES, TABLES
from dialogues.exporting.downloads.walking import filled

Report = Callable[[str, int], None]
ZIP_NAME = "dialogues-csv.zip"
CHECKSUMS = "SHA256SUMS"
#: An archive has no older time; with any other the same rows would give other bytes.
NO_TIME = (1980, 1, 1, 0, 0, 0)
GZIP, JSON, TEXT = "application/gzip", "application/json", "text/plain; charset=utf-8"


class CannotMake(Exception):
    """Says why no new files were made; the last ones stay."""


def make(report: Report = lambda table, rows: None) -> Manifest:
    """The newest files; those of before where they would say the very same.

    Raises ``AlreadyBeingMade`` and ``CannotMake``.
    """
    with folder.alone() as part:
        try:
            made = _written(part, report)
            before = folder.current()
            if before is not None and before.content == made.content:
                return before
            return replace(made, folder=folder.put_in_place(part, made.version))
        except sqlite_file.BrokenReferences as fault:
            raise CannotMake(_("The tables do not fit together: %s.") % fault) from fault
        except (OSError, sqlite3.OperationalError) as fault:
            raise CannotMake(_why(fault)) from fault


def _why(fault: Exception) -> str:
    full = getattr(fault, "errno", None) in (errno.ENOSPC, errno.EDQUOT) or "full" in str(fault)
    reason = _("the disk is full") if full else str(fault)
    text = _("The files cannot be written to %(folder)s: %(reason)s. The last ones stay.")
    return text % {"folder": folder.downloads_folder(), "reason": reason}


def _written(part: Path, report: Report) -> Manifest:
    with snapshot() as database:
        since, created = newest_change(database), timezone.now()
        counts = _write_tables(part, database, report)
    _write_archive(part)
    _write_json(part / datasette.NAME, datasette.metadata())
    (part / readme.NAME).write_text(readme.readme(counts, since), encoding="utf-8")
    files = list(_described(part, counts))
    content = _content(files, since)
    _write_json(
        part / data_package.NAME, data_package.data_package(files, since, created.isoformat())
    )
    files.append(_file(part, data_package.NAME, JSON, "schema", _("Data Package")))
    (part / CHECKSUMS).write_text(manifest.checksums(files), encoding="utf-8")
    files.append(_file(part, CHECKSUMS, TEXT, "digests", _("Digests of all files")))
    version = _version(created, content)
    made = Manifest(part, version, created, since, content, tuple(files))
    manifest.write(made)
    return made


def _write_tables(part: Path, database: str, report: Report) -> dict[str, int]:
    counts: dict[str, int] = Counter()
    with sqlite_file.sqlite_file(part, TABLES) as store:
        for source in SOURCES:
            with ExitStack() as open_files:
                writers = _writers(part, source, store, open_files)
                for chunk in filled(source, database):
                    for name, rows in chunk.items():
                        counts[name] += len(rows)
                        for write in writers[name]:
                            write(rows)
            for table in source.tables:
                report(table.name, counts[table.name])
    return counts


def _writers(
    part: Path, source: Source, store: sqlite_file.SqliteFile, open_files: ExitStack
) -> dict[str, list[Write]]:
    return {
        table.name: [
            open_files.enter_context(csv_file(part, table)),
            open_files.enter_context(json_file(part, table)),
            store.writer(table),
        ]
        for table in source.tables
    }


def _write_archive(part: Path) -> None:
    with zipfile.ZipFile(part / ZIP_NAME, "w") as archive:
        for table in TABLES:
            entry = zipfile.ZipInfo(f"{table.name}.csv", NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            with unpacked(part / csv_name(table)) as rows, archive.open(entry, "w") as packed:
                copyfileobj(rows, packed)


def _write_json(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _described(part: Path, counts: dict[str, int]) -> Iterator[File]:
    """Every file that is the same for the same data."""
    yield _file(part, sqlite_file.NAME, "application/vnd.sqlite3", "sqlite", _("SQLite database"))
    yield _file(part, ZIP_NAME, "application/zip", "archive", _("All tables as CSV"))
    yield _file(part, readme.NAME, TEXT, "readme", _("How to read the files"))
    yield _file(part, datasette.NAME, JSON, "metadata", _("Metadata for Datasette"))
    for table in TABLES:
        for name, kind in ((csv_name(table), "csv"), (json_name(table), "jsonl")):
            file = _file(part, name, GZIP, kind, str(table.title))
            yield replace(file, table=table.name, rows=counts[table.name])


def _file(part: Path, name: str, mediatype: str, kind: str, title: str) -> File:
    path = part / name
    return File(name, path.stat().st_size, manifest.digest_of(path), mediatype, kind, title)


def _content(files: list[File], since: int) -> str:
    """All that the files say, but for when they were made."""
    package = json.dumps(data_package.data_package(files, since), sort_keys=True)
    return hashlib.sha256((manifest.checksums(files) + package).encode()).hexdigest()


def _version(created: datetime, content: str) -> str:
    """Its own for whatever is different, so that nobody mixes two makings."""
    return f"{created:%Y-%m-%d}-{content[:8]}"
