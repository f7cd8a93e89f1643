"""Choosing rows: one file a noun.

``published()`` is the only place that knows what the public may see; everything public starts there.
"""
