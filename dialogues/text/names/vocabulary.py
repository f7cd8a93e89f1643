"""Words of names that say nothing about who is meant, and words that look alike and differ.

All are folded as ``dialogues.text.folding`` folds. Each list is open: a word belongs here when
its presence or absence never tells two people, or two institutions, apart.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Before a person's name: forms of address, degrees, ranks. In English, Russian and Japanese print.
TITLES = _words(
    """
    mr mrs ms miss mx sir dame lord lady dr doctor prof professor assoc associate assistant emeritus
    academician honourable honorable rev ambassador general colonel admiral
    господин госпожа гн гжа г-н г-жа товарищ доктор др д-р проф профессор доцент академик
    членкорреспондент член-корреспондент посол генерал полковник адмирал
    """
)

#: Titles only with their full stop: Gen Nakatani is no general.
DOTTED_TITLES = _words("gen. col. adm. amb. hon. rev. ген. акад. доц.")

#: After a person's name, with or without a comma.
DEGREES = _words("phd dphil llm mba msc esq кин ктн дин дпн кпн")

#: After a Japanese name, without a space; the longest first, since 名誉教授 ends in 教授.
JAPANESE_TITLES = tuple(
    sorted(
        _words(
            """
        氏 様 さん 先生 博士 教授 准教授 助教授 名誉教授 特任教授 特命教授 客員教授 講師
        研究員 主任研究員 上席研究員 主席研究員 主任研究官 会長 理事長 副理事長 理事 所長 副所長
        大使 元大使 大臣 首相 総理 議員
            """
        ),
        key=lambda title: (-len(title), title),
    )
)

#: Small words of a title, dropped when two titles are not equal to the letter.
SMALL_WORDS = _words(
    """
    a an the of for and on in at to by with from de la le du des et der die das fur und van von
    и в во на по о об для при с со к от до из им имени
    """
)

#: Forms of incorporation: the same body is printed with and without them.
LEGAL_FORMS = _words(
    """
    inc incorporated ltd limited llc llp plc corp co gmbh ag sa kk
    ано нко ооо оао зао пао ао фгбу фгбун фгбоу фгаоу фгнбу фгуп гоу
    """
)
JAPANESE_LEGAL_FORMS = (
    "公益財団法人", "一般財団法人", "公益社団法人", "一般社団法人", "特定非営利活動法人",
    "国立研究開発法人", "国立大学法人", "公立大学法人", "独立行政法人", "学校法人", "財団法人",
    "社団法人", "株式会社", "合同会社", "有限会社", "npo法人", "(公財)", "(一財)", "(社)", "(株)",
)  # fmt: skip

#: Printed short; the long form is what is compared.
SHORT_WORDS = {
    "inst": "institute", "univ": "university", "dept": "department", "intl": "international",
    "int'l": "international", "assn": "association", "assoc": "association", "acad": "academy",
    "ctr": "center", "cent": "center", "natl": "national", "nat'l": "national", "gov": "government",
    "govt": "government", "min": "ministry", "&": "and", "ин-т": "институт", "ун-т": "университет",
    "ф-т": "факультет", "мин-во": "министерство", "ак": "академия",
    "ras": "russian academy of sciences", "ран": "российской академии наук",
}  # fmt: skip

#: British and American spelling of the words that names of institutions are made of.
AMERICAN = {
    "centre": "center", "centres": "centers", "organisation": "organization",
    "organisations": "organizations", "defence": "defense", "labour": "labor",
    "programme": "program", "programmes": "programs", "theatre": "theater",
    "neighbourhood": "neighborhood", "globalisation": "globalization",
    "modernisation": "modernization", "cooperation": "co-operation", "behaviour": "behavior",
}  # fmt: skip

#: Words that thousands of names share: agreeing in these alone is no likeness.
COMMON_WORDS = _words(
    """
    institute institutes university college school academy academies faculty department division
    center foundation fund association society union council committee commission club forum
    network program project group office agency bureau ministry government organization company
    conference dialogue seminar workshop meeting summit international national state federal
    research studies study science sciences experts expert researchers scholars analysts officials
    policy relations affairs issues new joint annual
    институт университет колледж школа академия факультет кафедра отдел центр фонд ассоциация
    общество союз совет комитет комиссия клуб форум сеть программа проект группа агентство бюро
    министерство правительство организация компания конференция диалог семинар встреча
    международный международная национальный государственный федеральный исследований наук
    эксперты эксперт исследователи аналитики политика отношения отношений
    """
)

#: Beginnings and whole words one letter or two apart that mean different things.
CONTRASTS = frozenset(
    _words(pair)
    for pair in (
        "micro macro", "inter intra", "gambia zambia", "niger nigeria", "austria australia",
        "eastern western", "north south", "northern southern", "east west", "slovakia slovenia",
        "iran iraq", "guinea guyana", "mali malawi", "mauritius mauritania", "import export",
        "hyper hypo", "economy ecology", "economic ecologic", "economics ecologics",
        "political polytechnical", "undersea overseas", "arctic antarctic", "upper lower",
        "first fifth", "sixth sixty", "third thirty",
        "микро макро", "восточный западный", "восточная западная", "австрия австралия",
        "замбия гамбия", "иран ирак", "импорт экспорт", "экономики экологии",
        "экономика экология", "экономический экологический", "арктика антарктика", "нигер нигерия",
    )
)  # fmt: skip
