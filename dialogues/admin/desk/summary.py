"""Every error of a form in one list at its top, each with a link to where it is to be mended."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst


@dataclass(frozen=True)
class Fault:
    """``place`` is the id of what is to be mended; empty for the record as a whole."""

    message: str
    where: str = ""
    place: str = ""


def summary(form: Any, inlines: list[Any]) -> list[Fault]:
    return [*_of_form(form), *(fault for inline in inlines for fault in _of_parts(inline))]


def _of_form(form: Any, part: str = "") -> Iterator[Fault]:
    for name, texts in form.errors.items():
        bound = form[name] if name in form.fields else None
        where = ": ".join(text for text in (part, str(bound.label) if bound else "") if text)
        place = bound.id_for_label or bound.auto_id if bound else ""
        yield from (Fault(str(text), capfirst(where), place) for text in texts)


def _of_parts(inline: Any) -> Iterator[Fault]:
    formset, options = inline.formset, inline.opts
    for text in formset.non_form_errors():
        place = f"{formset.prefix}-group"
        yield Fault(str(text), capfirst(str(options.verbose_name_plural)), place)
    for number, form in enumerate(formset.forms, 1):
        yield from _of_form(form, f"{options.verbose_name} {number}")
