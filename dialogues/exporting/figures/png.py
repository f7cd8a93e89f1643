from pathlib import Path

import resvg_py

FONTS = Path(__file__).parent / "fonts"
#: Pixels of the picture for each CSS pixel: sharp in print and on dense screens.
ZOOM = 2


def png(svg: str) -> bytes:
    """The SVG document as a picture. Raises ``ValueError`` for what is no SVG.

    The fonts for Latin and Cyrillic are carried along; Japanese needs one on the machine.
    """
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            zoom=ZOOM,
            font_dirs=[str(FONTS)],
            font_family="Source Sans 3",
            sans_serif_family="Source Sans 3",
        )
    )
