"""How large a file may be. Whatever is larger is refused before it is read through."""

#: Bytes of an uploaded file.
LARGEST_FILE = 32 * 1024 * 1024
#: Bytes of everything that an archive or a workbook unpacks to.
LARGEST_UNPACKED = 256 * 1024 * 1024
MOST_ENTRIES = 500
MOST_COLUMNS = 150
#: Rows of all tables together, headings and empty lines included.
MOST_ROWS = 150_000
MOST_CELLS = 3_000_000
#: Rows to be created or changed that the screens take on: nobody else can write for so long
#: (some four milliseconds a row), and nobody waits longer for a page. The command has no such limit.
MOST_WRITTEN_ON_SCREEN = 3_000
#: Rows of each kind that a plan lists one by one; further ones are counted.
LISTED = 2_000
#: Different wrong values for which near matches are looked up in the records.
SUGGESTIONS = 300
