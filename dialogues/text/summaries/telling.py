"""The sentences that tell of an event having taken place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dialogues.text.sentences import line_sentences
from dialogues.text.spans import Span
from dialogues.text.summaries.institutions import script_of
from dialogues.text.summaries.layout import COLUMNS, HEADING, LABEL, ROW, Line
from dialogues.text.summaries.vocabulary.events import ANAPHOR, ELSEWHEN, HELD, NOUN


@dataclass(frozen=True)
class Telling:
    """One sentence; ``goes_on`` when it tells more of an event told of before."""

    span: Span
    script: str
    goes_on: bool


def tellings(text: str, plain: str, lines: Sequence[Line], language: str) -> Iterator[Telling]:
    """Every sentence that says an event was held, in order; those on other occasions left out."""
    for line in lines:
        if line.kind in (HEADING, LABEL, ROW, COLUMNS):
            continue
        script = script_of(line.span.of(plain), language)
        if not (HELD[script].search(plain, *line.span) and NOUN[script].search(plain, *line.span)):
            continue
        for sentence in line_sentences(text, line.span, script):
            if _tells(plain, sentence, script):
                goes_on = ANAPHOR[script].match(plain, *sentence) is not None
                yield Telling(sentence, script, goes_on)


def _tells(plain: str, sentence: Span, script: str) -> bool:
    """An event noun and a verb of holding near each other, and no word of another time."""
    held, noun = HELD[script].search(plain, *sentence), NOUN[script].search(plain, *sentence)
    if not held or not noun or ELSEWHEN[script].search(plain, *sentence):
        return False
    return any(
        abs(match.start() - held.start()) < NEAR
        for match in NOUN[script].finditer(plain, *sentence)
    )


NEAR = 220
"""Characters between the noun and the verb: a long title may stand between them."""
