from collections.abc import Iterator

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _

from dialogues.choices import DatePrecision, Decision, DocumentKind, TextExtent, TextVisibility
from dialogues.exporting.downloads.table import (
    Field,
    Row,
    Source,
    Table,
    Type,
    day,
    moment,
    numbered,
    slug_of,
)
from dialogues.exporting.downloads.tables.fields import (
    HTML_URL,
    ID,
    SEQ,
    SLUG,
    UPDATED,
    flag,
    link,
    page_of,
)
from dialogues.exporting.downloads.tables.participants import PARTICIPANT
from dialogues.models import Authorship, Document, Institution, Participant, Sentence
from dialogues.querysets.editorial import count_of

#: A text can have two million letters; with more at once the memory would grow with the texts.
TEXTS_AT_ONCE = 10


def _document(document: Document) -> Iterator[Row]:
    sentences = document.sentences_count  # type: ignore[attr-defined]
    yield (
        document.pk,
        document.slug,
        page_of(document),
        document.title,
        document.kind,
        document.language,
        document.url,
        slug_of(document.publisher),
        day(document.published_date),
        document.published_precision,
        document.published_inferred,
        document.published_note,
        slug_of(document.known_through),
        document.extent,
        document.visibility,
        document.rights,
        document.sha256,
        sentences or None,
        document.undecided_count if sentences else None,  # type: ignore[attr-defined]
        document.public_text or None,
        moment(document.updated_at),
    )


def _authors(document: Document) -> Iterator[Row]:
    for seq, author in numbered(document.authorships.all()):
        yield (document.slug, seq, author.participant.slug, author.stated_as)


def _rows() -> QuerySet[Document]:
    """An author who is no row of ``participants`` is left out: nothing public tells of him."""
    authors = Authorship.objects.published().filter(
        participant__in=Participant.objects.published().values("pk")
    )
    undecided = Sentence.objects.filter(decision=Decision.UNDECIDED)
    return (
        Document.objects.published()
        .defer("text")  # read one by one, where the public may see it
        .prefetch_related(
            Prefetch("publisher", Institution.objects.published()),
            Prefetch("known_through", Document.objects.published().defer("text")),
            Prefetch("authorships", authors.select_related("participant")),
        )
        .annotate(
            sentences_count=count_of(Sentence.objects.all(), "document"),
            undecided_count=count_of(undecided, "document"),
        )
    )


DOCUMENTS = Source(
    _rows,
    [
        Table(
            "documents",
            _("Documents"),
            _("Texts about conferences; with their wording where the public may read it whole."),
            [
                ID,
                SLUG,
                HTML_URL,
                Field("title", _("Title.")),
                Field("kind", _("Kind of text."), choices=DocumentKind),
                Field("language", _("BCP 47 tag.")),
                Field("source_url", _("Where it was published.")),
                link("publisher", "institutions", _("Publisher."), required=False),
                Field(
                    "published_date",
                    _("Of a month or a year, its first day: see published_precision."),
                    Type.DATE,
                    required=False,
                ),
                Field(
                    "published_precision",
                    _("How much of the date is known."),
                    choices=DatePrecision,
                ),
                flag("published_inferred", _("Part of the date is stated nowhere.")),
                Field("published_note", _("What is inferred, from which evidence.")),
                link(
                    "known_through",
                    "documents",
                    _("The document that teases, cites or announces this one."),
                    required=False,
                ),
                Field("extent", _("How much of the wording is known."), choices=TextExtent),
                Field("visibility", _("How much the public may see."), choices=TextVisibility),
                Field("rights", _("Statement of rights.")),
                Field("sha256", _("Of the text in UTF-8; empty where there is none.")),
                Field(
                    "sentences",
                    _("How many sentences; nothing where the text is not cut."),
                    Type.INTEGER,
                    required=False,
                ),
                Field(
                    "sentences_undecided",
                    _("Sentences still without a coder’s decision."),
                    Type.INTEGER,
                    required=False,
                ),
                Field(
                    "text",
                    _("Verbatim; nothing where there is none or its rights forbid showing it."),
                    required=False,
                ),
                UPDATED,
            ],
            ("slug",),
            _document,
            facets=("kind", "language", "publisher", "visibility"),
            label="title",
        ),
        Table(
            "document_authors",
            _("Authors of documents"),
            _("Who wrote a document."),
            [
                link("document", "documents", _("Slug of the document.")),
                SEQ,
                PARTICIPANT,
                Field("stated_as", _("The name in the document’s own spelling.")),
            ],
            ("document", "participant"),
            _authors,
        ),
    ],
    chunk=TEXTS_AT_ONCE,
)
