"""What was deleted and can be recovered: records of every noun, the latest deletion first."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import models
from django.db.models import Exists, OuterRef, QuerySet, TextField, Value
from django.db.models.functions import Concat, StrIndex
from reversion.models import Version

from dialogues.editorial.history import PARTS
from dialogues.models import Addressed, FormerSlug
from dialogues.text.folding import fold


@dataclass(frozen=True)
class Gone:
    """A deleted record: its last version, and how many others went in the same act."""

    number: int
    others: int


def deleted(kinds: Iterable[type[models.Model]], text: str = "") -> list[Gone]:
    """Every deleted record of these nouns whose name holds the text, whatever case or accents."""
    rows = [
        row for kind in kinds for row in gone(kind).values_list("pk", "revision", "object_repr")
    ]
    acts = Counter(revision for _pk, revision, _name in rows)
    wanted = fold(text)
    found = [Gone(pk, acts[revision] - 1) for pk, revision, name in rows if wanted in fold(name)]
    return sorted(found, key=lambda one: -one.number)


def last_versions(numbers: Sequence[int]) -> list[Version]:
    """In the order of the numbers, with who and when."""
    versions = Version.objects.select_related("revision__user").in_bulk(numbers)
    return [versions[number] for number in numbers if number in versions]


def deleted_with(version: Version) -> list[Version]:
    """The other records that were deleted in the same act and are still deleted."""
    return [
        other
        for model in PARTS
        for other in gone(model)
        .filter(revision=version.revision_id)
        .exclude(pk=version.pk)
        .select_related("revision")
        .order_by("pk")
    ]


def is_merged(version: Version) -> bool:
    """A merged record is brought back by undoing its merge."""
    return not gone(version._model).filter(pk=version.pk).exists()


def gone(model: type[models.Model]) -> QuerySet[Version]:
    """The last versions of the deleted records of a noun, those merged into others apart."""
    rows = Version.objects.get_deleted(model)
    if not issubclass(model, Addressed):
        return rows
    # Within a JSON string every quotation mark is escaped: this can be nothing but the slug.
    told = Concat(Value('"slug": "'), "slug", Value('"'), output_field=TextField())
    redirects = FormerSlug.objects.of(model).annotate(
        place=StrIndex(OuterRef("serialized_data"), told)
    )
    return rows.exclude(Exists(redirects.filter(place__gt=0)))
