"""What a tool is, and how its arguments are read."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dialogues.api.addresses import Addresses
from dialogues.filters.problems import InvalidParameters, Problem, unknown_parameter

Json = dict[str, Any]


@dataclass(frozen=True)
class Context:
    """``costly`` counts a call that costs more than others, and refuses it beyond the limit."""

    addresses: Addresses
    site_name: str
    costly: Callable[[], None]


@dataclass(frozen=True)
class Told:
    """``structured`` is what the output schema describes, ``text`` what an assistant reads."""

    structured: Json
    text: str


@dataclass(frozen=True)
class Tool:
    """``run`` is called with arguments whose names and types are right; what they say is its own to
    check, by ``InvalidParameters``, ``Absent`` and ``TakenBack``.
    """

    name: str
    title: str
    description: str
    properties: Json
    output: Json
    run: Callable[[Json, Context], Told]
    required: tuple[str, ...] = ()

    def described(self) -> Json:
        return {
            "name": self.name,
            "title": str(self.title),
            "description": str(self.description),
            "inputSchema": {
                "type": "object",
                "properties": self.properties,
                "required": list(self.required),
                "additionalProperties": False,
            },
            "outputSchema": self.output,
            "annotations": {
                "title": str(self.title),
                "readOnlyHint": True,
                "destructiveHint": False,
                "idempotentHint": True,
                "openWorldHint": False,
            },
        }

    def call(self, arguments: Json, context: Context) -> Told:
        problems = list(self._problems(arguments))
        if problems:
            raise InvalidParameters(problems)
        return self.run(arguments, context)

    def _problems(self, arguments: Json) -> Iterator[Problem]:
        for name in self.required:
            if name not in arguments:
                yield Problem(name, _("“%(name)s” is needed.") % {"name": name})
        for name, value in arguments.items():
            if name not in self.properties:
                yield unknown_parameter(name, self.properties)
            elif not fits(value, self.properties[name]):
                kind = KINDS[self.properties[name]["type"]]
                yield Problem(name, _("“%(name)s” is %(kind)s.") % {"name": name, "kind": kind})


KINDS: dict[str, Any] = {
    "string": gettext_lazy("a string"),
    "integer": gettext_lazy("a whole number"),
    "array": gettext_lazy("a list of strings, or one string"),
}


def fits(value: Any, schema: Mapping[str, Any]) -> bool:
    """By type alone. A lone string does for a list of one."""
    if schema["type"] == "integer":
        return isinstance(value, int) and not isinstance(value, bool)
    if schema["type"] == "array" and isinstance(value, list):
        return all(isinstance(one, str) for one in value)
    return isinstance(value, str)


def as_parameters(arguments: Mapping[str, Any]) -> QueryDict:
    """As if they stood in an address, to be read by what reads those."""
    parameters = QueryDict(mutable=True)
    for name, value in arguments.items():
        values = value if isinstance(value, list) else [value]
        parameters.setlist(name, [str(one) for one in values])
    return parameters
