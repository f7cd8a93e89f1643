"""Titles, posts and the forms of personal names in Latin, Cyrillic and Japanese script."""

import re

ENGLISH_TITLES = (
    r"(?:Professor|Prof\.?|Doctor|Dr\.?|Mr\.?|Mrs\.?|Ms\.?|Miss|Sir|Dame|Lord"
    r"|H\.\s?E\.|Hon\.|Ambassador"
    r"|Amb\.|General|Gen\.|Lt\.|Col\.|Admiral|Adm\.|Academician|Minister|Senator|Judge|Rev\.|Mx\.?)"
)
#: A title that is a post too is kept with the post; an academic or polite one is not.
POST_TITLE = re.compile(
    r"(?:Professor|Ambassador|General|Admiral|Academician|Minister|Senator|Judge"
    r"|[Пп]рофессор|[Аа]кадемик|[Пп]осол|[Дд]оцент|[Гг]енерал\w*"
    r"|准教授|教授|大使|理事長|会長|所長|研究員|議員|大臣|総裁|代表)"
)
PARTICLE = r"(?:van|von|de|da|del|della|der|den|di|dos|al|bin|ibn|le|la|ter)"
LATIN_WORD = (
    r"(?:[A-ZÀ-ÖØ-Þ](?:\.|['’]?[a-zß-ÿā-ž]+)(?:-[A-Za-zÀ-ÿ][a-zß-ÿ]+)*(?:['’][a-z]+)?"
    r"|[OD]['’][A-Z][a-z]+|[A-ZÀ-Þ]['’]?[A-ZÀ-Þ-]+|Mc[A-Z][a-z]+|[A-Z][a-z]+[A-Z][a-z]+)"
)
LATIN_NAME = rf"{LATIN_WORD}(?:\s+(?:(?:{PARTICLE}\s+){{1,2}}|al-)?{LATIN_WORD}){{1,3}}"

RUSSIAN_TITLES = (
    r"(?:[Пп]рофессор|[Пп]роф\.|[Аа]кадемик|[Дд]оцент|[Дд]-р|[Гг]осподин|[Гг]-н|[Гг]оспожа|[Гг]-жа"
    r"|[Пп]осол|[Гг]енерал(?:-\w+)?)"
)
CYRILLIC_WORD = r"(?:[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)*|[А-ЯЁ]{3,}(?:-[А-ЯЁ]{2,})*)"
INITIALS = r"(?:[А-ЯЁ]\.\s?(?:[А-ЯЁ]\.)?)"
PATRONYMIC = r"[А-ЯЁ][а-яё]+(?:вич|ьич|вна|чна|вича|вичем|вны|вной)\b"
#: Three words are one name only with a patronymic among them.
CYRILLIC_NAME = (
    rf"(?:{INITIALS}\s*{CYRILLIC_WORD}|{CYRILLIC_WORD}\s+{INITIALS}"
    rf"|{CYRILLIC_WORD}\s+{PATRONYMIC}(?:\s+{CYRILLIC_WORD})?"
    rf"|{CYRILLIC_WORD}\s+{CYRILLIC_WORD}\s+{PATRONYMIC}"
    r"|[А-ЯЁ][а-яё]{1,4}(?:\s[А-ЯЁ][а-яё]{1,4}){2}(?![а-яё])"  # Ким Чжи Хун
    rf"|{CYRILLIC_WORD}\s+{CYRILLIC_WORD})"
)
#: A run of capitalised words, at the end of which a name may stand.
CAPITALISED = {
    "en": rf"(?:{LATIN_WORD})(?:\s+(?:{PARTICLE}\s+){{0,2}}{LATIN_WORD})+",
    "ru": (
        rf"(?:{INITIALS}\s*{CYRILLIC_WORD}|{CYRILLIC_WORD}(?:\s+(?:{CYRILLIC_WORD}"
        rf"|{INITIALS}))+)"
    ),
}

KANJI = "一-鿿々〆ヶ"
KATAKANA = "ァ-ヺー"
JAPANESE_NAME = (
    rf"(?:[{KATAKANA}]+(?:[・=＝][{KATAKANA}A-Z.]+){{1,3}}"
    rf"|[{KANJI}]{{1,3}}\s[{KANJI}ぁ-んァ-ヺー]{{1,4}}"
    rf"|[{KANJI}]{{1,3}}(?:(?![氏のをがは])[{KANJI}ぁ-ん]){{1,3}})"
)
JAPANESE_HONORIFIC = (
    r"(?:氏|博士|先生|様|女史|教授|准教授|大使|理事長|会長|所長|研究員|議員|大臣|総裁|代表)"
)

NOT_A_NAME = frozenset(
    [
        "Academy",
        "Affairs",
        "Agency",
        "Agenda",
        "All",
        "America",
        "And",
        "April",
        "Asia",
        "August",
        "Board",
        "Center",
        "Centre",
        "Chair",
        "Chairman",
        "Chairwoman",
        "Chairperson",
        "Chief",
        "Closed",
        "Club",
        "College",
        "Committee",
        "Conference",
        "Council",
        "Day",
        "December",
        "Department",
        "Deputy",
        "Dialogue",
        "Director",
        "Discussion",
        "East",
        "Economic",
        "Economics",
        "Embassy",
        "English",
        "Eurasian",
        "Europe",
        "European",
        "Executive",
        "February",
        "Federation",
        "Fellow",
        "First",
        "Former",
        "Forum",
        "Foundation",
        "Founder",
        "General",
        "Group",
        "Head",
        "Honorary",
        "House",
        "Indo-Pacific",
        "Institute",
        "International",
        "Japan",
        "Japanese",
        "January",
        "July",
        "June",
        "Korea",
        "Lead",
        "March",
        "May",
        "Member",
        "Meeting",
        "Ministry",
        "Moderator",
        "National",
        "North",
        "November",
        "October",
        "Office",
        "Opening",
        "Pacific",
        "Panel",
        "Participants",
        "Partner",
        "President",
        "Prime",
        "Principal",
        "Professor",
        "Programme",
        "Program",
        "Project",
        "Question",
        "Ralph",
        "Research",
        "Researcher",
        "Round",
        "Russia",
        "Russian",
        "School",
        "Science",
        "Sciences",
        "Second",
        "Secretary",
        "Security",
        "Senior",
        "September",
        "Session",
        "Society",
        "South",
        "Speaker",
        "Speakers",
        "State",
        "States",
        "Strategic",
        "Strategy",
        "Studies",
        "Table",
        "Third",
        "Track",
        "United",
        "University",
        "Vice",
        "West",
        "Western",
        "Workshop",
        "World",
        "Association",
        "Bureau",
        "Cabinet",
        "Commission",
        "Coordinator",
        "Dean",
        "Delegation",
        "Editor",
        "Emeritus",
        "Associate",
        "Assistant",
        "Analyst",
        "Adviser",
        "Advisor",
        "Ambassador",
        "Minister",
        "Moscow",
        "Tokyo",
        "Beijing",
        "Washington",
        "Kremlin",
        "Q",
        "A",
        "Q&A",
        "Coffee",
        "Lunch",
        "Break",
        "Registration",
        "Closing",
        "Remarks",
        "Welcome",
        "Chatham",
        "Rule",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "Political",
        "Policy",
        "Public",
        "Relations",
        "Summary",
        "Report",
        "Note",
        "China",
        "Chinese",
        "American",
        "India",
        "Indian",
    ]
) - {"Ralph"}
RUSSIAN_NOT_A_NAME = re.compile(
    r"(?:институт|университет|академи|фонд|центр|совет|клуб|комитет|комисси|министерств|федераци"
    r"|росси|япони|кита|сша|москв|токио|директор|председател|профессор|руководител|заместител|член"
    r"|сесси|секци|участник|модератор|докладчик|организатор|день|дальн|восто|азиатск|тихоокеан"
    r"|междунар|круглый|стол|вопрос|ответ|дата|место|посол|посольств|эксперт|научн|главн|стран"
    r"|государств|общ|азии|азия|европ|арктик|северн|южн|запад|инду|корея|кореи|тема|правил)",
    re.IGNORECASE,
)
JAPANESE_POST = re.compile(
    r"(?:名誉|特別|主席|上席|主任|客員|副|元|前|常務|専務|代表|上級|首席|筆頭)*"
    r"(?:教授|准教授|研究員|研究部長|研究主幹|主幹|所長|理事長|理事|会長|大使|公使|部長|局長|課長|室長|代表"
    r"|顧問|館長|総長|学長|学部長|議員|センター長|フェロー|ディレクター|委員長?|次官|審議官|参事官|事務局長"
    r"|社長|専務|講師|助教|アナリスト|記者|編集長|論説委員|総裁|書記官|大臣|研究科長|副会長|座長|議長|専門家)"
)
JAPANESE_NOT_A_NAME = re.compile(
    r"研究|大学|財団|国際|日本|経済|政策|外交|会議|参加|出席|開催|報告|講演|発表|司会|討論|議論|政府|関係|専門"
    r"|地域|安全|共同|主催|共催|開会|閉会|挨拶|基調|両国|双方|日露|日中|日米|日韓|露側|側$|年度|今回|次回|午前|午後"
    r"|大統領|首相|総理|外相|^第|部会|テーマ|会場|日時|氏名|所属|役職|新聞|問題|協力|対話|皆さ|さん$|さま$|様$|東京|大阪|京都市"
)
ENGLISH_POST = re.compile(
    r"\b(?:director|chair(?:man|woman|person)?|president|professor|head|fellow|dean|rector|member"
    r"|secretary|researcher|chief|ambassador|advis[eo]r|analyst|editor|officer|representative"
    r"|coordinator|lecturer|minister|manager|founder|partner|scholar|counsellor"
    r"|correspondent|expert"
    r"|journalist|consul|envoy|economist|scientist|governor|mayor|deputy|leader)\b",
    re.IGNORECASE,
)
RUSSIAN_POST = re.compile(
    r"(?:директор|председател|профессор|руководител|заместител|член|сотрудник|заведующ|ректор|декан"
    r"|посол|советник|эксперт|президент|секретар|доцент|академик|представител|аналитик|редактор"
    r"|научный|научная|глава|консул|министр|депутат|журналист|основател|координатор|преподавател)",
    re.IGNORECASE,
)
