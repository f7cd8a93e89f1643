import datetime
from typing import Any

from factory import LazyAttribute, Sequence, SubFactory, post_generation

from dialogues.choices import DatePrecision, DocumentKind, TextExtent, TextVisibility
from dialogues.models import Authorship, Document, Sentence
from dialogues.text.sentences import sentences
from dialogues.text.spans import Span
from tests.factories.editorial import EditorialFactory, OrderedPartFactory
from tests.factories.participant import ParticipantFactory

TEXT = (
    "Experts met to speak about the region. Russian experts expect “slow but steady” growth of\u00a0trade.\n\n"
    "Japanese experts stressed that trust is lacking. One participant doubted it."
)


class DocumentFactory(EditorialFactory[Document]):
    """A summary with a text that the public may read in full; ``conferences=[…]``, ``text=""``."""

    class Meta:
        model = Document

    title = Sequence(lambda n: f"Summary {n}")
    kind = DocumentKind.SUMMARY
    language = "en"
    text = TEXT
    extent = LazyAttribute(lambda document: TextExtent.FULL if document.text else TextExtent.NONE)
    rights = "Reproduced with permission."
    visibility = TextVisibility.FULL
    published_date: datetime.date | None = None
    published_precision = LazyAttribute(
        lambda document: DatePrecision.DAY if document.published_date else DatePrecision.UNKNOWN
    )

    @post_generation
    def conferences(self, create: bool, extracted: Any, **kwargs: Any) -> None:
        if extracted:
            self.conferences.set(extracted)


class AuthorshipFactory(OrderedPartFactory[Authorship]):
    class Meta:
        model = Authorship

    document = SubFactory(DocumentFactory)
    participant = SubFactory(ParticipantFactory)
    order = LazyAttribute(lambda row: OrderedPartFactory.last(row.document.authorships))


class SentenceFactory(OrderedPartFactory[Sentence]):
    """The document's next sentence that has no row yet, undecided."""

    class Meta:
        model = Sentence

    document = SubFactory(DocumentFactory)
    number = LazyAttribute(lambda row: 1 + OrderedPartFactory.last(row.document.sentences))
    start = LazyAttribute(lambda row: _span(row).start)
    end = LazyAttribute(lambda row: _span(row).end)


def _span(row: Any) -> Span:
    return sentences(row.document.text, row.document.language)[row.number - 1]
