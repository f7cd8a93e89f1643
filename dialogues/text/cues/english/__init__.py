"""What English grammar tells of who holds which view."""

from dialogues.text.cues.english.frames import frame_cues
from dialogues.text.cues.english.groups import groups
from dialogues.text.cues.english.names import known_names
from dialogues.text.cues.english.nouns import noun_cues
from dialogues.text.cues.english.verbs import verb_cues
from dialogues.text.cues.phrase import Cue, Phrase
from dialogues.text.cues.tokens import Phrases

__all__ = ["cues", "known_names"]


def cues(phrase: Phrase, names: Phrases[tuple[str, str]]) -> list[Cue]:
    """The groups of a sentence are found first, then the words that ascribe something to them."""
    phrase.settle(groups(phrase, names))
    return [*frame_cues(phrase), *verb_cues(phrase), *noun_cues(phrase)]
