"""What each of the made-up texts says, read by eye: the whole of it, nothing less and nothing more."""

from typing import Any

EXPECTED: dict[str, dict[str, Any]] = {
    "en_agenda": {
        "language": "en",
        "title": "Workshop: Trust and Verification",
        "kind": "agenda",
        "events": [
            {
                "title": "Workshop: Trust and Verification",
                "kind": "workshop",
                "place": "Hotel Bristol, Vienna",
                "dates": ["2023-02-14"],
                "hosts": [
                    ("co_host", "Vienna Disarmament Centre"),
                    ("co_host", "Embassy of Japan"),
                ],
                "people": [
                    (
                        "opening_remarks",
                        "Karl Huber",
                        "Executive Director, Vienna Disarmament Centre",
                        "Vienna Disarmament Centre",
                    ),
                    ("chair", "Yuko Arai"),
                    ("speaker", "Lena Fischer", "OSCE", "OSCE"),
                    ("discussant", "Olu Adeyemi", "University of Lagos", "University of Lagos"),
                ],
                "sessions": ["Session 1: Data exchange", "Session 2: Inspections"],
            }
        ],
    },
    "en_contradictory": {
        "language": "en",
        "title": "Dialogue on Water and Borders",
        "kind": "summary",
        "authors": [("", "Peter Novak")],
        "events": [
            {
                "title": "Online dialogue on water and borders",
                "kind": "dialogue",
                "format": "online",
                "dates": ["2020-06-09", "2020-06-11"],
                "hosts": [("host", "Centre for River Law")],
                "people": [
                    ("chair", "Nadia Rahimi", "a lawyer"),
                    ("participant", "Omar Haddad", "Delta University", "Delta University"),
                    ("participant", "Lucy Grant"),
                ],
            }
        ],
    },
    "en_dateline": {
        "language": "en",
        "title": "Norse-Pacific Dialogue 2023",
        "kind": "summary",
        "published": "2023-05-04",
        "events": [
            {
                "title": "7th Norse-Pacific Dialogue",
                "kind": "dialogue",
                "series": "Norse-Pacific Dialogue",
                "access": "closed_door",
                "attribution_rule": "chatham_house",
                "place": "Oslo",
                "dates": ["2023-05-03 inferred"],
                "hosts": [
                    ("co_host", "Nordic Security Forum"),
                    ("co_host", "Pacific Policy Institute"),
                ],
                "people": [
                    (
                        "opening_remarks",
                        "Erik Solberg",
                        "director of the Nordic Security Forum",
                        "Nordic Security Forum",
                    ),
                    (
                        "chair",
                        "Hannah Weiss",
                        "Pacific Policy Institute",
                        "Pacific Policy Institute",
                    ),
                    ("speaker", "Takeshi Ono", "Kanto University", "Kanto University"),
                    (
                        "speaker",
                        "Mary-Ann Clarke",
                        "Research Fellow at the Pacific Policy Institute",
                        "Pacific Policy Institute",
                    ),
                    ("speaker", "Jorge Ruiz", "Ambassador"),
                ],
            }
        ],
    },
    "en_several_events": {
        "language": "en",
        "title": "Track Two Diary, Spring 2019",
        "kind": "summary",
        "events": [
            {
                "title": "Round table on fisheries in the Sea of Okhotsk",
                "kind": "round table",
                "place": "Sapporo",
                "dates": ["2019-03-12"],
                "hosts": [
                    ("co_host", "Hokkai Policy Forum"),
                    ("co_host", "Institute of Marine Economics"),
                ],
                "people": [
                    (
                        "participant",
                        "Haruto Ikeda",
                        "Director, Hokkai Policy Forum",
                        "Hokkai Policy Forum",
                    ),
                    (
                        "participant",
                        "Vera Sokolova",
                        "Institute of Marine Economics",
                        "Institute of Marine Economics",
                    ),
                ],
            },
            {
                "title": "Workshop “Visas for Students”",
                "kind": "workshop",
                "access": "closed_door",
                "attribution_rule": "chatham_house",
                "place": "Lakeside University, Seoul",
                "dates": ["2019-04-04"],
                "hosts": [("venue", "Lakeside University")],
                "people": [("chair", "Min-ji Park")],
            },
            {
                "title": "Expert dialogue on energy storage",
                "kind": "dialogue",
                "place": "Busan",
                "dates": ["2019-05-27/2019-05-28"],
                "hosts": [("host", "Green Grid Association")],
                "people": [("opening_remarks", "Tomas Lindqvist", "president of the association")],
            },
        ],
    },
    "en_speaker_list": {
        "language": "en",
        "title": "Supply Chains after the Storm: What Northern Ports Need",
        "kind": "summary",
        "published": "2022-11-02",
        "events": [
            {
                "title": "Supply Chains after the Storm",
                "kind": "seminar",
                "format": "hybrid",
                "access": "open",
                "place": "Hamburg",
                "dates": ["2022-10-18/2022-10-20"],
                "languages": ["en", "ja"],
                "hosts": [
                    ("co_host", "Baltic Centre for Trade Studies"),
                    ("co_host", "Nagoya Institute of Logistics"),
                    ("sponsor", "Harbour Foundation"),
                ],
                "people": [
                    (
                        "opening_remarks",
                        "Ingrid Halvorsen",
                        "Rector, University of Bergvik",
                        "University of Bergvik",
                    ),
                    (
                        "opening_remarks",
                        "Kenji Morita",
                        "Ambassador-at-Large, Ministry of Foreign Affairs of Japan",
                        "Ministry of Foreign Affairs of Japan",
                    ),
                    (
                        "chair",
                        "Paul O’Neill",
                        "Baltic Centre for Trade Studies",
                        "Baltic Centre for Trade Studies",
                    ),
                    (
                        "speaker",
                        "Aiko Tanabe",
                        "Senior Fellow, Nagoya Institute of Logistics",
                        "Nagoya Institute of Logistics",
                    ),
                    (
                        "speaker",
                        "Lars-Erik Dahl",
                        "Head of Research, Port Authority of Bergvik",
                        "Port Authority of Bergvik",
                    ),
                    (
                        "speaker",
                        "Chen Yulan",
                        "Professor, East River University",
                        "East River University",
                    ),
                    ("speaker", "Marta de la Cruz", "independent consultant"),
                ],
            }
        ],
    },
    "en_transcript": {
        "language": "en",
        "title": "Transcript: Evening Conversation on Arctic Shipping",
        "kind": "transcript",
        "events": [
            {
                "title": "Evening Conversation on Arctic Shipping",
                "people": [
                    ("speaker", "Elena Markova"),
                    ("speaker", "John Hargreaves"),
                    ("speaker", "Sato Yuki"),
                ],
            }
        ],
    },
    "ja_forum": {
        "language": "ja",
        "title": "第12回日韓海洋フォーラムを開催しました",
        "kind": "summary",
        "events": [
            {
                "title": "第12回日韓海洋フォーラム",
                "kind": "フォーラム",
                "series": "日韓海洋フォーラム",
                "format": "hybrid",
                "attribution_rule": "chatham_house",
                "place": "福岡",
                "dates": ["2023-06-10"],
                "hosts": [("co_host", "海洋政策財団"), ("co_host", "釜山海洋大学校")],
                "people": [
                    ("opening_remarks", "岡田健", "海洋政策財団; 理事長", "海洋政策財団"),
                    ("speaker", "金成洙", "釜山海洋大学校教授", "釜山海洋大学校"),
                    (
                        "speaker",
                        "山本美紀",
                        "九州海洋研究センター主任研究員",
                        "九州海洋研究センター",
                    ),
                    ("discussant", "林一郎", "東都大学; 教授", "東都大学"),
                ],
            }
        ],
    },
    "ja_labels": {
        "language": "ja",
        "title": "日中環境対話（第３回）開催報告",
        "kind": "summary",
        "events": [
            {
                "title": "日中環境対話（第３回）",
                "kind": "対話",
                "place": "東京・みどり会館",
                "dates": ["2021-04-15/2021-04-16"],
                "languages": ["ja", "zh"],
                "hosts": [
                    ("host", "北東アジア環境研究所"),
                    ("co_host", "長江大学"),
                    ("co_host", "国際森林財団"),
                ],
                "people": [
                    (
                        "participant",
                        "大森 健一",
                        "北東アジア環境研究所所長",
                        "北東アジア環境研究所",
                    ),
                    ("participant", "西川 美咲", "東都大学准教授", "東都大学"),
                    ("participant", "王建国", "長江大学教授", "長江大学"),
                    ("chair", "川口涼子", "国際森林財団研究主幹", "国際森林財団"),
                ],
            }
        ],
    },
    "ja_programme": {
        "language": "ja",
        "title": "国際ワークショップ「越境する水」プログラム",
        "kind": "agenda",
        "events": [
            {
                "title": "越境する水",
                "kind": "ワークショップ",
                "format": "online",
                "dates": ["2022-03-05"],
                "hosts": [("co_host", "水文化研究所"), ("co_host", "メコン大学")],
                "people": [
                    ("opening_remarks", "藤井浩二", "水文化研究所所長", "水文化研究所"),
                    ("speaker", "Nguyen Thi Hoa", "メコン大学准教授", "メコン大学"),
                    ("chair", "中村さやか", "水文化研究所", "水文化研究所"),
                ],
            }
        ],
    },
    "ja_prose": {
        "language": "ja",
        "title": "北極海航路の十年",
        "kind": "summary",
        "published": "2022-12-01",
        "events": [
            {
                "title": "北極海航路の十年",
                "kind": "会合",
                "format": "online",
                "access": "closed_door",
                "attribution_rule": "role_or_group",
                "dates": ["2022-11-24 inferred"],
                "hosts": [("co_host", "北方政策研究所"), ("co_host", "サハリン海洋大学")],
                "people": [
                    ("opening_remarks", "村上誠司", "北方政策研究所理事長", "北方政策研究所"),
                    ("speaker", "イーゴリ・ラザレフ", "サハリン海洋大学教授", "サハリン海洋大学"),
                    ("speaker", "佐野恵", "港湾アナリスト"),
                    ("chair", "石田大輔", "北方政策研究所主任研究員", "北方政策研究所"),
                ],
            }
        ],
    },
    "ja_several_events": {
        "language": "ja",
        "title": "活動記録 二つの会合",
        "kind": "summary",
        "events": [
            {
                "title": "公開シンポジウム「島と風力」",
                "kind": "シンポジウム",
                "access": "open",
                "place": "札幌",
                "dates": ["2019-02-09"],
                "hosts": [("host", "風力学会")],
                "people": [
                    ("speaker", "三浦直樹", "風力学会会長", "風力学会"),
                    ("speaker", "高橋 りか", "はまなす大学講師", "はまなす大学"),
                ],
            },
            {
                "title": "専門家懇談会「漁業と暦」",
                "kind": "懇談会",
                "format": "in_person",
                "dates": ["2019-03-02"],
                "hosts": [("host", "オホーツク暦法協会")],
                "people": [("chair", "遠藤光", "オホーツク暦法協会理事", "オホーツク暦法協会")],
            },
        ],
    },
    "ja_transcript": {
        "language": "ja",
        "title": "座談会「鉄道と国境」（2020年8月）",
        "kind": "transcript",
        "events": [
            {
                "title": "鉄道と国境",
                "kind": "座談会",
                "dates": ["2020-08"],
                "people": [
                    ("speaker", "佐伯"),
                    ("speaker", "グエン・ヴァン・ミン"),
                    ("speaker", "松田京子"),
                ],
            }
        ],
    },
    "ru_agenda": {
        "language": "ru",
        "title": "Программа международной конференции «Цифровые соседи»",
        "kind": "agenda",
        "events": [
            {
                "title": "Цифровые соседи",
                "kind": "конференция",
                "dates": ["2022-09-30/2022-10-01"],
                "hosts": [("host", "Ассоциация цифровых исследований")],
                "people": [
                    (
                        "opening_remarks",
                        "Алексей Руднев",
                        "президент Ассоциации цифровых исследований",
                        "Ассоциация цифровых исследований",
                    ),
                    ("chair", "Юлия Ветрова", "Университет информатики", "Университет информатики"),
                    (
                        "speaker",
                        "Тарек Насер",
                        "Нильский центр технологий",
                        "Нильский центр технологий",
                    ),
                    ("speaker", "Вера Ким", "аналитик"),
                    (
                        "chair",
                        "Алексей Руднев",
                        "президент Ассоциации цифровых исследований",
                        "Ассоциация цифровых исследований",
                    ),
                ],
                "sessions": [
                    "День 1. 30 сентября 2022 г.",
                    "Сессия 1. Данные без границ",
                    "День 2. 1 октября 2022 г.",
                    "Сессия 2. Кто хранит архивы",
                ],
            }
        ],
    },
    "ru_club": {
        "language": "ru",
        "title": "Состоялось заседание российско-корейского экспертного клуба",
        "kind": "summary",
        "events": [
            {
                "title": "V заседание Российско-корейского экспертного клуба",
                "kind": "заседание",
                "series": "Заседание Российско-корейского экспертного клуба",
                "format": "online",
                "dates": ["2022-03-03"],
                "hosts": [("co_host", "Институт Азии"), ("co_host", "Сеульский форум")],
                "people": [
                    ("participant", "Ирина Зотова", "ведущий научный сотрудник"),
                    (
                        "participant",
                        "Ким Чжи Хун",
                        "президент Сеульского форума",
                        "Сеульский форум",
                    ),
                    (
                        "opening_remarks",
                        "Николай Крылов",
                        "директор Института Азии",
                        "Институт Азии",
                    ),
                ],
            }
        ],
    },
    "ru_dashes": {
        "language": "ru",
        "title": "Отчёт о семинаре",
        "kind": "summary",
        "events": [
            {
                "title": "Водные ресурсы Центральной Азии",
                "kind": "семинар",
                "place": "г. Ташкент, гостиница «Узбекистан»",
                "dates": ["2021-06-15"],
                "hosts": [("host", "Региональный центр водных исследований")],
                "people": [
                    ("chair", "Алишер Каримов"),
                    ("speaker", "Мария Гордеева", "МГИМО", "МГИМО"),
                    ("speaker", "Тимур Ахметов", "эксперт"),
                    ("participant", "Кэн Сато", "Токийский университет", "Токийский университет"),
                ],
            }
        ],
    },
    "ru_labels": {
        "language": "ru",
        "title": "экспертный семинар «Железные дороги и границы»",
        "kind": "summary",
        "events": [
            {
                "title": "экспертный семинар «Железные дороги и границы»",
                "kind": "семинар",
                "format": "in_person",
                "place": "Владивосток",
                "dates": ["2021-10-18/2021-10-20"],
                "languages": ["ru", "zh"],
                "hosts": [
                    ("co_host", "Институт дальневосточных связей"),
                    ("co_host", "Транспортный университет"),
                    ("co_host", "Фонд «Рельсы мира»"),
                ],
                "people": [
                    (
                        "chair",
                        "Сергей Павлович Громов",
                        "декан Транспортного университета",
                        "Транспортный университет",
                    ),
                    ("participant", "Громова Елена Игоревна", "независимый эксперт"),
                    ("participant", "К. Ямада", "корреспондент"),
                    (
                        "speaker",
                        "Ли Вэй",
                        "профессор, Харбинский университет",
                        "Харбинский университет",
                    ),
                    (
                        "speaker",
                        "Дарья Тихонова",
                        "Институт дальневосточных связей",
                        "Институт дальневосточных связей",
                    ),
                ],
                "sessions": ["Сессия 1. Тарифы", "Сессия 2. Таможня"],
            }
        ],
    },
    "ru_no_date": {
        "language": "ru",
        "title": "Доверие без протокола",
        "kind": "summary",
        "authors": [("", "Марина Лескова")],
        "events": [
            {
                "title": "Экспертная дискуссия о мерах доверия в Северо-Восточной Азии",
                "kind": "дискуссия",
                "format": "online",
                "attribution_rule": "chatham_house",
                "hosts": [("host", "Клуб восточных исследований")],
            }
        ],
    },
    "ru_round_table": {
        "language": "ru",
        "title": "Арктика: что дальше?",
        "kind": "summary",
        "published": "2021-05-14",
        "events": [
            {
                "title": "Арктика после навигации",
                "kind": "круглый стол",
                "access": "closed_door",
                "place": "Санкт-Петербург",
                "dates": ["2021-05-12/2021-05-13 inferred"],
                "hosts": [
                    ("co_host", "Центр полярной экономики"),
                    ("co_host", "Университет северного сотрудничества"),
                    ("sponsor", "Фонд «Ледокол»"),
                ],
                "people": [
                    (
                        "opening_remarks",
                        "Иван Ёлкин",
                        "директор Центра полярной экономики",
                        "Центр полярной экономики",
                    ),
                    ("chair", "Анна Белова", "профессор"),
                    ("speaker", "Пётр Сидоров", "Институт океана РАН", "Институт океана РАН"),
                    (
                        "speaker",
                        "Юкио Хатано",
                        "старший научный сотрудник Университета северного сотрудничества",
                        "Университет северного сотрудничества",
                    ),
                    ("speaker", "Ольга Мирная"),
                ],
            }
        ],
    },
}
