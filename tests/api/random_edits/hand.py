"""A small corpus, and how an editor takes hold of it."""

from collections import Counter
from collections.abc import Callable
from random import Random
from typing import Any

from django.core.exceptions import ValidationError

from dialogues.editorial import next_versions
from dialogues.editorial.changing import change
from dialogues.editorial.merging import CannotMerge, CannotUndo
from dialogues.editorial.next_versions import NotPublishable
from dialogues.editorial.publishing import NotTogether
from dialogues.editorial.readiness import NotReady
from dialogues.editorial.reverting import CannotRevert
from dialogues.models import (
    Conference,
    Document,
    Institution,
    Participant,
    Position,
    Topic,
    VersionConflict,
)
from dialogues.models.references import StillReferredTo
from tests import factories as f
from tests.public_log import begin

NOUNS = (Topic, Institution, Conference, Participant, Document, Position)
#: What the product says no with; a refused act has changed nothing.
REFUSALS = (
    CannotMerge,
    CannotRevert,
    CannotUndo,
    NotPublishable,
    NotReady,
    NotTogether,
    StillReferredTo,
    ValidationError,
    VersionConflict,
)
WORDS = ("trade", "sea", "Ост", "北方", "trust", "energy", "seas", "arms")
TEXT = "Experts met. One participant doubted it. Japan and Russia talk. Nobody agreed on the sea."
QUOTABLE = ("Experts met", "Japan and Russia talk", "Nobody agreed", "doubted it")


class Hand:
    """Finds records and changes them as the admin does; ``act()`` does something, if it is let.

    ``done`` counts what was done, ``refused`` what was not let.
    """

    def __init__(self, seed: int, clock: Any) -> None:
        self.chance, self.clock = Random(seed), clock  # noqa: S311
        self.done: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()
        self.merges: list[Any] = []
        self.acts: list[Callable[[], Any]] = [
            getattr(self, name) for name in sorted(dir(self)) if name.startswith("do_")
        ]
        self.last = ""
        self._begin()

    def act(self, act: Callable[[], Any] | None = None) -> None:
        act = act or self.chance.choice(self.acts)
        self.last = act.__name__
        try:
            act()
        except REFUSALS:
            self.refused[self.last] += 1
        else:
            self.done[self.last] += 1

    def _begin(self) -> None:
        for code in ("RU", "JP", "CN"):
            f.CountryFactory(code=code)
        run = f.SeriesFactory()
        topics = f.TopicFactory.create_batch(4)
        for parent, child in ((0, 1), (1, 2)):
            Topic.objects.filter(pk=topics[child].pk).update(parent=topics[parent])
        institutions = f.InstitutionFactory.create_batch(3)
        people = [f.ParticipantFactory(country=code) for code in ("RU", "JP", None, None)]
        people.append(f.ParticipantFactory(expert_group=True, country="RU"))
        for number in range(2):
            conference = f.ConferenceFactory(series=run, topics=topics[number : number + 2])
            f.HostFactory(conference=conference, institution=institutions[number])
            f.AppearanceFactory(
                conference=conference, participant=people[number], institutions=institutions[:2]
            )
            document = f.DocumentFactory(
                text=TEXT, conferences=[conference], publisher=institutions[number]
            )
            f.AuthorshipFactory(document=document, participant=people[2 + number])
            for holder in (people[4], people[number]):
                f.PositionFactory(
                    conference=conference,
                    document=document,
                    holders=[holder],
                    topics=[self.chance.choice(topics)],
                    quotations=[QUOTABLE[number]],
                )
        begin(*[record for model in NOUNS for record in model._base_manager.all()])

    def one(self, *models: Any, **conditions: Any) -> Any:
        """Any record of these nouns; nobody can act on what is not there."""
        model = self.chance.choice(models or NOUNS)
        rows = list(model._base_manager.filter(**conditions).order_by("pk"))
        if not rows:
            raise ValidationError("Nothing there.")
        return self.chance.choice(rows)

    def some(self, model: Any) -> list[Any]:
        rows = list(model._base_manager.order_by("pk"))
        return self.chance.sample(rows, min(len(rows), self.chance.randint(0, 2)))

    def word(self) -> str:
        return " ".join(self.chance.choices(WORDS, k=2)) + f" {self.chance.randint(1, 99)}"

    def change(self, record: Any, how: Callable[[Any], Any]) -> None:
        """As a draft is saved, or what is public through its next version, mostly at once."""
        change(record, how, by=None, comment="")
        record = type(record)._base_manager.get(pk=record.pk)
        if next_versions.next_version(record) and self.chance.random() < 0.9:
            next_versions.publish_next(record, by=None)

    def set(self, record: Any, **columns: Any) -> None:
        def how(fresh: Any) -> None:
            for name, value in columns.items():
                setattr(fresh, name, value)
            fresh.full_clean()

        self.change(record, how)
