from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from dialogues.api.limits.counting import as_fields


class RateLimitFields:
    """Tells every caller what is left, in whatever answer the counted request gets."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        answer = self.get_response(request)
        spent = getattr(request, "spent", None)
        for name, value in as_fields(spent).items() if spent else ():
            answer.headers[name] = value
        return answer
