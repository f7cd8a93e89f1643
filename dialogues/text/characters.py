"""Characters that no text may carry: they break feeds, spreadsheets and PostgreSQL.

XML 1.0 and XLSX cannot hold C0 controls, PostgreSQL refuses NUL, UTF-8 cannot hold a surrogate.
"""

import re

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF)
)
FORBIDDEN = re.compile(
    f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff{NONCHARACTERS}]"  # not tab, LF, CR
)
NAMED = 5
"""How many places an error message names; the rest is counted."""


def forbidden_characters(text: str) -> list[tuple[int, str]]:
    """Each forbidden character: its offset in code points and its name, such as ``U+000B``."""
    return [(match.start(), code_point(match[0])) for match in FORBIDDEN.finditer(text)]


def code_point(character: str) -> str:
    """The usual way to name a character: ``U+000B``."""
    return f"U+{ord(character):04X}"


def describe_forbidden(text: str) -> str:
    """A sentence for the editor that says which characters to remove and where; empty if none."""
    found = forbidden_characters(text)
    if not found:
        return ""
    places = [place_of(text, offset, name) for offset, name in found[:NAMED]]
    if len(found) > NAMED:
        rest = len(found) - NAMED
        places.append(ngettext("%(n)d more", "%(n)d more", rest) % {"n": rest})
    return ngettext(
        "The text holds a character that cannot be stored or shown: %(places)s. "
        "Remove it; of the control characters only tab and line break are allowed.",
        "The text holds %(n)d characters that cannot be stored or shown: %(places)s. "
        "Remove them; of the control characters only tab and line break are allowed.",
        len(found),
    ) % {"n": len(found), "places": "; ".join(places)}


def place_of(text: str, offset: int, name: str) -> str:
    """Where an editor finds a character that cannot be seen: line and place in it, from 1."""
    line = text.count("\n", 0, offset) + 1
    column = offset - (text.rfind("\n", 0, offset) + 1) + 1
    return _("%(name)s in line %(line)d, character %(column)d") % {
        "name": name,
        "line": line,
        "column": column,
    }
