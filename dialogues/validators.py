"""Simple checks of single values; each error says what is wrong and what is allowed."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.deconstruct import deconstructible
from django.utils.translation import gettext_lazy as _

from dialogues.text.characters import describe_forbidden

LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
LINE_BREAK = re.compile("[\n\r\u2028\u2029]")
IDENTIFIER_PATTERNS = {
    "orcid": (re.compile(r"[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]"), "0000-0002-1825-0097"),
    "ror": (re.compile(r"0[a-z0-9]{6}[0-9]{2}"), "02mhbdp94"),
    "wikidata": (re.compile(r"Q[1-9][0-9]*"), "Q42"),
}

validate_web_address = URLValidator(schemes=["http", "https"])


def validate_characters(value: str) -> None:
    """Refuse control characters, lone surrogates and noncharacters: they break XML, XLSX and feeds."""
    message = describe_forbidden(value)
    if message:
        raise ValidationError(message, code="forbidden_characters")


def validate_one_line(value: str) -> None:
    if LINE_BREAK.search(value):
        raise ValidationError(_("Write this on one line, without line breaks."), code="line_break")


def validate_language(value: str) -> None:
    """A language tag after BCP 47: ``en``, ``zh-Hant``, ``pt-BR``."""
    if not LANGUAGE_TAG.fullmatch(value):
        raise ValidationError(
            _("“%(value)s” is no language tag; write one such as en, ru, ja or zh-Hant."),
            code="language",
            params={"value": value},
        )


def validate_languages(value: str) -> None:
    """Several language tags, separated by commas."""
    for tag in value.split(","):
        validate_language(tag.strip(" "))


def validate_identifier(scheme: str, value: str) -> None:
    pattern, example = IDENTIFIER_PATTERNS[scheme]
    if not pattern.fullmatch(value):
        raise ValidationError(
            _(
                "“%(value)s” is no %(scheme)s identifier; write only the identifier, such as %(example)s."
            ),
            code="identifier",
            params={"value": value, "scheme": scheme.upper(), "example": example},
        )


@deconstructible
class MaxCodePoints:
    """Bound a long text, so that no later step meets an endless one."""

    def __init__(self, limit: int) -> None:
        self.limit = limit

    def __eq__(self, other: object) -> bool:
        return isinstance(other, MaxCodePoints) and other.limit == self.limit

    def __hash__(self) -> int:
        return hash(self.limit)

    def __call__(self, value: str) -> None:
        if len(value) > self.limit:
            raise ValidationError(
                _("This has %(length)s characters; at most %(limit)s are allowed."),
                code="too_long",
                params={"length": len(value), "limit": self.limit},
            )
