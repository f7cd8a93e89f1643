"""The headings of a document's text, for its contents."""

from dialogues.choices import NothingReason
from dialogues.models import Document
from dialogues.text.headings import likely_headings, within
from dialogues.text.marking import paragraphs
from dialogues.text.spans import Span

#: With fewer a table of contents would say no more than the text itself.
FEWEST = 2


def headings(record: Document, *, is_coded: bool) -> list[Span]:
    """Its paragraphs that are headings: as its coder decided, else as they look; one query.

    The title is on the page already and is none of them.
    """
    coded = record.sentences.filter(reason=NothingReason.HEADING)
    spans = [Span(*row) for row in coded.values_list("start", "end")]
    given = spans if is_coded else likely_headings(record.text)
    found = [
        one
        for one in paragraphs(record.text)
        if within(given, one) and one.of(record.text) != record.title
    ]
    return found if len(found) >= FEWEST else []
