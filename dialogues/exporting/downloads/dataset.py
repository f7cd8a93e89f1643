"""The bulk files as schema.org ``Dataset`` and ``DataDownload``, for search engines of data."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from dialogues.exporting.downloads import data_package, rights
from dialogues.exporting.downloads.manifest import File, Manifest
from dialogues.exporting.downloads.table import moment

#: The files that hold everything, not single tables.
WHOLE = ("sqlite", "archive", "schema")


def dataset(made: Manifest, page: str, address: Callable[[File], str]) -> dict[str, Any]:
    """``page``: where a reader finds it; ``address``: where a file is."""
    package = data_package.data_package((), made.since)
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": page,
        "url": page,
        "name": settings.SITE_NAME,
        "description": package["description"],
        "keywords": package["keywords"],
        "version": made.version,
        "dateModified": moment(made.created),
        "isAccessibleForFree": True,
        "usageInfo": rights.statement(),
        "distribution": [_download(file, address(file)) for file in made.files if _is_whole(file)],
    }


def _is_whole(file: File) -> bool:
    return file.kind in WHOLE


def _download(file: File, address: str) -> dict[str, Any]:
    return {
        "@type": "DataDownload",
        "name": file.title,
        "contentUrl": address,
        "encodingFormat": file.mediatype,
        "contentSize": _("%(size)s bytes") % {"size": file.bytes},
        "sha256": file.sha256,
    }
