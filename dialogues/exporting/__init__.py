"""Files of public records, to be read by other programs or on paper.

rows         all rows of a list, a thousand at a time
csv_lines    spreadsheets: flat columns, safe to open
workbooks    the same columns as XLSX, with typed cells
columns      which columns, one file a noun
json_lines   one JSON object a line
linked_data  schema.org, one file a noun
citations    references: RIS, BibTeX, CSL-JSON, Chicago text, each with its cautions
dossier      a filtered set of positions to print
calendars    conferences as an iCalendar file
comparison   a comparison of sides
networks     networks of actors and topics for other programs
figures      drawings
tables       everything, for an import to read back
provenance   what a file tells of itself
"""
