"""Atom feeds: of every list with its own filters, and of every record with its positions.

entries   how a record of each noun reads as an entry
atom      what all feeds share
lists     the feeds of the lists: what was published last comes first
records   the feeds of single records
"""
