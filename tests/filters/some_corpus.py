"""A small corpus thrown by dice: joint holders, drafts, protected names, dates known in part."""

import datetime
import random
from typing import Any

from dialogues.choices import Confidence, Layer, Mode, PositionKind, Stance
from tests import factories as f

RULES = ["on_record", "on_record", "role_or_group", "chatham_house"]
STATUSES = ["published"] * 5 + ["draft"]


class Dice:
    """Makes everything from one seed; whatever may be hidden is hidden now and then."""

    def __init__(self, seed: int) -> None:
        self.roll = random.Random(seed)  # noqa: S311 - the same corpus every time

    def throw(self, positions: int = 18) -> None:
        self.topics = self._topics()
        self.institutions = [
            f.InstitutionFactory(
                slug=f"institution-{n}", status=self._status(), country=self._country()
            )
            for n in range(4)
        ]
        self.participants = self._participants()
        self.conferences = [self._conference(n) for n in range(5)]
        for _number in range(positions):
            self._position()

    def _status(self) -> str:
        return self.roll.choice(STATUSES)

    def _country(self) -> str | None:
        return self.roll.choice(["RU", "JP", "CN", None])

    def _some(self, rows: list[Any], most: int, least: int = 0) -> list[Any]:
        return self.roll.sample(rows, min(len(rows), self.roll.randint(least, most)))

    def _topics(self) -> list[Any]:
        made: list[Any] = []
        for number in range(7):
            parent = self.roll.choice([*made, None]) if made else None
            made.append(
                f.TopicFactory(slug=f"topic-{number}", parent=parent, status=self._status())
            )
        return made

    def _participants(self) -> list[Any]:
        kinds: list[dict[str, Any]] = [
            {"person": True},
            {"expert_group": True},
            {"government": True},
            {"bloc": True},
        ]
        made = [
            f.ParticipantFactory(
                **kind,
                slug=f"participant-{number}",
                status=self._status(),
                **({} if "bloc" in kind else {"country": self._country()}),
            )
            for number, kind in enumerate(kinds * 2)
        ]
        voice = f.ParticipantFactory(
            institutional=True, institution=self.institutions[0], slug="voice"
        )
        return [*made, voice]

    def _conference(self, number: int) -> Any:
        start = self.roll.choice([None, datetime.date(2020, 12, 31), datetime.date(2021, 5, 1)])
        made = f.ConferenceFactory(
            slug=f"conference-{number}",
            status=self._status(),
            start_date=start,
            end_date=start and start + datetime.timedelta(days=self.roll.choice([0, 1])),
            attribution_rule=self.roll.choice(RULES),
            topics=self._some(self.topics, 2),
            format=self.roll.choice(["online", "hybrid", "unknown"]),
            access=self.roll.choice(["open", "unknown"]),
        )
        for institution in self._some(self.institutions, 2):
            f.HostFactory(conference=made, institution=institution)
        for person in self._some(self.participants, 4):
            there = self._some(self.institutions, 2)
            f.AppearanceFactory(conference=made, participant=person, institutions=there)
        f.DocumentFactory(
            conferences=[made],
            slug=f"document-{number}",
            language=self.roll.choice(["en", "ru", ""]),
            publisher=self.roll.choice([*self.institutions, None]),
            status=self._status(),
        )
        return made

    def _position(self) -> None:
        conference = self.roll.choice(self.conferences)
        topics = self._some(self.topics, 3, least=1)
        position = f.PositionFactory(
            conference=conference,
            document=self.roll.choice([None, conference.documents.first()]),
            quotations=[],
            topics=topics,
            holders=self._some(self.participants, 3, least=1),
            about=[f.CountryFactory(code=code) for code in self._some(["RU", "JP", "US"], 2)],
            stance=self.roll.choice(Stance.values[:3]),
            kind=self.roll.choice(PositionKind.values[:2]),
            mode=self.roll.choice(Mode.values[:2]),
            layer=self.roll.choice(Layer.values),
            confidence=self.roll.choice(Confidence.values),
            status=self._status(),
        )
        if self.roll.random() < 0.3:
            f.AttributionFactory(
                position=position, participant=self.roll.choice(self.participants), role="reporter"
            )
