"""The guide to the API: what it explains by example, and from where its tables are written."""
