"""Labels that stand before a colon, over a list or in brackets, and what follows them is about."""

import re

DATE, PLACE, TITLE, LANGUAGES, FORMAT = "date", "place", "title", "languages", "format"
AUTHOR, PUBLISHED = "author", "published"
HOST, CO_HOST, SPONSOR, VENUE = "host", "co_host", "sponsor", "venue"
OPENING, CHAIR, SPEAKER, DISCUSSANT = "opening_remarks", "chair", "speaker", "discussant"
RAPPORTEUR, OBSERVER, PARTICIPANT = "rapporteur", "observer", "participant"

HOST_FIELDS = (HOST, CO_HOST, SPONSOR, VENUE)
PEOPLE_FIELDS = (OPENING, CHAIR, SPEAKER, DISCUSSANT, RAPPORTEUR, OBSERVER, PARTICIPANT)

#: Labels that are so only as a whole: the same words in a longer label mean something else.
WHOLE = {
    DATE: (
        r"dates?|when|date and time|time|dates? (?:of|and time of) (?:the )?\w+|дата|даты|когда"
        r"|дата и (?:время|место)(?: проведения)?|(?:дата|даты|время|сроки) проведения"
        r"|日時|日付|開催日|開催日時|開催期間|期日|会期|日程|日にち"
    ),
    PLACE: (
        r"place|location|where|city|место|место проведения|где|город|"
        r"会場|場所|開催場所|開催地"
    ),
    TITLE: (
        r"event|title|topic|theme|subject|meeting|name of (?:the )?event|мероприятие|название|тема"
        r"|тема (?:встречи|конференции|семинара)|会議名|会合名|行事名|催事名|テーマ|題目|主題|議題"
    ),
    LANGUAGES: (
        r"(?:working )?languages?|(?:рабочий )?язык|(?:рабочие )?языки|(?:使用)?言語|(?:会議)?使用言語"
    ),
    FORMAT: r"format|mode|формат|формат проведения|(?:開催)?(?:形式|方法|形態)",
    AUTHOR: (
        r"authors?|by|written by|prepared by|text|автор(?:ы)?|текст|подготовил[аи]?"
        r"|著者|執筆者?|文責|筆者|作成者?"
    ),
    PUBLISHED: (
        r"published|published on|date of publication|publication date|posted|posted on"
        r"|опубликовано|дата публикации|размещено|掲載日?|公開日|発行日|公表日|発表日"
    ),
    HOST: (
        r"hosts?|organi[sz]ers?|(?:organi[sz]ed|hosted|convened) by|conveners?|организаторы?"
        r"|主催(?:者|団体)?"
    ),
    CO_HOST: (
        r"co-?hosts?|co-?organi[sz]ers?|co-?(?:organi[sz]ed|hosted) by|partners?|jointly with"
        r"|in (?:partnership|co-?operation) with|соорганизаторы?|партн[её]ры?|共催(?:者)?|協力"
    ),
    SPONSOR: (
        r"sponsors?|sponsored by|supported by|funded by|with (?:the )?support of|спонсоры?"
        r"|при поддержке|後援|協賛|助成|特別協賛"
    ),
    VENUE: r"venue|площадка|施設",
    SPEAKER: (r"доклады?|выступили(?: с докладами)?|登壇|講演|報告|発表|基調(?:講演|報告)"),
    OPENING: (
        r"(?:opening|welcome|welcoming|introductory)(?: remarks| address| speech"
        r"| speeches| words?)?"
        r"|(?:вступительн|приветственн)\w+ (?:слово|речь|слова)|открытие(?: \w+)?|приветствие"
        r"|(?:開会|冒頭|主催者|歓迎)?(?:挨拶|あいさつ|ご挨拶)|開会の(?:辞|ことば)"
    ),
}
#: Labels that may carry a side, a number or a remark: “Russian participants”, “Session 1 chair”.
ANYWHERE = {
    CHAIR: (
        r"(?:chair|co-?chair)(?:s|man|woman|person|ed by)?|moderators?|moderated by|facilitators?"
        r"|модератор(?:ы)?|ведущ(?:ий|ая|ие)|председател(?:ь|и)|председательствующ(?:ий|ая)"
        r"|司会(?:者|進行)?|モデレーター|モデレータ|議長|座長|進行(?:役)?"
    ),
    DISCUSSANT: (
        r"discussants?|commentators?|respondents?|дискуссанты?|комментаторы?|содокладчики?"
        r"|(?:指定)?討論者|コメンテーター|ディスカッサント"
    ),
    RAPPORTEUR: r"rapporteurs?|рапорт[её]ры?|ラポーター|ラポルトゥール",
    OBSERVER: r"observers?|наблюдател[ьи]|オブザーバー",
    SPEAKER: (
        r"speakers?|panell?ists?|presenters?|presentations? by|lecturers?"
        r"|keynote(?: speech| address)?"
        r"|докладчики?|спикеры?|выступающие|эксперты-докладчики"
        r"|登壇者|講師|講演者|報告者|発表者|発言者|スピーカー|パネリスト"
    ),
    PARTICIPANT: (
        r"participants?|attendees|delegates|in attendance|delegation|участник(?:и)?|присутствовали"
        r"|в работе приняли участие|приняли участие|делегация|出席者?|参加者?"
    ),
}
WHOLE_RULES = [(key, re.compile(rf"(?:{words})", re.IGNORECASE)) for key, words in WHOLE.items()]
ANYWHERE_RULES = [
    (key, re.compile(rf"(?<!\w)(?:{words})(?!\w)|(?:{words})(?:一覧|名簿|リスト)?$", re.IGNORECASE))
    for key, words in ANYWHERE.items()
]
#: What the columns of a table of people are called.
COLUMNS = {
    "name": (
        r"(?:full )?name|participant|speaker|ф\.?\s?и\.?\s?о\.?|имя|имя и фамилия"
        r"|участник|докладчик|氏名|名前|お名前|登壇者"
    ),
    "post": (
        r"post|position|title|affiliation|position and affiliation|должность"
        r"|должность и организация|役職|肩書|肩書き|所属・役職|所属・肩書|職名"
    ),
    "institution": (
        r"institution|organi[sz]ation|институт|организация|место работы|учреждение|所属"
        r"|所属機関|機関名"
    ),
    "role": r"role|function|роль|функция|役割|担当",
    "country": r"country|страна|国|国名",
}
COLUMN_RULES = [(key, re.compile(words, re.IGNORECASE)) for key, words in COLUMNS.items()]
REMARK = re.compile(r"\s*\([^)]*\)\s*$|\s*[\d０-９]+$")
#: Japanese labels are spread to one width: 「日　時」.
SPREAD = re.compile(r"(?<=[ぁ-ヿ一-鿿])\s+(?=[ぁ-ヿ一-鿿])")
LONGEST_LABEL = 60
MOST_WORDS = 6


def field_of(label: str) -> str:
    """What a label is about; empty if it is no label that we know."""
    bare = SPREAD.sub("", REMARK.sub("", label.strip()))
    if not bare or len(bare) > LONGEST_LABEL or len(bare.split()) > MOST_WORDS:
        return ""
    for key, rule in WHOLE_RULES:
        if rule.fullmatch(bare):
            return key
    return next((key for key, rule in ANYWHERE_RULES if rule.search(bare)), "")


ROLE_RULES = [(key, re.compile(words, re.IGNORECASE)) for key, words in ANYWHERE.items()]


def role_of(remark: str) -> str:
    """The role that a remark behind a name gives, if it gives nothing else: “(moderator)”."""
    return next((key for key, rule in ROLE_RULES if rule.fullmatch(remark.strip())), "")


def column_of(heading: str) -> str:
    """What a column of a table of people holds; empty if it is no such heading."""
    bare = heading.strip()
    return next((key for key, rule in COLUMN_RULES if rule.fullmatch(bare)), "")
