"""The bulk files: a page that tells of them, and the files themselves."""

import json
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from dialogues.exporting.downloads import (
    File,
    Manifest,
    current,
    is_up_to_date,
    is_withheld,
    licence_title,
)
from dialogues.exporting.downloads.dataset import dataset
from dialogues.public.addresses import API_BASE, absolute
from dialogues.public.file_answers import answer
from dialogues.public.views.about import TextPage
from dialogues.public.views.coverage import refusal

LATEST = "latest"
#: How soon to ask again for files that are being replaced, in seconds.
SOON = 900
#: Read in the browser; all others are saved.
SHOWN = ("readme", "digests", "schema", "metadata")
#: In JSON these letters mean the same, and in HTML they end nothing.
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@dataclass(frozen=True)
class Line:
    """One table and its two files."""

    title: str
    name: str
    rows: int | None
    files: tuple[File, File]


class DownloadsPage(TextPage):
    template_name = "dialogues/downloads.html"
    section = "api"

    def get(self, request: HttpRequest) -> HttpResponse:
        return refusal(request) or super().get(request)

    def context(self) -> dict[str, Any]:
        made = current()
        if made is None:
            return {"made": None}
        withheld = is_withheld(made)
        return {
            "made": made,
            "withheld": withheld,
            "up_to_date": is_up_to_date(made),
            "whole": [file for file in made.files if not file.table],
            "lines": lines(made),
            "licence": licence_title(),
            "base": absolute(self.request, f"{reverse('public:downloads')}{LATEST}/"),
            "changes_address": absolute(self.request, f"/{API_BASE}changes/?since={made.since}"),
            "dataset": "" if withheld else self.dataset(made),
        }

    def dataset(self, made: Manifest) -> SafeString:
        """As a block of data for the head; its text cannot end the block."""

        def address(file: File) -> str:
            return absolute(
                self.request, reverse("public:download", args=[made.version, file.name])
            )

        text = json.dumps(
            dataset(made, absolute(self.request, self.request.path), address), ensure_ascii=False
        )
        return mark_safe(text.translate(ESCAPES))  # noqa: S308


def lines(made: Manifest) -> list[Line]:
    files = {(file.table, file.kind): file for file in made.files}
    return [
        Line(file.title, file.table, file.rows, (file, files[file.table, "jsonl"]))
        for file in made.files
        if file.kind == "csv"
    ]


@require_safe
def download(request: HttpRequest, version: str, name: str) -> HttpResponseBase:
    """Only names that stand in the list of what was made lead to a file."""
    refused = refusal(request)
    if refused is not None:
        return refused
    made, file = _found(name)
    if version == LATEST:
        return HttpResponseRedirect(reverse("public:download", args=[made.version, name]))
    if version != made.version:
        raise Http404
    if is_withheld(made):
        return _withheld(request)
    try:
        return answer(
            request,
            made.path(file),
            media_type=file.mediatype,
            digest=file.sha256,
            changed=made.created,
            is_shown=file.kind in SHOWN,
        )
    except FileNotFoundError:  # replaced at this very moment
        raise Http404 from None


def _found(name: str) -> tuple[Manifest, File]:
    made = current()
    if made is None or name not in made.by_name:
        raise Http404
    return made, made.by_name[name]


def _withheld(request: HttpRequest) -> HttpResponse:
    context = {"section": DownloadsPage.section, "made": None, "withheld": True}
    response = render(request, DownloadsPage.template_name, context, status=503)
    response["Retry-After"] = str(SOON)
    response["Cache-Control"] = "no-store"
    return response


urlpatterns = [
    path("downloads/", DownloadsPage.as_view(), name="downloads"),
    path("downloads/<str:version>/<str:name>", download, name="download"),
]
