"""What spellings of Japanese names differ in without naming somebody else."""

import re

from dialogues.text.names.vocabulary import JAPANESE_TITLES

JAPANESE = re.compile(
    "[\u3005-\u3007\u3041-\u3096\u30a1-\u30fa\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
)

#: Older and rarer forms of kanji that registers of names keep, and the form of common print.
OLDER_KANJI = str.maketrans(
    "澤齋齊斉邊邉廣櫻國學會髙﨑濱濵眞龍嶋冨惠榮壽圓藏條瀨德關實與亞經濟發權聯對獨戰爭歷舊團佛寶縣靜豐禮萬餘",
    "沢斎斎斎辺辺広桜国学会高崎浜浜真竜島富恵栄寿円蔵条瀬徳関実与亜経済発権連対独戦争歴旧団仏宝県静豊礼万余",
)
#: Foreign sounds that katakana writes in two ways.
KATAKANA = tuple(
    (re.compile(spelling), sound)
    for spelling, sound in (
        ("ヴァ", "バ"),
        ("ヴィ", "ビ"),
        ("ヴェ", "ベ"),
        ("ヴォ", "ボ"),
        ("ヴ", "ブ"),
        ("ー", ""),
        ("ィ", "イ"),
        ("ェ", "エ"),
        ("ォ", "オ"),
        ("ァ", "ア"),
        ("[ッ]", ""),
    )
)


def is_japanese(folded: str) -> bool:
    """Whether the name holds kanji or kana; Chinese names in Chinese print count too."""
    return JAPANESE.search(folded) is not None


def level_japanese(word: str) -> str:
    """Old kanji in common forms, katakana without long vowels: for *near*, never for *same*."""
    levelled = word.translate(OLDER_KANJI)
    for spelling, sound in KATAKANA:
        levelled = spelling.sub(sound, levelled)
    return levelled


def without_japanese_titles(folded: str) -> str:
    """笹川陽平会長 and 畔蒜泰助氏 without the title; at least two characters of the name stay."""
    name = folded.strip()
    while True:
        title = next((title for title in JAPANESE_TITLES if name.endswith(title)), "")
        rest = name.removesuffix(title).strip(" ・") if title else name
        if not title or len(rest.replace(" ", "")) < 2:
            return name
        name = rest
