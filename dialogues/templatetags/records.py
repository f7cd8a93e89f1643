"""What templates ask of records beside their own fields."""

from collections.abc import Mapping
from typing import Any

from django import template

from dialogues.models import Position, Topic
from dialogues.text import languages

register = template.Library()


@register.filter
def of(values: Mapping[Any, Any] | str | None, key: Any) -> Any:
    """What belongs to a row: ``{{ counts|of:row.pk }}``; 0 where there is nothing."""
    return values.get(key, 0) if isinstance(values, Mapping) else 0


@register.filter
def language_name(tag: str) -> str:
    return languages.language_name(tag)


@register.filter
def other_topics(position: Position, topic: Topic) -> list[Topic]:
    """The further topics of a position that is shown under one of them."""
    return [other for other in position.topics.all() if other.pk != topic.pk]


@register.filter
def readable_in_text(position: Position) -> bool:
    """Whether its words can be seen at their place in the reading view of its document."""
    document = position.document
    return (
        document is not None
        and document.visibility != "nothing"
        and any(quotation.is_verified for quotation in position.quotations.all())
    )
