"""Records as linked data: JSON-LD in the vocabulary of schema.org, topics also as SKOS concepts.

Each noun's file turns one of the API's JSON objects into a node. A field that was not asked for,
or has no value, leaves no trace in the node.
"""
