from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from dialogues.choices import (
    AnchorState,
    AttributionRole,
    Basis,
    Confidence,
    Layer,
    Mode,
    PositionKind,
    RelationKind,
    Setting,
    Stance,
)
from dialogues.exporting.downloads.table import (
    Field,
    Row,
    Source,
    Table,
    Type,
    moment,
    numbered,
    slug_of,
)
from dialogues.exporting.downloads.tables.conferences import CONFERENCE
from dialogues.exporting.downloads.tables.fields import (
    HTML_URL,
    SEQ,
    UPDATED,
    flag,
    link,
    page_of,
)
from dialogues.exporting.downloads.tables.participants import PARTICIPANT
from dialogues.exporting.downloads.tables.topics import TOPIC
from dialogues.models import Position


def _position(position: Position) -> Iterator[Row]:
    yield (
        position.pk,
        page_of(position),
        position.conference.slug,
        slug_of(position.document),
        position.statement,
        position.stance,
        position.kind,
        position.mode,
        position.layer,
        position.confidence,
        position.setting,
        position.unattributed,
        position.no_wording,
        moment(position.updated_at),
    )


def _quotations(position: Position) -> Iterator[Row]:
    for seq, one in numbered(position.quotations.all()):
        around = (one.prefix, one.suffix) if one.shows_context else ("", "")
        yield (
            position.pk,
            seq,
            one.exact,
            *around,
            one.start,
            one.end,
            one.text_sha256,
            one.is_verified,
            one.state,
            one.language,
            one.translation,
            one.translator,
        )


def _holders(position: Position) -> Iterator[Row]:
    for seq, one in numbered(position.attributions.all()):
        yield (position.pk, seq, one.participant.slug, one.role, one.public_words, one.basis)


def _topics(position: Position) -> Iterator[Row]:
    for topic in position.topics.all():
        yield (position.pk, topic.slug)


def _about(position: Position) -> Iterator[Row]:
    for code in sorted(country.code for country in position.about.all()):
        yield (position.pk, code)


def _relations(position: Position) -> Iterator[Row]:
    for relation in position.relations_out.all():
        yield (position.pk, relation.kind, relation.target_id, relation.note)


POSITION = link("position", "positions", _("Number of the position."))
OFFSET = _("Offset in the document’s text, in Unicode code points; nothing where unverified.")
POSITIONS = Source(
    lambda: Position.objects.published().for_list(),
    [
        Table(
            "positions",
            _("Positions"),
            _(
                "One claim each. The layer “author” is the text’s own voice and counts for no side; "
                "a position with several holders is not each one’s own alone."
            ),
            [
                Field("id", _("Number of the position; it stays for good."), Type.INTEGER),
                HTML_URL,
                CONFERENCE,
                link("document", "documents", _("Whose words it rests on."), required=False),
                Field("statement", _("The claim in one sentence, in the editors’ words.")),
                Field("stance", _("Toward the topics."), choices=Stance),
                Field("kind", _("What sort of claim it is."), choices=PositionKind),
                Field("mode", _("How the text tells it."), choices=Mode),
                Field(
                    "layer",
                    _("Held by somebody in the text, or the text’s own voice."),
                    choices=Layer,
                ),
                Field(
                    "confidence",
                    _("Whether a second coder would code it the same."),
                    choices=Confidence,
                ),
                Field("setting", _("Where it was said."), choices=Setting),
                flag("unattributed", _("The text names no holder.")),
                flag("no_wording", _("No words could be checked against a text.")),
                UPDATED,
            ],
            ("id",),
            _position,
            searched=("statement",),
            facets=("stance", "layer", "kind", "mode", "conference"),
            label="statement",
        ),
        Table(
            "quotations",
            _("Quotations"),
            _(
                "The exact words that positions rest on (W3C Web Annotation: text quote and text "
                "position); none of a document whose rights forbid it."
            ),
            [
                POSITION,
                SEQ,
                Field("exact", _("The exact words.")),
                Field("prefix", _("The words before, where the whole text may be read.")),
                Field("suffix", _("The words after, where the whole text may be read.")),
                Field("start", OFFSET, Type.INTEGER, required=False),
                Field("end", OFFSET, Type.INTEGER, required=False),
                Field("text_sha256", _("Of the text that the offsets count on.")),
                flag("verified", _("These very words stand in the text at this place.")),
                Field("state", _("What the check found."), choices=AnchorState),
                Field("language", _("BCP 47 tag.")),
                Field("translation", _("Of the exact words, where there is one.")),
                Field("translator", _("Who translated, or which edition.")),
            ],
            ("position", "seq"),
            _quotations,
            searched=("exact", "translation"),
            facets=("state", "language"),
        ),
        Table(
            "holders",
            _("Holders of positions"),
            _("Who holds, reports or lends the name to a position, by which words of the text."),
            [
                POSITION,
                SEQ,
                PARTICIPANT,
                Field("role", _("Holder, reporter, or on whose behalf."), choices=AttributionRole),
                Field("words", _("The attributing words, verbatim, where they may be shown.")),
                Field("basis", _("How the text attributes it."), choices=Basis),
            ],
            ("position", "participant", "role"),
            _holders,
            facets=("role", "participant", "basis"),
        ),
        Table(
            "position_topics",
            _("Topics of positions"),
            _("The narrowest topics that fit; a broader topic is not repeated."),
            [POSITION, TOPIC],
            ("position", "topic"),
            _topics,
            facets=("topic",),
        ),
        Table(
            "position_about",
            _("Countries of positions"),
            _("Countries that a claim is about; not those of its holders."),
            [POSITION, link("country", "countries", _("ISO code of the country."))],
            ("position", "country"),
            _about,
            facets=("country",),
        ),
        Table(
            "relations",
            _("Relations of positions"),
            _("How one position bears on another, also across conferences."),
            [
                link("source", "positions", _("Number of the position.")),
                Field("kind", _("How it bears on the other."), choices=RelationKind),
                link("target", "positions", _("Number of the other position.")),
                Field("note", _("On what, or under which condition.")),
            ],
            ("source", "kind", "target"),
            _relations,
            facets=("kind",),
        ),
    ],
)
