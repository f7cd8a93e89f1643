"""All tables as one SQLite file: keys, indexes, words to search, and views to begin with.

Ready for Datasette: searched words stand in ``<table>_fts``, which holds no copy of them. Nothing
is kept in memory but SQLite's own cache, and the same rows give the same bytes.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dialogues.exporting.downloads.table import Field, Row, Table, Type
from dialogues.exporting.downloads.table_files import Write
from dialogues.exporting.downloads.views import VIEWS

NAME = "dialogues.sqlite3"
#: A file that is thrown away if anything goes wrong needs no journal.
PRAGMAS = ("page_size = 4096", "journal_mode = OFF", "synchronous = OFF", "cache_size = -8000")
#: Dates and times are text, as SQLite’s own functions take them.
COLUMN_TYPES = {Type.INTEGER: "INTEGER", Type.BOOLEAN: "INTEGER"}


class BrokenReferences(Exception):
    """A row refers to one that is not there: the files would not fit together."""


class SqliteFile:
    def __init__(self, connection: sqlite3.Connection, tables: tuple[Table, ...]) -> None:
        self.connection = connection
        self.tables = {table.name: table for table in tables}

    def create(self) -> None:
        for table in self.tables.values():
            self.connection.execute(self._create_table(table))

    def writer(self, table: Table) -> Write:
        places = ", ".join("?" * len(table.fields))
        insert = f"INSERT INTO {_quoted(table.name)} VALUES ({places})"  # noqa: S608

        def write(rows: list[Row]) -> None:
            self.connection.executemany(insert, rows)

        return write

    def finish(self) -> None:
        """Raises ``BrokenReferences`` where a key leads nowhere."""
        for table in self.tables.values():
            self._make_indexes(table)
            if table.searched:
                self._make_searchable(table)
        for name, select in VIEWS.items():
            self.connection.execute(f"CREATE VIEW {name} AS {select}")
        self._check()

    def _create_table(self, table: Table) -> str:
        single = table.key[0] if len(table.key) == 1 else ""
        lines = [self._column(field, single) for field in table.fields]
        if not single:
            lines.append(f"PRIMARY KEY ({_listed(table.key)})")
        if table.joint:
            columns, to = table.joint
            key = _listed(self.tables[to].key)
            lines.append(f"FOREIGN KEY ({_listed(columns)}) REFERENCES {_quoted(to)} ({key})")
        return f"CREATE TABLE {_quoted(table.name)} (\n  " + ",\n  ".join(lines) + "\n)"

    def _column(self, field: Field, key: str) -> str:
        words = [_quoted(field.name), COLUMN_TYPES.get(field.type, "TEXT")]
        words += ["PRIMARY KEY"] if field.name == key else []
        words += ["NOT NULL"] if field.required else []
        words += ["UNIQUE"] if field.unique else []
        if field.to:
            words.append(f"REFERENCES {_quoted(field.to)} ({_listed(self.tables[field.to].key)})")
        return " ".join(words)

    def _make_indexes(self, table: Table) -> None:
        """For what is joined or counted by; the first column of the key has one."""
        indexed = [field.name for field in table.references]
        for column in dict.fromkeys([*indexed, *table.facets]):
            if column != table.key[0]:
                name = _quoted(f"{table.name}_{column}")
                self.connection.execute(
                    f"CREATE INDEX {name} ON {_quoted(table.name)} ({_quoted(column)})"
                )

    def _make_searchable(self, table: Table) -> None:
        name, rowid = f"{table.name}_fts", "id" if table.key == ("id",) else "rowid"
        self.connection.execute(
            f"CREATE VIRTUAL TABLE {_quoted(name)} USING FTS5 ({_listed(table.searched)}, "
            f"content={_quoted(table.name)}, content_rowid={_quoted(rowid)}, "
            "tokenize='unicode61 remove_diacritics 2')"
        )
        for command in ("rebuild", "optimize"):
            self.connection.execute(f"INSERT INTO {name} ({name}) VALUES (?)", [command])  # noqa: S608

    def _check(self) -> None:
        broken = self.connection.execute("PRAGMA foreign_key_check").fetchone()
        if broken:
            table, row, to, _number = broken
            raise BrokenReferences(f"{table}, row {row}: nothing in {to}")


@contextmanager
def sqlite_file(folder: Path, tables: tuple[Table, ...]) -> Iterator[SqliteFile]:
    """Written in one transaction; finished when nothing went wrong inside."""
    connection = sqlite3.connect(folder / NAME, isolation_level=None)
    try:
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN")
        file = SqliteFile(connection, tables)
        file.create()
        yield file
        file.finish()
        connection.execute("COMMIT")
    finally:
        connection.close()


def _listed(columns: tuple[str, ...]) -> str:
    return ", ".join(map(_quoted, columns))


def _quoted(name: str) -> str:
    """``end`` is a column and a word of SQL."""
    return f'"{name}"'
