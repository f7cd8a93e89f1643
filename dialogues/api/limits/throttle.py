"""Which limits a request counts against, for every view of REST framework."""

from typing import Any

from rest_framework.permissions import SAFE_METHODS
from rest_framework.throttling import BaseThrottle

from dialogues.api.formats import Streamed
from dialogues.api.limits.callers import caller
from dialogues.api.limits.counting import Spent, spend
from dialogues.api.limits.refusing import throttled


class Limits(BaseThrottle):
    """A view says ``costly = True``, or ``reads_by_post = True`` where POST writes nothing."""

    def allow_request(self, request: Any, view: Any) -> bool:
        """Raises ``Throttled``, which says for how long."""
        who = caller(request)
        counted = [spend(policy, who) for policy in _policies(request, view)]
        spent = [one for one in counted if one is not None]
        request._request.spent = spent
        _require_left(spent)
        return True


def _require_left(spent: list[Spent]) -> None:
    exceeded = [one for one in spent if one.is_exceeded]
    if exceeded:
        raise throttled(max(exceeded, key=lambda one: one.reset))


def _policies(request: Any, view: Any) -> list[str]:
    policies = ["anonymous" if request.auth is None else "token"]
    if getattr(view, "costly", False) or _asks_for_a_file(request):
        policies.append("costly")
    if request.method not in SAFE_METHODS and not getattr(view, "reads_by_post", False):
        policies.append("writing")
    return policies


def _asks_for_a_file(request: Any) -> bool:
    return isinstance(getattr(request, "accepted_renderer", None), Streamed)
