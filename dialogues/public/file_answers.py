"""A stored file as an answer: with its digest as ``ETag``, whole, in part, or not again."""

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import IO

from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from dialogues.public.byte_ranges import ByteRange, NotSatisfiable, asked_for

BLOCK = 64 * 1024  # bytes
#: For some minutes nobody need ask again; what is taken from view is not handed on for long.
CACHING = "public, max-age=300"


def answer(
    request: HttpRequest,
    path: Path,
    *,
    media_type: str,
    digest: str,
    changed: datetime,
    is_shown: bool,
) -> HttpResponseBase:
    """``is_shown``: in the browser rather than saved. Raises ``FileNotFoundError``."""
    tag, stamp = f'"{digest}"', int(changed.timestamp())
    opened = path.open("rb")
    known = get_conditional_response(request, etag=tag, last_modified=stamp)
    if known is not None:
        opened.close()
        return _described(known, tag, stamp)
    try:
        part = _part(request, os.fstat(opened.fileno()).st_size, tag)
    except NotSatisfiable:
        size = os.fstat(opened.fileno()).st_size
        opened.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    response: HttpResponseBase = FileResponse(
        opened, content_type=media_type, as_attachment=not is_shown, filename=path.name
    )
    if part is not None:
        response = _in_part(opened, part, response)
    return _described(response, tag, stamp)


def _part(request: HttpRequest, size: int, tag: str) -> ByteRange | None:
    """The rest of an older file is of no use: ``If-Range`` names the one that was begun."""
    same = request.headers.get("If-Range", tag) == tag
    header = request.headers.get("Range", "")
    return asked_for(header, size) if header and same and request.method == "GET" else None


def _in_part(opened: IO[bytes], part: ByteRange, whole: HttpResponseBase) -> HttpResponseBase:
    headers = dict(whole.items()) | {
        "Content-Length": str(part.length),
        "Content-Range": str(part),
    }
    return StreamingHttpResponse(_blocks(opened, part), status=206, headers=headers)


def _blocks(opened: IO[bytes], part: ByteRange) -> Iterator[bytes]:
    with opened:
        opened.seek(part.first)
        left = part.length
        while left and (block := opened.read(min(BLOCK, left))):
            left -= len(block)
            yield block


def _described(response: HttpResponseBase, tag: str, stamp: int) -> HttpResponseBase:
    response["ETag"] = tag
    response["Last-Modified"] = http_date(stamp)
    response["Accept-Ranges"] = "bytes"
    response["Cache-Control"] = CACHING
    return response
