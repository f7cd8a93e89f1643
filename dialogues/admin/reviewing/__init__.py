"""What authors and reviewers do with a record: comments, approval, publication with all it needs."""
