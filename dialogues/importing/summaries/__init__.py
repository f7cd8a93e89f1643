"""A summary from outside: read from a file, and matched with what is stored."""
