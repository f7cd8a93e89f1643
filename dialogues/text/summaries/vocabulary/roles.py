"""The phrases by which a sentence says that somebody was at the event, and in which role.

``after`` names stand behind the phrase (“opened by …”), ``before`` names in front of it
(“…, director of X, opened the meeting”).
"""

import re

from dialogues.text.summaries.vocabulary.labels import (
    CHAIR,
    DISCUSSANT,
    OBSERVER,
    OPENING,
    PARTICIPANT,
    RAPPORTEUR,
    SPEAKER,
)

EVENT = (
    r"(?:the |this |its |a |an |each )?(?:\w+[ -]){0,3}?(?:conference|meeting"
    r"|seminar|discussion|dialogue|session"
    r"|round ?table|workshop|forum|symposium|event|webinar|panel|proceedings|debate|consultations?)"
)
REMARKS = r"(?:remarks?|address(?:es)?|words?|speech(?:es)?)"
ENGLISH_AFTER = (
    (OPENING, (
            rf"(?:opening|welcom\w+|introductory) {REMARKS}(?: were| was)?(?: delivered"
            rf"| given| made| offered)? (?:by|from)"
        )),
    (OPENING, r"(?:was|were|is|and) (?:formally |officially )?opened by"),
    (OPENING, r"opened with (?:\w+ )?(?:remarks|words|an address|a speech) (?:by|from)"),
    (OPENING, rf"opening {EVENT},"),
    (OPENING, rf"in (?:his|her|their) (?:opening|welcom\w+|introductory) {REMARKS},"),
    (CHAIR, r"(?:chaired|moderated|facilitated|presided over|led) by"),
    (CHAIR, r"(?:moderators?|chairs?) (?:was|were|being)"),
    (SPEAKER, (
            r"(?:keynote (?:address|speech|lecture|remarks)|presentations?|papers?|talks?"
            r"|lectures?)(?: were| was)? (?:delivered |given |made |presented )?(?:by|from)"
        )),
    (SPEAKER, (
            r"(?:speakers|panell?ists|presenters)(?: at [^,.]{3,60}?)? (?:included|were|are"
            r"|comprised)"
        )),
    (SPEAKER, r"(?:among|amongst) the (?:speakers|panell?ists) were"),
    (DISCUSSANT, r"(?:comments (?:were )?(?:offered |made |given )?by|discussants? (?:was|were))"),
    (PARTICIPANT, (
            r"(?:with the participation of|attended by"
            r"|(?:other )?participants(?: at [^,.]{3,60}?)? (?:included|were)"
            r"|among(?:st)? (?:the|those) (?:participants|present|attending) were|joined by)"
        )),
    (RAPPORTEUR, r"(?:rapporteur was|summed up by)"),
    (OBSERVER, r"(?:attended as (?:an )?observers? by|observers (?:were|included))"),
)  # fmt: skip
ENGLISH_BEFORE = (
    (OPENING, (
            rf"(?:formally |officially )?(?:opened|inaugurated) {EVENT}|(?:gave|delivered"
            rf"|made|offered) (?:the |an? )?(?:opening|welcom\w+|introductory) {REMARKS}"
            rf"|welcomed the participants"
        )),
    (CHAIR, (
            rf"(?:chaired|moderated|facilitated|presided over) {EVENT}|(?:chaired"
            rf"|moderated)(?=[,.])|(?:was|served as|acted as) (?:the )?(?:moderator|chair)"
        )),
    (SPEAKER, (
            rf"(?:gave|delivered|presented) (?:the |a |an )?(?:keynote|lecture|paper"
            rf"|presentation|report)|spoke at {EVENT}|took the floor|(?:was|were) (?:the "
            rf"|among the )?(?:keynote )?speakers?"
        )),
    (DISCUSSANT, r"(?:was|were|served as|acted as) (?:the )?discussants?"),
    (RAPPORTEUR, r"(?:was|were|served as|acted as) (?:the )?rapporteurs?"),
    (PARTICIPANT, rf"(?:took part|participated) in {EVENT}|attended {EVENT}|joined {EVENT}"),
)  # fmt: skip
RUSSIAN_EVENT = (
    r"(?:\w+\s){0,3}?(?:конференци\w|семинар\w?|встреч\w|дискусси\w|диалог\w?"
    r"|заседани\w|сесси\w|форум\w?"
    r"|круглый стол|симпозиум\w?|мероприяти\w|вебинар\w?|консультаци\w|обсуждени\w|работ\w)"
)
RUSSIAN_AFTER = (
    (OPENING, rf"(?:открыл[аи]?|открывал[аи]?)(?:\s{RUSSIAN_EVENT})?"),
    (OPENING, rf"открывая\s{RUSSIAN_EVENT},"),
    (OPENING, (
            r"с (?:приветств\w+|вступительн\w+)(?:\s(?:слов\w+|реч\w+"
            r"|обращени\w+))?(?: к участникам(?: \w+)?)? (?:выступил[аи]?|обратил\w+)"
        )),
    (CHAIR, (
            rf"(?:модератор(?:ом|ами)|ведущ(?:им|ей|ими)|председател(?:ем"
            rf"|ями))(?:\s{RUSSIAN_EVENT})? (?:выступил[аи]?|стал[аи]?|был[аи]?)"
        )),
    (CHAIR, (
            rf"(?:модерировал[аи]?|вел[аи]?|вёл"
            rf"|председательствовал[аи]?)(?:\s(?:на\s)?{RUSSIAN_EVENT})?"
        )),
    (SPEAKER, (
            r"(?:с (?:ключев\w+ |основн\w+ )?(?:доклад\w+|сообщени\w+"
            r"|лекци\w+) выступил[аи]?|докладчик(?:ом|ами) (?:стал[аи]?|выступил[аи]?"
            r"|был[аи]?)|в числе выступивших были|выступили)"
        )),
    (DISCUSSANT, r"(?:дискуссант(?:ом|ами)|содокладчик(?:ом|ами)) (?:выступил[аи]?|стал[аи]?)"),
    (PARTICIPANT, (
            r"(?:приняли участие|участвовали|в числе участников были"
            r"|участниками \w+ стали)(?: в [а-яё ]{3,40}?)?"
        )),
    (PARTICIPANT, r"с участием"),
)  # fmt: skip
RUSSIAN_BEFORE = (
    (OPENING, (
            rf"(?:открыл[аи]?|открывал[аи]?)\s{RUSSIAN_EVENT}"
            rf"|выступил[аи]? с (?:приветств\w+|вступительн\w+)"
        )),
    (CHAIR, rf"(?:модерировал[аи]?|вел[аи]?|вёл)\s{RUSSIAN_EVENT}|выступил[аи]? модератором"),
    (SPEAKER, r"выступил[аи]? с (?:ключев\w+ |основн\w+ )?(?:доклад\w+|сообщени\w+|лекци\w+)"),
    (PARTICIPANT, rf"принял[аи]? участие в\s{RUSSIAN_EVENT}"),
)  # fmt: skip
JAPANESE_DONE = (
    (
        OPENING,
        r"(?:開会|冒頭|歓迎|主催者)の?(?:挨拶|あいさつ|の辞)|(?:挨拶|あいさつ)(?:を|に立|し)",
    ),
    (CHAIR, r"(?:司会|モデレーター|議長|座長|進行)"),
    (DISCUSSANT, r"(?:討論者|コメンテーター|コメント[をし])"),
    (SPEAKER, r"(?:基調講演|講演|報告|発表|登壇|問題提起|スピーチ)"),
    (OBSERVER, r"オブザーバー"),
    (PARTICIPANT, r"(?:参加|出席)(?:し|者|した)"),
)

AFTER = {
    "en": [(role, re.compile(rf"\b{words}(?!\w)", re.IGNORECASE)) for role, words in ENGLISH_AFTER],
    "ru": [(role, re.compile(rf"\b{words}(?!\w)", re.IGNORECASE)) for role, words in RUSSIAN_AFTER],
}
BEFORE = {
    "en": [
        (role, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for role, words in ENGLISH_BEFORE
    ],
    "ru": [
        (role, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for role, words in RUSSIAN_BEFORE
    ],
}
JAPANESE = [(role, re.compile(words)) for role, words in JAPANESE_DONE]
