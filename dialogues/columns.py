"""Column types shared by the models: text that is kept exactly, and columns that sort alike everywhere."""

from typing import Any

from django import forms
from django.db import models

from dialogues.text.folding import fold
from dialogues.validators import MaxCodePoints, validate_characters, validate_one_line

#: Longest stored document text, in code points (about 300,000 words).
LONGEST_TEXT = 2_000_000
LONGEST_PROSE = 100_000
#: A page's cursor carries a sort key in the address, which servers cut at some 4,000 bytes.
LONGEST_SORT_KEY = 150


class LineField(models.CharField):
    """One line of text without control characters, kept as written."""

    default_validators = [validate_characters, validate_one_line]

    def __init__(self, *args: Any, max_length: int = 300, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "max_length": max_length})


class VerbatimFormField(forms.CharField):
    """A text area that strips nothing; browsers send every line end as CR LF, which is undone.

    White space alone is no text.
    """

    widget = forms.Textarea

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{**kwargs, "strip": False})

    def to_python(self, value: Any) -> str:
        text = (super().to_python(value) or "").replace("\r\n", "\n")
        return text if text.strip() else ""

    def has_changed(self, initial: Any, data: Any) -> bool:
        return not same_but_for_line_ends(initial or "", data or "")


def same_but_for_line_ends(one: str, other: str) -> bool:
    """Whether two texts are the same in a browser, which knows one kind of line end only."""
    return _with_plain_line_ends(one) == _with_plain_line_ends(other)


def _with_plain_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


class ProseField(models.TextField):
    """Text of several lines without control characters, kept as written."""

    default_validators = [validate_characters, MaxCodePoints(LONGEST_PROSE)]

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        return super().formfield(**{"form_class": VerbatimFormField, **kwargs})


class VerbatimField(ProseField):
    """Somebody else's words, byte for byte: offsets of quotations count on them."""

    default_validators = [validate_characters, MaxCodePoints(LONGEST_TEXT)]


class SortKeyField(models.TextField):
    """A maintained column that both databases compare code point by code point.

    PostgreSQL would otherwise sort by its locale and SQLite by bytes, and pages would differ.
    """

    BINARY_COLLATIONS = {"postgresql": "C", "sqlite": "BINARY"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "editable": False, "blank": True})

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, args, kwargs = super().deconstruct()
        del kwargs["editable"], kwargs["blank"]
        return name, path, args, kwargs  # type: ignore[return-value]

    def db_parameters(self, connection: Any) -> dict[str, Any]:
        collation = self.BINARY_COLLATIONS.get(connection.vendor)
        return {**super().db_parameters(connection), "collation": collation}


def sort_key(name: str) -> str:
    """What a name is sorted by: folded, so that neither case nor accents part what belongs together."""
    return fold(name)[:LONGEST_SORT_KEY]
