"""BibTeX in UTF-8, as ``@misc``: the one old type for what is neither book nor article.

``url`` is the source at its publisher’s, ``howpublished`` the record in this database with its
dated address. The cautions stand in ``note``, which every style prints.
"""

import re
from collections.abc import Iterable, Iterator

from dialogues.exporting.citations.reference import MONTHS, Kind, Name, Reference
from dialogues.text.characters import FORBIDDEN

#: What TeX would take for a command.
ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
SPECIAL = re.compile("|".join(map(re.escape, ESCAPES)))
#: Addresses are printed as they are; only braces would end the field.
IN_ADDRESSES = {"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"}


def bibtex_lines(references: Iterable[Reference]) -> Iterator[str]:
    for reference in references:
        fields = [f"  {name} = {value},\n" for name, value in _fields(reference) if value]
        yield f"@misc{{{reference.record.identifier},\n{''.join(fields)}}}\n\n"


def _fields(reference: Reference) -> Iterator[tuple[str, str]]:
    record, source = reference.record, reference.source
    yield "author", _braced(" and ".join(map(_name, reference.authors)))
    yield "title", f"{{{_braced(escaped(reference.title))}}}"
    if reference.date:
        parts = reference.date.spans[0]
        yield "year", _braced(str(parts[0]))
        yield "month", MONTHS[parts[1] - 1][:3].lower() if len(parts) > 1 else ""
    if source:
        yield "publisher", _braced(escaped(source.publisher))
        yield "language", _braced(escaped(source.language))
    yield "howpublished", _braced(f"{escaped(_within(reference))}, \\url{{{_url(record.cited)}}}")
    yield "url", _braced(_url(reference.url))
    yield "urldate", _braced(record.accessed.isoformat())
    yield "abstract", _braced(escaped(" […] ".join(f"“{text}”" for text in reference.words)))
    yield "keywords", _braced(escaped(", ".join(reference.keywords)))
    yield "note", _braced(escaped(" ".join(reference.cautions)))


def _within(reference: Reference) -> str:
    record, source = reference.record, reference.source
    database = f"{record.site}, {record.number}"
    if source and record.kind == Kind.POSITION:
        return f"From “{source.title}”. {database}"
    return database


def _name(name: Name) -> str:
    """A name that is kept whole stands in braces, so that neither “and” nor a comma cuts it up."""
    if name.family:
        return f"{escaped(name.family)}, {escaped(name.given)}"
    return f"{{{escaped(name.literal)}}}"


def escaped(text: str) -> str:
    one_line = " ".join(FORBIDDEN.sub("", text).split())
    return SPECIAL.sub(lambda found: ESCAPES[found[0]], one_line)


def _url(address: str) -> str:
    return "".join(IN_ADDRESSES.get(letter, letter) for letter in address)


def _braced(text: str) -> str:
    return f"{{{text}}}" if text else ""
