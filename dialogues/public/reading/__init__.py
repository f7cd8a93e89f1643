"""The reading view of a document: its text with the words of every position marked in place."""

from dialogues.public.reading.places import Surroundings, surroundings, verified
from dialogues.public.reading.view import ReadingView, reading_view

__all__ = ["ReadingView", "Surroundings", "reading_view", "surroundings", "verified"]
