"""Which characters the bytes of a text stand for, told by the letters that come out."""

import codecs
import re
from collections import Counter

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: What an editor can choose, by the names that are shown.
ENCODINGS = {
    "UTF-8": "utf-8-sig",
    "UTF-16": "utf-16",
    "Windows-1251": "cp1251",
    "KOI8-R": "koi8_r",
    "IBM 866": "cp866",
    "ISO 8859-5": "iso8859_5",
    "Shift-JIS": "cp932",
    "EUC-JP": "euc_jp",
    "ISO-2022-JP": "iso2022_jp",
    "Windows-1252": "cp1252",
}
NAMES = {**{python: name for name, python in ENCODINGS.items()}, "utf-8": "UTF-8", "utf-32": "UTF-32",
         "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}  # fmt: skip
GUESSED = ("cp1251", "koi8_r", "cp866", "iso8859_5", "cp932", "euc_jp", "cp1252")
SAMPLE = 60_000
KANA = re.compile(r"[ぁ-んァ-ヶー、。「」]")
HALF_WIDTH = re.compile(r"[ｦ-ﾟ]")
RARE = re.compile(r"[\x80-\x9f─-▟\ue000-\uf8ff\ufffd¤¦¬±µ¸º¼½¾ÐÞðþ¡¢¥§ª¯²³¹¿×÷]")
CASE_WITHIN = re.compile(r"[а-яё][А-ЯЁ]|[a-zß-ÿ][À-Þ]")
TWO_SCRIPTS = re.compile(r"[A-Za-z][а-яёА-ЯЁ]|[а-яёА-ЯЁ][A-Za-z]")
COMMON = frozenset("оеаинтсрвлкмдпу")
LATIN = re.compile(r"[À-ÿ]")


class Undecodable(Exception):
    """No encoding makes sense of the bytes, or not the one that was chosen."""


def decode(content: bytes, chosen: str = "") -> tuple[str, str]:
    """The text and the name of its encoding: ``chosen``, else found out. Raises ``Undecodable``."""
    for encoding in [ENCODINGS[chosen]] if chosen else _candidates(content):
        try:
            return content.decode(encoding), NAMES[encoding]
        except UnicodeError:
            continue
    raise Undecodable


def _candidates(content: bytes) -> list[str]:
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return [encoding]
    if b"\x00" in content[:200]:
        return [_wide(content)]
    if b"\x1b$" in content[:SAMPLE] or b"\x1b(" in content[:SAMPLE]:
        return ["iso2022_jp", "utf-8"]
    return ["utf-8", *_by_likelihood(content)]


def _wide(content: bytes) -> str:
    """UTF-16 without its mark: of ASCII characters, spaces and line ends every other byte is zero."""
    head = content[:2000]
    return "utf-16-le" if head[1::2].count(0) >= head[::2].count(0) else "utf-16-be"


def _by_likelihood(content: bytes) -> list[str]:
    """The old encodings in which the bytes make letters of a language, the likeliest first."""
    scores = {encoding: _score(content, encoding) for encoding in GUESSED}
    likely = [encoding for encoding, score in scores.items() if score > 0]
    return sorted(likely, key=lambda encoding: -scores[encoding])


def _score(content: bytes, encoding: str) -> float:
    """How much the sample looks like Russian, Japanese or Western text; 0 if it is not decodable."""
    sample = content[:SAMPLE]
    try:
        words = sample.decode(encoding, "ignore" if len(content) > SAMPLE else "strict")
    except UnicodeError:
        return 0
    beyond = sum(1 for character in words if character > "\x7f")
    if not beyond:
        return 0.1
    counts = Counter(words)
    good = len(KANA.findall(words)) * 3.0
    good += sum(counts[letter] for letter in COMMON) * 1.4 + len(LATIN.findall(words)) * 0.35
    good += sum(1 for character in words if "一" <= character <= "鿿") * 0.5
    bad = len(RARE.findall(words)) * 2 + len(CASE_WITHIN.findall(words)) * 3
    bad += len(TWO_SCRIPTS.findall(words)) * 2
    bad += len(HALF_WIDTH.findall(words)) * 2
    return max(0.0, (good - bad) / beyond) + 0.001
