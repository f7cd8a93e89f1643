"""The description of writing: bodies from the very declaration by which they are read."""
