"""A file read as tables of rows; what its cells mean is not asked yet.

encodings  bytes of a text file to characters
csv_files  comma-separated files, single or many in an archive
workbooks  XLSX workbooks
archives   bounds of what a zip file may unpack to
headings   which column is which
file       any of these
"""

from dialogues.importing.reading.file import ReadFile, ReadRow, read

__all__ = ["ReadFile", "ReadRow", "read"]
