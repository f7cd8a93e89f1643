"""What the database knows of how its rows are spread, without which it chooses slow ways."""

from django.db import connection

#: Rows of an index that SQLite looks at; enough to choose by, and no table takes long.
LOOKED_AT = 1000


def refresh() -> None:
    """To be called after many rows were written: PostgreSQL would notice later, SQLite never."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"PRAGMA analysis_limit = {LOOKED_AT}")
        cursor.execute("ANALYZE")
