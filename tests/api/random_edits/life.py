"""Records made, shown, taken back, deleted, merged, and all of it undone."""

import datetime
from typing import Any

from django.core.exceptions import ValidationError

from dialogues.editorial import coding, history, next_versions, publishing
from dialogues.editorial.deleting import delete, delete_all
from dialogues.editorial.merging import CannotUndo, merge, undo
from dialogues.editorial.publishing.needs import positions_of
from dialogues.editorial.reverting import deleted, last_versions, recover, revert_to
from dialogues.models import (
    Conference,
    Document,
    Institution,
    Participant,
    Position,
    Topic,
)
from tests import factories as f
from tests.api.random_edits.hand import NOUNS, QUOTABLE, TEXT, Hand


class Life(Hand):
    def do_publish(self) -> None:
        publishing.publish(self.one(status="draft"), by=None)

    def do_publish_again(self) -> None:
        withdrawn = self.one(status="published")
        publishing.withdraw(withdrawn, by=None, reason=self.word())
        publishing.publish(withdrawn, by=None)

    def do_publish_together(self) -> None:
        root = self.one(Conference, Document, Position)
        chosen = positions_of(root).values_list("pk", flat=True)
        publishing.publish_together(root, by=None, positions=list(chosen))

    def do_withdraw(self) -> None:
        publishing.withdraw(self.one(status="published"), by=None, reason=self.word())

    def do_make_people_and_things(self) -> None:
        kind = self.chance.choice(("person", "expert_group", "bloc"))
        made = self.chance.choice(
            (
                Topic(name=self.word(), parent=self.chance.choice([None, *self.some(Topic)])),
                Institution(name=self.word(), kind="other"),
                Participant(name=self.word(), kind=kind),
                Participant(name=self.word(), kind="anonymous", conference=self.one(Conference)),
                Conference(title=self.word(), start_date=datetime.date(2021, 7, 8)),
                Document(title=self.word(), kind="summary", text=TEXT, extent="full"),
            )
        )
        made.full_clean()
        history.save(made, by=None, comment="")

    def do_make_a_position(self) -> None:
        self._code()

    def _code(self) -> Document:
        document: Document = self.one(Document)
        conference = document.conferences.order_by("pk").first()
        if conference is None or QUOTABLE[0] not in document.text:
            raise ValidationError("Nothing to quote.")
        holders = [coding.HeldBy(one) for one in self.some(Participant)]
        start = document.text.index(QUOTABLE[0])
        claim = coding.Claim(
            conference=conference,
            statement=self.word(),
            passages=[coding.Passage(start, start + len(QUOTABLE[0]))],
            holders=holders,
            topics=self.some(Topic),
            unattributed=not holders,
        )
        coding.create_position(document, claim, by=self._editor())
        return document

    def do_undo_coding(self) -> None:
        document = self._code()
        try:
            coding.undo(document, by=self._editor())
        except coding.CannotUndo as error:
            raise CannotUndo(str(error)) from error

    def _editor(self) -> Any:
        if not hasattr(self, "_coder"):
            self._coder = f.EditorFactory()
        return self._coder

    def do_delete(self) -> None:
        delete(self.one(), by=None)

    def do_delete_several(self) -> None:
        delete_all({self.one(Position, Topic), self.one(Position, Topic)}, by=None)

    def do_recover(self) -> None:
        """What was deleted at any time, or just now."""
        alone = Topic(name=self.word())
        history.save(alone, by=None, comment="")
        delete(alone, by=None)
        found = last_versions([one.number for one in deleted(NOUNS)])
        recover(self.chance.choice(found), by=None)

    def do_go_back(self) -> None:
        record = self.one()
        versions = list(history.versions(record))
        if versions:
            revert_to(self.chance.choice(versions), by=None)
            record = type(record)._base_manager.get(pk=record.pk)
            if next_versions.next_version(record):
                next_versions.publish_next(record, by=None)

    def do_merge(self) -> None:
        model = self.chance.choice((Topic, Institution, Participant))
        self.merges.append(merge(self.one(model), self.one(model), by=None))

    def do_undo_a_merge(self) -> None:
        if self.merges:
            undo(self.merges.pop(), by=None)
