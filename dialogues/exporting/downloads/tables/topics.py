from collections.abc import Iterator

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from dialogues.choices import LabelKind
from dialogues.exporting.downloads.table import Field, Row, Source, Table, moment, numbered, slug_of
from dialogues.exporting.downloads.tables.fields import (
    HTML_URL,
    ID,
    POSITIONS_COUNT,
    SEQ,
    SLUG,
    UPDATED,
    link,
    page_of,
)
from dialogues.models import Topic


def _topic(topic: Topic) -> Iterator[Row]:
    yield (
        topic.pk,
        topic.slug,
        page_of(topic),
        topic.name,
        slug_of(topic.parent),
        topic.scope_note,
        topic.positions_count,  # type: ignore[attr-defined]
        moment(topic.updated_at),
    )


def _labels(topic: Topic) -> Iterator[Row]:
    for seq, label in numbered(topic.labels.all()):
        yield (topic.slug, seq, label.text, label.language, label.kind)


def _related(topic: Topic) -> Iterator[Row]:
    for related in topic.related.all():
        yield (topic.slug, related.slug)


def _rows() -> QuerySet[Topic]:
    return Topic.objects.published().for_list().with_positions_count()


TOPIC = link("topic", "topics", _("Slug of the topic."))
TOPICS = Source(
    _rows,
    [
        Table(
            "topics",
            _("Topics"),
            _("Subjects in a tree of at most three levels (SKOS broader and narrower)."),
            [
                ID,
                SLUG,
                HTML_URL,
                Field("name", _("Name in English.")),
                link("parent", "topics", _("The broader topic."), required=False),
                Field("scope_note", _("What is coded here and what goes elsewhere.")),
                POSITIONS_COUNT,
                UPDATED,
            ],
            ("slug",),
            _topic,
            label="name",
        ),
        Table(
            "topic_labels",
            _("Labels of topics"),
            _("Names of topics in other languages, and other names (SKOS labels)."),
            [
                TOPIC,
                SEQ,
                Field("text", _("The label.")),
                Field("language", _("BCP 47 tag.")),
                Field("kind", _("After SKOS."), choices=LabelKind),
            ],
            ("topic", "seq"),
            _labels,
            facets=("language", "kind"),
        ),
        Table(
            "topic_related",
            _("Related topics"),
            _("Pairs of topics that bear on each other; each pair stands here both ways."),
            [TOPIC, link("related", "topics", _("Slug of the other topic."))],
            ("topic", "related"),
            _related,
        ),
    ],
)
