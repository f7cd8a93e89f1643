from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from dialogues.choices import InstitutionKind
from dialogues.exporting.downloads.table import Field, Row, Source, Table, moment, slug_of
from dialogues.exporting.downloads.tables.fields import (
    COUNTRY,
    HTML_URL,
    ID,
    SLUG,
    UPDATED,
    link,
    page_of,
)
from dialogues.exporting.downloads.tables.names import name_tables
from dialogues.models import Institution


def _institution(institution: Institution) -> Iterator[Row]:
    yield (
        institution.pk,
        institution.slug,
        page_of(institution),
        institution.name,
        institution.acronym,
        institution.kind,
        institution.country_id,
        slug_of(institution.parent),
        institution.website,
        institution.description,
        moment(institution.updated_at),
    )


INSTITUTIONS = Source(
    lambda: Institution.objects.published().for_list(),
    [
        Table(
            "institutions",
            _("Institutions"),
            _("Think tanks, foundations, universities, government bodies and the like."),
            [
                ID,
                SLUG,
                HTML_URL,
                Field("name", _("Name in English.")),
                Field("acronym", _("Acronym.")),
                Field("kind", _("Kind of institution."), choices=InstitutionKind),
                COUNTRY,
                link("parent", "institutions", _("What it is part of."), required=False),
                Field("website", _("Its own site.")),
                Field("description", _("In the editors’ words.")),
                UPDATED,
            ],
            ("slug",),
            _institution,
            facets=("kind", "country"),
            label="name",
        ),
        *name_tables(
            "institution",
            "institutions",
            _("Names of institutions"),
            _("Identifiers of institutions"),
        ),
    ],
)
