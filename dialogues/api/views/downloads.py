from typing import Any

from django.http import QueryDict
from django.urls import reverse
from rest_framework.request import Request
from rest_framework.response import Response

from dialogues.api.conditional import Follows
from dialogues.api.serializers.downloads import DownloadsSerializer
from dialogues.api.views.read_view import ReadView
from dialogues.exporting.downloads import (
    File,
    Manifest,
    current,
    is_up_to_date,
    is_withheld,
    moment,
)

NOTHING: dict[str, Any] = {
    "version": None,
    "created": None,
    "since": None,
    "changes": None,
    "up_to_date": False,
    "withheld": False,
    "files": [],
}


class Downloads(ReadView):
    answer, tag = DownloadsSerializer, "downloads"
    follows = Follows.NOTHING  # files are made at other times than records change

    def get(self, request: Request) -> Response:
        """The files that hold the whole database, with their digests."""
        page = self.addresses.at(reverse("public:downloads"))
        made = current()
        return Response({"page": page, **(self.told(made) if made else NOTHING)})

    def told(self, made: Manifest) -> dict[str, Any]:
        withheld = is_withheld(made)
        return {
            "version": made.version,
            "created": moment(made.created),
            "since": made.since,
            "changes": self.addresses.of("changes", QueryDict(f"since={made.since}")),
            "up_to_date": is_up_to_date(made),
            "withheld": withheld,
            "files": [] if withheld else [self.file(made, file) for file in made.files],
        }

    def file(self, made: Manifest, file: File) -> dict[str, Any]:
        path = reverse("public:download", args=[made.version, file.name])
        return {
            "name": file.name,
            "url": self.addresses.at(path),
            "title": file.title,
            "mediatype": file.mediatype,
            "kind": file.kind,
            "bytes": file.bytes,
            "sha256": file.sha256,
            "table": file.table or None,
            "rows": file.rows,
        }
