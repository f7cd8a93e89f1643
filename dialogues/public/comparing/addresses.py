from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from dialogues.analysis.comparison import Row
from dialogues.analysis.groupings import Grouping, SideKind, SideName
from dialogues.analysis.shifts import Shift
from dialogues.choices import AttributionRole, Layer
from dialogues.filters.comparing import CHOOSING, CompareQuestion
from dialogues.models import Position, Topic
from dialogues.public.addresses import changed, with_parameters, without

#: The parameter of the list of positions that a side's key is a value of.
LISTED_BY = {
    Grouping.COUNTRY: "country",
    Grouping.HOLDER_KIND: "holder_kind",
    Grouping.INSTITUTION: "institution",
    Grouping.HOLDER: "holder",
}


class CompareAddresses:
    """The same comparison with a cell opened or closed, and the lists behind its numbers."""

    def __init__(self, question: CompareQuestion, path: str) -> None:
        self.question = question
        self.path = path
        self.rest = without(question.parameters, "cell")

    def cell(self, row: Row, key: str) -> str:
        opened = changed(self.rest, cell=f"{row.topic.slug}:{key}")
        return with_parameters(self.path, opened) + "#cell"

    def closed(self) -> str:
        return with_parameters(self.path, self.rest) + "#matrix"

    def narrower(self, row: Row) -> str:
        """The comparison on the topics just below the row's; empty if there are none."""
        narrower = self.question.tree.narrower(row.topic.pk)
        if not narrower:
            return ""
        parameters = without(self.rest, "topic", "page_size")
        parameters.setlist("topic", [topic.slug for topic in narrower])
        return with_parameters(self.path, parameters)

    def listed(self, topic: Topic, side: SideName) -> str:
        """The list of what the side holds there, alone or jointly."""
        parameters = QueryDict(mutable=True)
        parameters.update({"topic": topic.slug, self._listed_by(side): side.key})
        parameters["layer"] = Layer.ATTRIBUTED
        for name in CHOOSING:
            parameters.setlist(name, self.rest.getlist(name))
        return with_parameters(reverse("public:position-list"), parameters)

    def said(self, shift: Shift, topic: Topic, position: Position) -> str:
        """The list of what the holder, or the side, said on the topic at that conference."""
        who = {self._listed_by(shift.side): shift.side.key}
        if shift.same_holder:
            who = {"holder": _holder(position)}
        chosen = {"topic": topic.slug, "conference": position.conference.slug, **who}
        return f"{reverse('public:position-list')}?{urlencode(chosen)}"

    def _listed_by(self, side: SideName) -> str:
        """A bloc among the countries is a holder."""
        bloc = self.question.by == Grouping.COUNTRY and side.kind == SideKind.GROUP
        return "holder" if bloc else LISTED_BY[Grouping(self.question.by)]


def _holder(position: Position) -> str:
    """The slug of the one who holds it alone."""
    held = (one for one in position.attributions.all() if one.role == AttributionRole.HOLDER)
    return next((one.participant.slug for one in held), "")
