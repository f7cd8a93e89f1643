"""What the pages of conferences, participants and institutions have in common."""
