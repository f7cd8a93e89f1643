"""Figures to take away: whole SVG documents with their own colours, title, n and source, and PNG.

One file a figure draws its body; ``frame`` puts it under its title and over its source. Only
presentation attributes are used: the content policy of the site blocks style elements, also where
such a document is opened by itself.
"""

from dialogues.exporting.figures.frame import frame
from dialogues.exporting.figures.paint import MARKS, STANCE_COLOURS, label, mark
from dialogues.exporting.figures.png import png

__all__ = ["MARKS", "STANCE_COLOURS", "frame", "label", "mark", "png"]
