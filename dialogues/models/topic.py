from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from tree_queries.fields import TreeNodeForeignKey

from dialogues.choices import LabelKind
from dialogues.columns import LineField, ProseField, SortKeyField, sort_key
from dialogues.models.addressed import Addressed
from dialogues.models.derived import Derived
from dialogues.models.editorial_record import EditorialRecord, require
from dialogues.models.names import LANGUAGE_HELP
from dialogues.querysets.topics import TopicLabelQuerySet, TopicQuerySet
from dialogues.text.folding import fold
from dialogues.validators import validate_language

DEEPEST_LEVEL = 3


class Topic(Addressed, EditorialRecord, Derived):  # type: ignore[django-manager-missing]
    """A subject, in a tree of at most three levels (SKOS ``broader`` and ``narrower``)."""

    name = LineField(_("name"), max_length=150)
    parent = TreeNodeForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="narrower",
        verbose_name=_("broader topic"),
        help_text=_("Filtering by the broader topic includes this one."),
    )
    scope_note = ProseField(
        _("scope note"),
        blank=True,
        help_text=_("What is coded here and what goes elsewhere. Public."),
    )
    related = models.ManyToManyField("self", blank=True, verbose_name=_("related topics"))
    sort_key = SortKeyField()

    objects = TopicQuerySet.as_manager()  # type: ignore[django-manager-missing]

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["sort_key", "pk"]
        default_permissions = EditorialRecord.Meta.default_permissions
        constraints = [
            *EditorialRecord.Meta.constraints,
            *Addressed.Meta.constraints,
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=F("pk")), name="topic_not_its_own_parent"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("public:topic", args=[self.slug])

    def slug_source(self) -> str:
        return self.name

    def derive(self) -> None:
        self.sort_key = sort_key(self.name)

    def broader(self) -> list["Topic"]:
        """The topics above this one, the broadest first."""
        chain: list[Topic] = []
        topic = self.parent
        while topic is not None and topic not in chain and topic != self:
            chain.insert(0, topic)
            topic = topic.parent
        return chain

    def clean(self) -> None:
        super().clean()
        if self.parent is None:
            return
        above = [*self.parent.broader(), self.parent]
        require(self not in above, "parent", _("A topic cannot stand below itself."))
        depth = len(above) + 1 + self.levels_below()
        require(
            depth <= DEEPEST_LEVEL,
            "parent",
            _("The tree would be %(depth)s levels deep; at most %(deepest)s are allowed.")
            % {"depth": depth, "deepest": DEEPEST_LEVEL},
        )

    def levels_below(self) -> int:
        """How many levels of narrower topics stand under this one."""
        if self.pk is None:
            return 0
        return max((1 + child.levels_below() for child in self.narrower.all()), default=0)


class TopicLabel(Derived):
    """A topic's name in another language, or another name for it (SKOS labels)."""

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="labels")
    text = LineField(_("label"), max_length=150)
    language = models.CharField(
        _("language"), max_length=12, validators=[validate_language], help_text=LANGUAGE_HELP
    )
    kind = models.CharField(
        _("kind"), max_length=12, choices=LabelKind, default=LabelKind.ALTERNATIVE
    )
    folded = models.TextField(editable=False, db_index=True)

    objects = TopicLabelQuerySet.as_manager()

    class Meta:
        verbose_name = _("label")
        verbose_name_plural = _("labels")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["topic", "text", "language"], name="topiclabel_once"),
            models.UniqueConstraint(
                fields=["topic", "language"],
                condition=Q(kind=LabelKind.PREFERRED),
                name="topiclabel_one_preferred",
            ),
        ]

    def __str__(self) -> str:
        return self.text

    def natural_key(self) -> tuple[Any, ...]:
        return (self.topic.slug, self.text, self.language)

    natural_key.dependencies = ["dialogues.topic"]  # type: ignore[attr-defined]

    def derive(self) -> None:
        self.folded = fold(self.text)
