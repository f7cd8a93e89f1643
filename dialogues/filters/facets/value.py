from dataclasses import dataclass


@dataclass(frozen=True)
class FacetValue:
    """One value of a filter, as it is written and as it is read, and how many rows have it."""

    value: str
    label: str
    count: int
