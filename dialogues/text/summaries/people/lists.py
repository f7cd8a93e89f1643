"""People under a label (“Participants:”, 「出席者」), in a table, and as the speakers of a transcript."""

import re
from collections.abc import Sequence

from dialogues.text.spans import Span, trimmed
from dialogues.text.summaries.findings import FoundPerson
from dialogues.text.summaries.institutions import script_of
from dialogues.text.summaries.layout import COLUMNS, LABEL, PROSE, ROW, Line
from dialogues.text.summaries.people.entries import people_in, person, person_in
from dialogues.text.summaries.people.names import name_at
from dialogues.text.summaries.vocabulary.labels import (
    PARTICIPANT,
    PEOPLE_FIELDS,
    SPEAKER,
    column_of,
    field_of,
)

LONGEST_SUBHEADING = 60
SUBHEADING = re.compile(r":$|^[(<【\[].*[)>】\]]$|側$")
TURN = re.compile(r"(?P<label>[^:\t]{3,80}?)\s*:\s+(?=\S)")
FEWEST_TURNS = 3
JAPANESE_TURN = re.compile(r"(?P<label>[^:\t。]{2,40}?)\s*:\s*(?=\S)")
SENTENCE = re.compile(r"[.!?。！？]['”»\"」]*$")


def listed_people(text: str, plain: str, lines: Sequence[Line], language: str) -> list[FoundPerson]:
    """Everybody in the lists and tables of these lines, in order.

    In a transcript “Moderator: Thank you.” is what somebody said, not who it was.
    """
    found: list[FoundPerson] = []
    spoken = bool(speakers(text, plain, lines, language))
    role, columns = "", []
    for line in lines:
        if line.kind == COLUMNS:
            role, columns = role or PARTICIPANT, [column_of(cell) for cell in _cells(plain, line)]
        elif line.kind == LABEL:
            role, columns = (line.field if line.field in PEOPLE_FIELDS else ""), []
            if role and not (spoken and SENTENCE.search(line.value.of(plain))):
                found += people_in(text, plain, line.value, role=role, language=language)
            role = role if line.opens_list else ""
        elif role:
            people = _under_label(text, plain, line, role, columns, language)
            found += people
            if not people and not _keeps_list_open(plain, line):
                role, columns = "", []
    return found


def _under_label(
    text: str, plain: str, line: Line, role: str, columns: list[str], language: str
) -> Sequence[FoundPerson]:
    if line.kind == ROW and columns:
        one = _row(text, plain, line, role, columns, language)
        return (one,) if one else ()
    one = person_in(text, plain, line.bare, role=role, language=language)
    return (one,) if one else ()


def _keeps_list_open(plain: str, line: Line) -> bool:
    """A side's name within a list (“From Japan:”, «Российская сторона») does not end it."""
    words = line.span.of(plain)
    return len(words) <= LONGEST_SUBHEADING and bool(SUBHEADING.search(words))


def _cells(plain: str, line: Line) -> list[str]:
    return line.span.of(plain).split("\t")


def _row(
    text: str, plain: str, line: Line, role: str, columns: list[str], language: str
) -> FoundPerson | None:
    """One row of a table whose columns are known; what is stated of the person is all but the name."""
    cells: dict[str, Span] = {}
    start = line.span.start
    for key, words in zip(columns, _cells(plain, line), strict=False):
        cells.setdefault(key, trimmed(plain, start, start + len(words)))
        start += len(words) + 1
    name = cells.get("name", Span(0, 0))
    script = script_of(name.of(plain), language)
    match = name_at(plain, *name, script) if name.end > name.start else None
    if not match:
        return None
    told = [cells[key] for key in ("post", "institution") if key in cells and cells[key].of(plain)]
    post = Span(told[0].start, told[-1].end) if told else Span(name.end, name.end)
    own_role = field_of(cells["role"].of(plain)) if "role" in cells else ""
    return person(
        text, plain, Span(*match.span("name")), post, role=own_role or role, script=script,
        title=match["title"],
    )  # fmt: skip


def speakers(text: str, plain: str, lines: Sequence[Line], language: str) -> list[FoundPerson]:
    """Those whose words a transcript gives, by the names before the colons; each once."""
    turns = [found for line in lines if (found := _turn(text, plain, line, language))]
    if len(turns) < FEWEST_TURNS:
        return []
    first: dict[str, FoundPerson] = {}
    for turn in turns:
        first.setdefault(turn.name, turn)
    return list(first.values())


def _turn(text: str, plain: str, line: Line, language: str) -> FoundPerson | None:
    if line.kind != PROSE and line.kind != "heading":
        return None
    rule = JAPANESE_TURN if language == "ja" else TURN
    match = rule.match(plain, *line.bare)
    if not match or field_of(match["label"]):
        return None
    return person_in(text, plain, Span(*match.span("label")), role=SPEAKER, language=language)
