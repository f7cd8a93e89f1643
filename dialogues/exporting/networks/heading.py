"""What a file says of itself: of what it is made, and how."""

from dialogues.analysis.network import Network


def description(network: Network) -> str:
    """The settings in the words of the parameters, and the numbers: the same in every language."""
    asked = network.settings
    settings = {
        "nodes": asked.nodes,
        "by": asked.by,
        "level": asked.level,
        "aggregation": asked.aggregation,
        "normalisation": asked.normalisation,
        "duplicates": asked.duplicates,
        "joint": asked.joint,
        "min_weight": f"{asked.min_weight:g}",
    }
    text = "; ".join(f"{name}={value}" for name, value in settings.items())
    tally = network.tally
    left = (
        f"{tally.unnamed} unnamed, {tally.joint} joint, {tally.without_polarity} without polarity"
    )
    return f"{text}. {network.size} statements of {tally.counted} positions; left out: {left}."
