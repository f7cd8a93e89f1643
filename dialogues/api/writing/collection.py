from dialogues.api.openapi.writing.inspector import WritingInspector
from dialogues.api.views.collection import Collection
from dialogues.api.writing.records import WritesRecords
from dialogues.api.writing.steps import TakesSteps


class WrittenCollection(TakesSteps, WritesRecords, Collection):
    """A collection that is read by everybody, and written with a token."""

    schema = WritingInspector()
