"""The history says through which token a program acted, whatever it did."""

from types import SimpleNamespace

import pytest
from reversion.models import Revision

from dialogues.editorial.deleting import delete
from dialogues.editorial.entering import through
from dialogues.editorial.merging import merge
from dialogues.editorial.publishing import submit
from tests.factories import EditorFactory, TopicFactory

pytestmark = pytest.mark.django_db

TOKEN = SimpleNamespace(name="Import from our CMS")


def comments() -> list[str]:
    return list(Revision.objects.order_by("pk").values_list("comment", flat=True))


def test_each_act_within_names_the_token_and_no_other_does():
    editor = EditorFactory()
    topic, loser = TopicFactory(status="draft"), TopicFactory(status="draft", name="Sea")
    with through(TOKEN):
        submit(topic, by=editor)
        merge(loser, topic, by=editor)
    topic.refresh_from_db()
    delete(topic, by=editor)

    token = " (API token “Import from our CMS”)"
    assert comments() == [
        f"Submitted for review{token}",
        f"Before: Merged “Sea” into “{topic}”{token}",
        f"Merged “Sea” into “{topic}”{token}",
        "Deleted",
    ]
