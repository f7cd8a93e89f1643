"""What each format of file holds as text. Runs in a process of its own and knows nothing of Django."""
