"""The first conference of the fixtures, written as the one request that enters it."""

import json
from collections import defaultdict
from typing import Any

from project.environment import BASE_DIR

FILES = ("institutions", "participants", "topics", "valdai-spf-2021", "relations")
Rows = dict[str, list[dict[str, Any]]]
NOT_ENTERED = {"status", "created_at", "updated_at", "published_at"}


def fixtures() -> Rows:
    found: Rows = defaultdict(list)
    for name in FILES:
        rows = json.loads((BASE_DIR / "fixtures" / f"{name}.json").read_text(encoding="utf-8"))
        for row in rows:
            found[row["model"].removeprefix("dialogues.")].append(row["fields"])
    return found


def whole_conference() -> dict[str, Any]:
    """Everything new is made on the spot, where it is needed first; the rest refers to that."""
    return _Writing(fixtures()).conference()


class _Writing:
    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self.written: set[tuple[str, str]] = set()

    def conference(self) -> dict[str, Any]:
        row = self.rows["conference"][0]
        entry = _columns(row, without=("series", "topics"))
        entry["languages"] = [tag for tag in row["languages"].split(",") if tag]
        entry["series"] = _columns(self.rows["series"][0])
        entry["topics"] = [self.topic(key) for (key,) in row["topics"]]
        entry["hosts"] = [self.host(one) for one in self.rows["host"]]
        entry["participants"] = [self.appearance(one) for one in self.rows["appearance"]]
        entry["documents"] = [self.document(one) for one in self.rows["document"]]
        return entry

    def host(self, row: dict[str, Any]) -> dict[str, Any]:
        columns = _columns(row, without=("conference", "institution", "order"))
        return {"institution": self.institution(row["institution"][0]), **columns}

    def appearance(self, row: dict[str, Any]) -> dict[str, Any]:
        columns = _columns(row, without=("conference", "participant", "institutions", "order"))
        institutions = [self.institution(key) for (key,) in row["institutions"]]
        person = self.participant(row["participant"][0])
        return {"participant": person, **columns, "institutions": institutions}

    def document(self, row: dict[str, Any]) -> dict[str, Any]:
        left_out = ("conferences", "publisher", "known_through", "url", "authors")
        entry = {"ref": row["slug"], **_columns(row, without=left_out), "source_url": row["url"]}
        if row.get("publisher"):
            entry["publisher"] = self.institution(row["publisher"][0])
        if row.get("known_through"):
            entry["known_through"] = {"ref": row["known_through"][0]}
        entry["authors"] = [
            {"participant": self.participant(one["participant"][0]), "stated_as": one["stated_as"]}
            for one in self.rows["authorship"]
            if one["document"] == [row["slug"]]
        ]
        entry["positions"] = [
            self.position(one) for one in self.rows["position"] if one["document"] == [row["slug"]]
        ]
        return entry

    def position(self, row: dict[str, Any]) -> dict[str, Any]:
        key = [*row["conference"], row["number"]]
        entry = _columns(row, without=("conference", "document", "number", "about", "topics"))
        return {
            "ref": f"p{row['number']}",
            **entry,
            "about": [code for (code,) in row["about"]],
            "topics": [self.topic(slug) for (slug,) in row["topics"]],
            "quotations": [
                {name: one[name] for name in ("exact", "start")}
                for one in self.rows["quotation"]
                if one["position"] == key
            ],
            "holders": [
                {
                    "participant": self.participant(one["participant"][0]),
                    **_columns(one, without=("position", "participant", "order")),
                }
                for one in self.rows["attribution"]
                if one["position"] == key
            ],
            "relations": [
                {
                    "kind": one["kind"],
                    "position": {"ref": f"p{one['target'][1]}"},
                    "note": one["note"],
                }
                for one in self.rows["positionrelation"]
                if one["source"] == key and one["target"][0] == key[0]
            ],
        }

    def topic(self, slug: str) -> Any:
        def made(row: dict[str, Any]) -> dict[str, Any]:
            entry = _columns(row, without=("parent", "related"))
            parent = row.get("parent")
            return {
                **entry,
                "parent": self.topic(parent[0]) if parent else None,
                "labels": self.parts("topiclabel", "topic", slug),
            }

        return self.once("topic", slug, made)

    def institution(self, slug: str) -> Any:
        def made(row: dict[str, Any]) -> dict[str, Any]:
            entry = _columns(row, without=("country", "parent"))
            country = (row.get("country") or [None])[0]
            names = self.parts("institutionname", "institution", slug)
            return {**entry, "country": country, "names": names}

        return self.once("institution", slug, made)

    def participant(self, slug: str) -> Any:
        def made(row: dict[str, Any]) -> dict[str, Any]:
            entry = _columns(row, without=("country", "conference", "institution"))
            country = (row.get("country") or [None])[0]
            names = self.parts("participantname", "participant", slug)
            return {**entry, "country": country, "names": names}

        return self.once("participant", slug, made)

    def once(self, noun: str, slug: str, made: Any) -> Any:
        """The whole record where it is needed first, its ref afterwards."""
        ref = f"{noun}-{slug}"[:60]
        if (noun, slug) in self.written:
            return {"ref": ref}
        self.written.add((noun, slug))
        row = next(one for one in self.rows[noun] if one["slug"] == slug)
        return {"ref": ref, **made(row)}

    def parts(self, noun: str, owner: str, slug: str) -> list[dict[str, Any]]:
        rows = (one for one in self.rows[noun] if one[owner] == [slug])
        return [_columns(one, without=(owner,)) for one in rows]


def _columns(row: dict[str, Any], without: tuple[str, ...] = ()) -> dict[str, Any]:
    left_out = NOT_ENTERED | set(without)
    return {name: value for name, value in row.items() if name not in left_out}
