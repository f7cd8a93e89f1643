"""Quotations as annotations of the texts they stand in (W3C Web Annotation Data Model).

Each quotation is one annotation: its target is the words where they stand, its bodies are the
claim an editor reads there, the stance, the topics and the holders. Source:
https://www.w3.org/TR/annotation-model/; headers: https://www.w3.org/TR/annotation-protocol/.
"""

from dialogues.exporting.annotations.collections import (
    PAGE_SIZE,
    PageNumber,
    first_or_page,
    of_document,
    of_position,
)
from dialogues.exporting.annotations.protocol import LINKS, MEDIA_TYPE
from dialogues.exporting.annotations.site import Site

__all__ = [
    "LINKS",
    "MEDIA_TYPE",
    "PAGE_SIZE",
    "PageNumber",
    "Site",
    "first_or_page",
    "of_document",
    "of_position",
]
