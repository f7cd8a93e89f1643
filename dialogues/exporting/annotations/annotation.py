"""One quotation as one annotation."""

import datetime
from collections.abc import Iterator
from typing import Any

from dialogues.choices import AttributionRole, Layer
from dialogues.exporting.annotations.site import Site
from dialogues.exporting.annotations.target import target
from dialogues.models import Position, Quotation

Json = dict[str, Any]


def annotation(quotation: Quotation, site: Site) -> Json:
    """``quotation.position`` holds its public parts only, as ``for_list`` fetches them."""
    position = quotation.position
    return {
        "id": site.annotation(quotation),
        "type": "Annotation",
        "motivation": "describing",
        **site.agents(),
        **_times(position),
        "body": [*_bodies(position, site)],
        "target": target(quotation, site),
    }


def _times(position: Position) -> dict[str, str]:
    """Made when it first became public: what an editor did before is nobody else's business."""
    made = {"created": _utc(position.published_at)} if position.published_at else {}
    return {**made, "modified": _utc(position.updated_at)}


def _utc(moment: datetime.datetime) -> str:
    """As the model wants it: to the second, the zone written ``Z``."""
    return f"{moment.astimezone(datetime.UTC):%Y-%m-%dT%H:%M:%SZ}"


def _bodies(position: Position, site: Site) -> Iterator[Json]:
    """The claim in the editor's words, its tags, its topics, and who holds it.

    The text's own voice is tagged as such, so that nobody takes it for a participant's.
    """
    yield {**_text(position.statement, "describing"), "language": site.language}
    yield _text(position.stance, "tagging")
    if position.layer == Layer.AUTHOR:
        yield _text(Layer.AUTHOR.value, "tagging")
    for topic in position.topics.all():
        yield _resource(site.node(topic), "classifying")
    for one in position.attributions.all():
        if one.role == AttributionRole.HOLDER:
            yield _resource(site.node(one.participant), "linking")


def _text(value: str, purpose: str) -> Json:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}


def _resource(source: str, purpose: str) -> Json:
    return {"type": "SpecificResource", "source": source, "purpose": purpose}
