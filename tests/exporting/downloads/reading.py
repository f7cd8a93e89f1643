"""Reading the files as their readers do: with nothing of our own."""

import csv
import gzip
import json
import sqlite3
from contextlib import closing
from typing import Any

from dialogues.exporting.downloads import make

Rows = list[dict[str, Any]]


class Made:
    """The files of what is there now."""

    def __init__(self) -> None:
        self.manifest = make()
        self.folder = self.manifest.folder

    def text(self, name: str) -> str:
        path = self.folder / name
        packed = gzip.decompress(path.read_bytes()) if name.endswith(".gz") else path.read_bytes()
        return packed.decode()

    def csv(self, table: str) -> Rows:
        return list(csv.DictReader(self.text(f"{table}.csv.gz").splitlines(keepends=True)))

    def json_lines(self, table: str) -> Rows:
        return [json.loads(line) for line in self.text(f"{table}.jsonl.gz").split("\n") if line]

    def ask(self, question: str, *values: Any) -> Rows:
        """Rows of the SQLite file, opened as a reader may: unable to change it."""
        address = f"file:{self.folder / 'dialogues.sqlite3'}?mode=ro"
        with closing(sqlite3.connect(address, uri=True)) as connection:
            connection.row_factory = sqlite3.Row
            return [dict(row) for row in connection.execute(question, values)]

    def sqlite(self, table: str) -> Rows:
        return self.ask(f'SELECT * FROM "{table}" ORDER BY rowid')  # noqa: S608

    @property
    def package(self) -> Any:
        return json.loads(self.text("datapackage.json"))

    @property
    def everything(self) -> str:
        """All that the files say, to look for what must not be there."""
        names = [file.name for file in self.manifest.files if not file.name.endswith(".zip")]
        texts = [self.text(name) for name in names if not name.endswith(".sqlite3")]
        tables = self.ask("SELECT name FROM sqlite_master WHERE type = 'table'")
        stored = [
            json.dumps(self.ask(f'SELECT * FROM "{one["name"]}"'), ensure_ascii=False, default=str)  # noqa: S608
            for one in tables
        ]
        return "\n".join([*texts, *stored])
