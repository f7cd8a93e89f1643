"""What there is, by year, country, language, series and kind."""

from collections import Counter
from typing import Any

from django.db.models.functions import ExtractYear
from django.utils.translation import gettext as _

from dialogues.analysis.coverage.counting import Facts, counted, years_of
from dialogues.analysis.coverage.shapes import Figure, Row, Table
from dialogues.choices import Layer, PositionKind
from dialogues.models import (
    Conference,
    Country,
    Document,
    Institution,
    Series,
    Topic,
)
from dialogues.text.languages import language_name

#: In the order of the columns.
LAYERS = (Layer.ATTRIBUTED, Layer.AUTHOR)


def totals(facts: Facts) -> list[Row]:
    counts = [
        ("conference", _("Conferences"), Conference.objects.published().count()),
        ("document", _("Documents"), Document.objects.published().count()),
        ("participant", _("Participants"), len(facts.people)),
        ("institution", _("Institutions"), Institution.objects.published().count()),
        ("topic", _("Topics"), Topic.objects.published().count()),
    ]
    layers = [
        Row("attributed", _("Attributed positions"), _positions(facts, Layer.ATTRIBUTED)),
        Row("author", _("Positions of the texts’ own voice"), _positions(facts, Layer.AUTHOR)),
    ]
    nouns = [Row(noun, label, [Figure(n, f"{noun}-list")]) for noun, label, n in counts]
    return [*nouns, *layers]


def _positions(facts: Facts, layer: str) -> list[Figure]:
    return [Figure(facts.on_layer(layer), "position-list", f"layer={layer}")]


def tables(facts: Facts) -> list[Table]:
    return [
        _by_year(facts),
        _by_country(facts),
        _by_language(facts),
        _by_series(facts),
        _by_kind(facts),
    ]


def _columns(first: str) -> list[str]:
    return [first, _("Attributed positions"), _("Texts’ own voice")]


def _both_layers(facts: Facts, column: str, value: Any, query: str) -> list[Figure]:
    return [
        Figure(
            facts.by(column, layer)[value],
            "position-list" if query else "",
            f"{query}&layer={layer}",
        )
        for layer in LAYERS
    ]


def _by_year(facts: Facts) -> Table:
    begun, ended = ExtractYear("earliest_date"), ExtractYear("latest_date")
    dated = Conference.objects.published().values_list(begun, ended)
    held = years_of(Counter(dated))
    layers = {layer: years_of(facts.by("years", layer)) for layer in LAYERS}
    rows = []
    for year in sorted(held, key=lambda year: (year is None, year)):
        key = "unknown" if year is None else f"{year:04}"
        figures = [
            Figure(held[year], "conference-list", f"year={key}"),
            *(
                Figure(layers[layer][year], "position-list", f"year={key}&layer={layer}")
                for layer in LAYERS
            ),
        ]
        rows.append(Row(key, _("Year unknown") if year is None else key, figures))
    note = _(
        "By the year of the conference, also where it is inferred; one that lasts into the next "
        "year counts for both."
    )
    return Table("year", _("Years"), _columns(_("Conferences")), rows, note)


def _by_country(facts: Facts) -> Table:
    found = facts.positions_by_country()
    people = Counter(country for country, _kind in facts.people)
    names = {one.code: one.name for one in Country.objects.filter(code__in=[*people])}
    rows = [
        Row(
            code,
            names[code],
            [
                Figure(people[code], "participant-list", f"country={code}"),
                Figure(found[code], "position-list", f"country={code}&layer=attributed"),
            ],
        )
        for code in sorted(names, key=lambda code: (-found[code], names[code]))
    ]
    nowhere = [Figure(people[None], gap="participants-without-country"), Figure(found[None])]
    rows.append(Row("none", _("No country"), nowhere))
    note = _(
        "By the country of the holders. A position held by several countries counts for each; blocs "
        "and anonymous voices belong to none."
    )
    columns = [_("Participants"), _("Attributed positions")]
    return Table("country", _("Countries"), columns, rows, note)


def _by_language(facts: Facts) -> Table:
    found = counted(Document.objects.published(), "language")
    rows = []
    for tag in sorted(found, key=lambda tag: (tag == "", -found[tag], tag)):
        query = f"language={tag}" if tag else ""
        documents = Figure(found[tag], "document-list" if tag else "", query)
        label = language_name(tag) if tag else _("Language not stated")
        positions = _both_layers(facts, "document__language", tag, "")
        rows.append(Row(tag or "none", label, [documents, *positions]))
    note = _("The language of the text. Positions without a document stand in no row.")
    return Table("language", _("Languages"), _columns(_("Documents")), rows, note)


def _by_series(facts: Facts) -> Table:
    found = counted(Conference.objects.published(), "series")
    series = {row.pk: row for row in Series.objects.filter(pk__in=[*found])}
    rows = []
    for key in sorted(series, key=lambda key: (-found[key], series[key].title)):
        query = f"series={series[key].slug}"
        conferences = Figure(found[key], "conference-list", query)
        positions = _both_layers(facts, "conference__series", key, "")
        rows.append(Row(series[key].slug, series[key].title, [conferences, *positions]))
    if found[None]:
        alone = [Figure(found[None]), *_both_layers(facts, "conference__series", None, "")]
        rows.append(Row("none", _("In no series"), alone))
    return Table("series", _("Series"), _columns(_("Conferences")), rows)


def _by_kind(facts: Facts) -> Table:
    rows = [
        Row(kind, str(kind.label), _both_layers(facts, "kind", kind, f"kind={kind}"))
        for kind in PositionKind
    ]
    return Table("kind", _("Kinds of position"), _columns("")[1:], rows)
