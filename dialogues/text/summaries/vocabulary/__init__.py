"""The words by which summaries in English, Russian and Japanese say what they say."""
