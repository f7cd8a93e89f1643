"""The English words that ascribe a view to somebody, and those that name who may hold one.

Keys are values of ``choices.Stance``; a key of ``-`` leaves the stance to the claim's own words.
"""

from collections.abc import Iterator

from dialogues.text.cues.tokens import Phrases, listed, words_of

VERBS = """
-: say, tell, believe, think, consider, suggest, hold that, feel, find that, see, view, regard, perceive
-: treat
-: describe, interpret, understand, assess, evaluate, deem, find it, conclude, reason, comment
-: note, observe, remark, add, report, explain, point out, elaborate, clarify, reply, respond
-: recall
-: call, characterise, characterize, define, identify, dub, term, rate, put it, sum up, summarise
-: summarize, counter, refer to, indicate, imply, hint, speak, come to the conclusion, wonder
-: reach the conclusion, arrive at the conclusion, look at, compare, attribute, ascribe, echo, rank
neutral: mention, remind, acknowledge, recognise, recognize, admit, concede, realise, realize
neutral: draw attention, speak of, speak about, bear in mind, be aware, know, touch upon
asserts: stress, emphasise, emphasize, underline, underscore, highlight, state, declare, announce
asserts: argue, claim, maintain, insist, contend, assert, affirm, reaffirm, reiterate, agree, concur
asserts: confirm, proceed from, assume, presume, suppose, allege, testify, share the view
asserts: be convinced
asserts: share the opinion, take the view, hold the view, be confident, be certain, be sure
asserts: point to
asserts: be of the opinion, be of the view, make clear, make it clear, label, list, portray, present
asserts: attach importance, attach great importance, be unanimous, subscribe to, adhere to
asserts: be inclined
expects: expect, anticipate, predict, forecast, foresee, hope, project, envisage, count on, bet on
expects: be optimistic, be pessimistic, be hopeful, reckon, estimate, look forward, rely on
expects: foretell
expects: be not sure, be not certain, be not confident, be unsure, be uncertain, express hope
concerned: fear, worry, warn, caution, lament, regret, be worried, be concerned, be alarmed, be wary
concerned: be suspicious, be afraid, be anxious, be apprehensive, be fearful, be uneasy, be nervous
concerned: be cautious, be troubled, be disturbed, be preoccupied, be mindful, be disappointed
concerned: be dissatisfied, be frustrated, be unhappy, deplore, bemoan, be irritated, dread, beware
concerned: complain, hesitate, be bothered, be sensitive, be unsettled, be on guard, be vigilant
concerned: express concern, express regret, voice concern, be puzzled, be perplexed
proposes: propose, recommend, urge, call for, call on, call upon, advocate, demand, appeal, advise
proposes: offer, ask, request, invite, put forward, insist on, come up with, press for, push for
proposes: plead
proposes: come out for, lobby, table a proposal, counsel
supports: welcome, support, endorse, favour, favor, want, wish, seek, desire, approve, praise
supports: applaud
supports: commend, prefer, intend, aspire, strive, try, attempt, aim, plan, advocate for, long for
supports: be interested, be committed, be ready, be willing, be prepared, be keen, be eager
supports: be in favour, be in favor, be determined, be satisfied, be pleased, be happy, be resolved
supports: be supportive, be inclined to, be open to, back, appreciate, be glad, be positive, be for
supports: accept, decide, choose to, opt for, stand for, speak in favour, speak in favor
supports: be sympathetic
supports: pin hopes on, lean towards, lean toward, prioritise, prioritize, be focused on, set out to
supports: agree to, pledge, vow, promise, set itself the goal, value, be enthusiastic, hail, embrace
opposes: oppose, reject, refuse, deny, object, condemn, criticise, criticize, dispute, denounce
opposes: decry
opposes: disagree, protest, rule out, dismiss, blame, accuse, resent, be against, be opposed, doubt
opposes: be unwilling, be reluctant, be not interested, be not ready, be not willing
opposes: be not prepared
opposes: be hesitant, be sceptical, be skeptical, be critical, be doubtful, be negative, be averse
opposes: avoid, refrain from, resist, be indifferent, speak against, stand against, be resistant
opposes: question, challenge the, cast doubt, be unacceptable to, be disinclined, refute, rebuff
opposes: speak out against, come out against, rebuke, be hostile, disapprove, be allergic, distrust
"""

IRREGULAR = {
    "say": "said",
    "tell": "told",
    "show": "showed shown",
    "think": "thought",
    "hold": "held",
    "choose": "chose chosen",
    "stand": "stood",
    "arrive": "arrived",
    "opt": "opted opting",
    "pin": "pinned pinning",
    "feel": "felt",
    "find": "found",
    "see": "saw seen",
    "understand": "understood",
    "know": "knew known",
    "foresee": "foresaw foreseen",
    "foretell": "foretold",
    "seek": "sought",
    "strive": "strove striven strived",
    "speak": "spoke spoken",
    "draw": "drew drawn",
    "bear": "bore borne",
    "take": "took taken",
    "make": "made",
    "come": "came",
    "put": "put putting",
    "set": "set setting",
    "bet": "bet betting",
    "cast": "cast",
}
DOUBLED = {"regret", "plan", "refer", "admit", "rebut", "commit", "prefer", "concur"}

PASSIVE = """
-: said, suggested, believed, thought, considered, seen, viewed, perceived, regarded, deemed
-: described, interpreted, treated, felt, understood, assessed, evaluated, conceived, rumoured
-: rumored
-: noted, observed, remarked, pointed out, explained, indicated
neutral: mentioned, recalled, acknowledged, recognised, recognized
neutral: admitted, conceded, reported, pointed to
neutral: called into question, met with, aired, made known, put on record
asserts: stressed, emphasised, emphasized, underlined, underscored, highlighted, stated, argued
asserts: claimed, maintained, asserted, affirmed, reiterated, agreed, concluded, assumed, presumed
asserts: alleged, accused, made clear, listed, portrayed, presented, blamed, taken for granted
asserts: pronounced, declared, judged, billed
expects: expected, anticipated, predicted, forecast, foreseen, hoped, projected, envisaged
-: characterised, characterized, referred to as, talked about, spoken of, defined
concerned: feared, warned, regretted, deplored, lamented
proposes: proposed, recommended, floated, advocated, urged, demanded, put forward, called for
proposes: mooted
proposes: advised, tabled
supports: welcomed, favoured, favored, applauded, praised, endorsed, desired, hailed, backed
opposes: criticised, criticized, condemned, rejected, questioned, disputed, denied, opposed
opposes: resented
opposes: denounced, contested, doubted, challenged, dismissed
"""

REDUCED = "seen viewed perceived regarded described portrayed presented considered interpreted"
REDUCED += " listed treated deemed believed thought said expected feared criticised criticized"

HUMAN_VERBS = """
-: say, tell, believe, think, note, remark, recall, remind, explain, point out, acknowledge, admit, stress
-: emphasise, emphasize, underline, underscore, argue, claim, insist, contend, assert, reiterate
-: agree
-: expect, predict, hope, fear, worry, warn, regret, propose, recommend, urge, call for, advocate
-: welcome, want, wish, oppose, reject, condemn, criticise, criticize, doubt, be convinced
-: be worried
-: be concerned, be wary, be afraid, be interested, be willing, be reluctant, be unwilling, be eager
-: consider, regard, be sceptical, be skeptical, intend, accuse, disagree, seek, prefer, concur
-: be opposed, be alarmed, demand, praise, add, declare, be inclined, comment, conclude
-: be confident
-: observe, maintain, feel, state, share the view, perceive
"""

NOUNS = """
-: point of view, points of view, question, questions, discourse, voice, narrative, notion
neutral: illusions
concerned: reservations
asserts: confidence
opposes: criticisms
-: view, views, opinion, opinions, position, positions, stance, assessment, assessments, attitude
-: attitudes, perception, perceptions, perspective, approach, reading, understanding, vision
-: judgement
-: judgment, thinking, sense, feeling, impression, consensus, reaction, response, voices
asserts: agreement, belief, beliefs, argument, arguments, claim, claims, conviction, statement
asserts: statements
asserts: assertion, assertions, conclusion, thesis, insistence, assurance, assurances
neutral: awareness, recognition, acknowledgement, attention, observation
expects: expectation, expectations, hope, hopes, forecast, forecasts, prediction, predictions
expects: prognosis, optimism, pessimism
concerned: concern, concerns, fear, fears, worry, worries, anxiety, anxieties, apprehension
concerned: apprehensions, unease, alarm, suspicion, suspicions, warning, warnings, caution, regret
concerned: disappointment, frustration, dissatisfaction, irritation, wariness, discontent
concerned: misgivings
proposes: proposal, proposals, suggestion, suggestions, recommendation, recommendations, demand
proposes: demands, call, calls, appeal, appeals, request, idea, ideas
supports: interest, desire, wish, wishes, intention, intentions, intent, willingness, readiness
supports: attempt, attempts, commitment, support, ambition, ambitions, aspiration, aspirations
supports: enthusiasm, preference, eagerness, approval, efforts, goal, aim, objective, priority
supports: determination, resolve, endorsement, goals, aims, objectives, priorities, sympathy
opposes: opposition, objection, objections, criticism, refusal, reluctance, unwillingness, rejection
opposes: denial, scepticism, skepticism, doubt, doubts, disagreement, resentment, hostility
opposes: distrust, mistrust, accusations, protest, protests, condemnation, disapproval
"""

SENTIMENTS = "sentiment sentiments rhetoric mood moods feeling feelings attitudes slogans"

VOICING = (
    "express voice raise make put give have share share show air state articulate formulate hold"
    " offer set lay convey reflect receive harbour harbor retain demonstrate exhibit signal present"
    " reveal take issue submit advance confirm reiterate repeat place attach pay"
)
ARISING = (
    "be emerge exist persist arise grow grew grown growing dominate dominated prevail linger remain"
    " differ diverge converge vary divided appear spread rose risen rising mount mounting abound increased heard"
)
DISCUSSIONS = (
    "discussion discussions conversation conversations exchange debate debates seminar talks"
    " dialogue"
    " meeting conference event session sessions symposium workshop forum roundtable interviews"
)
SHOWING = "show reveal demonstrate confirm indicate illustrate suggest testify highlight"
CAUSING = "find receive cause raise provoke arouse trigger generate spark elicit evoke prompt stir"

KINDS = """
expert_group: expert, experts, researcher, researchers, scholar, scholars, analyst, analysts
expert_group: specialist, specialists, academic, academics, scientist, scientists, participant
expert_group: participants, speaker, speakers, panellist, panellists, panelist, panelists
expert_group: discussant
expert_group: discussants, colleague, colleagues, counterpart, counterparts, observer, observers
expert_group: economist, economists, commentator, commentators, historian, historians, attendee
expert_group: attendees, interlocutor, interlocutors, presenter, presenters, delegate, delegates
expert_group: pundits, thinker, thinkers, strategist, strategists, orientalist, orientalists
expert_group: professor, professors, lecturer, rapporteur, moderator, author, authors, respondents
expert_group: representative, representatives, delegation, delegations, those present, sinologist
expert_group: sinologists, intellectuals, political scientist, political scientists, moderators
expert_group: expert community, academia, think tanks, conferees, contributors, futurologists
expert_group: watchers
government: government, governments, official, officials, authority, authorities, leadership, leader
government: leaders, administration, diplomat, diplomats, policymaker, policymakers, policy makers
government: military, foreign ministry, ministry, ministry of foreign affairs, cabinet, president
government: prime minister, foreign minister, minister, ministers, embassy, ambassador, parliament
government: defence ministry, defense ministry, ministry of defence, ministry of defense, congress
government: official level, highest level, decision-makers, general staff, armed forces, navy
government: diplomacy, foreign office, lawmakers
government: senators, congressmen, ruling party, decision makers, presidents, prime ministers
public: public, people, society, citizens, voters, population, residents, public opinion, youth
public: elderly
public: opinion polls, young people, general public, populace, inhabitants, locals, respondents
institution: media, press, newspaper, newspapers, companies, company, businesses, business, firms
institution: corporations, investors, business community, manufacturers, think tank, banks
institution: trade unions
institution: business circles, industry, entrepreneurs, exporters, importers, businessmen
"": politician, politicians, elite, elites, critics, opponents, supporters, proponents, skeptics
"": sceptics, opposition, side, circles, countries, nations, states, powers, allies, neighbours
"": neighbors, parties, partners, party, conservatives, liberals, nationalists, hawks, doves, sides
"": activists, lawmaker, capitals, establishment, members, majority, minority, right, left, realists
"": hardliners, moderates, optimists, pessimists, players, governors, advocates, nation
"": stakeholders
"""

SINGULAR = (
    "expert researcher scholar analyst specialist academic scientist participant speaker panellist"
    " panelist discussant colleague counterpart observer economist commentator historian attendee"
    " interlocutor presenter delegate thinker strategist professor lecturer rapporteur moderator"
    " author representative official diplomat politician lawmaker orientalist sinologist"
    " respondent ambassador leader"
)

BLOCS = (
    "west, collective west, western countries, western states, western powers, western nations,"
    " nato"
    ", north atlantic alliance, asean, european union, eu, g7, g20, quad, brics, sco, apec, opec"
    ", shanghai cooperation organisation, shanghai cooperation organization, eurasian economic"
    " union"
    ", eaeu, african union, arab league, global south, global north, aukus, brussels, gcc,"
    " mercosur, cis"
    ", commonwealth of independent states, arab states, gulf states, asean countries, csto"
    ", asean states, asean members, asean member states, eu countries, eu member states, nato"
    " members"
    ", european countries, european states, europeans, asian countries, developing countries"
    ", southeast asian countries, european capitals, western capitals, baltic states, europe"
    ", association of southeast asian nations, north atlantic treaty organization, five eyes,"
    " non-aligned"
    ", group of seven, group of twenty, central asian countries, african countries, allied"
    " countries"
)

INSTITUTION_NOUNS = (
    "institute university council foundation club center centre agency bank organisation"
    " organization"
    " committee association commission department academy society federation chamber forum"
    " think-tank"
    " fund group corporation office secretariat court times post journal news school college bureau"
    " party un unesco imf wto iaea oecd nhk tass keidanren"
)
MINISTRIES = (
    "ministry government parliament congress senate cabinet diet duma kremlin embassy pentagon"
)

TITLES = (
    "mr mrs ms dr prof professor sir president minister ambassador general admiral senator"
    " secretary"
    " chancellor premier prime foreign defence defense vice deputy former director chairman"
    " chairwoman"
    " chair secretary-general academician lord king emperor pm ex expert analyst researcher"
    " economist"
    " scholar historian diplomat chairperson co leader governor mayor colonel captain moderator"
    " speaker"
    " panellist panelist discussant fellow journalist honorary associate assistant rector dean head"
    " commissioner congressman congresswoman representative pope"
)

ADVERBS = (
    "also not never always often still generally widely increasingly rather very quite so too"
    " now then"
    " already even further previously usually sometimes once again thus therefore however moreover"
    " indeed furthermore both all however only just long ever largely most more less much almost"
    " particularly repeatedly first later soon here there together at the same time in turn either"
    " no longer by and large as well on whole"
)
AUXILIARIES = (
    "has have had do does did will would can could may might must should shall be is are was"
    " were been"
    " being am 's cannot seems seem appears appear continue continues continued tends tend"
    " began begins"
    " becoming become becomes became remain remains remained started used like grew keeps kept came"
    " doesn't don't didn't isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't can't"
    " couldn't shouldn't getting gets got is clearly"
)
BE = "be is are was were been being am isn't aren't wasn't weren't remain remains remained became"
BE += " become becomes seem seems appear appears grew feel feels getting growing"
MUST = "should must may might can could cannot can't couldn't shouldn't shall"
NEGATIONS = "not never no hardly scarcely cannot neither nor barely little"

FUNCTION_WORDS = (
    "the a an this that these those it its they their he she his her we our i you my your who which"
    " whom whose what when where why how if because since although though while as than so but"
    " and or"
    " nor for of in on at by with from to into about over under between against among within"
    " without"
    " through during before after until upon towards toward per despite amid there here not no yes"
    " however moreover furthermore therefore thus meanwhile nevertheless also then now still"
    " finally"
    " according once both either neither each every any all some many most few several such other"
    " another one two three first second only even just more less much very too is are was were be"
    " been being has have had do does did will would can could may might must should shall up down"
    " out off today recently yet regarding given whether unless except instead"
)
SEVERAL = (
    "the, some, many, most, several, both, all, other, others, certain, a number of, a few,"
    " these, those, their, its, our, various, numerous, two, three, four, few, half of the,"
    " the majority of, majority of, much of, part of, members of, all the, both the, most of"
    " the, many of the, some of the, any, his, her, no, almost all, a group of, a majority of,"
    " several of the, the other, the two, representatives of, most of, many of, some of,"
    " every, the rest of the, fellow, a range of, a part of the, such"
)
SINGLE = (
    "one of the, one of, one, a, an, another, another of the, yet another, a certain, one of"
    " our, one of their, one more, the first, the second, the third, the last, a second, a"
    " third, each"
)


def forms(verb: str) -> Iterator[tuple[str, ...]]:
    """A verb (or a phrase that begins with one) in all its forms."""
    head, *rest = words_of(verb)
    if head == "be":
        yield tuple(rest)
        return
    for form in sorted(verb_forms(head)):
        yield (form, *rest)


def verb_forms(verb: str) -> set[str]:
    """``stress``: stress, stresses, stressed, stressing."""
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb
    if verb in DOUBLED:
        stem = verb + verb[-1]
    past = set(IRREGULAR.get(verb, "").split()) or {regular_past(verb, stem)}
    return {verb, third_person(verb), stem + "ing"} | past


def regular_past(verb: str, stem: str) -> str:
    """``deny``: denied; ``foresee`` and the like are irregular and come with their forms."""
    if verb.endswith("ee"):
        return verb + "d"
    return verb[:-1] + "ied" if is_consonant_y(verb) else stem + "ed"


def third_person(verb: str) -> str:
    """``deny``: denies, ``stress``: stresses, ``note``: notes."""
    if is_consonant_y(verb):
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s")


def is_consonant_y(verb: str) -> bool:
    return verb.endswith("y") and verb[-2] not in "aeiou"


def stance_of(key: str) -> str:
    """A key of the lists above as a stance."""
    return "" if key in {"-", '""'} else key


def adjectives() -> Phrases[str]:
    """What follows a form of "be": "worried", "of the opinion", "not interested"."""
    return Phrases(
        (words_of(phrase)[1:], stance_of(key))
        for key, phrases in listed(VERBS)
        for phrase in phrases
        if phrase.startswith("be ")
    )


def verbs(lines: str) -> Phrases[str]:
    """All forms of the verbs in a list."""
    return Phrases(
        (form, stance_of(key))
        for key, phrases in listed(lines)
        for phrase in phrases
        if not phrase.startswith("be ")
        for form in forms(phrase)
    )


def plain(lines: str) -> Phrases[str]:
    """The phrases of a list as they stand."""
    return Phrases((words_of(p), stance_of(key)) for key, phrases in listed(lines) for p in phrases)


ATTITUDES = frozenset(
    word for _key, nouns in listed(NOUNS) for noun in nouns for word in words_of(noun)
)
