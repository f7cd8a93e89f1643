"""The JSON objects of the public contract, one file a noun. They declare; no rule lives here."""
