"""``README.txt``: what a reader needs who has nothing but the files."""

from django.conf import settings
from django.utils.translation import gettext as _

from dialogues.exporting.downloads import rights
from dialogues.exporting.downloads.tables import TABLES

NAME = rights.README


def readme(counts: dict[str, int], since: int) -> str:
    """``counts``: the rows of each table."""
    return (
        "\n\n".join(
            [
                settings.SITE_NAME + (f" · {settings.SITE_URL}" if settings.SITE_URL else ""),
                _(
                    "Everything this database has published, of one moment: who holds which position\n"
                    "on which topic, said where, in which exact words."
                ),
                _files(),
                _tables(counts),
                _rules(),
                _keeping_up(since),
                _("RIGHTS") + "\n\n" + rights.statement(),
            ]
        )
        + "\n"
    )


def _files() -> str:
    return _(
        "FILES\n\n"
        "dialogues.sqlite3    all tables, with keys, indexes and word search\n"
        "                     datasette dialogues.sqlite3 --metadata metadata.json\n"
        "*.csv.gz             each table as comma-separated values, UTF-8, packed by gzip\n"
        "*.jsonl.gz           each table as JSON Lines, packed by gzip\n"
        "dialogues-csv.zip    all tables as comma-separated values\n"
        "datapackage.json     every file with its digest, its columns, keys and references\n"
        "SHA256SUMS           sha256sum --check SHA256SUMS"
    )


def _tables(counts: dict[str, int]) -> str:
    lines = (f"{table.name:<26}{counts[table.name]:>9,}  {table.title}" for table in TABLES)
    return _("TABLES AND ROWS") + "\n\n" + "\n".join(lines)


def _rules() -> str:
    return _(
        "HOW TO READ THEM\n\n"
        "Records are named by slugs, positions by numbers; both stay for good.\n"
        "The layer “author” is a text’s own voice: it counts for no side.\n"
        "A position with several holders is one joint position, not one of each.\n"
        "Statements are the editors’ words, quotations the document’s. Offsets count Unicode\n"
        "code points over the text with that SHA-256.\n"
        "Dates of a month or a year are its first day: the precision stands beside them.\n"
        "All times are in UTC.\n"
        "In comma-separated files a text that a spreadsheet would take for a formula begins with\n"
        "an apostrophe, and nothing stands for both an empty text and none. The JSON Lines and\n"
        "the SQLite file hold every text exactly."
    )


def _keeping_up(since: int) -> str:
    text = _(
        "KEEPING UP\n\n"
        "These files know every public change up to number %(since)s. What came later:\n"
        "%(site)s/api/v1/changes/?since=%(since)s"
    )
    return text % {"since": since, "site": settings.SITE_URL}
