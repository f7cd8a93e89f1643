"""Everything of the set but the positions: topics, institutions, participants, conferences, texts."""

import datetime
from collections.abc import Iterator
from itertools import product
from string import ascii_uppercase
from typing import Any

from django.utils import timezone

from dialogues.choices import (
    AttributionRule,
    ConferenceFormat,
    DatePrecision,
    InstitutionKind,
    LabelKind,
    NameKind,
    ParticipantKind,
)
from dialogues.importing.demo import vocabulary as words
from dialogues.importing.demo.choosing import DAYS, FIRST_DAY, LANGUAGES, PRECISIONS, Chance
from dialogues.models import (
    Conference,
    Country,
    Institution,
    Participant,
    ParticipantName,
    Series,
    Topic,
    TopicLabel,
)

#: Kinds of those who hold positions, by frequency; anonymous voices and authors are made apart.
HOLDER_KINDS = {
    ParticipantKind.PERSON: 55,
    ParticipantKind.EXPERT_GROUP: 20,
    ParticipantKind.GOVERNMENT: 14,
    ParticipantKind.PUBLIC: 6,
    ParticipantKind.BLOC: 5,
}
RULES = {
    AttributionRule.ON_RECORD: 60,
    AttributionRule.UNSTATED: 32,
    AttributionRule.ROLE_OR_GROUP: 4,
    AttributionRule.CHATHAM_HOUSE: 4,
}
FORMATS = {
    ConferenceFormat.IN_PERSON: 60,
    ConferenceFormat.ONLINE: 25,
    ConferenceFormat.HYBRID: 10,
    ConferenceFormat.UNKNOWN: 5,
}
GROUPS = {
    ParticipantKind.EXPERT_GROUP: "experts",
    ParticipantKind.GOVERNMENT: "government",
    ParticipantKind.PUBLIC: "public opinion",
}


def published() -> dict[str, Any]:
    return {"status": "published", "published_at": timezone.now()}


def topics(most: int) -> Iterator[tuple[Topic, words.Words]]:
    """Three levels, each topic after the one above it, with its name in three languages."""
    branches = max(2, min(len(words.SUBJECTS), most // 20))
    for subject in words.SUBJECTS[:branches]:
        top = _topic(subject, None)
        yield top
        for aspect in words.ASPECTS:
            middle = _topic(_both(subject, aspect), top[0])
            yield middle
            for place in words.PLACES:
                yield _topic(_both(subject, aspect, place), middle[0])


def _both(first: words.Words, *further: words.Words) -> words.Words:
    parts = [
        ", ".join(one.in_language(tag) for one in (first, *further)) for tag in ("en", "ru", "ja")
    ]
    return words.Words(*parts)


def _topic(name: words.Words, parent: Topic | None) -> tuple[Topic, words.Words]:
    scope = words.DESCRIPTION
    return Topic(name=f"Demo: {name.en}", parent=parent, scope_note=scope, **published()), name


def labels(topic: Topic, name: words.Words) -> list[TopicLabel]:
    return [
        TopicLabel(topic=topic, text=text, language=tag, kind=LabelKind.PREFERRED)
        for tag, text in (("ru", f"Демо: {name.ru}"), ("ja", f"デモ：{name.ja}"))
    ]


def institutions(number: int, chance: Chance, countries: list[Country]) -> Iterator[Institution]:
    for count in range(number):
        subject = chance.choice(words.SUBJECTS).en
        yield Institution(
            name=f"Demo {chance.choice(words.INSTITUTES)} {subject} No. {count + 1}",
            acronym=f"D{subject[0]}{count + 1}",
            kind=chance.choice(InstitutionKind.values),
            country=chance.choice(countries),
            description=words.DESCRIPTION,
            **published(),
        )


def participants(
    number: int, chance: Chance, countries: list[Country]
) -> Iterator[tuple[Participant, list[ParticipantName]]]:
    """Of the groups of a country each once, the rest persons."""
    groups = list(product(GROUPS, countries))
    chance.shuffle(groups)
    for count in range(number):
        kind = chance.of(HOLDER_KINDS)
        if kind == ParticipantKind.BLOC:
            name = f"Demo {chance.choice(words.CITIES)} Group {count + 1}"
            yield _participant(name, kind, None), []
        elif kind in GROUPS and groups:
            group, country = groups.pop()
            yield _participant(f"Demo {GROUPS[group]} of {country}", group, country), []
        else:
            yield _person(count, chance, chance.choice(countries))


def _person(
    count: int, chance: Chance, country: Country
) -> tuple[Participant, list[ParticipantName]]:
    """The letters in the middle keep namesakes apart; some remain, as in life."""
    given, family = chance.choice(words.GIVEN), chance.choice(words.FAMILY)
    middle = f"{ascii_uppercase[count // 26 % 26]}{ascii_uppercase[count % 26].lower()}."
    person = _participant(f"Demo {given.en} {middle} {family.en}", ParticipantKind.PERSON, country)
    person.sort_name = f"{family.en}, Demo {given.en} {middle}"
    other = [
        ("ru", f"Демо {given.ru} {middle} {family.ru}"),
        ("ja", f"デモ・{family.ja}{given.ja}"),
    ]
    names = [
        ParticipantName(participant=person, text=text, language=tag, kind=NameKind.TRANSLATION)
        for tag, text in other
    ]
    return person, names


def _participant(name: str, kind: str, country: Country | None) -> Participant:
    return Participant(
        name=name, kind=kind, country=country, description=words.DESCRIPTION, **published()
    )


def series(number: int) -> Iterator[Series]:
    for count in range(number):
        subject = words.SUBJECTS[count % len(words.SUBJECTS)].en
        yield Series(title=f"Demo {subject} Dialogue {count + 1}")


def conferences(number: int, chance: Chance, runs: list[Series]) -> Iterator[Conference]:
    for count in range(number):
        run = chance.choice(runs)
        language = chance.of(LANGUAGES)
        conference = Conference(
            title=f"{run.title}: session {count + 1}",
            series=run,
            format=chance.of(FORMATS),
            attribution_rule=chance.of(RULES),
            place=f"{chance.choice(words.CITIES)} (made up)",
            languages=language if language == "en" else f"en, {language}",
            summary=words.DESCRIPTION,
            **published(),
        )
        _give_date(conference, chance)
        if chance.happens(5):
            conference.status, conference.published_at = "draft", None
        yield conference


def _give_date(conference: Conference, chance: Chance) -> None:
    """More of them lately than long ago."""
    precision = chance.of(PRECISIONS)
    conference.date_precision = precision
    if precision == DatePrecision.UNKNOWN:
        return
    day = FIRST_DAY + datetime.timedelta(days=int(DAYS * chance.random() ** 0.6))
    if precision == DatePrecision.MONTH:
        day = day.replace(day=1)
    if precision == DatePrecision.YEAR:
        day = day.replace(month=1, day=1)
    conference.start_date = day
    if precision == DatePrecision.DAY and chance.happens(30):
        conference.end_date = day + datetime.timedelta(days=chance.randint(1, 2))
