"""What the page of a network prints: its form, its tables, its words, and the evidence."""
