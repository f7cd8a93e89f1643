"""The description of the reconciliation service: its own protocol in the words of OpenAPI."""

from dialogues.api.openapi.reconciliation.inspectors import (
    EntitiesInspector,
    PreviewInspector,
    PropertiesInspector,
    ProposalsInspector,
    ServiceInspector,
    TypesInspector,
    ViewInspector,
)

__all__ = [
    "EntitiesInspector",
    "PreviewInspector",
    "PropertiesInspector",
    "ProposalsInspector",
    "ServiceInspector",
    "TypesInspector",
    "ViewInspector",
]
