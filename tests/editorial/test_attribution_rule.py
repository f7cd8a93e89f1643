"""Rule 2: the attribution rule is enforced, not advised: a record that would break it is not published."""

import datetime

import pytest

from dialogues.editorial import indexing
from dialogues.editorial.attribution_rule import persons_named
from dialogues.editorial.publishing import publish
from dialogues.editorial.readiness import NotReady, problems
from dialogues.models import Conference, Position
from tests.factories import (
    AppearanceFactory,
    AttributionFactory,
    ConferenceFactory,
    DocumentFactory,
    ParticipantFactory,
    ParticipantNameFactory,
    PositionFactory,
    PositionRelationFactory,
    QuotationFactory,
)

pytestmark = pytest.mark.django_db
nameless_rules = pytest.mark.parametrize("rule", ["chatham_house", "role_or_group"])
RULE_NAMES = {"chatham_house": "Chatham House Rule", "role_or_group": "By role or group only"}


def meeting(rule: str) -> Conference:
    """A meeting of Andrey Bystritskiy, Yohei Sasakawa, Ms Long and François Müller-Ortiz."""
    with indexing.batched():
        return _meeting(ConferenceFactory(attribution_rule=rule))


def _meeting(conference: Conference) -> Conference:
    for name, sort_name, variants in [
        ("Andrey Bystritskiy", "Bystritskiy, Andrey", ["Андрей Быстрицкий"]),
        ("Yohei Sasakawa", "Sasakawa, Yohei", ["笹川陽平", "笹川 陽平"]),
        ("Mary Long", "", []),
        ("François Müller-Ortiz", "", []),
    ]:
        person = ParticipantFactory(name=name, sort_name=sort_name)
        for variant in variants:
            ParticipantNameFactory(participant=person, text=variant)
        AppearanceFactory(conference=conference, participant=person)
    return conference


@nameless_rules
@pytest.mark.parametrize("role", ["holder", "reporter", "on_behalf_of"])
def test_no_person_is_attributed_a_position_in_any_role(rule, role):
    position = PositionFactory(conference__attribution_rule=rule, status="in_review")
    assert problems(position) == []
    AttributionFactory(
        position=position, participant__kind="person", participant__name="Anna", role=role
    )

    with pytest.raises(NotReady) as caught:
        publish(position, by=None)

    assert [problem.field for problem in caught.value.problems] == ["attributions"]
    assert str(caught.value) == (
        f"Position 1 (“{position}”) would name Anna; the attribution rule of this conference "
        f"({RULE_NAMES[rule]}) forbids a person’s name beside a position."
    )
    assert Position.objects.get().status == "in_review"


@nameless_rules
@pytest.mark.parametrize(
    "kind", ["anonymous", "expert_group", "government", "bloc", "institution", "public"]
)
def test_roles_and_groups_may_hold_positions(rule, kind):
    conference = ConferenceFactory(attribution_rule=rule)
    given = {"conference": conference} if kind == "anonymous" else {}
    position = PositionFactory(
        conference=conference, holders=[ParticipantFactory(kind=kind, **given)], status="draft"
    )
    publish(position, by=None)
    assert list(Position.objects.published()) == [position]


@pytest.mark.parametrize("rule", ["on_record", "embargo", "unstated"])
def test_elsewhere_persons_may_be_named(rule):
    conference = ConferenceFactory(attribution_rule=rule)
    person = ParticipantFactory(name="Anna Petrova")
    AppearanceFactory(conference=conference, participant=person)
    position = PositionFactory(
        conference=conference,
        holders=[person],
        statement="As Petrova said, trade grows.",
        status="draft",
    )
    publish(position, by=None)
    assert position.status == "published"


NAMED = {
    "full name": ("As Yohei Sasakawa put it, trust is lacking.", ["Yohei Sasakawa"]),
    "family name alone": ("According to Sasakawa, trust is lacking.", ["Yohei Sasakawa"]),
    "possessive": ("Sasakawa’s proposal is welcome.", ["Yohei Sasakawa"]),
    "capitals": ("SASAKAWA: trust is lacking.", ["Yohei Sasakawa"]),
    "family name of a name without a sort name": ("Mrs Long expects growth.", ["Mary Long"]),
    "accents left out": ("Francois Muller-Ortiz doubts it.", ["François Müller-Ortiz"]),
    "hyphenated family name": ("Müller-Ortiz doubts it.", ["François Müller-Ortiz"]),
    "Cyrillic": ("Андрей Быстрицкий ожидает роста.", ["Andrey Bystritskiy"]),
    "Cyrillic, inflected": ("По словам Быстрицкого, торговля растёт.", ["Andrey Bystritskiy"]),
    "Cyrillic, inflected full name": (
        "Согласно Андрею Быстрицкому, растёт.",
        ["Andrey Bystritskiy"],
    ),
    "Japanese within a sentence": (
        "会議で笹川陽平は信頼が欠けていると述べた。",
        ["Yohei Sasakawa"],
    ),
    "Japanese family name within a sentence": (
        "笹川氏は信頼が欠けていると述べた。",
        ["Yohei Sasakawa"],
    ),
    "full width": ("Ｓａｓａｋａｗａ doubts it.", ["Yohei Sasakawa"]),
    "two people": ("Sasakawa agrees with Bystritskiy.", ["Andrey Bystritskiy", "Yohei Sasakawa"]),
}
NOT_NAMED = {
    "nobody": "Trust is lacking.",
    "a part of another word": "Sasakawania is no place.",
    "a common word": "In the long run trust grows; all longed for it.",
    "a given name alone": "Mary’s time was long.",
    "somebody who was not there": "Biden expects growth, as Putin does.",
    "another Japanese word": "川の平和。",
}


@nameless_rules
@pytest.mark.parametrize(("words", "names"), NAMED.values(), ids=NAMED)
def test_somebody_present_is_not_named_in_the_statement(rule, words, names):
    position = PositionFactory(conference=meeting(rule), statement=words)
    assert persons_named(position) == names
    assert [problem.field for problem in problems(position)] == ["attributions"] * len(names)


@pytest.mark.parametrize("words", NOT_NAMED.values(), ids=NOT_NAMED)
def test_other_words_are_no_names(words):
    position = PositionFactory(conference=meeting("chatham_house"), statement=words)
    assert persons_named(position) == []


def named_in_quotation(position):
    QuotationFactory(position=position, exact="Sasakawa doubts it")


def named_in_translation(position):
    QuotationFactory(position=position, exact="One of them", translation="笹川陽平は")


def named_in_attributing_words(position):
    AttributionFactory(position=position, words="according to Mr Sasakawa", role="reporter")


def named_in_note_of_relation(position):
    PositionRelationFactory(source=position, note="Answers Sasakawa.")


def named_in_note_of_other_s_relation(position):
    PositionRelationFactory(target=position, note="Answers Sasakawa.")


@pytest.mark.parametrize(
    "name",
    [
        named_in_quotation,
        named_in_translation,
        named_in_attributing_words,
        named_in_note_of_relation,
        named_in_note_of_other_s_relation,
    ],
)
def test_somebody_present_is_not_named_in_any_public_words(name):
    document = DocumentFactory(text="One of them, Sasakawa doubts it.", visibility="passages")
    position = PositionFactory(
        conference=meeting("chatham_house"), document=document, quotations=["doubts it"]
    )
    assert persons_named(position) == []
    name(position)
    assert persons_named(position) == ["Yohei Sasakawa"]


@pytest.mark.parametrize(
    ("visibility", "names"), [("full", ["Yohei Sasakawa"]), ("passages", []), ("nothing", [])]
)
@pytest.mark.parametrize(
    "text", ["Sasakawa said: trust is lacking.", "Trust is lacking, said Sasakawa."]
)
def test_the_words_printed_around_a_quotation_do_not_name_its_speaker(text, visibility, names):
    document = DocumentFactory(text=text)
    position = PositionFactory(
        conference=meeting("chatham_house"), document=document, quotations=["rust is lacking"]
    )
    assert persons_named(position) == ["Yohei Sasakawa"]
    document.visibility = visibility
    assert [problem.field for problem in problems(document)] == ["attributions"] * len(names)
    document.save()
    position = Position.objects.get()
    assert persons_named(position) == names


def test_the_editor_s_note_may_name_everybody():
    position = PositionFactory(conference=meeting("chatham_house"), note="It was Sasakawa.")
    assert persons_named(position) == []


@nameless_rules
def test_a_conference_is_not_given_a_rule_that_its_positions_break(rule):
    person = ParticipantFactory(name="Anna")
    position = PositionFactory(holders=[person])
    conference = position.conference
    assert problems(conference) == []
    conference.attribution_rule = rule

    (problem,) = problems(conference)
    assert problem.message == (
        f"Position 1 (“{position}”) would name Anna; the attribution rule of this conference "
        f"({RULE_NAMES[rule]}) forbids a person’s name beside a position."
    )
    conference.save()
    assert len(problems(Conference.objects.get())) == 1


@nameless_rules
def test_a_rule_given_all_the_same_hides_the_positions_that_break_it(rule):
    position = PositionFactory(holders=[ParticipantFactory()])
    assert list(Position.objects.published()) == [position]
    position.conference.attribution_rule = rule
    position.conference.save()
    assert list(Position.objects.published()) == []


def test_drafts_do_not_keep_a_conference_from_its_rule():
    position = PositionFactory(holders=[ParticipantFactory()], status="draft")
    position.conference.attribution_rule = "chatham_house"
    assert problems(position.conference) == []


def test_a_group_that_turns_out_to_be_a_person_is_refused():
    holder = ParticipantFactory(expert_group=True, name="An expert")
    PositionFactory(conference__attribution_rule="chatham_house", holders=[holder])
    assert problems(holder) == []
    holder.kind = "person"
    holder.save()
    assert [problem.field for problem in problems(holder)] == ["attributions"]


def test_a_new_name_under_which_somebody_present_is_quoted_is_refused():
    conference = ConferenceFactory(attribution_rule="chatham_house")
    person = AppearanceFactory(conference=conference, participant__name="Anna Petrova").participant
    PositionFactory(conference=conference, statement="As Ivanova said, trade grows.")
    assert problems(person) == []
    ParticipantNameFactory(participant=person, text="Anna Ivanova")
    assert [problem.field for problem in problems(person)] == ["attributions"]


def test_a_new_guest_who_is_quoted_by_name_is_refused_at_the_conference():
    conference = ConferenceFactory(attribution_rule="chatham_house")
    PositionFactory(conference=conference, statement="As Ivanova said, trade grows.")
    assert problems(conference) == []
    AppearanceFactory(conference=conference, participant__name="Anna Ivanova")
    assert [problem.field for problem in problems(conference)] == ["attributions"]


def test_somebody_named_by_the_organiser_still_stands_beside_no_position():
    conference = ConferenceFactory(attribution_rule="chatham_house")
    AppearanceFactory(
        conference=conference, participant__name="Anna Ivanova", named_by_organiser=True
    )
    position = PositionFactory(conference=conference, statement="As Ivanova said, trade grows.")
    assert persons_named(position) == ["Anna Ivanova"]


def test_a_closed_door_meeting_without_a_known_rule_names_nobody_yet():
    position = PositionFactory(
        conference__access="closed_door",
        conference__attribution_rule="unstated",
        holders=[ParticipantFactory(name="Anna")],
        status="draft",
    )
    with pytest.raises(NotReady) as caught:
        publish(position, by=None)
    assert str(caught.value) == (
        "Anna was at a closed-door meeting whose attribution rule is not stated; find out the rule "
        "and choose it on the conference first."
    )
    assert caught.value.problems[0].about == position.conference
    position.conference.attribution_rule = "on_record"
    position.conference.save()
    publish(position, by=None)


def test_a_conference_with_persons_positions_is_not_made_closed_without_a_rule():
    position = PositionFactory(
        conference__attribution_rule="unstated", holders=[ParticipantFactory()]
    )
    assert problems(position.conference) == []
    position.conference.access = "closed_door"
    assert [problem.field for problem in problems(position.conference)] == ["attributions"]


def test_an_embargo_keeps_nothing_from_being_made_ready():
    tomorrow = datetime.date.max
    position = PositionFactory(
        conference__attribution_rule="embargo", conference__embargo_until=tomorrow, status="draft"
    )
    publish(position, by=None)
    assert list(Position.objects.published()) == []
