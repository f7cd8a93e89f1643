"""Bodies that are read: JSON, of a bounded size, taken literally or not at all."""

from typing import IO, Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError
from rest_framework.parsers import BaseParser

from dialogues.text import strict_json

#: In bytes; a view may say less or more with ``largest_body``.
LARGEST_BODY = 1_000_000


class JsonBody(BaseParser):
    """Raises ``RequestDataTooBig`` before more than the bound is read, and else ``ParseError``."""

    media_type = "application/json"

    def parse(self, stream: IO[bytes], media_type: Any = None, parser_context: Any = None) -> Any:
        view = (parser_context or {}).get("view")
        asked = getattr(view, "largest_body", LARGEST_BODY)
        largest = min(asked, settings.DATA_UPLOAD_MAX_MEMORY_SIZE)
        content = stream.read(largest + 1)
        if len(content) > largest:
            raise RequestDataTooBig
        try:
            return strict_json.read(content.decode())
        except RecursionError:
            raise ParseError(_("The JSON is nested too deeply.")) from None
        except UnicodeError:
            raise ParseError(_("The body is not UTF-8 all through.")) from None
        except ValueError as error:
            raise ParseError(_("The body is not JSON: %(why)s.") % {"why": error}) from None
