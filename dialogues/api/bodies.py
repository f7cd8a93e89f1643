"""Bodies that are read: JSON, of a bounded size, taken literally or not at all."""

import json
from collections.abc import Mapping
from typing import IO, Any, NoReturn

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError
from rest_framework.parsers import BaseParser

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
            return _read(content)
        except RecursionError:
            raise ParseError(_("The JSON is nested too deeply.")) from None
        except UnicodeError:
            raise ParseError(_("The body is not UTF-8 all through.")) from None
        except ValueError as error:
            raise ParseError(_("The body is not JSON: %(why)s.") % {"why": error}) from None


def _read(content: bytes) -> Any:
    value = json.loads(
        content.decode("utf-8"),
        parse_constant=_refuse_constant,
        object_pairs_hook=_without_repetition,
    )
    if b"\\ud" in content.lower():
        json.dumps(value, ensure_ascii=False).encode()  # half a character cannot be stored
    return value


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(_("%(name)s is no JSON value") % {"name": name})


def _without_repetition(pairs: list[tuple[str, Any]]) -> Mapping[str, Any]:
    """Of a name that stands there twice, nobody can tell which value is meant."""
    members = dict(pairs)
    if len(members) < len(pairs):
        raise ValueError(_("an object names the same member twice"))
    return members
