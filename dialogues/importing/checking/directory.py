"""The records that cells refer to: by key, or by a name that is exactly one record's.

Read once a model, and kept up to date while an import makes new records.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from dialogues.editorial.matching import near_matches
from dialogues.exporting.tables.keys import Keys
from dialogues.importing.limits import SUGGESTIONS
from dialogues.importing.problems import excerpt
from dialogues.importing.reading.names import nearest
from dialogues.models import (
    Conference,
    Country,
    Document,
    Institution,
    Participant,
    Position,
    Series,
    Topic,
)
from dialogues.text.folding import fold

#: The columns that hold a record's name and other names; the first is the one it is shown by.
NAMES: dict[type[models.Model], tuple[str, ...]] = {
    Series: ("title",),
    Institution: ("name", "acronym", "names__text"),
    Participant: ("name", "names__text"),
    Topic: ("name", "labels__text"),
    Conference: ("title",),
    Document: ("title",),
    Country: ("name", "name_ru", "name_ja"),
    Position: (),
}
Kind = type[models.Model]


@dataclass(frozen=True)
class Found:
    """What a cell's text refers to: one record's key, or why none."""

    wanted: str
    key: str = ""
    several: tuple[str, ...] = ()
    refused: str = ""
    suggestion: str = ""

    def why_not(self, what: str) -> str:
        values = {"wanted": excerpt(self.wanted), "what": what}
        if self.refused:
            told = _("“%(wanted)s” is refused itself: see %(where)s.")
            return told % {**values, "where": self.refused}
        if self.several:
            told = _("Several records are called “%(wanted)s”: write one of %(keys)s.")
            return told % {**values, "keys": ", ".join(self.several[:5])}
        return _("There is no %(what)s “%(wanted)s”, neither stored nor in this file.") % values


@dataclass
class Directory:
    keys: Keys = field(default_factory=Keys)
    #: Where the rows stand whose records this import does not make, by model and key or name.
    refused: dict[tuple[Kind, str], str] = field(default_factory=dict)
    _pks: dict[Kind, dict[str, Any]] = field(default_factory=dict)
    _shown: dict[Kind, dict[str, str]] = field(default_factory=dict)
    _named: dict[Kind, dict[str, set[str]]] = field(default_factory=dict)
    _suggested: dict[tuple[Kind, str], str] = field(default_factory=dict)

    def pk(self, model: Kind, key: str) -> Any:
        """The primary key of the record with this key; ``None`` if there is none."""
        if model not in self._pks:
            self._pks[model] = {key: pk for pk, key in self.keys.of(model).items()}
        return self._pks[model].get(key)

    def find(self, model: Kind, text: str) -> Found:
        if self.pk(model, text) is not None:
            return Found(text, key=text)
        named = sorted(self._by_name(model).get(fold(text), ()))
        if len(named) == 1:
            return Found(text, key=named[0])
        if named:
            return Found(text, several=tuple(named))
        refused = self.refused.get((model, text)) or self.refused.get((model, fold(text)))
        if refused:
            return Found(text, refused=refused)
        return Found(text, suggestion=self._suggestion(model, text))

    def shown(self, model: Kind, key: str) -> str:
        """The name that the record with this key is shown by."""
        self._by_name(model)
        return self._shown[model].get(key, "")

    def add(self, record: models.Model, key: str) -> None:
        """A record that this import has made."""
        model = type(record)
        self.pk(model, key)
        self._pks[model][key] = record.pk
        self.keys.of(model)[record.pk] = key
        self._by_name(model)
        if NAMES.get(model):
            name = getattr(record, NAMES[model][0])
            self._shown[model][key] = name
            self._named[model][fold(name)].add(key)

    def refuse(self, model: Kind, names: list[str], where: str) -> None:
        for name in names:
            self.refused.setdefault((model, name), where)
            self.refused.setdefault((model, fold(name)), where)

    def _by_name(self, model: Kind) -> dict[str, set[str]]:
        if model not in self._named:
            self._named[model], self._shown[model] = defaultdict(set), {}
            for column in NAMES.get(model, ()):
                self._read_names(model, column)
        return self._named[model]

    def _read_names(self, model: Kind, column: str) -> None:
        keys = self.keys.of(model)
        for pk, name in model._base_manager.order_by("pk").values_list("pk", column):
            if name and pk in keys:
                self._named[model][fold(name)].add(keys[pk])
                self._shown[model].setdefault(keys[pk], name)

    def _suggestion(self, model: Kind, text: str) -> str:
        asked = (model, text)
        if asked not in self._suggested and len(self._suggested) < SUGGESTIONS:
            self._suggested[asked] = self._nearest(model, text)
        return self._suggested.get(asked, "")

    def _nearest(self, model: Kind, text: str) -> str:
        """By name as the duplicates are found, else by the spelling of the key."""
        if model is not Position and len(text) <= 300 and text.isprintable():
            for match in near_matches(model, text, limit=1):
                return f"{self.keys.of(model).get(match.record.pk, '')} ({match.name})"
        key = nearest(text, self._pks[model], least=75)
        name = "" if key else nearest(fold(text), self._by_name(model), least=75)
        return key or (f"{min(self._named[model][name])} ({name})" if name else "")
