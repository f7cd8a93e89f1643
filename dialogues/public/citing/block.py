"""The “Cite” block of a record’s page: the text, what it warns of, and the formats to copy."""

from collections.abc import Sequence
from dataclasses import dataclass

from dialogues.exporting.citations.chicago import chicago
from dialogues.exporting.citations.reference import Reference
from dialogues.public.citing.addresses import address_of_kind
from dialogues.public.citing.formats import FORMATS

#: Shown to be copied; the plain text stands above them already.
TO_COPY = ("bib", "ris", "json")


@dataclass(frozen=True)
class Copy:
    label: str
    extension: str
    body: str
    url: str
    media_type: str


@dataclass(frozen=True)
class Block:
    kind: str
    text: str
    cautions: Sequence[str]
    copies: Sequence[Copy]
    text_url: str


def block(reference: Reference) -> Block:
    return Block(
        kind=reference.record.kind,
        text=chicago(reference),
        cautions=reference.cautions,
        copies=[_copy(reference, extension) for extension in TO_COPY],
        text_url=address_of_kind(reference.record.kind, reference.record.key, "txt"),
    )


def _copy(reference: Reference, extension: str) -> Copy:
    one = FORMATS[extension]
    body = "".join(one.write([reference])).strip()
    url = address_of_kind(reference.record.kind, reference.record.key, extension)
    return Copy(str(one.label), extension, body, url, one.media_type)
