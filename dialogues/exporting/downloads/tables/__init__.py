"""Every table of the bulk files, one file a noun, in the order in which readers see them."""

from dialogues.exporting.downloads.table import Source, Table
from dialogues.exporting.downloads.tables.conferences import CONFERENCES
from dialogues.exporting.downloads.tables.documents import DOCUMENTS
from dialogues.exporting.downloads.tables.institutions import INSTITUTIONS
from dialogues.exporting.downloads.tables.participants import PARTICIPANTS
from dialogues.exporting.downloads.tables.positions import POSITIONS
from dialogues.exporting.downloads.tables.topics import TOPICS
from dialogues.exporting.downloads.tables.vocabulary import COUNTRIES, SERIES

SOURCES: tuple[Source, ...] = (
    POSITIONS,
    CONFERENCES,
    DOCUMENTS,
    PARTICIPANTS,
    INSTITUTIONS,
    TOPICS,
    SERIES,
    COUNTRIES,
)
TABLES: tuple[Table, ...] = tuple(table for source in SOURCES for table in source.tables)

__all__ = ["SOURCES", "TABLES"]
