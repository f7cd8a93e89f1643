"""A record with all its parts as plain data: taken, merged three ways, and put back."""

from dialogues.editorial.states.putting import put
from dialogues.editorial.states.taking import State, of_version, state_of
from dialogues.editorial.states.three_way import Clash, Merged, merge
from dialogues.editorial.states.trial import trial

__all__ = ["Clash", "Merged", "State", "merge", "of_version", "put", "state_of", "trial"]
