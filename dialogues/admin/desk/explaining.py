"""What a publisher tells readers of a correction, typed beside the button that publishes it."""

from typing import TypedDict

from django.http import HttpRequest

NOTE = "_correction_note"
KEEP_BACK = "_keep_wording_back"


class Told(TypedDict):
    note: str
    wording_kept_back: bool


def explanation(request: HttpRequest) -> Told:
    """A browser sends every line end as CR LF."""
    note = request.POST.get(NOTE, "").replace("\r\n", "\n")
    return {"note": note, "wording_kept_back": KEEP_BACK in request.POST}
