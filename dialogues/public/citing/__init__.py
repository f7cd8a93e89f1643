"""Citations on pages and as files: the site’s own addresses, the block to copy, the file formats."""
