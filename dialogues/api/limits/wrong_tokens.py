"""Requests with tokens that do not work count against the place they come from.

A token that works is taken even then: it may belong to a neighbour behind the same address.
"""

from typing import Any

from dialogues.api.limits.callers import place
from dialogues.api.limits.counting import spend
from dialogues.api.limits.refusing import throttled

POLICY = "wrong_tokens"


def count_wrong_token(request: Any) -> None:
    """Raises ``Throttled`` where there were too many by now."""
    spent = spend(POLICY, place(request._request))
    if spent and spent.is_exceeded:
        raise throttled(spent)
