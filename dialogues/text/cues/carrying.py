"""Who is meant by "they", "he", "it", "the same": carried over from the words just before."""

from dialogues.choices import Basis, ParticipantKind
from dialogues.text.cues.claims import Found
from dialogues.text.cues.records import Holder

REACH = 2
"""How many sentences back somebody may be named and still be meant."""
ONE = (ParticipantKind.PERSON, ParticipantKind.ANONYMOUS)
BODIES = (ParticipantKind.GOVERNMENT, ParticipantKind.INSTITUTION, ParticipantKind.BLOC)
GROUPS = (
    ParticipantKind.EXPERT_GROUP,
    ParticipantKind.PUBLIC,
    ParticipantKind.GOVERNMENT,
    ParticipantKind.BLOC,
    "",
)
MEANT = {"he": ONE, "one": (*ONE, *BODIES), "it": (*BODIES, ""), "they": GROUPS}


class Memory:
    """Those named lately, the latest first, with the sentence that names them."""

    def __init__(self) -> None:
        self.named: list[tuple[int, bool, tuple[Holder, ...]]] = []

    def remember(self, sentence: int, holders: tuple[Holder, ...], *, ascribed: bool) -> None:
        """``ascribed``: a view was ascribed to them, so that they are meant rather than others."""
        if holders:
            self.named.insert(0, (sentence, ascribed, holders))
            del self.named[40:]

    def meant(self, sentence: int, refers: str, before: int) -> tuple[Holder, ...]:
        """Those a pronoun in a sentence means, named before it; nobody when none was near enough."""
        near = [
            entry
            for entry in self.named
            if sentence - entry[0] <= REACH and entry[2][0].span.start < before
        ]
        for ascribed in (True, False):
            for named, was_ascribed, holders in near:
                near_enough = ascribed or sentence - named <= 1
                if was_ascribed == ascribed and near_enough and fits(holders, refers):
                    return holders
        return ()


def fits(holders: tuple[Holder, ...], refers: str) -> bool:
    """Whether a pronoun can mean them: "they" several or a group, "he" one, "it" a body."""
    if refers == "same":
        return True
    if refers == "they" and len(holders) > 1:
        return True
    return len(holders) == 1 and holders[0].kind in MEANT.get(refers, ())


def resolved(sentence: int, one: Found, memory: Memory) -> tuple[tuple[Holder, ...], str] | None:
    """The holders of a cue and the basis; None when it points to nobody known."""
    if not one.refers:
        return one.holders, Basis.EXPLICIT.value
    holders = memory.meant(sentence, one.refers, one.words.start)
    if holders:
        return holders, Basis.CARRIED_OVER.value
    return (one.holders, Basis.EXPLICIT.value) if one.holders else None
