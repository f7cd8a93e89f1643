"""A small corpus, and editors who do to it, at random, whatever the admin lets them do."""

from tests.api.random_edits.beside import Beside
from tests.api.random_edits.columns import Columns
from tests.api.random_edits.hand import NOUNS
from tests.api.random_edits.life import Life
from tests.api.random_edits.parts import Parts

__all__ = ["NOUNS", "Editors"]


class Editors(Life, Columns, Parts, Beside):
    """They can do everything; each thing that can be done is a method ``do_…``."""
