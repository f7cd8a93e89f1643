import re
from typing import Any

from django.utils.text import capfirst

from dialogues.api.openapi import parameters, responses
from dialogues.api.openapi.deprecated import MarksDeprecations


class Inspector(MarksDeprecations):
    """Describes a view: a collection's from what it declares, any other by ``answer`` and ``tag``."""

    view: Any

    def get_override_parameters(self) -> list[Any]:
        if self._action == "list":
            return parameters.of_list(self.view)
        return parameters.of_view(self.view)

    def get_response_serializers(self) -> Any:
        if self._action == "list":
            return responses.of_list(self, self.view)
        if self._action == "retrieve":
            return responses.of_record(self, self.view)
        return {(200, "application/json"): self.view.answer, **responses.failures(400, 406)}

    def get_operation_id(self) -> str:
        if self._action:
            return f"{self.view.noun}_{self._action}"
        return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", type(self.view).__name__).lower()

    def get_tags(self) -> list[str]:
        return [self.view.plural if self._action else self.view.tag]

    def get_summary(self) -> str | None:
        if not self._action:
            return None
        names = self.view.listing.model._meta
        return capfirst(names.verbose_name_plural if self._action == "list" else names.verbose_name)

    def get_auth(self) -> list[Any]:
        return []

    def _get_format_parameters(self) -> list[Any]:
        """``format`` is described among the other parameters."""
        return []

    def _is_list_view(self, serializer: Any = None) -> bool:
        """The pages of a list are described as what they are: objects."""
        return False

    @property
    def _action(self) -> str | None:
        return getattr(self.view, "action", None)
