from django.utils.translation import gettext as _
from rest_framework.exceptions import Throttled

from dialogues.api.limits.counting import Spent


def throttled(spent: Spent) -> Throttled:
    message = _(
        "Too many requests: the limit “%(name)s” is %(quota)s in %(window)s seconds. "
        "Ask again in %(wait)s seconds."
    )
    named = {"name": spent.policy, "quota": spent.quota, "window": spent.window}
    refusal = Throttled(detail=message % {**named, "wait": spent.reset})
    refusal.wait = spent.reset  # type: ignore[attr-defined]
    return refusal
