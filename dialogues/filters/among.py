import json
from collections.abc import Iterable
from typing import Any

from django.db.models import BooleanField, F, Func


class Among(Func):
    """Whether a column is one of many keys; they travel as one parameter, so there is no limit.

    A plus sign keeps SQLite from looking up each key by an index, once for every other row.
    """

    output_field = BooleanField()
    conditional = True

    def __init__(self, column: str | F, keys: Iterable[int] = ()) -> None:
        super().__init__(F(column) if isinstance(column, str) else column)
        self.keys = list(keys)

    def as_sql(self, compiler: Any, connection: Any, *_given: Any, **_context: Any) -> Any:
        column, parameters = compiler.compile(self.source_expressions[0])
        return f"{column} = ANY(%s::bigint[])", [*parameters, self.keys]

    def as_sqlite(self, compiler: Any, connection: Any, **_context: Any) -> Any:
        source: Any = self.source_expressions[0]
        column, parameters = compiler.compile(source)
        sign = "" if getattr(source.target, "primary_key", False) else "+"
        among = f"{sign}{column} IN (SELECT value FROM json_each(%s))"  # noqa: S608 - own columns
        return among, [*parameters, json.dumps(self.keys)]
