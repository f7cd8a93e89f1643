"""What can go wrong when a quotation is looked for in its text."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from dialogues.text.anchoring.finding import Match

SHOWN = 60
"""How much of a quotation an error message repeats, in code points."""
LISTED = 5
"""How many places an error message lists."""


class AnchoringError(Exception):
    """A quotation could not be anchored; the message says why and what to do."""


class OutsideText(AnchoringError):
    """The offsets do not enclose a stretch of the text."""

    def __init__(self, start: int, end: int, length: int) -> None:
        self.start, self.end, self.length = start, end, length
        super().__init__(
            _(
                "A quotation from %(start)d to %(end)d does not lie in the text, which has "
                "%(length)d characters. Give a start of at least 0 and an end after it, at most "
                "%(length)d."
            )
            % {"start": start, "end": end, "length": length}
        )


class NotFound(AnchoringError):
    """The wanted words are not in the text. ``agreeing`` counts those of their start that are."""

    def __init__(self, wanted: str, agreeing: int = 0) -> None:
        self.wanted, self.agreeing = wanted, agreeing
        super().__init__(" ".join(not_found_sentences(wanted, agreeing)))


class Ambiguous(AnchoringError):
    """The wanted words occur several times, and nothing tells which place is meant."""

    def __init__(self, wanted: str, candidates: Sequence[Match]) -> None:
        self.wanted, self.candidates = wanted, list(candidates)
        places = ", ".join(str(match.start) for match in self.candidates[:LISTED])
        super().__init__(
            _(
                "The quotation “%(words)s” occurs %(count)d times (at %(places)s). Give the words "
                "just before or after it, or its place in the text."
            )
            % {
                "words": shortened(wanted),
                "count": len(self.candidates),
                "places": places + (", …" if len(self.candidates) > LISTED else ""),
            }
        )


def not_found_sentences(wanted: str, agreeing: int) -> list[str]:
    """What the message for words that are not in the text says."""
    if not wanted.strip():
        return [_("The quotation is empty. Copy its words from the text.")]
    said = [_("The quotation “%(words)s” is not in the text.") % {"words": shortened(wanted)}]
    if agreeing:
        said.append(
            _("The text agrees with its beginning and differs from “%(words)s” on.")
            % {"words": shortened(wanted[agreeing:])}
        )
    said.append(
        _(
            "Copy the words from the text: only white space and the shape of quotation marks, "
            "apostrophes and dashes may differ."
        )
    )
    return said


def shortened(words: str) -> str:
    """Words on one line, cut to what a message can hold."""
    line = " ".join(words[: 4 * SHOWN].split())
    return line if len(line) <= SHOWN else line[: SHOWN - 1] + "…"
