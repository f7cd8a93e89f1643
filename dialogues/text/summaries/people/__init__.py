"""The people whom a text places at the event, in the posts it states; and those who wrote it."""
