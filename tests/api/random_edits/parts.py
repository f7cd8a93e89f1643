"""What a record lists, and what belongs to it."""

from typing import Any

from dialogues.models import (
    Appearance,
    Attribution,
    Authorship,
    Conference,
    Country,
    Document,
    Host,
    Institution,
    Participant,
    Position,
    PositionRelation,
    Topic,
)
from tests.api.random_edits.hand import Hand


class Parts(Hand):
    def do_topics(self) -> None:
        topics = self.some(Topic)
        self.change(self.one(Position, Conference), lambda row: row.topics.set(topics))

    def do_related_topics(self) -> None:
        topic = self.one(Topic)
        others = [one for one in self.some(Topic) if one != topic]
        self.change(topic, lambda row: row.related.set(others))

    def do_about(self) -> None:
        countries = self.some(Country)
        self.change(self.one(Position), lambda row: row.about.set(countries))

    def do_documents_conferences(self) -> None:
        conferences = self.some(Conference)
        self.change(self.one(Document), lambda row: row.conferences.set(conferences))

    def do_hosts(self) -> None:
        self._replace(self.one(Conference), "hosts", Host, "institution", self.some(Institution))

    def do_authors(self) -> None:
        people = self.some(Participant)
        self._replace(self.one(Document), "authorships", Authorship, "participant", people)

    def do_appearances(self) -> None:
        institutions, people = self.some(Institution), self.some(Participant)

        def how(conference: Any) -> None:
            conference.appearances.all().delete()
            for order, person in enumerate(people):
                row = Appearance(conference=conference, participant=person, order=order)
                row.full_clean()
                row.save()
                row.institutions.set(institutions)

        self.change(self.one(Conference), how)

    def do_holders(self) -> None:
        people = self.some(Participant)
        self._replace(self.one(Position), "attributions", Attribution, "participant", people)

    def do_relations(self) -> None:
        position = self.one(Position)
        others = [one for one in self.some(Position) if one != position]
        self._replace(position, "relations_out", PositionRelation, "target", others)

    def _replace(self, record: Any, name: str, part: Any, column: str, wanted: list[Any]) -> None:
        owner = record._meta.get_field(name).field.name
        kind = {"kind": "agrees"} if part is PositionRelation else {}

        def how(fresh: Any) -> None:
            getattr(fresh, name).all().delete()
            for one in wanted:
                row = part(**{owner: fresh, column: one}, **kind)
                row.full_clean()
                row.save()

        self.change(record, how)
