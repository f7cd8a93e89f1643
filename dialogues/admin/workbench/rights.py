"""Who may do what on the workbench."""

from typing import Any

from dialogues.editorial.rights import may
from dialogues.models import Document, Institution, Participant, Position, Topic

#: What each act needs: all of these. A sentence's decision is part of its document's coding.
NEEDED: dict[str, tuple[tuple[str, Any], ...]] = {
    "view": (("view", Document), ("view", Position)),
    "decide": (("change", Document),),
    "add": (("add", Position), ("change", Document)),
    "change": (("change", Position), ("change", Document)),
    "participant": (("add", Participant),),
    "institution": (("add", Institution),),
    "topic": (("add", Topic),),
}


def may_code(user: Any, act: str) -> bool:
    return all(may(user, verb, noun) for verb, noun in NEEDED[act])


def rights(user: Any) -> dict[str, bool]:
    return {act: may_code(user, act) for act in NEEDED}
