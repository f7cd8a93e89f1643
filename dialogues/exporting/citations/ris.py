"""RIS: a tag a line, lines ended by CR LF, UTF-8 without a mark at its start.

``DB`` names this database and ``AN`` the record in it; the first ``UR`` is the source at its
publisher’s, the second the record’s own dated address. Every caution is a note, ``N1``.
"""

from collections.abc import Iterable, Iterator

from dialogues.exporting.citations.reference import Kind, Name, Reference, When
from dialogues.text.characters import FORBIDDEN

LINE_END = "\r\n"
#: The specification keeps the asterisk out of names and keywords.
NOT_IN_NAMES = "*"


def ris_lines(references: Iterable[Reference]) -> Iterator[str]:
    """One record after another, each ended by an empty line."""
    for reference in references:
        tags = (f"{tag}  - {_one_line(value)}" for tag, value in _tags(reference) if value)
        yield LINE_END.join((*tags, "ER  - ", "", ""))


def _tags(reference: Reference) -> Iterator[tuple[str, str]]:
    record, source, event = reference.record, reference.source, reference.event
    yield "TY", "ELEC" if source and source.url else "GEN"
    yield "TI", reference.title
    yield from (("AU", _name(name)) for name in reference.authors)
    if reference.date:
        yield "PY", str(reference.date.first.year)
        yield "DA", _date(reference.date)
    if source:
        yield "T2", source.title if record.kind == Kind.POSITION else ""
        yield "PB", source.publisher
        yield "LA", source.language
    if event:
        yield "T3", event.title if record.kind == Kind.POSITION else ""
        yield "CY", event.place
    yield from (("AB", words) for words in [_words(reference.words)])
    yield from (("KW", _plain(word)) for word in reference.keywords)
    yield from (("N1", caution) for caution in reference.cautions)
    yield "UR", source.url if source else ""
    yield "UR", record.cited
    yield "DB", record.site
    yield "AN", record.number
    yield "Y2", _date(When(record.accessed))


def _name(name: Name) -> str:
    """``Family, Given``; a name that is kept whole has no comma, which would cut it up."""
    if name.family:
        return _plain(f"{name.family}, {name.given}")
    return _plain(name.literal.replace(",", " –"))


def _words(words: Iterable[str]) -> str:
    return " […] ".join(f"“{text}”" for text in words)


def _date(when: When) -> str:
    """``2021/07/08/``; what is not known is left out, the slashes stay."""
    year, *rest = (f"{part:02}" for part in when.spans[0])
    return "/".join([year, *rest, *[""] * (2 - len(rest)), ""])


def _plain(text: str) -> str:
    return text.replace(NOT_IN_NAMES, "")


def _one_line(text: str) -> str:
    """A line break within a value would begin a line without a tag."""
    return " ".join(FORBIDDEN.sub("", text).split())
