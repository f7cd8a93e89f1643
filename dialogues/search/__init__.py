"""Full-text search that gives the same hits on SQLite and on PostgreSQL.

Python folds and cuts the text into tokens; the database only stores and matches tokens, so neither
engine's own idea of a word, a letter or a language can change what is found.

    folding    case, width and accents taken away, with the way back to the original text
    tokens     folded text to tokens: stems, pairs of characters for Chinese, Japanese and Korean
    indexing   what a search entry stores in its two token columns
    query      what a reader types, read into terms, and written for each engine
    storage    the index itself: its SQL, made and unmade by a migration
    matching   conditions for a queryset
    ranking    how well an entry answers, computed alike on both engines
    snippets   the passage to show, with the words that were found
"""
