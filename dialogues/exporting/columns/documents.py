from django.utils.translation import gettext_lazy as _

from dialogues.exporting.csv_lines import CellKind, Column, at, each

COLUMNS = [
    Column("id", "id"),
    Column("slug", "slug"),
    Column("url", "url"),
    Column("html_url", "html_url"),
    Column("title", "title"),
    Column("kind", "kind"),
    Column("language", "language"),
    Column("source_url", "source_url"),
    Column("publisher", "publisher", at("slug")),
    Column("authors", "authors", each("slug")),
    Column("author_names", "authors", each("name")),
    Column("published_date", "published_date", kind=CellKind.DAY),
    Column("published_precision", "published_precision"),
    Column("published_inferred", "published_inferred"),
    Column("published_note", "published_note"),
    Column("conferences", "conferences", each("slug")),
    Column("known_through", "known_through", at("slug")),
    Column("extent", "extent"),
    Column("visibility", "visibility"),
    Column("rights", "rights"),
    Column("sha256", "sha256"),
    Column("sentences", "coding", at("sentences"), help=_("empty where the text is not cut")),
    Column("sentences_undecided", "coding", at("undecided")),
    Column("text", "text", help=_("of a single document only")),
    Column("updated", "updated", kind=CellKind.MOMENT),
]
