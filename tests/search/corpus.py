"""A small made-up library in three languages, and a way to put it into the index."""

from collections.abc import Iterable

from dialogues.models import SearchEntry
from dialogues.search.indexing import body_tokens, title_tokens

#: key → (kind, title, body)
CORPUS = {
    "arctic": (
        "position",
        "Japan’s investors expect growth in Arctic shipping.",
        "“Ports along the Northern Sea Route will need new icebreakers,” one of the participants said.",
    ),
    "piracy": (
        "position",
        "Russian experts propose joint anti-piracy drills.",
        "Joint drills against pirates, held by navies of both countries, would build trust.",
    ),
    "quad": (
        "position",
        "The U.S.-led Quad worries Moscow.",
        "US–China rivalry grows; the Quad (Japan, US, Australia, India) met on-line.",
    ),
    "nuclear": (
        "position",
        "Nuclear forces are growing",
        "Forces of a nuclear power, not nuclear energy. COVID-19 changed budgets by 1,000,000 dollars.",
    ),
    "energy": (
        "position",
        "Nuclear energy is welcomed",
        "O'Brien’s naïve café talk about Łódź; nobody mentions weapons.",
    ),
    "weapons_ru": (
        "position",
        "Россия обеспокоена распространением ядерного оружия",
        "По словам экспертов, ядерное оружие в регионе — угроза. Ещё одна мысль: всё идёт по‑русски.",
    ),
    "trade_ru": (
        "position",
        "Японские эксперты поддерживают торговлю с Россией",
        "Торговля растёт; самолёт Су-35 и договоры с Токио не обсуждались. Йод и иод.",
    ),
    "alliance_ja": (
        "position",
        "日本の専門家は日米同盟を支持する",
        "第3回会議で、ロシアとの経済協力についても話し合った。バイデン大統領の名も出た。",
    ),
    "economy_ja": (
        "position",
        "東京は経済安全保障を重視",
        "日本経済は成長している。ﾊﾞﾙﾄ海の話はない。協力は２０２１年から。",
    ),
    "glass_ja": ("position", "カラスの話", "が、かの字。"),
    "club": (
        "institution",
        "Valdai Discussion Club\nМеждународный дискуссионный клуб «Валдай»\nバルダイ・クラブ",
        "A think tank in Moscow.",
    ),
    "chairman": (
        "participant",
        "Andrey Bystritskiy\nАндрей Быстрицкий",
        "Chairman of the Board.",
    ),
    "honorary": ("participant", "Yohei Sasakawa\n笹川 陽平\n笹川陽平会長", "Honorary Chairman."),
    "tv": ("participant", "ウラジーミル・プーチン", "Mentioned only, on television."),
    "topic": ("topic", "Russia", "Russia in Asia, its forces and its energy."),
    "korea": ("topic", "한국 정부", "대한민국 정부의 입장"),
}
KEYS = {key: number for number, key in enumerate(CORPUS, start=1)}


def entry(kind: str, object_id: int, title: str, body: str = "") -> SearchEntry:
    return SearchEntry(
        kind=kind,
        object_id=object_id,
        title=title,
        body=body,
        title_tokens=title_tokens(title),
        body_tokens=body_tokens(body),
    )


def store_corpus() -> None:
    SearchEntry.objects.bulk_create(
        entry(kind, KEYS[key], title, body) for key, (kind, title, body) in CORPUS.items()
    )


def keys_of(object_ids: Iterable[int]) -> set[str]:
    names = {number: key for key, number in KEYS.items()}
    return {names[number] for number in object_ids}
