"""What the service says of itself to whoever asks nothing."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from dialogues.api.addresses import Addresses
from dialogues.api.reconciliation.shapes import of_type
from dialogues.filters.reconciling.asked import MOST_QUERIES
from dialogues.filters.reconciling.fetching import SETTINGS
from dialogues.filters.reconciling.kinds import KINDS

VERSIONS = ("0.2",)
#: In which a preview is shown, in CSS pixels.
WIDTH, HEIGHT = 420, 350


def manifest(addresses: Addresses) -> dict[str, Any]:
    """``identifierSpace`` before an identifier is the address of the record’s page."""
    return {
        "versions": list(VERSIONS),
        "name": settings.SITE_NAME,
        "identifierSpace": addresses.at("/"),
        "schemaSpace": addresses.of("reconcile-types"),
        "documentation": addresses.at(reverse("public:api")),
        "defaultTypes": [of_type(kind) for kind in KINDS.values()],
        "view": {"url": f"{addresses.of('reconcile-view')}?id={{{{id}}}}"},
        "preview": {
            "url": f"{addresses.of('reconcile-preview')}?id={{{{id}}}}",
            "width": WIDTH,
            "height": HEIGHT,
        },
        "suggest": {
            "entity": _service(addresses, "reconcile-entities"),
            "property": _service(addresses, "reconcile-properties"),
            "type": _service(addresses, "reconcile-types"),
        },
        "extend": {
            "propose_properties": _service(addresses, "reconcile-proposals"),
            "property_settings": [_plain(setting) for setting in SETTINGS],
        },
        "batchSize": MOST_QUERIES,
    }


def _service(addresses: Addresses, name: str) -> dict[str, str]:
    """Clients write the two one after the other."""
    return {"service_url": addresses.at(""), "service_path": reverse(f"api:{name}")}


def _plain(setting: Any) -> Any:
    """With its labels in the language of the request."""
    if isinstance(setting, dict):
        return {name: _plain(value) for name, value in setting.items()}
    if isinstance(setting, list):
        return [_plain(value) for value in setting]
    return setting if isinstance(setting, int) else str(setting)
