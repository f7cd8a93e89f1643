"""What answers under each address. The views declare; no rule lives here."""
