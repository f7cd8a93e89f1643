"""The words that make a name the name of an institution."""

import re

ENGLISH_HEADS = [
    "Academy",
    "Agency",
    "Alliance",
    "Association",
    "Authority",
    "Bank",
    "Board",
    "Bureau",
    "Cabinet",
    "Cent(?:er|re)",
    "Chamber",
    "Club",
    "College",
    "Commission",
    "Committee",
    "Confederation",
    "Consortium",
    "Corporation",
    "Council",
    "Department",
    "Directorate",
    "Embassy",
    "Federation",
    "Foundation",
    "Forum",
    "Fund",
    "Group",
    "House",
    "Initiative",
    "Institut(?:e|ion)",
    "Laboratory",
    "League",
    "Library",
    "Ministry",
    "Museum",
    "Network",
    "Observatory",
    "Office",
    "Organi[sz]ation",
    "Party",
    "Parliament",
    "Press",
    "Programme",
    "Program",
    "School",
    "Secretariat",
    "Senate",
    "Society",
    "Studio",
    "Trust",
    "Union",
    "University",
]
HEAD = re.compile(rf"\b(?:{'|'.join(ENGLISH_HEADS)})s?\b")
#: Forums and programmes are as often the event as its host.
EVENT_LIKE = re.compile(r"\b(?:Forum|Conference|Dialogue|Seminar|Symposium|Programme|Program)\b")

#: Head nouns with their endings in the oblique cases; the nominative first.
RUSSIAN_HEADS = {
    "институт": "институт(?:а|у|ом|е)?",
    "университет": "университет(?:а|у|ом|е)?",
    "фонд": "фонд(?:а|у|ом|е)?",
    "центр": "центр(?:а|у|ом|е)?",
    "совет": "совет(?:а|у|ом|е)?",
    "форум": "форум(?:а|у|ом|е)?",
    "клуб": "клуб(?:а|у|ом|е)?",
    "комитет": "комитет(?:а|у|ом|е)?",
    "союз": "союз(?:а|у|ом|е)?",
    "факультет": "факультет(?:а|у|ом|е)?",
    "банк": "банк(?:а|у|ом|е)?",
    "дом": "дом(?:а|у|ом|е)?",
    "департамент": "департамент(?:а|у|ом|е)?",
    "академия": "академи(?:я|и|ю|ей)",
    "ассоциация": "ассоциаци(?:я|и|ю|ей)",
    "организация": "организаци(?:я|и|ю|ей)",
    "федерация": "федераци(?:я|и|ю|ей)",
    "комиссия": "комисси(?:я|и|ю|ей)",
    "библиотека": "библиотек(?:а|и|у|ой|е)",
    "школа": "школ(?:а|ы|у|ой|е)",
    "палата": "палат(?:а|ы|у|ой|е)",
    "группа": "групп(?:а|ы|у|ой|е)",
    "кафедра": "кафедр(?:а|ы|у|ой|е)",
    "посольство": "посольств(?:о|а|у|ом|е)",
    "министерство": "министерств(?:о|а|у|ом|е)",
    "агентство": "агентств(?:о|а|у|ом|е)",
    "общество": "обществ(?:о|а|у|ом|е)",
    "правительство": "правительств(?:о|а|у|ом|е)",
}
RUSSIAN_HEAD = re.compile(rf"\b(?:{'|'.join(RUSSIAN_HEADS.values())})\b", re.IGNORECASE)

JAPANESE_HEADS = (
    "大学院|大学校|大学|研究所|研究センター|研究機構|財団|協会|機構|委員会|評議会|学会|学院|アカデミー|センター"
    "|クラブ|研究会|省|庁|大使館|総領事館|連盟|連合|会議所|フォーラム|新聞社|新聞|銀行|基金|学部|協議会"
    "|インスティテュート|ネットワーク|社団法人|シンクタンク"
)
JAPANESE_HEAD = re.compile(JAPANESE_HEADS)

#: What kind of institution a word in its name tells of; the first that fits.
KINDS = (
    ("university", r"\bUniversity|\bCollege\b|университет|大学|学院"),
    ("foundation", r"\bFoundation|\bFund\b|\bTrust\b|\bфонд|財団|基金"),
    (
        "government_body",
        (
            r"\bMinistry|\bEmbassy|\bCabinet|\bParliament|\bSenate|\bAgency for\b|министерств|посольств"
            r"|правительств|省$|庁$|大使館|総領事館"
        ),
    ),
    ("international_organisation", r"\bUnited Nations|\bOrgani[sz]ation for|国際連合|国連"),
    ("media", r"\bNews\b|\bTimes\b|\bBroadcasting|\bPress\b|информационное агентство|新聞|放送"),
    ("company", r"\bCorporation|\bInc\b|\bLtd\b|株式会社|\bООО\b|\bПАО\b"),
    (
        "think_tank",
        (
            r"\bInstitute|\bCent(?:er|re)\b|\bThink|\bинститут|\bцентр|研究所|研究センター|シンクタンク"
            r"|研究機構"
        ),
    ),
)
KIND_RULES = [
    (kind, re.compile(words, re.IGNORECASE if "ф" in words else 0)) for kind, words in KINDS
]


def kind_of(name: str) -> str:
    """The kind that the institution's own name tells of; empty where it tells none."""
    for kind, rule in KIND_RULES:
        if rule.search(name) or rule.search(name.lower()):
            return kind
    return ""
