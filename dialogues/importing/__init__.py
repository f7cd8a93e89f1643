"""Getting records in: the seeds, and tables that editors filled.

seeds      the two conferences that a new database begins with
reading    a file as tables of rows
checking   cells as values, the records that they refer to
planning   what becomes of each row
refused    the rows that were not taken, as a file to correct
runs       an uploaded file from its plan to its end
"""
