"""The API's description, read from what the views, listings, filters and shapes declare."""
