"""English nouns that ascribe: "Tokyo’s concern about", "fears in the West", "a view was voiced"."""

from collections.abc import Iterator

from dialogues.text.cues.english import words as lists
from dialogues.text.cues.english.lexicon import PEOPLES, is_plain
from dialogues.text.cues.english.subjects import ADVERBS, somebody, subject
from dialogues.text.cues.english.verbs import BE, MUST, located, negated
from dialogues.text.cues.phrase import Cue, Group, Phrase
from dialogues.text.cues.tokens import word_set

NOUNS = lists.plain(lists.NOUNS)
SENTIMENTS = word_set(lists.SENTIMENTS)
VOICING = frozenset(form for verb in lists.VOICING.split() for form in lists.verb_forms(verb)) | {
    "gave",
    "given",
    "had",
    "has",
    "held",
    "shown",
    "took",
    "taken",
    "having",
    "putting",
    "set",
    "laid",
}
VOICED = word_set(
    "expressed voiced raised made put given shared shown aired stated articulated formulated held"
    " advanced heard offered set noted asked posed outlined submitted conveyed reiterated repeated"
)
ARISING = frozenset(
    form for verb in lists.ARISING.split() for form in (verb, verb + "s", verb + "ed", verb + "d")
)
STANDING = frozenset({"is", "are", "was", "were", "remain", "remains"})
CAUSING = frozenset(form for verb in lists.CAUSING.split() for form in lists.verb_forms(verb))
DISCUSSIONS = word_set(lists.DISCUSSIONS)
SHOWING = frozenset(form for verb in lists.SHOWING.split() for form in lists.verb_forms(verb))
ABOUT_ITS_OBJECT = word_set(
    "criticism perception perceptions understanding recognition support rejection condemnation"
    " distrust mistrust forecast forecasts awareness idea ideas sense denial acknowledgement feeling"
    " call calls attempt attempts impression consensus efforts protest protests disapproval attention"
    " endorsement prediction predictions suspicion suspicions fear observation"
)
WITH_IN = frozenset({"interest", "optimism", "support", "goal", "aim", "approach"})
MILD = word_set(
    "interest efforts attention approach goal aim goals aims objective objectives support"
    " vision priority priorities understanding response position positions statement statements call"
    " calls idea ideas reaction sense feeling thinking request"
)
OPENS_CLAIM = frozenset(
    {"that", "about", "over", "is", "was", "regarding", "to", "for", "are", ":"}
)
NEAR = 15
"""How many words around a feeling it is looked for whose it is."""


def noun_cues(phrase: Phrase) -> Iterator[Cue]:
    """Every noun of the sentence that ascribes something, in order."""
    for place, word in enumerate(phrase.words):
        if word in DISCUSSIONS and (cue := discussion(phrase, place)):
            yield cue
        if (word in SENTIMENTS and (cue := sentiment(phrase, place))) or (
            (place == 0 or not phrase.tokens[place].capital) and (cue := cue_at(phrase, place))
        ):
            yield cue


def cue_at(phrase: Phrase, at: int) -> Cue | None:
    """The cue whose noun stands at a token."""
    match = NOUNS.at(phrase.words, at)
    if not match:
        return None
    end, stance = at + match[0], match[1]
    start = described_from(phrase, at)
    return (
        possessed(phrase, start, at, end, stance)
        or held(phrase, start, at, end, stance)
        or voiced(phrase, start, at, end, stance)
        or caused(phrase, start, at, end, stance)
        or existing(phrase, start, at, end, stance)
    )


def described_from(phrase: Phrase, at: int) -> int:
    """Where the describing words before a noun begin."""
    start = at
    while start and at - start < 5 and describes(phrase, start - 1):
        start -= 1
    return start


def describes(phrase: Phrase, place: int) -> bool:
    word = phrase.words[place]
    if place + 1 in phrase.by_end:
        return False
    return is_plain(word) or word in {
        "-",
        "more",
        "most",
        "own",
        "same",
        "some",
        "such",
        "any",
        "no",
    }


def possessed(phrase: Phrase, start: int, at: int, end: int, stance: str) -> Cue | None:
    """ "Tokyo’s growing concern that …", "Japanese concerns about …", "their view is …"."""
    if phrase.words[at] == "agreement":
        return None  # a treaty, more often than a view
    mild = phrase.words[at] in MILD or phrase.word(end) not in OPENS_CLAIM
    if phrase.word(start - 1) in {"'s", "'"}:
        group = phrase.by_end.get(start - 1)
        return (
            Cue(group.start, claim_start(phrase, end), group, stance, weak=mild) if group else None
        )
    people = people_before(phrase, start, at)
    if people:
        return Cue(people.start, claim_start(phrase, end), people, stance, weak=mild)
    if phrase.word(start - 1) in {"their", "his", "her", "its"} and not mild:
        refers = {"their": "they", "its": "it"}.get(phrase.word(start - 1), "he")
        group = Group(start - 1, start, (), refers)
        return Cue(start - 1, claim_start(phrase, end), group, stance, weak=True)
    return None


def people_before(phrase: Phrase, start: int, at: int) -> Group | None:
    """ "Japanese" in "Japanese concerns": the government is not meant, nor any other body."""
    for place in range(max(0, start - 1), at):
        match = PEOPLES.at(phrase.words, place)
        if match and phrase.tokens[place].capital and phrase.word(place - 1) != "-":
            if phrase.word(place + match[0]) == "-":
                return None
            holders = (phrase.holder(place, place + match[0], "", match[1]),)
            return Group(place, place + match[0], holders)
    return None


def claim_start(phrase: Phrase, end: int) -> int:
    """The little words after the noun belong to the attributing words: "concern that"."""
    if phrase.word(end) in {"is", "was"} and phrase.word(end + 1) == "that":
        return end + 2
    return end + (phrase.word(end) in {"that", "about", "over", "regarding", ":"})


def held(phrase: Phrase, start: int, at: int, end: int, stance: str) -> Cue | None:
    """ "the view of Russian experts", "concerns in the West", "criticism from Beijing"."""
    noun, link = phrase.words[at], phrase.word(end)
    place = end + (3 if phrase.words[end : end + 4] == ["on", "the", "part", "of"] else 0)
    group = phrase.by_start.get(place + 1)
    allowed = {"of", "among", "amongst", "from", "by", "in", "within", "across", "on"}
    if not group or link not in allowed or (link == "on" and place == end):
        return None
    if (link == "of" and noun in ABOUT_ITS_OBJECT) or (link == "in" and noun in WITH_IN):
        return None
    opening = start - (phrase.word(start - 1) in {"the", "a", "an"})
    group = group.inside() if link in {"in", "within", "across", "among"} else group
    weak = noun in MILD or (link == "of" and not group.people)
    claim = "around" if group.end >= len(phrase.words) - 1 else "after"
    return Cue(opening, claim_start(phrase, group.end), group, stance, claim, weak)


def voiced(phrase: Phrase, start: int, at: int, end: int, stance: str) -> Cue | None:
    """ "Experts expressed concern", "Tokyo has no interest in"; "an opinion was expressed"."""
    verb = start - 1
    while verb > 0 and phrase.word(verb) in {"the", "a", "an", "their", "its", "his", "her", "any"}:
        verb -= 1
    if phrase.word(verb) in VOICING:
        group = subject(phrase, verb, None) or somebody_voicing(phrase, verb)
        if group:
            helping = set(phrase.words[group.end : at])
            return Cue(group.start, claim_start(phrase, end), group, negated(stance, helping))
    return voiced_by_nobody(phrase, start, at, end, stance)


def somebody_voicing(phrase: Phrase, verb: int) -> Group | None:
    """Only verbs that are not also said of things: to express, to voice."""
    return somebody(phrase, verb) if phrase.words[verb][:5] in {"expre", "voice"} else None


def voiced_by_nobody(phrase: Phrase, start: int, at: int, end: int, stance: str) -> Cue | None:
    """ "concerns were also raised (by …)", "the opinion was expressed that …"."""
    for place in range(end, min(end + 14, len(phrase.words))):
        word = phrase.words[place]
        if word in {".", ";", ","}:
            return None
        if word in VOICED and set(phrase.words[end:place]) & BE:
            if set(phrase.words[end:place]) & MUST:
                return None
            by = phrase.word(place + 1) in {"by", "in", "among", "from"}
            group = phrase.by_start.get(place + 2) if by else None
            last = claim_start(phrase, group.end if group else place + 1)
            claim = "after" if phrase.word(last - 1) == "that" else "clause"
            return Cue(start, last, group, stance, claim)
    return None


def caused(phrase: Phrase, start: int, at: int, end: int, stance: str) -> Cue | None:
    """ "raises concern in Tokyo", "is of interest to Moscow": who has the feeling, if anybody."""
    causing = phrase.word(start - 1) in CAUSING or phrase.word(start - 2) in CAUSING
    matter = phrase.word(start - 1) in {"of", "a"} and phrase.word(end) in {"to", "for"}
    group = phrase.by_start.get(end + 1)
    if not causing and not (matter and group):
        return None
    if group and phrase.word(end) not in {"in", "among", "to", "for", "from", "within"}:
        group = None
    if group and phrase.word(end) == "in":
        group = group.inside()
    return Cue(start - 1, group.end if group else end, group, stance, "clause", weak=group is None)


def existing(phrase: Phrase, start: int, at: int, end: int, stance: str) -> Cue | None:
    """ "There are fears that …", "Concerns about … are growing", "a consensus has emerged"."""
    ahead = phrase.words[max(0, start - 6) : start]
    there = "there" in ahead and set(ahead) & BE | {"exists", "exist"} & set(ahead)
    opening = start == 0 or (start == 1 and phrase.words[0] in {"the", "a", "an"})
    rising = ARISING | (STANDING if stance else set())
    grows = opening and any(word in rising for word in phrase.words[end : end + 10])
    named = phrase.word(end) in {"that", "whether"} and phrase.words[at] not in {"question", "call"}
    that = phrase.word(end) in STANDING and phrase.word(end + 1) == "that"
    if not (there or grows or named or that):
        return None
    group = near_place(phrase, end) or located(phrase, start)
    words_end = group.end if group and group.start - 1 == end else end
    return Cue(start, claim_start(phrase, words_end), group, stance, "clause")


def near_place(phrase: Phrase, end: int) -> Group | None:
    """Somebody "in", "among" or "within" whom the feeling is, close behind the noun."""
    for place in range(end, min(end + 10, len(phrase.words))):
        if phrase.words[place] in {"in", "among", "within", "between"}:
            group = phrase.by_start.get(place + 1)
            return group and group.inside()
        if phrase.words[place] in {"that", ",", "about"}:
            return None
    return None


def discussion(phrase: Phrase, at: int) -> Cue | None:
    """ "The discussion showed that …": those who took part say so, nobody named."""
    end = at + 1
    while phrase.word(end) in ADVERBS | {"has", "have", "had"} or phrase.word(end).endswith("ly"):
        end += 1
    clear = phrase.word(end) == "made" and "clear" in phrase.words[end : end + 3]
    if phrase.word(end) not in SHOWING and not clear:
        return None
    end = end + 1 + (phrase.words[end + 1 : end + 3].index("clear") + 1 if clear else 0)
    return Cue(at, claim_start(phrase, end), None, "")


def sentiment(phrase: Phrase, at: int) -> Cue | None:
    """ "anti-Chinese sentiments have been growing in South Korea"."""
    ahead = phrase.words[max(0, at - 5) : at]
    if "-" not in ahead or not {"anti", "pro"} & set(ahead):
        return None
    stance = "opposes" if "anti" in ahead else "supports"
    for group in phrase.groups_near(at - NEAR, at + NEAR):
        if phrase.word(group.start - 1) in {"in", "among", "across"}:
            where = group._replace(land=group.land or not group.people).inside()
            return Cue(group.start - 1, group.end, where, stance, "clause")
    return Cue(at, at + 1, None, stance, "clause")
