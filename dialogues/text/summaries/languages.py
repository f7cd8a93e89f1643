"""Which language a text is in, told by its script and by letters that one language alone has."""

import re
from collections import Counter

from dialogues.text.spans import Span
from dialogues.text.summaries.findings import Found

SCRIPTS = {
    "kana": re.compile(r"[぀-ヿ]"),
    "han": re.compile(r"[一-鿿々]"),
    "cyrillic": re.compile(r"[Ѐ-ӿ]"),
    "latin": re.compile(r"[A-Za-zÀ-ɏ]"),
    "hangul": re.compile(r"[가-힯]"),
}
UKRAINIAN = re.compile(r"[іїєґ]")
ENGLISH_WORDS = re.compile(r"\b(?:the|and|of|in|with|was|by|on)\b", re.IGNORECASE)
LOOKED_AT = 50_000
SHARE = 0.02
"""Kana make so much at least of a Japanese text; less of them are names in a Chinese one."""


def language_of(text: str) -> Found:
    """The tag of the text's language, empty where neither script nor letters tell it."""
    piece = text[:LOOKED_AT]
    counts = Counter({name: len(rule.findall(piece)) for name, rule in SCRIPTS.items()})
    cjk = counts["kana"] + counts["han"]
    name, most = max(
        [("cjk", cjk * 2), *((key, counts[key]) for key in ("cyrillic", "latin", "hangul"))],
        key=lambda pair: pair[1],
    )
    if not most:
        return Found("")
    tag = {
        "cjk": "ja" if counts["kana"] > SHARE * cjk else "zh",
        "cyrillic": "uk" if len(UKRAINIAN.findall(piece)) > SHARE * most else "ru",
        "latin": "en" if ENGLISH_WORDS.search(piece) else "",
        "hangul": "ko",
    }[name]
    return Found(tag, _where(piece, name) if tag else ())


def _where(piece: str, name: str) -> tuple[Span, ...]:
    """The first words in the script that decided."""
    rule = SCRIPTS["kana" if name == "cjk" else name]
    first = rule.search(piece)
    return (Span(first.start(), first.start() + 1),) if first else ()
