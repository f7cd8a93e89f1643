"""Files of public records: the same JSON objects that the API answers with, in other formats.

rows         all rows of a list, a few hundred at a time
csv_lines    spreadsheets: flat columns, safe to open
columns      which columns, one file a noun
json_lines   one JSON object a line
linked_data  schema.org, one file a noun
"""
