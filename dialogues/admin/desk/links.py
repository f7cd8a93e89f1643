"""Links from a record to the lists of what belongs to it."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString


@dataclass(frozen=True)
class Link:
    label: Any
    count: int
    address: str


def list_address(model_name: str, **parameters: Any) -> str:
    query = "&".join(f"{name}={value}" for name, value in parameters.items())
    return f"{reverse(f'admin:dialogues_{model_name}_changelist')}?{query}"


def count_link(count: int, model_name: str, **parameters: Any) -> SafeString | str:
    """A cell that says how many, and leads to them."""
    if not count:
        return "–"
    return format_html('<a href="{}">{}</a>', list_address(model_name, **parameters), count)
