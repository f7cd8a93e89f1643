"""A topic's labels as SKOS allows them: one preferred a language, and no label of two sorts."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from dialogues.choices import LabelKind

#: Under which nobody should look for the topic any more, but search still finds it.
HIDDEN = (LabelKind.FORMER, LabelKind.MERGED)


@dataclass(frozen=True)
class Label:
    """Two are the same whatever the case of their language tags (BCP 47)."""

    text: str
    language: str


@dataclass(frozen=True)
class Labels:
    preferred: list[Label]
    alternative: list[Label]
    hidden: list[Label]

    def note(self, text: str) -> tuple[str, str]:
        """Notes are in the editors' language, as a topic's name is."""
        return text, settings.LANGUAGE_CODE


def labels_of(row: dict[str, Any]) -> Labels:
    """The name is the preferred label in the editors' language, whatever else claims to be.

    A second preferred label of a language becomes an alternative one (S14); what is preferred is
    not also alternative or hidden, nor the alternative also hidden (S13).
    """
    given = row.get("labels") or []
    own = [Label(row["name"], settings.LANGUAGE_CODE)] if row.get("name") else []
    wanted = [*own, *_of_kind(given, LabelKind.PREFERRED)]
    preferred = _first_of_each_language(wanted)
    others = [*wanted, *_of_kind(given, LabelKind.ALTERNATIVE)]
    alternative = _without(others, preferred)
    hidden = _without(_of_kind(given, *HIDDEN), [*preferred, *alternative])
    return Labels(preferred, alternative, hidden)


def _of_kind(rows: Iterable[dict[str, Any]], *kinds: str) -> list[Label]:
    return [Label(row["text"], row["language"].lower()) for row in rows if row["kind"] in kinds]


def _first_of_each_language(labels: Iterable[Label]) -> list[Label]:
    first: dict[str, Label] = {}
    for label in labels:
        first.setdefault(label.language, label)
    return list(first.values())


def _without(labels: Iterable[Label], taken: Iterable[Label]) -> list[Label]:
    """Each once, in their order."""
    left_out = set(taken)
    return list(dict.fromkeys(label for label in labels if label not in left_out))
