"""The made-up words of the demonstration set, each in English, Russian and Japanese.

Places do not exist, so that no country is said to hold a view on anything real.
"""

from dataclasses import dataclass

from dialogues.choices import Stance


@dataclass(frozen=True)
class Words:
    en: str
    ru: str
    ja: str

    def in_language(self, language: str) -> str:
        return str(getattr(self, language))


SUBJECTS = (
    Words("Fisheries", "Рыболовство", "漁業"),
    Words("Shipping", "Судоходство", "海運"),
    Words("Energy", "Энергетика", "エネルギー"),
    Words("Trade", "Торговля", "貿易"),
    Words("Space", "Космос", "宇宙"),
    Words("Cyber security", "Кибербезопасность", "サイバー安全保障"),
    Words("Health", "Здравоохранение", "保健"),
    Words("Climate", "Климат", "気候"),
    Words("Migration", "Миграция", "移民"),
    Words("Arms control", "Контроль над вооружениями", "軍備管理"),
    Words("Nuclear safety", "Ядерная безопасность", "原子力安全"),
    Words("Education", "Образование", "教育"),
    Words("Finance", "Финансы", "金融"),
    Words("Railways", "Железные дороги", "鉄道"),
    Words("Water", "Водные ресурсы", "水資源"),
    Words("Food", "Продовольствие", "食料"),
    Words("Tourism", "Туризм", "観光"),
    Words("Media", "Средства массовой информации", "メディア"),
    Words("Law of the sea", "Морское право", "海洋法"),
    Words("Regional order", "Региональный порядок", "地域秩序"),
)
ASPECTS = (
    Words("rules", "правила", "規則"),
    Words("funding", "финансирование", "資金"),
    Words("monitoring", "наблюдение", "監視"),
    Words("early warning", "раннее предупреждение", "早期警戒"),
)
PLACES = (
    Words("the Veridian Strait", "Веридианский пролив", "ヴェリディア海峡"),
    Words("the Ardena Basin", "бассейн Ардены", "アルデナ盆地"),
    Words("Lake Orsk-Lar", "озеро Орск-Лар", "オルスクラル湖"),
    Words("the Nordhavn Gulf", "залив Нордхавн", "ノルドハウン湾"),
)
CITIES = ("Ardena", "Nordhavn", "Port Veridian", "Orsk-Lar", "Selmaa", "Kirune", "Tavolga")
COUNTRIES = (
    "RU", "JP", "US", "CN", "KR", "IN", "DE", "FR", "GB", "AU", "ID", "VN",
    "SG", "TR", "BR", "ZA", "CA", "IT", "MN", "KZ", "PL", "FI", "MX", "EG",
)  # fmt: skip
GIVEN = (
    Words("Alva", "Альва", "アルヴァ"),
    Words("Bero", "Беро", "ベロ"),
    Words("Cilia", "Цилия", "シリア"),
    Words("Doran", "Доран", "ドラン"),
    Words("Eiko", "Эйко", "栄子"),
    Words("Fyodor", "Фёдор", "フョードル"),
    Words("Gwen", "Гвен", "グウェン"),
    Words("Haruto", "Харуто", "陽翔"),
    Words("Ilse", "Ильзе", "イルゼ"),
    Words("Juno", "Юнона", "ユノ"),
    Words("Kira", "Кира", "キラ"),
    Words("Lev", "Лев", "レフ"),
    Words("Mikio", "Микио", "幹夫"),
    Words("Nadezhda", "Надежда", "ナデジダ"),
    Words("Olin", "Олин", "オリン"),
    Words("Petra", "Петра", "ペトラ"),
)
FAMILY = (
    Words("Sampleton", "Сэмплтон", "サンプルトン"),
    Words("Primerov", "Примеров", "プリメロフ"),
    Words("Mihonda", "Михонда", "見本田"),
    Words("Exempel", "Экземпель", "エクセンペル"),
    Words("Obraztsova", "Образцова", "オブラスツォワ"),
    Words("Reibayashi", "Рэйбаяси", "例林"),
    Words("Ensayo", "Энсайо", "エンサヨ"),
    Words("Modellberg", "Модельберг", "モデルベルク"),
    Words("Shablonskaya", "Шаблонская", "シャブロンスカヤ"),
    Words("Kasozawa", "Касодзава", "仮想沢"),
    Words("Fictorius", "Фикториус", "フィクトリウス"),
    Words("Placehold", "Плейсхолд", "プレースホルド"),
    Words("Proboyan", "Пробоян", "プロボヤン"),
    Words("Testorelli", "Тесторелли", "テストレッリ"),
    Words("Tameshige", "Тамэсигэ", "試重"),
    Words("Vymyslov", "Вымыслов", "ヴィムィスロフ"),
)
POSTS = ("Director", "Senior Fellow", "Professor", "Chair", "Research Fellow", "Ambassador (ret.)")
INSTITUTES = ("Institute for", "Centre for", "Foundation for", "School of", "Council on")

#: What is claimed of a thing, by stance; the braces take the thing and a number.
CLAIMS: dict[str, tuple[Words, ...]] = {
    Stance.SUPPORTS: (
        Words(
            "the arrangement on {thing} deserves to be kept for another {n} years",
            "договорённость по теме «{thing}» заслуживает продления на {n} лет",
            "「{thing}」に関する取り決めはさらに{n}年続ける価値がある",
        ),
        Words(
            "{n} joint projects on {thing} have been a success",
            "{n} совместных проектов по теме «{thing}» были успешными",
            "「{thing}」に関する{n}件の共同事業は成功であった",
        ),
    ),
    Stance.OPPOSES: (
        Words(
            "no further {n} per cent should be cut for {thing}",
            "нельзя урезать ещё {n} процентов по теме «{thing}»",
            "「{thing}」についてさらに{n}パーセント削減すべきではない",
        ),
        Words(
            "the {n}-point plan for {thing} is unacceptable",
            "план из {n} пунктов по теме «{thing}» неприемлем",
            "「{thing}」に関する{n}項目の計画は受け入れられない",
        ),
    ),
    Stance.CONCERNED: (
        Words(
            "the situation around {thing} could get out of hand within {n} months",
            "положение по теме «{thing}» может выйти из-под контроля за {n} месяцев",
            "「{thing}」をめぐる状況は{n}か月以内に制御できなくなるおそれがある",
        ),
    ),
    Stance.EXPECTS: (
        Words(
            "interest in {thing} will grow by {n} per cent",
            "интерес к теме «{thing}» вырастет на {n} процентов",
            "「{thing}」への関心は{n}パーセント高まるだろう",
        ),
    ),
    Stance.PROPOSES: (
        Words(
            "a joint commission of {n} members on {thing} should be set up",
            "следует создать совместную комиссию из {n} членов по теме «{thing}»",
            "「{thing}」に関する{n}人の合同委員会を設けるべきである",
        ),
    ),
    Stance.ASSERTS: (
        Words(
            "{thing} already takes {n} per cent of all common spending",
            "на тему «{thing}» уже приходится {n} процентов общих расходов",
            "「{thing}」はすでに共同支出の{n}パーセントを占めている",
        ),
        Words(
            "the talks on {thing} have lasted {n} months",
            "переговоры по теме «{thing}» длятся {n} месяцев",
            "「{thing}」に関する協議は{n}か月続いている",
        ),
    ),
    Stance.NEUTRAL: (
        Words(
            "{thing} is item {n} of the agenda",
            "тема «{thing}» стоит пунктом {n} повестки",
            "「{thing}」は議題の第{n}項目である",
        ),
    ),
}
SAID = Words(
    "{who} said that {claim}.", "{who}: по их словам, {claim}.", "{who}は、{claim}と述べた。"
)
AUTHOR = Words("In all, {claim}.", "В целом {claim}.", "総じて、{claim}。")
FILLER = Words(
    "The session went on after a break.",
    "После перерыва заседание продолжилось.",
    "休憩の後、会合は続いた。",
)
NOTICE = Words(
    "Synthetic demonstration text. No such meeting took place.",
    "Вымышленный текст для демонстрации. Такой встречи не было.",
    "実演用の架空の文章です。このような会合は行われていません。",
)
DESCRIPTION = "Synthetic demonstration record; nothing of the kind exists."
