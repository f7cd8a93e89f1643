from django.urls import URLPattern, path

from dialogues.api.reconciliation.pages import EntityPage, EntityPreview
from dialogues.api.reconciliation.service import Reconciliation
from dialogues.api.reconciliation.suggesting import (
    ProposeProperties,
    SuggestEntities,
    SuggestProperties,
    SuggestTypes,
)


def addresses_of_reconciliation() -> list[URLPattern]:
    """The endpoint is also answered without its slash: clients post to what somebody typed."""
    return [
        path("reconcile/", Reconciliation.as_view(), name="reconcile"),
        path("reconcile", Reconciliation.as_view(schema=None)),
        path("reconcile/view/", EntityPage.as_view(), name="reconcile-view"),
        path("reconcile/preview/", EntityPreview.as_view(), name="reconcile-preview"),
        path("reconcile/suggest/entity/", SuggestEntities.as_view(), name="reconcile-entities"),
        path("reconcile/suggest/type/", SuggestTypes.as_view(), name="reconcile-types"),
        path(
            "reconcile/suggest/property/", SuggestProperties.as_view(), name="reconcile-properties"
        ),
        path("reconcile/properties/", ProposeProperties.as_view(), name="reconcile-proposals"),
    ]
