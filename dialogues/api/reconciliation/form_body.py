from typing import IO, Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError
from rest_framework.parsers import BaseParser

from dialogues.api.problems import Refusal
from dialogues.filters.reconciling.json_text import LONGEST_JSON

#: In bytes. A character takes up to twelve where a form writes each byte as %E3.
LARGEST_FORM = 12 * LONGEST_JSON + 1_000
MOST_FIELDS = 20


class FormBody(BaseParser):
    """A form as browsers send it, in UTF-8, of a bounded size."""

    media_type = "application/x-www-form-urlencoded"

    def parse(self, stream: IO[bytes], media_type: Any = None, parser_context: Any = None) -> Any:
        content = stream.read(LARGEST_FORM + 1)
        if len(content) > LARGEST_FORM:
            message = _("The form has more than %(most)d bytes; send fewer names at once.")
            raise Refusal(413, message % {"most": LARGEST_FORM})
        if content.count(b"&") >= MOST_FIELDS:
            raise ParseError(_("The form has more than %(most)d fields.") % {"most": MOST_FIELDS})
        try:
            return QueryDict(content, encoding="utf-8")
        except UnicodeError:
            raise ParseError(_("The form is not UTF-8 all through.")) from None
