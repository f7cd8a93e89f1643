"""Which characters the bytes of a text file stand for."""

import codecs

from charset_normalizer import from_bytes
from django.utils.translation import gettext as _

from dialogues.importing.problems import FileRefused

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: What spreadsheets of Russian, Japanese and Western systems still write.
GUESSED = ("cp932", "cp1251", "cp1252", "euc_jp")
NAMES = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32": "UTF-32",
    "cp932": "Shift-JIS",
    "cp1251": "Windows-1251",
    "cp1252": "Windows-1252",
    "euc_jp": "EUC-JP",
}
#: Bytes that a guess looks at; the whole file must then decode.
SAMPLE = 200_000


def decode(content: bytes) -> tuple[str, str]:
    """The text and the name of the encoding; raises ``FileRefused`` if there is no sound one."""
    for encoding in _candidates(content):
        try:
            return content.decode(encoding), NAMES[encoding]
        except UnicodeDecodeError:
            continue
    raise FileRefused(
        _("The characters of this file cannot be read. Save it as “CSV UTF-8” and send it again.")
    )


def _candidates(content: bytes) -> list[str]:
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return [encoding]
    wide = _without_mark(content)
    return [wide] if wide else ["utf-8", *_guessed(content)]


def _without_mark(content: bytes) -> str:
    """UTF-16 without its mark: headings are ASCII, so every other byte of them is zero."""
    head = content[:8]
    if len(head) < 4 or b"\x00" not in head:
        return ""
    if not any(head[1::2]):
        return "utf-16-le"
    return "utf-16-be" if not any(head[::2]) else ""


def _guessed(content: bytes) -> list[str]:
    if not _needs_guess(content):
        return []
    found = from_bytes(_sample(content), cp_isolation=list(GUESSED), preemptive_behaviour=False)
    best = found.best()
    return [best.encoding] if best is not None and best.encoding in GUESSED else []


def _needs_guess(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return b"\x00" not in content
    return False


def _sample(content: bytes) -> bytes:
    """Whole lines around the first bytes that are not ASCII."""
    first = next((place for place, byte in enumerate(content) if byte > 127), 0)
    start = content.rfind(b"\n", 0, first) + 1
    end = content.find(b"\n", start + SAMPLE)
    return content[start : end if end > 0 else len(content)]
