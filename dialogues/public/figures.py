"""Figures under an address of their own, as SVG and as PNG."""

from django.http import HttpResponse

from dialogues.exporting.figures import png

TYPES = {"svg": "image/svg+xml; charset=utf-8", "png": "image/png"}


def figure_response(svg: str, extension: str, name: str) -> HttpResponse:
    """``extension``: svg or png; ``name``: of the file, without its ending."""
    content: str | bytes = png(svg) if extension == "png" else svg
    filename = f"{name}.{extension}"
    headers = {"Content-Disposition": f'inline; filename="{filename}"'}
    return HttpResponse(content, content_type=TYPES[extension], headers=headers)
