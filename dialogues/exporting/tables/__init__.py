"""Every record with its parts as tables that can be edited and imported again; for editors only.

table      what a table is: its columns, its key, whose parts it holds
catalogue  which tables there are
keys       records named by their slug (a position: conference slug and number)
scope      everything, or one conference with all it needs
rows       the stored rows of a table as plain values
cells      values as cells of a spreadsheet, and back to the text that was stored
csv_files  one comma-separated file a table
workbook   one XLSX workbook, a sheet a table
template   headings without rows, with notes on what is allowed
"""

from dialogues.exporting.tables.catalogue import TABLES, table_named
from dialogues.exporting.tables.scope import Scope, everything, one_conference
from dialogues.exporting.tables.table import Column, Table

__all__ = ["TABLES", "Column", "Scope", "Table", "everything", "one_conference", "table_named"]
