"""In which formats a citation is to be had, and how each is written."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from dialogues.exporting.citations.bibtex import bibtex_lines
from dialogues.exporting.citations.chicago import text_file
from dialogues.exporting.citations.csl_json import csl_lines
from dialogues.exporting.citations.reference import Reference
from dialogues.exporting.citations.ris import ris_lines


@dataclass(frozen=True)
class Format:
    """``extension`` names it in addresses."""

    extension: str
    label: Any
    media_type: str
    write: Callable[[Iterable[Reference]], Iterator[str]]

    @property
    def content_type(self) -> str:
        return f"{self.media_type}; charset=utf-8"


def _texts(references: Iterable[Reference]) -> Iterator[str]:
    for number, reference in enumerate(references):
        yield f"\n{text_file(reference)}" if number else text_file(reference)


FORMATS = {
    one.extension: one
    for one in (
        Format("bib", "BibTeX", "application/x-bibtex", bibtex_lines),
        Format("ris", "RIS", "application/x-research-info-systems", ris_lines),
        Format("json", "CSL-JSON", "application/vnd.citationstyles.csl+json", csl_lines),
        Format("txt", _("Text"), "text/plain", _texts),
    )
}
