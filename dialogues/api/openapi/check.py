"""The description of a check: what is posted, and how it can be refused."""

from typing import Any

from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiExample, OpenApiResponse

from dialogues.analysis.checking import LONGEST_TEXT
from dialogues.api import problems
from dialogues.api.openapi import responses
from dialogues.api.openapi.inspector import Inspector
from dialogues.api.serializers.problems import ProblemSerializer

#: Control characters, but for tab and line ends, and noncharacters are refused.
PRINTABLE = (
    "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\ufdd0-\\ufdef\\ufffe\\uffff]*$"
)
LANGUAGE = "^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$"
TEXT = {"type": "string", "minLength": 1, "maxLength": LONGEST_TEXT, "pattern": PRINTABLE}


class CheckInspector(Inspector):
    def get_description(self) -> str:  # type: ignore[override]
        return _(
            "Compares a text with all public quotations and their translations: which of them it "
            "contains, exactly, altered or in part, and what differs. Nothing of the text is "
            "stored or logged. White space, kinds of quotation marks and dashes, soft hyphens, "
            "the first letter’s case and marked omissions make no difference; a quotation of a "
            "few words has to stand there exactly."
        )

    def get_request_serializer(self) -> Any:
        return {
            "application/json": {
                "type": "object",
                "required": ["text"],
                "additionalProperties": False,
                "properties": {
                    "text": {**TEXT, "description": _("The text to be checked.")},
                    "language": {
                        "type": "string",
                        "pattern": LANGUAGE,
                        "description": _(
                            "Only quotations in this language, and those whose language is not "
                            "known."
                        ),
                    },
                },
            },
            "text/plain": {**TEXT, "description": _("The text to be checked, in UTF-8.")},
        }

    def _get_request_body(self, direction: Any = "request") -> Any:
        return {**super()._get_request_body(direction), "required": True}

    def get_examples(self) -> list[OpenApiExample]:
        return [
            OpenApiExample(
                _("A sentence that quotes"),
                {"text": "Japanese experts said that trust is lacking.", "language": "en"},
                media_type="application/json",
                request_only=True,
            )
        ]

    def get_response_serializers(self) -> Any:
        told = {
            413: _("The body is larger than any text may be."),
            415: _("The body is neither JSON nor plain text."),
            429: _("Too many requests; Retry-After says when to go on."),
        }
        answers = {
            (status, problems.MEDIA_TYPE): OpenApiResponse(ProblemSerializer, description=text)
            for status, text in told.items()
        }
        return {
            (200, "application/json"): self.view.answer,
            **responses.failures(400, 406),
            **answers,
        }
