from typing import IO, Any, ClassVar

from django.core.exceptions import RequestDataTooBig
from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError
from rest_framework.parsers import BaseParser
from rest_framework.request import Request
from rest_framework.response import Response

from dialogues.analysis.checking import LONGEST_TEXT, check, require_checkable
from dialogues.api.bodies import JsonBody
from dialogues.api.openapi.check import CheckInspector
from dialogues.api.serializers.check import CheckSerializer, as_json
from dialogues.api.views.read_view import ReadView
from dialogues.filters.problems import InvalidParameters, Problem, unknown_parameter

MEMBERS = ("text", "language")


class PlainText(BaseParser):
    """A whole body as the member ``text``."""

    media_type = "text/plain"

    def parse(self, stream: IO[bytes], media_type: Any = None, parser_context: Any = None) -> Any:
        largest = CheckText.largest_body
        content = stream.read(largest + 1)
        if len(content) > largest:
            raise RequestDataTooBig
        try:
            return {"text": content.decode("utf-8")}
        except UnicodeError:
            raise ParseError(_("The body is not UTF-8 all through.")) from None


class CheckText(ReadView):
    """Reads what is posted, keeps nothing of it and writes nothing of it into any log."""

    answer, tag = CheckSerializer, "check"
    schema = CheckInspector()
    http_method_names = ["post", "options"]
    parser_classes = [JsonBody, PlainText]
    parameters = ()
    reads_by_post = costly = True
    follows_public_changes = False
    #: A code point takes up to twelve bytes where JSON escapes it; the rest is for the syntax.
    largest_body: ClassVar[int] = 12 * LONGEST_TEXT + 1_000

    def post(self, request: Request) -> Response:
        """Which recorded quotations a text contains, exactly or altered, and what differs.

        Nothing of the text is stored or logged.
        """
        self.check_parameters(request)
        text, language = read_question(request.data)
        return Response(as_json(check(text, language), {"addresses": self.addresses}))


def read_question(body: Any) -> tuple[str, str]:
    """The text and the language; raises ``InvalidParameters``."""
    if not isinstance(body, dict):
        raise InvalidParameters(
            [Problem("", _("The body is a JSON object with “text” and, if wanted, “language”."))]
        )
    unknown = [unknown_parameter(name, MEMBERS) for name in body if name not in MEMBERS]
    if unknown:
        raise InvalidParameters(unknown)
    text: Any = body.get("text")
    require_checkable(text, [body[name] for name in ("language",) if name in body])
    return text, body.get("language", "")
