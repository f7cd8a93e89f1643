"""How a text says that an event took place, and what kind of event it was."""

import re

ENGLISH_NOUN = (
    r"(?:video ?conference|conference|seminar|panel discussion|discussion|dialogue|round[- ]?table"
    r"(?: discussion| meeting)?|workshop|symposium|webinar|forum|meeting|consultations?|briefing"
    r"|colloquium|retreat|debate|exchange of views|brainstorming)s?"
)
ENGLISH_ACTIVE = (
    r"(?:(?:co-?|jointly )?(?:held|hosted|organi[sz]ed|convened|conducted)|hold|holds"
    r"|met for)"
)
ENGLISH_PASSIVE = (
    r"(?:(?:was|were|has been|have been) (?:jointly |also )?(?:co-?)?(?:held|hosted"
    r"|organi[sz]ed|convened)"
    r"|took place|was opened|convened in)"
)
RUSSIAN_NOUN = (
    r"(?:видеоконференци[яюией]|конференци[яюией]|семинар(?:а|е)?|дискусси[яюией]|диалог(?:а|е)?"
    r"|кругл(?:ый|ого|ом) стол(?:а|е)?|встреч[аиуе]|форум(?:а|е)?|симпозиум(?:а|е)?|вебинар(?:а|е)?"
    r"|заседани[еяи]|консультаци[ияй]|обсуждени[ея]|брифинг|мероприяти[ея]"
    r"|сесси[яюи]|рабочая группа)"
)
RUSSIAN_HELD = (
    r"(?:состоял(?:ся|ась|ось|ись)|прош(?:[ёе]л|ла|ло|ли)|пров(?:[ёе]л|ела|ело|ели)"
    r"|провод(?:ил|ила|или)"
    r"|организовал[аи]?|организован(?:а|о|ы)?|проведен(?:а|о|ы)?|проведён|был[аио]? открыт[аы]?)"
)
JAPANESE_NOUN = (
    r"(?:ラウンドテーブル|円卓会議|シンポジウム|ワークショップ|セミナー|ウェビナー|フォーラム|ディスカッション"
    r"|意見交換会|討論会|研究会|懇談会|講演会|座談会|勉強会|国際会議|会議|会合|対話|協議|ダイアログ)"
)
JAPANESE_HELD = r"(?:開催|行われ|行った|行なわれ|実施|開かれ|開いた|主催|共催)"

NOUN = {
    "en": re.compile(rf"\b{ENGLISH_NOUN}\b", re.IGNORECASE),
    "ru": re.compile(rf"\b{RUSSIAN_NOUN}\b", re.IGNORECASE),
    "ja": re.compile(JAPANESE_NOUN),
}
ACTIVE = {
    "en": re.compile(rf"\b{ENGLISH_ACTIVE}\b"),
    "ru": re.compile(
        r"\b(?:пров(?:[ёе]л|ела|ело|ели)|провод(?:ил|ила|или)|организовал[аи]?)\b", re.IGNORECASE
    ),
    "ja": re.compile(
        r"(?:を(?:共同で|共催で|オンラインで|公開で|非公開で|[^、。を]{0,12}?)?(?:開催|実施|主催|共催|行っ|開い))"
    ),
}
HELD = {
    "en": re.compile(rf"\b(?:{ENGLISH_PASSIVE}|{ENGLISH_ACTIVE})\b", re.IGNORECASE),
    "ru": re.compile(rf"\b{RUSSIAN_HELD}\b", re.IGNORECASE),
    "ja": re.compile(JAPANESE_HELD),
}
#: Sentences about other events than the one reported: before it, after it, or in general.
ELSEWHEN = {
    "en": re.compile(
        r"\b(?:previous|earlier (?:this|that|in)|last (?:year|month|autumn|spring)"
        r"|will (?:be held|take place|host)|next"
        r"|upcoming|is scheduled|had been held|the first such|since (?:19|20)\d\d"
        r"|every year|annually)\b",
        re.IGNORECASE,
    ),
    "ru": re.compile(
        r"\b(?:ранее|предыдущ\w+|в прошлом году|прошл\w+ (?:встреч|семинар)\w*"
        r"|будет|будут|планируется|следующ\w+"
        r"|ежегодно|намечен\w*)\b",
        re.IGNORECASE,
    ),
    "ja": re.compile(r"前回|昨年|次回|予定(?:で|し|され)|かつて|来年|毎年|今後"),
}
#: “The meeting was held …”: more about the event already told of.
ANAPHOR = {
    "en": re.compile(rf"(?:The|This) (?:[\w-]+ )?(?:event|{ENGLISH_NOUN})\b(?! (?:on|of|for) )"),
    "ru": re.compile(
        r"(?:Эт[аоу]\w? |Данн\w+ )?(?:Встреча|Мероприятие|Дискуссия|Семинар|Конференция|Заседание"
        r"|Круглый стол|Обсуждение|Форум)(?=\s(?:состоял|прош|был|провод|открыл))"
    ),
    "ja": re.compile(rf"(?:本|同|この|当)(?:{JAPANESE_NOUN}|件|行事|イベント)|{JAPANESE_NOUN}は"),
}

#: The nominative of what stands in the accusative after “held”, in the genitive after “programme of”.
RUSSIAN_BASES = (
    (re.compile(r"(конференци|дискусси|сесси)[яюией]+$"), r"\1я"),
    (re.compile(r"(консультаци)[ияй]+$"), r"\1и"),
    (re.compile(r"(встреч)[аиуе]$"), r"\1а"),
    (re.compile(r"(заседани|обсуждени|мероприяти)[еяи]$"), r"\1е"),
    (re.compile(r"(семинар|диалог|форум|симпозиум|вебинар)(?:а|е)$"), r"\1"),
    (re.compile(r"кругл(?:ого|ом) стол(?:а|е)$"), "круглый стол"),
)
RUSSIAN_ADJECTIVE_BASES = (
    (re.compile(r"ую$"), "ая"),
    (re.compile(r"юю$"), "яя"),
)

QUOTED = re.compile(
    r"“(?P<a>[^“”]{3,200})”|«(?P<b>[^«»]{3,200})»|「(?P<c>[^「」]{3,120})」"
    r"|『(?P<d>[^『』]{3,120})』|\"(?P<e>[^\"]{3,200})\""
)
ENTITLED = {
    "en": re.compile(
        r"(?:,? ?(?:entitled|titled|called|named|on the (?:theme|topic"
        r"|subject)(?: of)?|under the (?:title|theme)"
        r"|on|:))?\s*$",
        re.IGNORECASE,
    ),
    "ru": re.compile(
        r"(?:\s+(?:на тему|по теме|под названием|под заголовком))?[\s:—–]*$", re.IGNORECASE
    ),
    "ja": re.compile(r"\s*$"),
}

ENGLISH_MODIFIER = r"(?:[A-Za-z][\w/-]*\s+)"
ENGLISH_PHRASE = re.compile(
    rf"(?:\b(?:an?|the|its|their"
    rf"|another)\s+)?(?P<phrase>(?:{ENGLISH_MODIFIER}){{0,6}}?{ENGLISH_NOUN}\b"
    r"(?:\s+(?:on|about|regarding|concerning|devoted to|dedicated to|of|between"
    r"|among)\s+[^,.;:()]{3,140}?"
    r"(?=\s+(?:with (?:opening|welcom|keynote|the (?:participation|support))|at\s"
    r"|by\s+(?:the\s)?[A-Z]"
    r"|in (?:a|an)\s|that\s|which\s|where\s|was\s|were\s|took\s|held\s|hosted\s"
    r"|organi|co-?host|via\s"
    r"|(?:on|from)\s+(?:\d|January|February|March|April|May|June|July|August|September|October"
    r"|November|December))|\s*[,.;:()]|\s*$))?)",
)
ENGLISH_NAMED = re.compile(
    r"(?P<ordinal>(?:\d{1,3}(?:st|nd|rd|th)|[IVX]{1,6}|First|Second|Third|Fourth"
    r"|Fifth|Sixth|Seventh"
    r"|Eighth|Ninth|Tenth)\s+)?(?P<name>(?:[A-Z][\w'–-]+\s+){1,6}"
    r"(?:Dialogue|Conference|Forum|Seminar|Symposium|Round ?[Tt]able|Consultations"
    r"|Meeting|Workshop|Conversations?)"
    r"(?:\s+(?:on|for|of)\s+(?:(?:the|and|of|in|for|on|[A-Z][\w'–-]*),?\s*)+)?)"
)
RUSSIAN_PHRASE = re.compile(
    r"(?P<phrase>(?:[а-яёА-ЯЁ-]+(?:ый|ий|ой|ая|яя|ую|юю|ое|ее|ые|ие|ых|их|ого|ом|-)\s+){0,5}"
    rf"{RUSSIAN_NOUN}\b(?:\s+(?:по\s(?:вопросам\s|проблемам\s|теме\s)?|об?\s|посвящ[ёе]нн\w+\s)"
    r"[^,.;:«»()]{3,140}?(?=\s+(?:состоял|прош[ёел]|провел|провёл|организ"
    r"|с участием|в режиме|в формате|в онлайн"
    r"|совместно)|\s*[,.;:«»()]|\s*$))?)",
    re.IGNORECASE,
)
RUSSIAN_NAMED = re.compile(
    r"(?P<ordinal>(?:[IVX]{1,6}|\d{1,3}-[йяе]|[Пп]ерв\w+|[Вв]тор\w+|[Тт]рет\w+"
    r"|[Чч]етв[ёе]рт\w+|[Пп]ят\w+"
    r"|[Шш]ест\w+|[Сс]едьм\w+|[Вв]осьм\w+|[Дд]евят\w+|[Дд]есят\w+)\s+)"
    rf"(?P<name>(?:[А-ЯЁа-яё-]+(?:ый|ий|ой|ая|яя|ое)\s+){{0,4}}{RUSSIAN_NOUN}"
    r"(?:\s+[а-яё-]+ов|\s+[А-ЯЁ][а-яёА-ЯЁ-]+(?:ого|его|ой|ей)(?:\s+[а-яё-]+(?:ого"
    r"|его|ой|ей|а|я|ы|и|ов)){0,4})?)"
)
JAPANESE_PHRASE = re.compile(
    rf"(?P<phrase>(?:[^、。「」『』はがをでにとのへ\s]|に関する|についての|をめぐる|を巡る|との(?=[一-鿿])|の(?=[一-鿿])"
    rf"|と(?=[一-鿿ァ-ヶ])){{0,40}}{JAPANESE_NOUN})"
)
JAPANESE_NAMED = re.compile(
    rf"(?P<ordinal>第\s?[\d一二三四五六七八九十]+回\s?)(?P<name>[^、。「」をはが\s]{{2,40}}?{JAPANESE_NOUN})"
)
NAMED = {"en": ENGLISH_NAMED, "ru": RUSSIAN_NAMED, "ja": JAPANESE_NAMED}
PHRASE = {"en": ENGLISH_PHRASE, "ru": RUSSIAN_PHRASE, "ja": JAPANESE_PHRASE}

SESSION = re.compile(
    r"(?:(?:Session|Panel|Part|Сессия|Секция|Панель|Блок|セッション|パネル|分科会)\s?(?:\d+"
    r"|[IVX]+|[一二三四五六七八九])"
    r"|(?:First|Second|Third|Fourth|Plenary|Opening|Closing|Первая|Вторая|Третья"
    r"|Четвёртая|Пленарная|Заключительная)"
    r"\s+(?:session|panel|сессия|секция|панель)"
    r"|第[\d一二三四五六七八九]+(?:部|セッション|分科会|パネル))",
    re.IGNORECASE,
)
DAY_HEADING = re.compile(
    r"(?:Day|День)\s?(?:\d+|one|two|three|[IVX]+)\b|(?:First|Second|Third) day\b"
    r"|(?:Первый|Второй|Третий) день"
    r"|(?:第?[\d一二三四]+日目|初日|第[\d一二三四]+日)",
    re.IGNORECASE,
)
