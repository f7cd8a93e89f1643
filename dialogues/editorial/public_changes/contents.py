"""What of a record's state is public, and in what two such states differ."""

from typing import Any

from dialogues.editorial.states import State
from dialogues.text.differences import abridged, differences

#: Columns, lists and parts (with their columns) that a public page prints. Editors' notes, sort
#: keys and addresses are not among them, nor is where in the text a quotation stands.
PUBLIC: dict[str, dict[str, Any]] = {
    "conference": {
        "columns": (
            "title",
            "series_id",
            "start_date",
            "end_date",
            "date_precision",
            "date_inferred",
            "date_note",
            "format",
            "access",
            "attribution_rule",
            "attribution_note",
            "place",
            "languages",
            "summary",
        ),
        "lists": ("topics",),
        "parts": {
            "hosts": ("institution_id", "role", "stated_as"),
            "appearances": ("participant_id", "role", "stated_as", "capacity"),
        },
    },
    "document": {
        "columns": (
            "title",
            "kind",
            "publisher_id",
            "published_date",
            "published_precision",
            "published_inferred",
            "published_note",
            "url",
            "language",
            "text",
            "extent",
            "known_through_id",
            "rights",
            "visibility",
        ),
        "lists": ("conferences",),
        "parts": {"authorships": ("participant_id", "stated_as")},
    },
    "institution": {
        "columns": (
            "name",
            "acronym",
            "kind",
            "country_id",
            "parent_id",
            "website",
            "description",
        ),
        "lists": (),
        "parts": {"names": ("text", "language", "kind"), "identifiers": ("scheme", "value")},
    },
    "participant": {
        "columns": (
            "name",
            "kind",
            "country_id",
            "conference_id",
            "institution_id",
            "description",
        ),
        "lists": (),
        "parts": {"names": ("text", "language", "kind"), "identifiers": ("scheme", "value")},
    },
    "topic": {
        "columns": ("name", "parent_id", "scope_note"),
        "lists": ("related",),
        "parts": {"labels": ("text", "language", "kind")},
    },
    "position": {
        "columns": (
            "conference_id",
            "document_id",
            "statement",
            "stance",
            "kind",
            "mode",
            "layer",
            "setting",
            "confidence",
            "unattributed",
            "no_wording",
        ),
        "lists": ("topics", "about"),
        "parts": {
            "quotations": ("exact", "state", "language", "translation", "translator"),
            "attributions": ("participant_id", "role", "words", "basis"),
            "relations_out": ("target_id", "kind", "note"),
        },
    },
}
#: Kept with every change of the noun: whether its words may be shown is asked of these.
ALWAYS = {"position": ("conference_id", "document_id")}
#: Names that a merge leaves behind are for searching, and printed nowhere.
UNPRINTED = "merged"


def public_differences(noun: str, then: State, now: State) -> dict[str, State] | None:
    """What of ``then`` and of ``now`` the other does not have; ``None`` where readers see no change."""
    before, behind = _Differing(noun), _Differing(noun)
    for name in PUBLIC[noun]["columns"]:
        _columns(name, then["columns"], now["columns"], before, behind)
    for name in PUBLIC[noun]["lists"]:
        was, is_ = then["lists"].get(name, []), now["lists"].get(name, [])
        if sorted(was) != sorted(is_):
            before.lists[name], behind.lists[name] = was, is_
    for name in PUBLIC[noun]["parts"]:
        was, is_ = _differing_parts(noun, name, then, now)
        if was or is_:
            before.parts[name], behind.parts[name] = was, is_
    if before.is_empty and behind.is_empty:
        return None
    return {
        "then": before.with_frame(then["columns"]),
        "now": behind.with_frame(now["columns"]),
    }


class _Differing:
    def __init__(self, noun: str) -> None:
        self.noun = noun
        self.columns: dict[str, Any] = {}
        self.lists: dict[str, Any] = {}
        self.parts: dict[str, Any] = {}

    @property
    def is_empty(self) -> bool:
        return not (self.columns or self.lists or self.parts)

    def with_frame(self, columns: dict[str, Any]) -> State:
        frame = {name: columns.get(name) for name in ALWAYS.get(self.noun, ())}
        return {"columns": {**frame, **self.columns}, "lists": self.lists, "parts": self.parts}


def _columns(name: str, then: Any, now: Any, before: _Differing, behind: _Differing) -> None:
    was, is_ = then.get(name), now.get(name)
    if was == is_:
        return
    if name == "text":
        was, is_ = shortened_texts(was or "", is_ or "")
    before.columns[name], behind.columns[name] = was, is_


def shortened_texts(then: str, now: str) -> tuple[str, str]:
    """Of a whole document, what changed with some words around it: “…” for what did not."""
    segments = abridged(differences(then, now))
    was = "".join(_printed(one) for one in segments if one.kind != "inserted")
    is_ = "".join(_printed(one) for one in segments if one.kind != "deleted")
    return was, is_


def _printed(segment: Any) -> str:
    return " […] " if segment.kind == "skipped" else segment.text


def _differing_parts(noun: str, name: str, then: State, now: State) -> tuple[Any, Any]:
    """Parts that only one state has; one that was taken out and put in again alike is the same."""
    before, behind = (_public_parts(noun, name, state) for state in (then, now))
    left = dict(behind)
    gone = {}
    for key, part in before.items():
        twin = key if left.get(key) == part else next((k for k in left if left[k] == part), None)
        if twin is None:
            gone[key] = part
        else:
            del left[twin]
    return gone, left


def _public_parts(noun: str, name: str, state: State) -> dict[str, Any]:
    wanted = PUBLIC[noun]["parts"][name]
    return {
        key: {
            "columns": {column: part["columns"].get(column) for column in wanted},
            "lists": {listed: sorted(pks) for listed, pks in part["lists"].items()},
        }
        for key, part in state["parts"].get(name, {}).items()
        if not (name in ("names", "labels") and part["columns"].get("kind") == UNPRINTED)
    }
