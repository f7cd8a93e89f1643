"""Who held the event: from labels, and from the sentences that tell of it."""

import re
from collections.abc import Sequence

from dialogues.text.spans import Span
from dialogues.text.summaries.dates import dates_in
from dialogues.text.summaries.division import DATELINE
from dialogues.text.summaries.findings import FoundHost, FoundInstitution
from dialogues.text.summaries.institutions import institutions_in, is_institution
from dialogues.text.summaries.layout import LABEL, Line
from dialogues.text.summaries.telling import Telling
from dialogues.text.summaries.vocabulary.events import ACTIVE, NOUN
from dialogues.text.summaries.vocabulary.labels import CO_HOST, HOST, HOST_FIELDS, SPONSOR, VENUE

STOP = (
    r"(?=\s*(?:[.;:()]|,\s+(?:with|which|who|in|at|on|under|where|a\s|an\s"
    r"|and (?:was|with)|под|при|в\s|с\s|котор)"
    r"|\s(?:on|in|at|from|with|under|was|were|for the|to|held|hosted|organi|и при"
    r"|под|при|в|на|с участием"
    r"|совместно|состоял|прош|провел|провёл|организ)\s)|$)"
)
NAME = rf"(?P<hosts>(?:the\s+)?[^.;:]{{2,220}}?){STOP}"
BEHIND = {
    "en": (
        (HOST, (
                rf"(?:(?<!co-)(?<!co)(?:held|hosted|organi[sz]ed|convened|arranged"
                rf"|initiated)(?: jointly)? by)\s+{NAME}"
            )),
        (CO_HOST, (
                rf"(?:co-?(?:hosted|organi[sz]ed) by|jointly (?:held|hosted"
                rf"|organi[sz]ed) by)\s+{NAME}"
            )),
        (CO_HOST, (
                rf"(?:in (?:co-?operation|partnership|collaboration) with|jointly with"
                rf"|together with|alongside)\s+{NAME}"
            )),
        (SPONSOR, (
                rf"(?:with (?:the )?(?:financial )?support (?:of|from)|sponsored by"
                rf"|supported by|funded by)\s+{NAME}"
            )),
        (VENUE, (
                rf"(?:held|took place|hosted|convened|met"
                rf"|gathered)\s+(?:\w+\s)?at\s+(?:the (?:premises|headquarters"
                rf"|offices) of\s+)?{NAME}"
            )),
    ),
    "ru": (
        (HOST, (
                rf"(?:организованн\w+|организован[аоы]?|проведенн\w+|проведён\w*"
                rf"|организатором (?:\w+ )?(?:выступил[аи]?|стал[аи]?))\s+{NAME}"
            )),
        (HOST, rf"по инициативе\s+{NAME}"),
        (CO_HOST, rf"(?:совместно с|вместе с|в партн[ёе]рстве с|в сотрудничестве с)\s+{NAME}"),
        (SPONSOR, rf"при (?:финансовой )?поддержке\s+{NAME}"),
        (VENUE, rf"на (?:площадке|базе|территории)\s+{NAME}"),
    ),
}  # fmt: skip
BEHIND_RULES = {
    script: [
        (role, re.compile(words, re.IGNORECASE if script == "ru" else 0)) for role, words in rules
    ]
    for script, rules in BEHIND.items()
}
JAPANESE_NAMES = r"(?P<hosts>[^。「」はが]{2,120}?)"
JAPANESE_RULES = (
    (
        CO_HOST,
        re.compile(
            r"(?:^|[、。はが])(?P<hosts>[^、。「」はが]{2,80}?)(?:との|と)(?:共催|共同|協力)"
        ),
    ),
    (CO_HOST, re.compile(rf"(?:^|[。])?{JAPANESE_NAMES}(?:の)?共催(?:による|により|の|で)")),
    (
        SPONSOR,
        re.compile(r"(?:^|[、。])(?P<hosts>[^、。「」はが]{2,80}?)(?:の|による)(?:後援|助成|協賛)"),
    ),
    (
        HOST,
        re.compile(rf"(?:^|[。]){JAPANESE_NAMES}(?:が|の)?主催(?:する|した|の|により|による|で)"),
    ),
    (VENUE, re.compile(r"(?:^|[、。])(?P<hosts>[^、。「」はが]{2,40}?)(?:において|にて|を会場)")),
)
PARTNERS = re.compile(
    r",?\s(?:(?:together |jointly )?with(?: (?:the )?(?:financial )?support of)?"
    r"|in (?:co-?operation|partnership|collaboration) with|alongside"
    r"|supported by|совместно с|вместе с|при поддержке|в партн[ёе]рстве с|в сотрудничестве с)\s"
)
SUPPORT = re.compile(r"support|поддержк")
ALONE = re.compile(
    r"^(?:jointly|together|also|have|has|recently|successfully|совместно|вместе)\s"
    r"|\s(?:jointly|together|also|have|has|recently|successfully|совместно|вместе)$"
)
LEADING = re.compile(
    r"^(?:On|In|From|At|During|Between|В рамках|Накануне|Сегодня|С)\b[^,]{2,60},\s+"
    r"|^[^,]{0,20}\b(?:19|20)\d\d(?: года| г\.)?,?\s+"
)


def labelled_hosts(text: str, plain: str, lines: Sequence[Line], language: str) -> list[FoundHost]:
    found: list[FoundHost] = []
    field = ""
    for line in lines:
        if line.kind == LABEL:
            field = line.field if line.field in HOST_FIELDS else ""
            if field == VENUE:
                found += _venue(text, plain, line, language)
            elif field and not line.opens_list:
                found += _with_partners(text, plain, line.value, field, language)
            if not line.opens_list:
                field = ""
        elif field and is_institution(line.span.of(plain)):
            found += _hosts(institutions_in(text, plain, line.span, language), field)
        else:
            field = ""
    return found


def _with_partners(text: str, plain: str, part: Span, role: str, language: str) -> list[FoundHost]:
    """“Organised by: X, in cooperation with Y”: the partners behind the phrase are co-hosts."""
    partners = PARTNERS.search(plain, *part)
    if not partners:
        return _hosts(institutions_in(text, plain, part, language), role)
    own = institutions_in(text, plain, Span(part.start, partners.start()), language)
    others = institutions_in(text, plain, Span(partners.end(), part.end), language)
    other_role = SPONSOR if SUPPORT.search(partners[0]) else CO_HOST
    own_role = CO_HOST if other_role == CO_HOST and role == HOST else role
    return [*_hosts(own, own_role), *(FoundHost(one, other_role) for one in others)]


def _venue(text: str, plain: str, line: Line, language: str) -> list[FoundHost]:
    """“Venue: Lakeside University, Seoul”: the institution, where it is one, without the city."""
    words = line.value.of(plain)
    part = Span(line.value.start, line.value.start + len(words.split(",")[0]))
    if not is_institution(part.of(plain)):
        return []
    return _hosts(institutions_in(text, plain, part, language)[:1], VENUE)


def told_hosts(text: str, plain: str, telling: Telling) -> list[FoundHost]:
    """Those whom one sentence names as holding the event."""
    if telling.script == "ja":
        return _japanese(text, plain, telling.span)
    found = _subject(text, plain, telling)
    for role, rule in BEHIND_RULES[telling.script]:
        for match in rule.finditer(plain, *telling.span):
            part = Span(*match.span("hosts"))
            named = institutions_in(text, plain, part, telling.script)
            found += _hosts([one for one in named if _can_host(one.name)], role)
    return _once(found)


def _subject(text: str, plain: str, telling: Telling) -> list[FoundHost]:
    """“X and Y held …”: what stands before the verb, without the date before it."""
    verb = ACTIVE[telling.script].search(plain, *telling.span)
    if not verb:
        return []
    partners = PARTNERS.search(plain, telling.span.start, verb.start())
    end = partners.start() if partners else verb.start()
    part = _without_date(plain, Span(telling.span.start, end))
    if NOUN[telling.script].match(plain[part.start : part.end].strip()):
        return []
    named = institutions_in(text, plain, part, telling.script)
    return _hosts([one for one in named if _can_host(one.name)], HOST)


def _without_date(plain: str, part: Span) -> Span:
    lead = LEADING.match(plain[part.start : part.end])
    start = part.start + (lead.end() if lead else 0)
    if city := DATELINE.match(plain, part.start, part.end):
        start = city.end()
    for date in dates_in(plain, Span(start, part.end)):
        if date.span.start - start < 4:
            start = date.span.end
    end = part.end
    while (match := ALONE.search(plain[start:end].strip() + " ")) and match.start() > 0:
        end = start + plain[start:end].rfind(match[0].strip())
    return Span(start, max(start, end))


def _can_host(name: str) -> bool:
    """The name of an institution, or an acronym; no person, no place, no stray words."""
    return is_institution(name) or bool(re.search(r"\b[A-ZА-ЯЁ]{2,}\b|[«“]", name))


def _japanese(text: str, plain: str, sentence: Span) -> list[FoundHost]:
    found: list[FoundHost] = []
    for role, rule in JAPANESE_RULES:
        for match in rule.finditer(plain, *sentence):
            part = _japanese_start(plain, Span(*match.span("hosts")))
            named = institutions_in(text, plain, part, "ja")
            found += _hosts([one for one in named if is_institution(one.name)], role)
    subject = re.compile(r"(?P<hosts>[^。「」]{2,140}?)(?:は|が)、?").match(plain, *sentence)
    if subject and ACTIVE["ja"].search(plain, *sentence):
        part = _japanese_start(plain, Span(*subject.span("hosts")))
        subjects = [one for one in institutions_in(text, plain, part, "ja") if _can_host(one.name)]
        role = CO_HOST if any(host.role == CO_HOST for host in found) else HOST
        found = [*_hosts(subjects, role), *found]
    return _once(found)


def _japanese_start(plain: str, part: Span) -> Span:
    """After the date and the comma or particle behind it."""
    start = part.start
    for date in dates_in(plain, part):
        start = max(start, date.span.end)
    while start < part.end and plain[start] in "、にはで。 ":
        start += 1
    return Span(start, part.end)


def _hosts(institutions: Sequence[FoundInstitution], role: str) -> list[FoundHost]:
    """Several hosts side by side are co-hosts."""
    role = CO_HOST if role == HOST and len(institutions) > 1 else role
    return [FoundHost(institution, role) for institution in institutions]


def _once(hosts: list[FoundHost]) -> list[FoundHost]:
    """Each institution once, in the first role that the text gives it; partners make a host a co-host."""
    first: dict[str, FoundHost] = {}
    for host in hosts:
        if not any(_same(host, other) for other in first.values()):
            first[host.institution.name] = host
    roles = [host.role for host in first.values()]
    shared = CO_HOST in roles
    return [
        FoundHost(host.institution, CO_HOST) if shared and host.role == HOST else host
        for host in first.values()
    ]


def _same(one: FoundHost, other: FoundHost) -> bool:
    a, b = one.institution, other.institution
    return a.name == b.name or (a.span.start < b.span.end and b.span.start < a.span.end)
