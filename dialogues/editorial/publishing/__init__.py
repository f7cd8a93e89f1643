"""The ways a record becomes public and ceases to be: alone, or with all that it needs."""

from dialogues.editorial.publishing.steps import (
    ReasonMissing,
    approve,
    is_open,
    publish,
    publish_next,
    send_back,
    submit,
    withdraw,
)
from dialogues.editorial.publishing.together import (
    NotTogether,
    digest_of,
    publish_together,
    together,
)

__all__ = [
    "NotTogether",
    "ReasonMissing",
    "approve",
    "digest_of",
    "is_open",
    "publish",
    "publish_next",
    "publish_together",
    "send_back",
    "submit",
    "together",
    "withdraw",
]
