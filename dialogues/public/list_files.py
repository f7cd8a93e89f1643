"""What a list offers to take away beside its data: citations, a dossier, a calendar."""

from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from dialogues.exporting.citations.records import MAKERS
from dialogues.models import Conference, Position
from dialogues.public.addresses import with_parameters
from dialogues.public.citing.formats import FORMATS

#: Of all a list holds, a plain text of citations is what nobody imports.
OF_LISTS = ("bib", "ris", "json")


def list_files(model: type[Any], parameters: QueryDict) -> dict[str, list[tuple[str, str]]]:
    """Labels and addresses; ``parameters``: the filters of the list, without how it is shown."""
    return {"citations": _citations(model, parameters), "papers": _papers(model, parameters)}


def _citations(model: type[Any], parameters: QueryDict) -> list[tuple[str, str]]:
    if model not in MAKERS:
        return []
    name = f"public:{model._meta.model_name}-citations"
    return [
        (str(FORMATS[one].label), with_parameters(reverse(name, args=[one]), parameters))
        for one in OF_LISTS
    ]


def _papers(model: type[Any], parameters: QueryDict) -> list[tuple[str, str]]:
    if model is Position:
        return [(_("Dossier to print"), with_parameters(reverse("public:dossier"), parameters))]
    if model is Conference:
        return [(_("Calendar"), with_parameters(reverse("public:calendar"), parameters))]
    return []
