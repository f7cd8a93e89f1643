"""What all records share on the editors' desk: searching, saving, publishing, history."""
