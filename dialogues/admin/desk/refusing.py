"""Telling an editor why not: one sentence, then every reason on its own line."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


def lines(texts: Iterable[object]) -> SafeString:
    return format_html(
        "<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((text,) for text in texts))
    )


def tell_problems(
    request: HttpRequest, told: str, problems: Iterable[object], *, level: int = messages.ERROR
) -> None:
    messages.add_message(request, level, format_html("{}{}", told, lines(problems)))
