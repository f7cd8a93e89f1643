"""What the API answers can be rebuilt from the tables, whole."""

import pytest

from dialogues.exporting.downloads.tables import TABLES
from tests.api.asking import API, BASE, SITE
from tests.exporting.downloads.reading import Made
from tests.exporting.downloads.records import rich_conference

pytestmark = pytest.mark.django_db


class Rebuilt:
    """JSON objects made of table rows alone."""

    def __init__(self, made: Made) -> None:
        names = [table.name for table in TABLES]
        self.rows = {name: made.json_lines(name) for name in names}
        self.by_slug = {
            name: {row["slug"]: row for row in self.rows[name]}
            for name in (
                "conferences",
                "documents",
                "participants",
                "institutions",
                "topics",
                "series",
            )
        }

    def of(self, table, **where):
        return [
            row
            for row in self.rows[table]
            if all(row[name] == value for name, value in where.items())
        ]

    def topics(self, links):
        found = [self.by_slug["topics"][link["topic"]] for link in links]
        return [
            {"slug": one["slug"], "name": one["name"], "url": f"{API}topics/{one['slug']}/"}
            for one in found
        ]

    def position(self, row):
        pk = row["id"]
        conference = self.by_slug["conferences"][row["conference"]]
        document = self.by_slug["documents"].get(row["document"])
        return {
            **{
                name: row[name]
                for name in (
                    "id",
                    "statement",
                    "stance",
                    "kind",
                    "mode",
                    "layer",
                    "confidence",
                    "setting",
                    "unattributed",
                    "no_wording",
                    "updated",
                )
            },
            "url": f"{API}positions/{pk}/",
            "html_url": f"{SITE}{row['html_url'].removeprefix('/')}",
            "about": [one["country"] for one in self.of("position_about", position=pk)],
            "quotations": [
                {name: value for name, value in one.items() if name not in ("position", "seq")}
                for one in self.of("quotations", position=pk)
            ],
            "document": document
            and {
                "slug": document["slug"],
                "title": document["title"],
                "url": f"{API}documents/{document['slug']}/",
            },
            "conference": {
                "slug": conference["slug"],
                "title": conference["title"],
                "start_date": conference["start_date"],
                "url": f"{API}conferences/{conference['slug']}/",
            },
            "holders": [self.holder(one) for one in self.of("holders", position=pk)],
            "topics": self.topics(self.of("position_topics", position=pk)),
            "relations": [self.relation(one, "target") for one in self.of("relations", source=pk)],
            "inverse_relations": [
                self.relation(one, "source") for one in self.of("relations", target=pk)
            ],
        }

    def relation(self, row, end):
        return {
            "kind": row["kind"],
            "position": row[end],
            "url": f"{API}positions/{row[end]}/",
            "note": row["note"],
        }

    def person(self, slug):
        row = self.by_slug["participants"][slug]
        return {
            **{name: row[name] for name in ("slug", "name", "kind", "country")},
            "url": f"{API}participants/{slug}/",
        }

    def holder(self, row):
        return self.person(row["participant"]) | {
            name: row[name] for name in ("role", "words", "basis")
        }

    def appearance(self, row):
        link = {name: row[name] for name in ("conference", "participant", "role")}
        stated = [
            self.by_slug["institutions"][one["institution"]]
            for one in self.of("appearance_institutions", **link)
        ]
        return {
            **self.person(row["participant"]),
            **{name: row[name] for name in ("role", "stated_as", "capacity")},
            "institutions": [{"slug": one["slug"], "name": one["name"]} for one in stated],
        }

    def host(self, row):
        institution = self.by_slug["institutions"][row["institution"]]
        return {
            **{name: institution[name] for name in ("slug", "name", "acronym", "country")},
            "role": row["role"],
            "stated_as": row["stated_as"],
            "url": f"{API}institutions/{institution['slug']}/",
        }

    def document(self, row):
        document = self.by_slug["documents"][row["document"]]
        return {
            **{
                name: document[name] for name in ("slug", "title", "kind", "language", "source_url")
            },
            "url": f"{API}documents/{document['slug']}/",
        }

    def conference(self, row):
        slug = row["slug"]
        return {
            **row,
            "url": f"{API}conferences/{slug}/",
            "html_url": f"{SITE}{row['html_url'].removeprefix('/')}",
            "series": row["series"] and self.by_slug["series"][row["series"]],
            "languages": [tag for tag in row["languages"].split(", ") if tag],
            "hosts": [self.host(one) for one in self.of("hosts", conference=slug)],
            "participants": [
                self.appearance(one) for one in self.of("appearances", conference=slug)
            ],
            "topics": self.topics(self.of("conference_topics", conference=slug)),
            "documents": [
                self.document(one) for one in self.of("conference_documents", conference=slug)
            ],
        }


def test_every_position_is_rebuilt(client):
    rich_conference()
    answered = client.get(f"{BASE}positions/?page_size=200").json()["results"]
    rebuilt = Rebuilt(Made())

    assert len(answered) == 3
    by_id = {row["id"]: rebuilt.position(row) for row in rebuilt.rows["positions"]}
    assert by_id == {one["id"]: one for one in answered}


def test_a_rich_conference_is_rebuilt(client):
    conference = rich_conference()
    answered = client.get(f"{BASE}conferences/{conference.slug}/").json()
    rebuilt = Rebuilt(Made())

    assert rebuilt.conference(rebuilt.by_slug["conferences"][conference.slug]) == answered


@pytest.mark.parametrize("noun", ["documents", "institutions", "participants", "topics"])
def test_the_columns_of_the_others_are_those_of_the_api(client, noun):
    rich_conference()
    answered = {
        one["slug"]: one for one in client.get(f"{BASE}{noun}/?page_size=200").json()["results"]
    }
    rows = {row["slug"]: row for row in Made().json_lines(noun)}

    assert rows.keys() == answered.keys()
    for slug, row in rows.items():
        for name, value in row.items():
            if name in ("html_url", "text", "sentences", "sentences_undecided"):
                continue
            told = answered[slug][name]
            assert value == (told["slug"] if isinstance(told, dict) else told), name
