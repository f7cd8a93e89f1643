"""The whole public database as files: made by a command, of one moment, in constant memory.

table, tables   what the tables are, one file a noun
walking         public rows with their parts, chunk after chunk
snapshot        one moment of the database
table_files     CSV and JSON Lines; sqlite_file, views  the file for SQLite and Datasette
data_package, datasette, readme, rights   what the files say of themselves
manifest        what was made; folder  where it lies, and how it takes the place of the last
making          all of it; dataset  the same for search engines
currency        how the files stand to what is public now
"""

from dialogues.exporting.downloads.currency import is_up_to_date, is_withheld
from dialogues.exporting.downloads.folder import AlreadyBeingMade, current
from dialogues.exporting.downloads.making import CannotMake, make
from dialogues.exporting.downloads.manifest import File, Manifest
from dialogues.exporting.downloads.rights import licence_title
from dialogues.exporting.downloads.table import moment

__all__ = [
    "AlreadyBeingMade",
    "CannotMake",
    "File",
    "Manifest",
    "current",
    "is_up_to_date",
    "is_withheld",
    "licence_title",
    "make",
    "moment",
]
