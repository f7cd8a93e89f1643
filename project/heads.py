from collections.abc import Callable
from typing import Any

from django.http import HttpRequest


class BodilessHeads:
    """Answers to HEAD keep the length of what GET would send, and send nothing.

    Django leaves it to the server to drop the body; ours notes each time in the log that it did.
    """

    def __init__(self, get_response: Callable[[HttpRequest], Any]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> Any:
        answer = self.get_response(request)
        if request.method == "HEAD" and not answer.streaming and answer.content:
            length = str(len(answer.content))
            answer.content = b""
            answer.headers["Content-Length"] = length
        return answer
