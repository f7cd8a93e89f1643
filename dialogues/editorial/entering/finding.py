"""The stored records that an entry names, looked up at once; what is not there is told with what is near."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from dialogues.editorial.entering.entry import Entry, Reference
from dialogues.editorial.entering.forms import key_of
from dialogues.editorial.entering.reading import Reading
from dialogues.editorial.rights import may
from dialogues.filters.problems import near_matches
from dialogues.models import Country, Document, Series, find_current

CHUNK = 500
#: For how many unknown names of one request like ones are looked for.
MOST_NEAR = 20


def find_all(reading: Reading, entry: Entry, *, by: Any) -> None:
    """Give each reference its record, or note that there is none that the user may see."""
    wanted: dict[Any, dict[Any, list[Reference]]] = defaultdict(lambda: defaultdict(list))
    for reference in entry.references():
        if reference.key is not None:
            wanted[reference.model][reference.key].append(reference)
        elif reference.ref:
            _find_entry(reading, reference)
    for model, by_key in wanted.items():
        _find_stored(reading, model, by_key, by)


def _find_entry(reading: Reading, reference: Reference) -> None:
    found = reading.refs.get(reference.ref)
    if found is not None and found.form.model is reference.model:
        reference.elsewhere = found
        return
    refs = [ref for ref, one in reading.refs.items() if one.form.model is reference.model]
    told = _("There is no %(noun)s with the ref “%(ref)s” in this request.") % {
        "noun": reference.model._meta.verbose_name,
        "ref": reference.ref if reference.ref.isprintable() else "…",
    }
    reading.fault(reference.path, told, near_matches(reference.ref, refs))


def _find_stored(reading: Reading, model: Any, by_key: dict[Any, list[Reference]], by: Any) -> None:
    rows = visible(model, by)
    found = _by_key(rows, model, list(by_key))
    near = MOST_NEAR
    for key, references in by_key.items():
        record = found.get(key) or _moved(rows, model, key)
        for reference in references:
            reference.record = record
        if record is None:
            allowed = _near(rows, model, key) if near > 0 else []
            near -= 1
            for reference in references:
                reading.fault(reference.path, _unknown(model, key, allowed), allowed)


def visible(model: Any, by: Any) -> models.QuerySet[Any]:
    """The records of a kind that the user may name: drafts only with the right to see them."""
    rows = model._base_manager.all()
    rows = rows.defer("text") if model is Document else rows
    if model in (Country, Series) or by is None or may(by, "view", model):
        return rows
    public = model.objects.published()
    return public.defer("text") if model is Document else public


def _by_key(rows: models.QuerySet[Any], model: Any, keys: list[Any]) -> dict[Any, Any]:
    name = key_of(model)
    found: dict[Any, Any] = {}
    for start in range(0, len(keys), CHUNK):
        some = rows.filter(**{f"{name}__in": keys[start : start + CHUNK]})
        found |= {getattr(row, name): row for row in some}
    return found


def _moved(rows: models.QuerySet[Any], model: Any, key: Any) -> Any:
    """Former slugs redirect here as they do everywhere."""
    if key_of(model) != "slug":
        return None
    record = find_current(model, key)
    return rows.filter(pk=record.pk).first() if record is not None else None


def _near(rows: models.QuerySet[Any], model: Any, key: Any) -> list[str]:
    name = key_of(model)
    if name == "pk":
        return []
    return near_matches(str(key), rows.order_by().values_list(name, flat=True))


def _unknown(model: Any, key: Any, near: Iterable[str]) -> str:
    told = _("There is no %(noun)s “%(key)s”.") % {"noun": model._meta.verbose_name, "key": key}
    listed = ", ".join(near)
    return told + (_(" Did you mean: %(listed)s?") % {"listed": listed} if listed else "")
