"""One pattern a way of writing a date. Named groups: y, m, d and, for the end, y2, m2, d2.

``e`` is a Japanese era. Where only the end names month or year, they hold for the start too.
"""

import re

ENGLISH_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
ENGLISH_SHORT = [
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sept?",
    "oct",
    "nov",
    "dec",
]
RUSSIAN_STEMS = [
    "январ",
    "феврал",
    "март",
    "апрел",
    "ма[йяе]",
    "июн",
    "июл",
    "август",
    "сентябр",
    "октябр",
    "ноябр",
    "декабр",
]

EN_MONTH = "|".join(  # with a capital letter, or all in capitals: “may 5 countries …” is no date
    f"{name.title()}|{name.upper()}|{short.title()}\\.?"
    for name, short in zip(ENGLISH_MONTHS, ENGLISH_SHORT, strict=True)
).replace("T?", "t?")
RU_MONTH = "|".join(stem if "[" in stem else f"{stem}(?:ь|я|е|а|у)?" for stem in RUSSIAN_STEMS)
EN_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)"
EN_DAY = rf"{DAY}(?:st|nd|rd|th)?"
YEAR = r"(?:19|20)\d\d"
TO = r"\s*(?:[-–—~]|to|through|until)\s*"
TO_OR_AND = r"\s*(?:[-–—]|to|through|and|&)\s*"
RU_TO = r"\s*(?:[-–—]|по|и|до)\s*"
RU_YEAR = rf"(?P<y>{YEAR})(?:\s*(?:года?|году|г\.))?"
JA_TO = r"\s*(?:\(.{1,4}\))?\s*(?:から|より|[-–—~・、]|および|及び|と)\s*"
ERA = r"令和|平成|昭和"
JA_YEAR = rf"(?:(?P<e>{ERA})\s*(?P<y>\d{{1,2}}|元)|(?P<w>{YEAR}))\s*年"
JA_WEEK = r"(?:\s*\([月火水木金土日](?:曜日?)?(?:・祝)?\))?"

PATTERNS = {
    "en": (
        # 30 September – 2 October 2021
        (
            rf"(?P<d>{EN_DAY})\s+(?P<m>{EN_MONTH})(?:,?\s+(?P<y>{YEAR}))?{TO_OR_AND}"
            rf"(?P<d2>{EN_DAY})\s+(?P<m2>{EN_MONTH})(?:,?\s+(?P<y2>{YEAR}))?"
        ),
        # 18–20 October 2021, 12 and 13 May, 15th of April
        (
            rf"{EN_WEEKDAY}(?P<d>{EN_DAY})(?:{TO_OR_AND}(?P<d2>{EN_DAY}))?\s+(?:of\s+)?"
            rf"(?P<m>{EN_MONTH})(?:,?\s+(?P<y>{YEAR}))?"
        ),
        # September 30 – October 2, 2021
        (
            rf"(?P<m>{EN_MONTH})\s+(?P<d>{EN_DAY})(?:,\s*(?P<y>{YEAR}))?{TO_OR_AND}"
            rf"(?P<m2>{EN_MONTH})\s+(?P<d2>{EN_DAY})(?:,?\s*(?P<y2>{YEAR}))?"
        ),
        # July 8, 2021; October 18–20; May 12 and 13
        (
            rf"{EN_WEEKDAY}(?P<m>{EN_MONTH})\s+(?P<d>{EN_DAY})(?:{TO_OR_AND}(?P<d2>{EN_DAY})(?!\d))?"
            rf"(?:,?\s+(?P<y>{YEAR}))?"
        ),
        # March 2022
        rf"(?P<m>{EN_MONTH}),?\s+(?P<y>{YEAR})",
    ),
    "ru": (
        (
            rf"(?:с\s+)?(?P<d>{DAY})\s+(?P<m>{RU_MONTH})(?:\s+(?P<y>{YEAR})(?:\s*(?:года|г\.))?)?"
            rf"{RU_TO}(?P<d2>{DAY})\s+(?P<m2>{RU_MONTH})(?:\s+(?P<y2>{YEAR})(?:\s*(?:года?|г\.))?)?"
        ),
        (
            rf"(?:с\s+)?(?P<d>{DAY})(?:-?го)?(?:{RU_TO}(?P<d2>{DAY}))?(?:-?го)?\s+(?P<m>{RU_MONTH})"
            rf"(?:\s+{RU_YEAR})?"
        ),
        rf"(?P<m>{RU_MONTH})\s+{RU_YEAR}",
        (
            rf"(?P<d>{DAY})\.(?P<n>0?[1-9]|1[0-2])\s*[-–—]\s*(?P<d2>{DAY})\.(?P<n2>0?[1-9]|1[0-2])"
            rf"\.(?P<y>{YEAR})"
        ),
        rf"(?P<d>{DAY})(?:\s*[-–—]\s*(?P<d2>{DAY}))?\.(?P<n>0?[1-9]|1[0-2])\.(?P<y>{YEAR})",
        rf"(?P<y>{YEAR})\s+(?:года|году|г\.)",
    ),
    "ja": (
        (
            rf"(?:{JA_YEAR}\s*)?(?P<n>1[0-2]|0?[1-9])\s*月\s*(?P<d>{DAY})\s*日?{JA_WEEK}{JA_TO}"
            rf"(?:(?P<n2>1[0-2]|0?[1-9])\s*月\s*)?(?P<d2>{DAY})\s*日{JA_WEEK}"
        ),
        rf"(?:{JA_YEAR}\s*)?(?P<n>1[0-2]|0?[1-9])\s*月\s*(?P<d>{DAY})\s*日{JA_WEEK}",
        rf"{JA_YEAR}\s*(?P<n>1[0-2]|0?[1-9])\s*月",
        rf"(?P<y>{YEAR})/(?P<n>1[0-2]|0?[1-9])/(?P<d>{DAY})",
        rf"{JA_YEAR}",
    ),
    "": (rf"(?P<y>{YEAR})-(?P<n>1[0-2]|0[1-9])-(?P<d>{DAY})",),
}
EDGE = {
    "en": (r"(?<![\w.])", r"(?!\w)"),
    "ru": (r"(?<![\w.])", r"(?!\w)"),
    "": (r"(?<![\w-])", r"(?![\d-])"),
}
RULES = [
    re.compile(
        EDGE.get(code, ("", ""))[0] + pattern + EDGE.get(code, ("", ""))[1],
        re.IGNORECASE if code == "ru" else 0,
    )
    for code, patterns in PATTERNS.items()
    for pattern in patterns
]
MONTHS = [
    re.compile(f"{name}|{short}\\.?|{stem}.?", re.IGNORECASE)
    for name, short, stem in zip(ENGLISH_MONTHS, ENGLISH_SHORT, RUSSIAN_STEMS, strict=True)
]
ERA_BEGINS = {"令和": 2018, "平成": 1988, "昭和": 1925}
