"""Which values of a filter the form shows, and in which order."""

from collections.abc import Mapping, Sequence
from typing import Any

from dialogues.choices import Stance
from dialogues.filters.facets import FacetValue
from dialogues.filters.fields import MOST_VALUES, ChoiceField, RecordField, YearField
from dialogues.public.filter_form.groups import Option

#: The most frequent values of a long facet, and those shown when it is opened.
SHOWN, SHOWN_OPENED = 8, 50
#: Of a filter that is folded away, so few that it costs little where nobody looks.
SHOWN_FOLDED = 4
#: So few more are shown at once rather than hidden.
NOT_WORTH_HIDING = 2

Counts = Mapping[str, Sequence[FacetValue]]


def closed_options(form_field: Any, counts: Sequence[FacetValue] | None, asked: list[str]) -> Any:
    """Every value of a closed list in its own order, those without a hit too."""
    numbers = {one.value: one.count for one in counts or ()}
    return [
        Option(
            value,
            str(label),
            selected=value in asked,
            count=None if counts is None else numbers.get(value, 0),
            stance=value if form_field.choices is Stance else "",
        )
        for value, label in form_field.options
    ]


def open_options(form_field: Any, counts: Sequence[FacetValue] | None, asked: list[str]) -> Any:
    """Every value that occurs: what is ticked first, then the most frequent; years by time."""
    if counts is None:
        found = [Option(value, str(label), value in asked) for value, label in form_field.options]
    else:
        found = [Option(one.value, one.label, one.value in asked, one.count) for one in counts]
    known = {option.value for option in found}
    found += _without_hits(form_field, [value for value in asked if value not in known], counts)
    if isinstance(form_field, YearField):
        dated = [option for option in found if option.value != YearField.UNKNOWN]
        undated = [option for option in found if option.value == YearField.UNKNOWN]
        return [*sorted(dated, key=lambda option: option.value, reverse=True), *undated]
    return sorted(told_apart(found), key=lambda option: not option.selected)


def first_of(options: list[Option], *, most: int) -> list[Option]:
    """As many as are shown; what is ticked stands first and is always among them."""
    ticked = sum(option.selected for option in options)
    shown = max(most, ticked)
    return options if len(options) <= shown + NOT_WORTH_HIDING else options[:shown]


def told_apart(options: list[Option]) -> list[Option]:
    """Two values of one name are shown with what stands in their addresses."""
    labels = [option.label for option in options]
    return [
        option
        if labels.count(option.label) == 1
        else Option(option.value, f"{option.label} ({option.value})", option.selected, option.count)
        for option in options
    ]


def _without_hits(form_field: Any, values: list[str], counts: Any) -> list[Option]:
    """Ticked values that nothing has, as far as they exist for the public."""
    number = None if counts is None else 0
    if isinstance(form_field, YearField):
        years = [value for value in values if len(value) == 4 and value.isdigit()]
        return [Option(value, value, selected=True, count=number) for value in years]
    if not values or not isinstance(form_field, RecordField):
        return []
    return [
        Option(value, label, selected=True, count=number)
        for value, label in form_field.named(values[:MOST_VALUES])
    ]


def is_closed(form_field: Any) -> bool:
    return isinstance(form_field, ChoiceField)
