"""The text of a note after The Chicago Manual of Style, 17th edition.

A record of a database (14.257) names the source as a web page (14.207), then the database, what
the record is called in it, the day it was read, and its address. What is inferred stands in square
brackets (14.145); a quotation within a quotation has single marks (13.30).
"""

from collections.abc import Iterable

from dialogues.exporting.citations.reference import (
    MONTHS,
    Event,
    Kind,
    Name,
    Reference,
    Source,
    When,
)

INNER = str.maketrans('“”«»„"', "‘’‘’‘'")


def chicago(reference: Reference) -> str:
    """One note, ended by a full stop; its cautions are not in it."""
    record = reference.record
    if record.kind == Kind.POSITION:
        parts = _position(reference)
    elif record.kind == Kind.DOCUMENT and reference.source:
        parts = _source(reference.source)
    else:
        parts = _conference(reference)
    accessed = _day((record.accessed.year, record.accessed.month, record.accessed.day))
    parts += [f"recorded in {record.site}", _named(reference), f"accessed {accessed}", record.cited]
    return f"{_sentence(parts)}."


def text_file(reference: Reference) -> str:
    """The note and its cautions, for a plain text file."""
    notes = "".join(f"\nNote: {caution}" for caution in reference.cautions)
    return f"{chicago(reference)}{notes}\n"


def dates(when: When) -> str:
    """“July 8–9, 2021”, “July 30–August 2, 2021”, “July 2021”; in brackets if inferred."""
    text = _span(*when.spans)
    return f"[{text}]" if when.inferred else text


def quoted(title: str) -> str:
    """A title in double quotation marks, its own marks single, without the full stop at its end."""
    return f"“{title.rstrip().removesuffix('.').translate(INNER)}”"


def series(names: Iterable[str]) -> str:
    """“A”, “A and B”, “A, B, and C”."""
    listed = list(names)
    if len(listed) < 3:
        return " and ".join(listed)
    return f"{', '.join(listed[:-1])}, and {listed[-1]}"


def _position(reference: Reference) -> list[str]:
    parts = [reference.holders, f"{quoted(reference.statement)} (paraphrase)"]
    if reference.event:
        parts += _event(reference.event)
    if not reference.source:
        return parts
    first, *rest = _source(reference.source)
    return [*parts, f"in {first}", *rest]


def _conference(reference: Reference) -> list[str]:
    hosts = reference.event.hosts if reference.event else ()
    event = _event(reference.event) if reference.event else [quoted(reference.title)]
    return [*([series(hosts)] if hosts else []), *event]


def _source(source: Source) -> list[str]:
    authors = series(_in_order(name) for name in source.authors)
    date = dates(source.published) if source.published else ""
    parts = (authors, quoted(source.title), source.publisher, date, source.url)
    return [part for part in parts if part]


def _event(event: Event) -> list[str]:
    date = dates(event.date) if event.date else ""
    return [part for part in (quoted(event.title), event.place, date) if part]


def _named(reference: Reference) -> str:
    """A position by its number; what has a title of its own needs no second name."""
    record = reference.record
    return record.number if record.kind == Kind.POSITION else f"{record.kind} record"


def _in_order(name: Name) -> str:
    return name.literal


def _sentence(parts: Iterable[str]) -> str:
    """Parts with commas between them, a comma before a closing quotation mark."""
    text = ", ".join(part for part in parts if part)
    return text.replace("”,", ",”")


def _span(first: tuple[int, ...], last: tuple[int, ...] | None = None) -> str:
    if last is None:
        return _day(first)
    if len(first) == 3 and first[:2] == last[:2]:
        return f"{MONTHS[first[1] - 1]} {first[2]}–{last[2]}, {first[0]}"
    if len(first) > 1 and first[0] == last[0]:
        start = " ".join([MONTHS[first[1] - 1], *map(str, first[2:])])
        return f"{start}–{_day(last)}"
    return f"{_day(first)}–{_day(last)}"


def _day(parts: tuple[int, ...]) -> str:
    if len(parts) == 1:
        return str(parts[0])
    month = MONTHS[parts[1] - 1]
    return f"{month} {parts[0]}" if len(parts) == 2 else f"{month} {parts[2]}, {parts[0]}"
