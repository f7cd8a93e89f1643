"""How well likely attributions agree with the two coded conferences.

    python -m tests.benchmarks.cues

The development text is the Valdai–SPF conference with the two articles it announces: the rules were
written with it open. The held-out text is the Valdai–JIIA conference: its sentences and the errors
made on it were never looked at. Its figures were, while the rules grew: they began at recall 0.83
and precision 0.83, rose with wider word lists of the language, and fell to precision 0.45 once,
when a heading that names two sides counted as a holder's (such headings no longer do). The coding
manual, which was read, quotes a few clauses of it as examples. So the figures are those of a text
not tuned on, not of one never run.

By sentence: a sentence with at least one likely attribution against one decided as attributed.
By claim: an attributed position is found when the claim of a likely attribution in one of its
sentences overlaps a coded quotation. Kind, country and stance are compared on the found ones, each
position with the overlapping attribution that agrees best. Sentences that belong to an announced
article are counted in that article's own text, not also in the text that announces it.
"""

import json
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from dialogues.text.cues import LikelyAttribution, likely_attributions
from dialogues.text.spans import Span

FIXTURES = Path(__file__).parents[2] / "fixtures"
DEVELOPMENT = "valdai-spf-2021"
HELD_OUT = "valdai-jiia-2021"
Fields = dict[str, Any]


class Figures(NamedTuple):
    """Counts over one conference, and the shares made of them (0 to 1)."""

    marked: int
    attributed: int
    both: int
    positions: int
    found: int
    holders: int
    stances: int

    @property
    def recall(self) -> float:
        return self.both / self.attributed

    @property
    def precision(self) -> float:
        return self.both / self.marked

    @property
    def claims(self) -> float:
        return self.found / self.positions


class Coded(NamedTuple):
    """One attributed position as coded: where it stands, who holds it."""

    spans: list[Span]
    holders: set[tuple[str, str]]
    stance: str


def records(name: str) -> Iterator[tuple[str, Fields]]:
    """The records of a fixture: the model's name and the fields."""
    for record in json.loads((FIXTURES / f"{name}.json").read_text(encoding="utf-8")):
        yield record["model"].removeprefix("dialogues."), record["fields"]


@cache
def participants() -> dict[str, tuple[str, str]]:
    """Kind and country of each coded participant; the anonymous stand with their conference."""
    return {
        fields["slug"]: (fields["kind"], (fields["country"] or [""])[0])
        for name in ("participants", DEVELOPMENT, HELD_OUT)
        for model, fields in records(name)
        if model == "participant"
    }


def sentences(name: str) -> dict[str, list[Fields]]:
    """The coded sentences of each document, in order, those of announced articles left out."""
    found: dict[str, list[Fields]] = {}
    for model, fields in records(name):
        if model == "sentence":
            found.setdefault(fields["document"][0], []).append(fields)
    return {slug: sorted(rows, key=lambda row: row["number"]) for slug, rows in found.items()}


def attributed_positions(name: str) -> dict[str, list[Coded]]:
    """The attributed positions of each document."""
    rows = list(records(name))
    found: dict[str, list[Coded]] = {}
    for model, fields in rows:
        if model == "position" and fields["layer"] == "attributed":
            key = [fields["conference"][0], fields["number"]]
            found.setdefault(fields["document"][0], []).append(
                Coded(spans(rows, key), holders(rows, key), fields["stance"])
            )
    return found


def spans(rows: list[tuple[str, Fields]], key: list[Any]) -> list[Span]:
    return [
        Span(fields["start"], fields["end"])
        for model, fields in rows
        if model == "quotation" and fields["position"] == key
    ]


def holders(rows: list[tuple[str, Fields]], key: list[Any]) -> set[tuple[str, str]]:
    return {
        participants()[fields["participant"][0]]
        for model, fields in rows
        if model == "attribution" and fields["position"] == key and fields["role"] == "holder"
    }


def texts(name: str) -> dict[str, tuple[str, str]]:
    """Text and language of each document that has a text."""
    return {
        fields["slug"]: (fields["text"], fields["language"])
        for model, fields in records(name)
        if model == "document" and fields["text"]
    }


def measure(name: str) -> Figures:
    """The figures of one conference."""
    total = Figures(0, 0, 0, 0, 0, 0, 0)
    coded = attributed_positions(name)
    for slug, rows in sentences(name).items():
        text, language = texts(name)[slug]
        likely = likely_attributions(text, [Span(r["start"], r["end"]) for r in rows], language)
        one = figures(rows, likely, coded.get(slug, []))
        total = Figures(*(a + b for a, b in zip(total, one, strict=True)))
    return total


def figures(rows: list[Fields], likely: list[LikelyAttribution], coded: list[Coded]) -> Figures:
    """The figures of one document."""
    counted = {number for number, row in enumerate(rows) if row["reason"] != "teaser"}
    marked = {one.sentence for one in likely} & counted
    attributed = {n for n in counted if rows[n]["decision"] in {"attributed", "both"}}
    matches = [(position, overlapping(position, likely)) for position in coded]
    found = [(position, ones) for position, ones in matches if ones]
    return Figures(
        len(marked),
        len(attributed),
        len(marked & attributed),
        len(coded),
        len(found),
        sum(any(named(one) == position.holders for one in ones) for position, ones in found),
        sum(any(one.stance == position.stance for one in ones) for position, ones in found),
    )


def overlapping(position: Coded, likely: list[LikelyAttribution]) -> list[LikelyAttribution]:
    """The likely attributions whose claim shares words with the position's quotations."""
    return [
        one
        for one in likely
        if any(one.claim.start < end and start < one.claim.end for start, end in position.spans)
    ]


def named(one: LikelyAttribution) -> set[tuple[str, str]]:
    """Kind and country of the holders."""
    return {(holder.kind, holder.country) for holder in one.holders}


def line(name: str) -> str:
    """The figures of one conference for reading."""
    one = measure(name)
    return (
        f"{name:17} sentences: recall {one.recall:.2f} ({one.both} of {one.attributed}), "
        f"precision {one.precision:.2f} ({one.both} of {one.marked}) · "
        f"claims found {one.claims:.2f} ({one.found} of {one.positions}) · of these "
        f"holder agrees {one.holders / one.found:.2f}, stance {one.stances / one.found:.2f}"
    )


#: Sentences of every kind, and texts that no language has.
UNITS = (
    ("en", "According to Danish experts, the ice is thin. It was noted that Oslo hopes for snow. "),
    ("ru", "По мнению датских экспертов, лёд тонок. В Осло надеются, что выпадет снег. "),
    ("ja", "デンマークの専門家によれば、氷は薄い。オスロは雪を期待している。"),
    ("en", "Oslo noted, "),
    ("ru", "эксперты "),
    ("ja", "日本と"),
)


def growth(language: str, unit: str) -> float:
    """The processor time of ten times a text over that of the text, in one piece: 10 is linear."""
    return seconds(unit * 2000, language) / seconds(unit * 200, language)


def seconds(text: str, language: str) -> float:
    """The least of three runs."""
    times = []
    for _run in range(3):
        begun = time.process_time()
        likely_attributions(text, [Span(0, len(text))], language)
        times.append(time.process_time() - begun)
    return min(times)


def main() -> None:
    print(line(DEVELOPMENT))
    print(line(HELD_OUT))
    print(f"The rules were written with {DEVELOPMENT} open; {HELD_OUT} was held out.")
    print("Ten times the text takes so many times as long:")
    for language, unit in UNITS:
        print(f"{language}  {growth(language, unit):5.1f}  {unit[:40]}")


if __name__ == "__main__":
    main()
