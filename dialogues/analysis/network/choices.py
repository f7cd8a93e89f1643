"""What can be asked of a network: the values of its parameters, and which of them fit together."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Nodes(TextChoices):
    """Two-mode (``both``), or one of the two one-mode projections."""

    BOTH = "both", _("Actors and their topics")
    ACTORS = "actors", _("Actors, tied by topics")
    TOPICS = "topics", _("Topics, tied by actors")


class Aggregation(TextChoices):
    """What becomes of the qualifier: DNA's “qualifier aggregation”."""

    SUBTRACT = "subtract", _("For minus against")
    CONGRUENCE = "congruence", _("Agreement only")
    CONFLICT = "conflict", _("Conflict only")
    COMBINE = "combine", _("For, against, or both")
    IGNORE = "ignore", _("Any mention")


class Normalisation(TextChoices):
    NONE = "none", _("None: raw numbers")
    AVERAGE = "average", _("Average activity")
    JACCARD = "jaccard", _("Jaccard")
    COSINE = "cosine", _("Cosine")
    ACTIVITY = "activity", _("Activity of the actor")
    PROMINENCE = "prominence", _("Prominence of the topic")


class Duplicates(TextChoices):
    """How often the same actor's same qualifier on the same topic counts.

    DNA calls the first, second and last “include”, “document” and “acrossrange”.
    """

    STATEMENT = "statement", _("Each time")
    DOCUMENT = "document", _("Once a document")
    CONFERENCE = "conference", _("Once a conference")
    ONCE = "once", _("Once in all")


class Joint(TextChoices):
    """What becomes of a position that several sides hold together."""

    OUT = "out", _("Left out")
    APART = "apart", _("As an actor of its own")
    EACH = "each", _("Counted for each of them")


class Level(TextChoices):
    TOPIC = "topic", _("The very topic")
    TOP = "top", _("Its topmost broader topic")


ONE_MODE = (
    Aggregation.SUBTRACT,
    Aggregation.CONGRUENCE,
    Aggregation.CONFLICT,
    Aggregation.IGNORE,
)
#: The first of each is taken where none is asked for.
AGGREGATIONS: dict[str, tuple[Aggregation, ...]] = {
    Nodes.BOTH: (Aggregation.SUBTRACT, Aggregation.COMBINE, Aggregation.IGNORE),
    Nodes.ACTORS: ONE_MODE,
    Nodes.TOPICS: ONE_MODE,
}


def normalisations(nodes: str, aggregation: str) -> tuple[Normalisation, ...]:
    """Those that mean something: a combination of qualifiers is a code, not a quantity."""
    if nodes != Nodes.BOTH:
        return (
            Normalisation.NONE,
            Normalisation.AVERAGE,
            Normalisation.JACCARD,
            Normalisation.COSINE,
        )
    if aggregation == Aggregation.COMBINE:
        return (Normalisation.NONE,)
    return (Normalisation.NONE, Normalisation.ACTIVITY, Normalisation.PROMINENCE)
