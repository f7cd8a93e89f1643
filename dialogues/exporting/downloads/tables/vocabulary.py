"""What other tables refer to and nobody edits with them: countries and series."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from dialogues.exporting.downloads.table import Field, Row, Source, Table, Type, day
from dialogues.exporting.downloads.tables.fields import SLUG, flag
from dialogues.models import Country, Series


def _country(country: Country) -> Iterator[Row]:
    names = (country.name, country.name_ru, country.name_ja)
    yield (country.code, *names, country.former, day(country.former_until))


def _series(series: Series) -> Iterator[Row]:
    yield (series.slug, series.title)


COUNTRIES = Source(
    Country.objects.all,
    [
        Table(
            "countries",
            _("Countries"),
            _("ISO 3166-1, the former countries of ISO 3166-3, and Kosovo."),
            [
                Field("code", _("ISO 3166-1 alpha-2; of some former countries ISO 3166-3.")),
                Field("name", _("In English.")),
                Field("name_ru", _("In Russian.")),
                Field("name_ja", _("In Japanese.")),
                flag("former", _("No longer in use.")),
                Field("former_until", _("In use until."), Type.DATE, required=False),
            ],
            ("code",),
            _country,
            facets=("former",),
            label="name",
        )
    ],
)
SERIES = Source(
    Series.objects.published,
    [
        Table(
            "series",
            _("Series"),
            _("Runs of conferences; one conference is one edition."),
            [SLUG, Field("title", _("Title."))],
            ("slug",),
            _series,
            label="title",
        )
    ],
)
