"""What a record says of itself."""

import datetime
from typing import Any

from django.utils import timezone

from dialogues.editorial.public_changes import settle
from dialogues.models import (
    Conference,
    Country,
    Document,
    Institution,
    Participant,
    Position,
    Topic,
)
from tests.api.random_edits.hand import NOUNS, TEXT, Hand


class Columns(Hand):
    def do_rename(self) -> None:
        record = self.one()
        names = {Position: "statement", Conference: "title", Document: "title"}
        self.set(record, **{names.get(type(record), "name"): self.word()})

    def do_say_more(self) -> None:
        record = self.one(Topic, Institution, Conference)
        names = {Topic: "scope_note", Institution: "description", Conference: "summary"}
        self.set(record, **{names[type(record)]: self.word()})

    def do_note_between_ourselves(self) -> None:
        self.set(self.one(Position, Conference, Document), note=self.word())

    def do_move_an_address(self) -> None:
        self.set(self.one(*NOUNS[:-1]), slug=f"moved-{self.chance.randint(1, 10**6)}")

    def do_move_a_date(self) -> None:
        self.set(
            self.one(Conference), start_date=datetime.date(2020, self.chance.randint(1, 12), 1)
        )

    def do_move_a_topic(self) -> None:
        self.set(self.one(Topic), parent=self.chance.choice([None, self.one(Topic)]))

    def do_give_a_country(self) -> None:
        self.set(self.one(Participant, Institution), country=self.one(Country))

    def do_give_a_parent(self) -> None:
        self.set(self.one(Institution), parent=self.chance.choice([None, self.one(Institution)]))

    def do_change_the_rule(self) -> None:
        rule = self.chance.choice(("on_record", "role_or_group", "chatham_house"))
        self.set(self.one(Conference), attribution_rule=rule, embargo_until=None)

    def do_set_an_embargo(self) -> None:
        until = timezone.localdate() + datetime.timedelta(days=self.chance.randint(0, 2))
        self.set(self.one(Conference), attribution_rule="embargo", embargo_until=until)

    def do_let_a_day_pass(self) -> None:
        self.clock.shift(datetime.timedelta(days=1))
        settle()

    def do_change_what_is_seen(self) -> None:
        seen = self.chance.choice(("full", "passages", "nothing"))
        self.set(self.one(Document), visibility=seen)

    def do_change_a_text(self) -> None:
        document = self.one(Document)
        cut = self.chance.choice((TEXT, "Well. " + TEXT, TEXT.replace("Experts met. ", "")))
        self.set(document, text=cut, extent="full")

    def do_tell_where_it_is_known_from(self) -> None:
        document = self.one(Document)
        self.set(document, known_through=self.chance.choice([None, *self.some(Document)]))

    def do_publisher(self) -> None:
        self.set(self.one(Document), publisher=self.chance.choice([None, self.one(Institution)]))

    def do_move_a_position(self) -> None:
        """To another meeting and its text, or to none."""
        conference = self.one(Conference)
        document = self.chance.choice([None, conference.documents.order_by("pk").first()])

        def how(position: Any) -> None:
            position.conference, position.document = conference, document
            position.no_wording = document is None
            if document is None:
                position.quotations.all().delete()

        self.change(self.one(Position), how)
