"""The columns of each noun's spreadsheet. Lists that belong together keep the same order."""
