"""How large a summary may be; whatever is larger is refused before it is read through."""

#: Bytes of an uploaded file.
LARGEST_FILE = 16 * 1024 * 1024
#: Bytes of everything that a Word file unpacks to.
LARGEST_UNPACKED = 96 * 1024 * 1024
#: Pages of a PDF.
MOST_PAGES = 300
#: Seconds, and bytes of memory, that reading one file may take.
LONGEST_READING = 45
MOST_MEMORY = 1536 * 1024 * 1024
#: Code points that a reader hands over at most; what a document may hold is checked after that.
LONGEST_EXTRACT = 4_000_000
