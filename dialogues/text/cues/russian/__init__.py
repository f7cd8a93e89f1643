"""What Russian grammar tells of who holds which view."""

from dialogues.text.cues.phrase import Cue, Phrase
from dialogues.text.cues.russian.frames import frame_cues
from dialogues.text.cues.russian.groups import groups
from dialogues.text.cues.russian.names import known_names
from dialogues.text.cues.russian.nouns import noun_cues
from dialogues.text.cues.russian.roots import roots_of
from dialogues.text.cues.russian.verbs import verb_cues
from dialogues.text.cues.tokens import Phrases

__all__ = ["cues", "known_names"]


def cues(phrase: Phrase, names: Phrases[tuple[str, str]]) -> list[Cue]:
    """The groups of a sentence are found first, then the words that ascribe something to them."""
    phrase.roots = roots_of(phrase.words)
    phrase.settle(groups(phrase, names))
    return [*frame_cues(phrase), *verb_cues(phrase), *noun_cues(phrase)]
