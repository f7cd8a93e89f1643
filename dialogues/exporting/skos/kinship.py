"""Which related topics SKOS would not call related: those above or below a topic (S27)."""

from dialogues.models import Topic


def unrelated_kin(topic: Topic) -> set[str]:
    """Slugs; ``topic`` with its parts as ``for_list`` fetches them, in a tree of three levels."""
    above = {topic.parent_id, topic.parent.parent_id} if topic.parent else set()
    below = {topic.pk, *(child.pk for child in topic.narrower.all())}
    return {
        other.slug for other in topic.related.all() if other.pk in above or other.parent_id in below
    }
