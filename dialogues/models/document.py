from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from dialogues.choices import (
    DatePrecision,
    Decision,
    DocumentKind,
    NothingReason,
    TextExtent,
    TextVisibility,
)
from dialogues.columns import LineField, ProseField, SortKeyField, VerbatimField, sort_key
from dialogues.models.addressed import Addressed
from dialogues.models.conference import Conference
from dialogues.models.dated import UNKNOWN_DATE, date_label, first_day, last_day
from dialogues.models.derived import Derived
from dialogues.models.editorial_record import EditorialRecord, require
from dialogues.models.institution import Institution
from dialogues.models.names import LANGUAGE_HELP
from dialogues.models.participant import Participant
from dialogues.querysets.documents import AuthorshipQuerySet, DocumentQuerySet, SentenceQuerySet
from dialogues.text.anchoring import digest
from dialogues.validators import validate_characters, validate_language, validate_web_address


class Document(Addressed, EditorialRecord, Derived):
    """A text about conferences. It can be known without its text being known."""

    title = LineField(_("title"), max_length=500)
    kind = models.CharField(_("kind"), max_length=12, choices=DocumentKind)
    conferences = models.ManyToManyField(
        Conference, blank=True, related_name="documents", verbose_name=_("conferences")
    )
    publisher = models.ForeignKey(
        Institution,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="publications",
        verbose_name=_("publisher"),
    )
    authors = models.ManyToManyField(
        Participant,
        through="Authorship",
        blank=True,
        related_name="documents",
        verbose_name=_("authors"),
    )
    published_date = models.DateField(_("published date"), null=True, blank=True)
    published_precision = models.CharField(
        _("date precision"), max_length=7, choices=DatePrecision, default=DatePrecision.UNKNOWN
    )
    published_inferred = models.BooleanField(_("date partly inferred"), default=False)
    published_note = ProseField(_("note on the date"), blank=True, help_text=_("Public."))
    url = models.CharField(
        _("source address"),
        max_length=1000,
        blank=True,
        validators=[validate_characters, validate_web_address],
        help_text=_("Where the document was published; http or https."),
    )
    language = models.CharField(
        _("language"),
        max_length=12,
        blank=True,
        validators=[validate_language],
        help_text=LANGUAGE_HELP,
    )
    text = VerbatimField(
        _("text"),
        blank=True,
        help_text=_(
            "Verbatim, no-break spaces and curly quotes included. Quotations are anchored in it."
        ),
    )
    extent = models.CharField(
        _("extent of the text"),
        max_length=8,
        choices=TextExtent,
        default=TextExtent.NONE,
        help_text=_(
            "Whether the text above is the whole document, or only words of it quoted elsewhere."
        ),
    )
    known_through = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="makes_known",
        verbose_name=_("known through"),
        help_text=_("The document that teases, cites or announces this one."),
    )
    rights = ProseField(_("rights statement"), blank=True, help_text=_("Public."))
    visibility = models.CharField(
        _("the public sees"),
        max_length=8,
        choices=TextVisibility,
        default=TextVisibility.PASSAGES,
        help_text=_("How much of the text its rights let us show."),
    )
    note = ProseField(_("editor’s note"), blank=True, help_text=_("Never public."))
    sha256 = models.CharField(_("SHA-256 of the text"), max_length=64, blank=True, editable=False)
    earliest_date = models.DateField(null=True, editable=False)
    latest_date = models.DateField(null=True, editable=False)
    sort_date = models.DateField(editable=False, db_index=True)
    sort_key = SortKeyField()

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ["-sort_date", "-pk"]
        default_permissions = EditorialRecord.Meta.default_permissions
        constraints = [
            *EditorialRecord.Meta.constraints,
            *Addressed.Meta.constraints,
            models.CheckConstraint(
                condition=Q(published_precision=DatePrecision.UNKNOWN, published_date=None)
                | (~Q(published_precision=DatePrecision.UNKNOWN) & Q(published_date__isnull=False)),
                name="document_date_has_its_precision",
            ),
            models.CheckConstraint(
                condition=Q(published_inferred=False) | ~Q(published_note=""),
                name="document_inferred_date_has_note",
            ),
            models.CheckConstraint(
                condition=Q(text="", extent=TextExtent.NONE, sha256="")
                | (~Q(text="") & ~Q(extent=TextExtent.NONE) & ~Q(sha256="")),
                name="document_text_has_extent_and_digest",
            ),
            models.CheckConstraint(
                condition=Q(known_through=None) | ~Q(known_through=F("pk")),
                name="document_not_known_through_itself",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("public:document", args=[self.slug])

    def slug_source(self) -> str:
        return self.title

    def derive(self) -> None:
        self.sha256 = digest(self.text) if self.text else ""
        self.earliest_date = first_day(self.published_date, self.published_precision)
        self.latest_date = last_day(self.published_date, self.published_precision)
        self.sort_date = self.earliest_date or UNKNOWN_DATE
        self.sort_key = sort_key(self.title)

    @property
    def date_text(self) -> str:
        return date_label(self.published_date, None, self.published_precision)

    @property
    def public_text(self) -> str:
        """The text as far as its rights let the public read it through."""
        return self.text if self.visibility == TextVisibility.FULL else ""

    def clean(self) -> None:
        super().clean()
        unknown = self.published_precision == DatePrecision.UNKNOWN
        require(
            unknown == (self.published_date is None),
            "published_date",
            _("Give a date, or choose the precision “unknown” and leave it empty."),
        )
        require(
            bool(self.published_note) or not self.published_inferred,
            "published_note",
            _("Say what of the date is inferred, and from which evidence."),
        )
        require(
            bool(self.text) == (self.extent != TextExtent.NONE),
            "extent",
            _("Say whether the text is full or an excerpt; without a text choose “No text known”."),
        )


class Authorship(models.Model):
    document = models.ForeignKey(Document, models.CASCADE, related_name="authorships")
    participant = models.ForeignKey(
        Participant, models.PROTECT, related_name="authorships", verbose_name=_("author")
    )
    stated_as = LineField(_("as stated"), blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = AuthorshipQuerySet.as_manager()

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["document", "participant"], name="authorship_once"),
        ]

    def __str__(self) -> str:
        return str(self.participant)

    def natural_key(self) -> tuple[Any, ...]:
        return (self.document.slug, self.participant.slug)

    natural_key.dependencies = ["dialogues.document", "dialogues.participant"]  # type: ignore[attr-defined]


class Sentence(models.Model):
    """One sentence of a document and what the coder decided about it.

    ``start`` and ``end`` count Unicode code points over the document's stored text.
    """

    document = models.ForeignKey(Document, models.CASCADE, related_name="sentences")
    number = models.PositiveIntegerField(_("number"))
    start = models.PositiveIntegerField(_("start"))
    end = models.PositiveIntegerField(_("end"))
    decision = models.CharField(
        _("decision"), max_length=10, choices=Decision, default=Decision.UNDECIDED
    )
    reason = models.CharField(
        _("reason"),
        max_length=12,
        choices=NothingReason,
        blank=True,
        help_text=_("Only for “no position”: why there is none."),
    )
    note = ProseField(_("note"), blank=True)

    objects = SentenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("sentence")
        verbose_name_plural = _("sentences")
        ordering = ["document", "number"]
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="sentence_number_once"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="sentence_not_empty"),
            models.CheckConstraint(
                condition=(Q(decision=Decision.NOTHING) & ~Q(reason=""))
                | (~Q(decision=Decision.NOTHING) & Q(reason="")),
                name="sentence_nothing_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document_id}:{self.number}"

    def natural_key(self) -> tuple[Any, ...]:
        return (self.document.slug, self.number)

    natural_key.dependencies = ["dialogues.document"]  # type: ignore[attr-defined]

    @property
    def text(self) -> str:
        return self.document.text[self.start : self.end]

    def clean(self) -> None:
        super().clean()
        require(
            (self.decision == Decision.NOTHING) == bool(self.reason),
            "reason",
            _("“No position” needs a reason, and only it has one."),
        )
