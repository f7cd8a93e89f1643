"""What can be asked to be checked; read alike at every door."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from dialogues.filters.problems import InvalidParameters, Problem
from dialogues.text.characters import describe_forbidden
from dialogues.validators import LANGUAGE_TAG

LONGEST_TEXT = 200_000
"""Code points."""


def require_checkable(text: Any, languages: Iterable[Any] = ()) -> None:
    """Raises ``InvalidParameters``."""
    problems = problems_of_text(text)
    problems += [fault for language in languages for fault in problems_of_language(language)]
    if problems:
        raise InvalidParameters(problems)


def problems_of_text(text: Any) -> list[Problem]:
    if not isinstance(text, str) or not text:
        return [Problem("text", _("Give the text to be checked in “text”, as a string."))]
    if len(text) > LONGEST_TEXT:
        message = _("“text” has %(length)d characters; at most %(limit)d are allowed.")
        return [Problem("text", message % {"length": len(text), "limit": LONGEST_TEXT})]
    forbidden = describe_forbidden(text)
    return [Problem("text", forbidden)] if forbidden else []


def problems_of_language(language: Any) -> list[Problem]:
    if isinstance(language, str) and LANGUAGE_TAG.fullmatch(language):
        return []
    return [Problem("language", _("“language” is a language tag such as en, ru, ja or zh-Hant."))]
