"""References that are hard to write down: every script, every mark that a format takes for its own."""

import datetime

from dialogues.exporting.citations.reference import (
    Event,
    Kind,
    Name,
    Record,
    Reference,
    Source,
    When,
)

DAY = datetime.date(2021, 7, 8)
READ_ON = datetime.date(2026, 11, 22)
HARD = r"50 % of {trade} & “trust” \ under $5_000 #1 ~ x^2"


def record(kind: Kind, key: str) -> Record:
    address = f"https://dialogues.example.org/{kind}s/{key}/"
    return Record(kind, key, "Dialogues", address, f"{address}?cited=2026-11-22", READ_ON)


SUMMARY = Source(
    title="Итоги: 日露対話",
    kind="Summary",
    authors=(Name("Yohei Sasakawa", "Sasakawa", "Yohei"), Name("Ministry of Trade, and Industry")),
    publisher="Valdai Discussion Club",
    published=When(DAY),
    url="https://example.org/итоги?a=1&b={2}",
    language="ru",
)
POSITION = Reference(
    record=record(Kind.POSITION, "7"),
    title=f"Russian experts: {HARD} [paraphrase]",
    source=SUMMARY,
    event=Event("Autumn dialogue", "Tokyo", When(DAY, datetime.date(2021, 7, 9)), ("SPF",)),
    holders="Russian experts",
    statement=HARD,
    words=("доверия нет", "信頼が\nない"),
    keywords=("Trade", "C*-algebras"),
    cautions=("The statement is a paraphrase.", "The holder is anonymous: 100 %."),
)
DOCUMENT = Reference(
    record=record(Kind.DOCUMENT, "summary"),
    title="Summary",
    source=Source(title="Summary", kind="Summary", publisher="Valdai Discussion Club"),
)
CONFERENCE = Reference(
    record=record(Kind.CONFERENCE, "autumn"),
    title="Autumn dialogue",
    event=Event(
        "Autumn dialogue",
        "",
        When(datetime.date(2021, 7, 1), precision="month", inferred=True),
        ("Valdai Discussion Club", "SPF"),
    ),
)
ALL = [POSITION, DOCUMENT, CONFERENCE]
