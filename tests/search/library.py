"""What the table of queries is asked of: both conferences as delivered, and a third, made up of
everything in three languages that is hard to find.

A record goes by its slug, a position of the first two by conference and number (``jiia 12``), and
one of the third by the key it has here.
"""

from typing import Any

from dialogues.importing import seeds
from dialogues.models import Participant, Position
from tests import factories as f

ENGLISH = (
    "Séamus O’Brien called the U.S.-led anti-piracy drills “naïve”. COVID-19 cut the grain trade by "
    "1,000,000 tonnes, traders in Tōkyō said. Re-export of nucleotides was not discussed. "
    "A nuclear-free Arctic is nobody’s plan, he added."
)
RUSSIAN = (
    "Ещё весной Пётр Ёлкин поддержал торговлю зерном с Японией. По словам Быстри\u0301цкого, "
    "самолёты Су\u201135 и ядерное оружие не обсуждались. Йод и кофейные зёрна подорожали. "
    "«Мы ведём переговоры с JIIA», — сказал он."
)
JAPANESE = (
    "笹川会長は北極海航路の平和利用を支持した。第３回会議では穀物貿易とﾊﾞﾙﾄ海の安全について話し合った。"
    "「核燃料は要らない」と同氏は述べた。カナダ側は２０２６年のＬＮＧ輸出を求めた。"
)
TRANSLATION = "Nuclear fuel is not needed"

#: key → (text, statement, exact words, holders, topics, translation)
POSITIONS: dict[str, tuple[str, str, str, tuple[str, ...], tuple[str, ...], str]] = {
    "drills": (
        "en",
        "Exercises against pirates under American lead achieve little.",
        "the U.S.-led anti-piracy drills “naïve”",
        ("obrien",),
        ("arctic-shipping",),
        "",
    ),
    "grain": (
        "en",
        "The pandemic made the grain trade shrink.",
        "COVID-19 cut the grain trade by 1,000,000 tonnes, traders in Tōkyō said",
        ("traders",),
        ("commodities",),
        "",
    ),
    "nucleotides": (
        "en",
        "Nobody spoke about biochemistry.",
        "Re-export of nucleotides was not discussed",
        (),
        ("commodities",),
        "",
    ),
    "nuclear-free": (
        "en",
        "The far north will not be free of nuclear arms.",
        "A nuclear-free Arctic is nobody’s plan",
        ("obrien",),
        ("arctic-shipping",),
        "",
    ),
    "zerno": (
        "ru",
        "Торговле зерном с Японией обещана поддержка.",
        "Ещё весной Пётр Ёлкин поддержал торговлю зерном с Японией",
        ("yolkin",),
        ("commodities",),
        "",
    ),
    "samolyoty": (
        "ru",
        "О самолётах речи не было.",
        "самолёты Су\u201135 и ядерное оружие не обсуждались",
        (),
        ("arctic-shipping",),
        "",
    ),
    "jod": ("ru", "Цены растут.", "Йод и кофейные зёрна подорожали", (), ("commodities",), ""),
    "peregovory": (
        "ru",
        "Переговоры с японским институтом идут.",
        "Мы ведём переговоры с JIIA",
        (),
        ("arctic-shipping",),
        "",
    ),
    "route": (
        "ja",
        "北極海航路は平和のためにある。",
        "笹川会長は北極海航路の平和利用を支持した",
        ("yohei-sasakawa",),
        ("arctic-shipping",),
        "",
    ),
    "baltic": (
        "ja",
        "会議は貿易と海の安全を論じた。",
        "第３回会議では穀物貿易とﾊﾞﾙﾄ海の安全について話し合った",
        (),
        ("commodities",),
        "",
    ),
    "fuel": (
        "ja",
        "核燃料は不要である。",
        "核燃料は要らない",
        ("yohei-sasakawa",),
        ("arctic-shipping",),
        TRANSLATION,
    ),
    "gas": (
        "ja",
        "カナダはガスを売りたい。",
        "２０２６年のＬＮＧ輸出を求めた",
        ("ottawa",),
        ("commodities",),
        "",
    ),
}
LANGUAGES = {"en": ENGLISH, "ru": RUSSIAN, "ja": JAPANESE}

Keys = dict[tuple[str, int], str]


def build() -> Keys:
    """Load and make everything; returns the key of each position, by noun and primary key."""
    seeds.load()
    keys: Keys = {
        ("position", pk): f"{slug.split('-')[1]} {number}"
        for pk, slug, number in Position.objects.values_list("pk", "conference__slug", "number")
    }
    keys |= {("position", pk): key for key, pk in _third_conference().items()}
    return keys


def _third_conference() -> dict[str, int]:
    conference = f.ConferenceFactory(
        slug="vdc-2026", title="Northern winds: a dialogue on shipping", start_date=None
    )
    centre = f.InstitutionFactory(
        slug="vdc", name="Vladivostok Dialogue Centre", acronym="VDC", country="RU"
    )
    for text in ("Владивостокский центр диалога", "ウラジオストク対話センター"):
        f.InstitutionNameFactory(institution=centre, text=text)
    f.HostFactory(conference=conference, institution=centre)
    people, topics = _people(), _topics()
    f.AppearanceFactory(conference=conference, participant=people["yolkin"], stated_as="Ректор")
    documents = {
        language: f.DocumentFactory(
            slug=f"minutes-{language}",
            title=f"Minutes ({language})",
            text=text,
            language=language,
            conferences=[conference],
        )
        for language, text in LANGUAGES.items()
    }
    return {
        key: _position(given, conference, documents, people, topics)
        for key, given in POSITIONS.items()
    }


def _position(given: Any, conference: Any, documents: Any, people: Any, topics: Any) -> int:
    language, statement, exact, holders, subjects, translation = given
    position = f.PositionFactory(
        conference=conference,
        document=documents[language],
        statement=statement,
        quotations=[],
        holders=[people[key] for key in holders],
        unattributed=not holders,
        topics=[topics[key] for key in subjects],
    )
    position.attributions.update(words="")
    f.QuotationFactory(
        position=position,
        exact=exact,
        translation=translation,
        translator="Editors" if translation else "",
    )
    return int(position.pk)


def _people() -> dict[str, Any]:
    obrien = f.ParticipantFactory(slug="obrien", name="Séamus O’Brien")
    f.ParticipantNameFactory(participant=obrien, text="Шеймас О’Брайен")
    f.ParticipantNameFactory(participant=obrien, text="シェイマス・オブライエン", language="ja")
    yolkin = f.ParticipantFactory(slug="yolkin", name="Pyotr Yolkin")
    f.ParticipantNameFactory(participant=yolkin, text="Пётр Ёлкин")
    ottawa = f.ParticipantFactory(slug="ottawa", name="Ottawa", government=True)
    f.ParticipantNameFactory(participant=ottawa, text="カナダ政府", language="ja")
    traders = f.ParticipantFactory(slug="traders", name="Traders in Tōkyō", expert_group=True)
    sasakawa = Participant.objects.get(slug="yohei-sasakawa")
    people = (obrien, yolkin, ottawa, traders, sasakawa)
    return {person.slug: person for person in people}


def _topics() -> dict[str, Any]:
    shipping = f.TopicFactory(slug="arctic-shipping", name="Arctic shipping", scope_note="")
    f.TopicLabelFactory(topic=shipping, text="Арктическое судоходство")
    f.TopicLabelFactory(topic=shipping, text="北極海運", language="ja")
    goods = f.TopicFactory(slug="commodities", name="Commodities", scope_note="Goods of all kinds.")
    f.TopicLabelFactory(topic=goods, text="Сырьевые товары")
    f.TopicLabelFactory(topic=goods, text="一次産品", language="ja")
    return {topic.slug: topic for topic in (shipping, goods)}
