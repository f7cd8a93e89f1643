"""The words by which a text states format, access, the attribution rule and languages."""

import re

FORMAT = {
    "hybrid": (
        r"\bhybrid\b|\bboth in person and (?:online|remotely|virtually)|гибридн"
        r"|смешанн\w+ формат|очно-заочн|ハイブリッド"
    ),
    "online": (
        r"\bonline\b|\bvirtual(?:ly)?\b|\bvia (?:Zoom|video)|\bby video"
        r"|video ?conferenc|\bwebinar\b|онлайн|дистанционн"
        r"|видеоконференц|видеосвяз|вебинар|виртуальн|удал[ёе]нн\w+ формат|オンライン"
        r"|ウェブ会議|ウェビナー|Zoom|ビデオ会議|テレビ会議"
    ),
    "in_person": r"\bin[- ]person\b|\bface[- ]to[- ]face\b|\bв очном|\bочн(?:ый|ое|ая|о)\b|対面",
}
ACCESS = {
    "closed_door": (
        r"\bclosed[- ]doors?\b|\bbehind closed doors\b|\bby invitation only\b|\binvitation-only\b"
        r"|\bnot open to the (?:public|press|media)\b|\bclosed to the (?:public"
        r"|press|media)\b|\bclosed (?:session|format|meeting|seminar|discussion)\b"
        r"|в закрыт\w+ (?:режиме|формате)|закрыт(?:ая|ый|ое|ого|ой|ом"
        r"|ую)\s(?:\w+\s)?(?:встреч|семинар|заседани|мероприяти|дискусси|круглы"
        r"|формат|обсуждени)\w*"
        r"|за закрытыми дверями|非公開|クローズド"
    ),
    "open": (
        r"\bopen to the (?:general )?public\b|\bpublic (?:seminar|symposium|lecture"
        r"|event|conference|webinar|forum|discussion|panel)\b"
        r"|\blive-?streamed\b|\blive stream|\bbroadcast live\b"
        r"|открыт(?:ый|ая|ое|ого|ой|ую)\s(?:\w+\s)?(?:семинар|лекци|форум|дискусси"
        r"|конференци|мероприяти|заседани)\w*"
        r"|прям(?:ая|ой|ую) трансляци"
        r"|公開(?:シンポジウム|セミナー|講演会|討論会|フォーラム|ウェビナー|研究会|対話)|一般公開|ライブ配信"
    ),
}
RULE = {
    "chatham_house": r"Chatham House|Ч[аэ]т[аеэ]м[- ]?[Хх]аус\w*|チャタム・?ハウス",
    "role_or_group": (
        r"\bnot for attribution\b|\bnon-attribut\w+|\bwithout attribution\b"
        r"|\bnot (?:be )?attributed to (?:individual|particular|named)"
        r"|без указания (?:имён|имен|авторства|фамилий)|не (?:называть"
        r"|раскрывать) (?:имён|имена|авторов)"
        r"|発言者(?:名)?を(?:特定|明示|明らかに)し?ない|発言者(?:名)?は(?:伏せ|非公表|特定しない)"
    ),
    "embargo": r"\bunder embargo until\b|\bembargoed until\b|под эмбарго до|まで(?:公表|報道)を控え|解禁日",
    "on_record": r"\bon[- ]the[- ]record\b|発言は公開|オンレコ",
}
LANGUAGES = {
    "en": r"\bEnglish\b|английск\w+|英語|英(?=同時通訳)",
    "ru": r"\bRussian\b|русск\w+|ロシア語|露語|日露同時通訳",
    "ja": r"\bJapanese\b|японск\w+|日本語|日(?=[英露中]同時通訳)",
    "zh": r"\bChinese\b|\bMandarin\b|китайск\w+|中国語",
    "ko": r"\bKorean\b|корейск\w+|韓国語|朝鮮語",
    "fr": r"\bFrench\b|французск\w+|フランス語",
    "de": r"\bGerman\b|немецк\w+|ドイツ語",
}
#: Where a sentence speaks of the languages of the event; a people’s name alone says nothing of it.
SPOKEN = re.compile(
    r"(?:working languages?|interpretation|interpreted|language of the (?:event"
    r"|meeting|discussion)|languages were"
    r"|(?:held|conducted|took place|discussion was) (?:\w+ )?in (?:English|Russian"
    r"|Japanese|Chinese|Korean|French|German)"
    r"|рабоч\w+ язык\w*|на (?:\w+ и )?(?:английск|русск|японск|китайск"
    r"|корейск)\w+(?: и \w+)? язык\w*|синхронн\w+ перевод\w*"
    r"|同時通訳|使用言語|(?:英語|日本語|ロシア語|中国語|韓国語)で(?:行|実施|開催))",
    re.IGNORECASE,
)
FORMAT_RULES = {key: re.compile(words, re.IGNORECASE) for key, words in FORMAT.items()}
ACCESS_RULES = {key: re.compile(words, re.IGNORECASE) for key, words in ACCESS.items()}
RULE_RULES = {key: re.compile(words, re.IGNORECASE) for key, words in RULE.items()}
LANGUAGE_RULES = {key: re.compile(words) for key, words in LANGUAGES.items()}

#: Cities as texts name them as a place of meeting: the nominative, and the form after “in”.
ENGLISH_CITIES = (
    "Almaty Amsterdam Ankara Astana Athens Baku Bangkok Beijing Belgrade Berlin Bern Brussels Bucharest"
    " Budapest Busan Cairo Canberra Copenhagen Delhi Doha Dubai Dushanbe Fukuoka Geneva Hanoi Helsinki"
    " Hiroshima Hong~Kong Honolulu Islamabad Istanbul Jakarta Jerusalem Kazan Khabarovsk Kiev Kobe"
    " Kuala~Lumpur Kyiv Kyoto Lisbon London Madrid Manila Minsk Montreal Moscow Mumbai Munich Nagasaki"
    " Nagoya New~Delhi New~York Niigata Nicosia Novosibirsk Osaka Oslo Ottawa Paris Prague Reykjavik Riga"
    " Rome San~Francisco Sapporo Seoul Shanghai Singapore Sochi St~Petersburg St.~Petersburg"
    " Saint~Petersburg Stockholm Sydney Taipei Tallinn Tashkent Tbilisi Tehran Tokyo Toronto Ulaanbaatar"
    " Vienna Vilnius Vladivostok Warsaw Washington Yekaterinburg Yerevan Yokohama Zurich"
)
RUSSIAN_CITIES = {
    "Москва": "Москве", "Санкт-Петербург": "Санкт-Петербурге", "Владивосток": "Владивостоке",
    "Хабаровск": "Хабаровске", "Казань": "Казани", "Сочи": "Сочи", "Новосибирск": "Новосибирске",
    "Екатеринбург": "Екатеринбурге", "Калининград": "Калининграде", "Мурманск": "Мурманске",
    "Архангельск": "Архангельске", "Южно-Сахалинск": "Южно-Сахалинске", "Иркутск": "Иркутске",
    "Томск": "Томске", "Токио": "Токио", "Осака": "Осаке", "Киото": "Киото", "Саппоро": "Саппоро",
    "Пекин": "Пекине", "Шанхай": "Шанхае", "Харбин": "Харбине", "Сеул": "Сеуле", "Пусан": "Пусане",
    "Улан-Батор": "Улан-Баторе", "Дели": "Дели", "Нью-Дели": "Нью-Дели", "Ханой": "Ханое",
    "Сингапур": "Сингапуре", "Астана": "Астане", "Алматы": "Алматы", "Ташкент": "Ташкенте",
    "Минск": "Минске", "Ереван": "Ереване", "Баку": "Баку", "Тбилиси": "Тбилиси", "Киев": "Киеве",
    "Вена": "Вене", "Женева": "Женеве", "Берлин": "Берлине", "Париж": "Париже", "Лондон": "Лондоне",
    "Брюссель": "Брюсселе", "Рим": "Риме", "Хельсинки": "Хельсинки", "Осло": "Осло",
    "Стокгольм": "Стокгольме", "Стамбул": "Стамбуле", "Анкара": "Анкаре", "Вашингтон": "Вашингтоне",
    "Нью-Йорк": "Нью-Йорке", "Бангкок": "Бангкоке", "Тегеран": "Тегеране", "Белград": "Белграде",
}  # fmt: skip
JAPANESE_CITIES = (
    "東京|大阪|京都|札幌|福岡|名古屋|横浜|神戸|広島|長崎|新潟|仙台|那覇|モスクワ|サンクトペテルブルク|ウラジオストク"
    "|ハバロフスク|北京|上海|ソウル|釜山|ウランバートル|ニューデリー|ハノイ|シンガポール|ワシントン|ニューヨーク|ロンドン"
    "|パリ|ベルリン|ジュネーブ|ウィーン|ブリュッセル|ローマ|ヘルシンキ|イスタンブール|バンコク"
)
NAMES = "|".join(name.replace("~", " ").replace(".", r"\.") for name in ENGLISH_CITIES.split())
ENGLISH_PLACE = re.compile(rf"\bin (?P<place>(?:{NAMES})(?:,\s[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)?)\b")
RUSSIAN_PLACE = re.compile(rf"\bво?\s+(?P<place>{'|'.join(RUSSIAN_CITIES.values())})\b")
JAPANESE_PLACE = re.compile(
    rf"(?P<place>{JAPANESE_CITIES})(?:市|都)?(?:都?内)?(?:において|にて|で|の)"
)
#: Any other name behind “in”, where the date or the end of the sentence follows at once.
ENGLISH_ELSEWHERE = re.compile(
    r"(?:\b(?:held|took place|hosted|convened|gathered|met|conference|seminar"
    r"|workshop|dialogue)\b|[”\"])"
    r"[^.;]{0,80}?\bin (?P<place>(?!(?:English|Russian|Japanese|Chinese|January"
    r"|February|March|April|May"
    r"|June|July|August|September|October|November|December)\b)[A-Z][\w'-]+(?:\s[A-Z][\w'-]+){0,2})"
    r"(?=\s+(?:on|from)\s+(?:\d|[A-Z])|\s*\.?\s*$)"
)
PLACES = {"en": ENGLISH_PLACE, "ru": RUSSIAN_PLACE, "ja": JAPANESE_PLACE}
NOMINATIVE = {oblique: name for name, oblique in RUSSIAN_CITIES.items()}
