"""Each parameter of the list of positions: what it finds, alone and with others."""

import datetime

import pytest

from dialogues.choices import Confidence, Layer, Mode, ParticipantKind, PositionKind, Stance
from dialogues.filters.positions import PositionListing
from tests import factories as f
from tests.filters.asking import ask, found

pytestmark = pytest.mark.django_db
D = datetime.date


def positions(query: str = "") -> set:
    return found(PositionListing, query)


def test_without_parameters_everything_public_is_found():
    shown = {f.PositionFactory(), f.PositionFactory()}
    f.PositionFactory(status="draft")
    assert positions() == shown


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("stance", Stance.values),
        ("kind", PositionKind.values),
        ("mode", Mode.values),
        ("layer", Layer.values),
        ("confidence", Confidence.values),
    ],
)
def test_each_closed_list_is_a_filter_and_a_repeated_value_means_or(name, values):
    made = {value: f.PositionFactory(**{name: value}) for value in values}
    for value in values:
        assert positions(f"{name}={value}") == {made[value]}
    first, last = values[0], values[-1]
    assert positions(f"{name}={first}&{name}={last}") == {made[first], made[last]}
    assert positions(f"{name}={first}&{name}={first}&{name}=") == {made[first]}


def test_different_parameters_mean_and():
    both = f.PositionFactory(stance="opposes", mode="direct_quotation")
    f.PositionFactory(stance="opposes")
    f.PositionFactory(mode="direct_quotation")
    assert positions("stance=opposes&mode=direct_quotation") == {both}


def test_a_topic_includes_those_below_it():
    top = f.TopicFactory(slug="top")
    middle = f.TopicFactory(slug="middle", parent=top)
    low = f.TopicFactory(slug="low", parent=middle)
    made = [f.PositionFactory(topics=[topic]) for topic in (top, middle, low)]
    f.PositionFactory()
    assert positions("topic=top") == set(made)
    assert positions("topic=middle") == set(made[1:])
    assert positions("topic=low") == {made[2]}
    assert positions("topic=low&topic=middle") == set(made[1:])


def test_a_position_on_several_of_the_topics_is_found_once():
    one, two = f.TopicFactory(slug="one"), f.TopicFactory(slug="two")
    position = f.PositionFactory(topics=[one, two])
    assert positions("topic=one&topic=two") == {position}
    assert ask(PositionListing, "topic=one&topic=two").page().count == 1


def test_a_topic_below_a_hidden_one_is_found_by_the_broader_only():
    top = f.TopicFactory(slug="top")
    hidden = f.TopicFactory(parent=top, status="draft")
    low = f.PositionFactory(topics=[f.TopicFactory(parent=hidden)])
    f.PositionFactory(topics=[hidden])
    assert positions("topic=top") == {low}


def test_holders_are_found_and_other_roles_are_not():
    holder = f.ParticipantFactory(slug="moscow", government=True)
    held = f.PositionFactory(holders=[holder])
    for role in ("reporter", "on_behalf_of"):
        f.AttributionFactory(position=f.PositionFactory(), participant=holder, role=role)
    assert positions("holder=moscow") == {held}


@pytest.mark.parametrize("kind", [kind for kind in ParticipantKind.values if kind != "author"])
def test_the_kind_of_holder(kind):
    holder = f.ParticipantFactory(kind=kind)
    conference = holder.conference or f.ConferenceFactory()
    position = f.PositionFactory(holders=[holder], conference=conference)
    f.PositionFactory(holders=[f.ParticipantFactory(kind="bloc" if kind != "bloc" else "public")])
    assert positions(f"holder_kind={kind}") == {position}


def test_the_country_is_that_of_a_holder():
    japanese = f.PositionFactory(holders=[f.ParticipantFactory(expert_group=True, country="JP")])
    russian = f.PositionFactory(holders=[f.ParticipantFactory(expert_group=True, country="RU")])
    f.PositionFactory(about=[f.CountryFactory(code="JP")])
    f.AttributionFactory(
        position=f.PositionFactory(),
        role="reporter",
        participant=f.ParticipantFactory(expert_group=True, country="JP"),
    )
    assert positions("country=JP") == {japanese}
    assert positions("country=JP&country=RU") == {japanese, russian}


def test_what_is_asked_of_holders_is_asked_of_one_and_the_same():
    """A joint position of Japanese experts and Moscow is none of Russian experts."""
    experts = f.ParticipantFactory(expert_group=True, country="JP", slug="japanese-experts")
    moscow = f.ParticipantFactory(government=True, country="RU", slug="moscow")
    joint = f.PositionFactory(holders=[experts, moscow])
    assert positions("holder_kind=expert_group&country=JP") == {joint}
    assert positions("holder_kind=government&country=RU") == {joint}
    assert positions("holder_kind=expert_group&country=RU") == set()
    assert positions("holder=moscow&country=JP") == set()
    assert positions("holder=moscow&holder_kind=expert_group") == set()
    assert positions("holder=moscow&country=RU&holder_kind=government") == {joint}


def test_the_institution_is_the_one_stated_at_that_conference():
    spf, rissi = f.InstitutionFactory(slug="spf"), f.InstitutionFactory(slug="rissi")
    person = f.ParticipantFactory()
    earlier = f.PositionFactory(holders=[person])
    f.AppearanceFactory(conference=earlier.conference, participant=person, institutions=[rissi])
    later = f.PositionFactory(holders=[person])
    f.AppearanceFactory(conference=later.conference, participant=person, institutions=[spf, rissi])
    assert positions("institution=rissi") == {earlier, later}
    assert positions("institution=spf") == {later}


def test_the_institution_s_own_voice_is_found_by_it():
    spf = f.InstitutionFactory(slug="spf")
    voice = f.ParticipantFactory(kind="institution", institution=spf)
    position = f.PositionFactory(holders=[voice])
    f.PositionFactory(holders=[f.ParticipantFactory(kind="institution")])
    assert positions("institution=spf") == {position}


def test_somebody_else_s_institution_at_the_conference_does_not_count():
    spf = f.InstitutionFactory(slug="spf")
    position = f.PositionFactory(holders=[f.ParticipantFactory()], stance="opposes")
    f.AppearanceFactory(conference=position.conference, institutions=[spf])
    assert positions("institution=spf") == set()


def test_a_protected_guest_s_institution_finds_nothing():
    spf = f.InstitutionFactory(slug="spf")
    group = f.ParticipantFactory(expert_group=True)
    position = f.PositionFactory(holders=[group])
    f.AppearanceFactory(conference=position.conference, participant=group, institutions=[spf])
    assert positions("institution=spf") == {position}
    group.kind = "person"
    group.save()
    position.conference.attribution_rule = "chatham_house"
    position.conference.save()
    assert positions("institution=spf") == set()


def test_about_is_the_countries_spoken_of():
    position = f.PositionFactory(about=[f.CountryFactory(code="CN"), f.CountryFactory(code="US")])
    f.PositionFactory(holders=[f.ParticipantFactory(country="CN")])
    assert positions("about=CN") == {position}
    assert positions("about=CN&about=US") == {position}
    assert positions("about=CN&country=CN") == set()


def test_conference_document_and_host():
    position = f.PositionFactory(conference__slug="spf-2021", document__slug="summary")
    f.HostFactory(conference=position.conference, institution__slug="spf")
    f.PositionFactory()
    for query in ("conference=spf-2021", "document=summary", "host=spf"):
        assert positions(query) == {position}, query


def test_a_former_slug_finds_the_same():
    topic = f.TopicFactory(slug="old")
    position = f.PositionFactory(topics=[topic])
    topic.slug = "new"
    topic.save()
    assert positions("topic=old") == positions("topic=new") == {position}
    assert positions("topic=old&topic=new") == {position}
    assert ask(PositionListing, "topic=old").selected == {"topic": [topic]}


DATES = {
    "day": {"start_date": D(2021, 7, 8)},
    "days": {"start_date": D(2021, 7, 7), "end_date": D(2021, 7, 9)},
    "month": {"start_date": D(2021, 7, 1), "date_precision": "month"},
    "year": {"start_date": D(2021, 1, 1), "date_precision": "year"},
    "turn": {"start_date": D(2020, 12, 31), "end_date": D(2021, 1, 1)},
    "unknown": {"start_date": None},
}


@pytest.fixture
def dated() -> dict:
    return {
        f.PositionFactory(conference=f.ConferenceFactory(**given)): name
        for name, given in DATES.items()
    }


def test_a_date_is_found_when_it_can_lie_there(dated):
    expected = [
        ("year=2021", {"day", "days", "month", "year", "turn"}),
        ("year=2020", {"turn"}),
        ("year=2020&year=2021", {"day", "days", "month", "year", "turn"}),
        ("year=1999", set()),
        ("year=unknown", {"unknown"}),
        ("year=2020&year=unknown", {"turn", "unknown"}),
        ("date_after=2021-07-09", {"days", "month", "year"}),
        ("date_after=2021-08-01", {"year"}),
        ("date_before=2021-07-07", {"days", "month", "year", "turn"}),
        ("date_before=2020-12-31", {"turn"}),
        ("date_after=2021-07-08&date_before=2021-07-08", {"day", "days", "month", "year"}),
        ("date_after=0001-01-01", {"day", "days", "month", "year", "turn"}),
        ("date_before=9999-12-31", {"day", "days", "month", "year", "turn"}),
    ]
    found_by = [
        (query, {dated[position] for position in positions(query)}) for query, _names in expected
    ]
    assert found_by == expected


def test_what_a_date_filter_leaves_out_for_want_of_a_date_is_counted(dated):
    expected = [
        ("", 0),
        ("stance=asserts", 0),
        ("year=2021", 1),
        ("date_after=2021-01-01", 1),
        ("date_before=2021-01-01", 1),
        ("year=1999&date_after=2021-01-01", 1),
        ("year=2021&stance=asserts", 1),
        ("year=2021&stance=opposes", 0),
        ("year=unknown", 0),
        ("year=2021&year=unknown", 0),
    ]
    counted = [(query, ask(PositionListing, query).undated) for query, _number in expected]
    assert counted == expected


def test_only_what_was_changed_after_a_moment():
    old, new = f.PositionFactory(), f.PositionFactory()
    moment = old.updated_at.isoformat().replace("+00:00", "Z")
    assert positions(f"updated_after={moment}") == {new}
    new.save()
    old.save()
    assert positions(f"updated_after={new.updated_at.isoformat()}".replace("+", "%2B")) == {old}


def test_full_text_goes_with_the_other_parameters():
    position = f.PositionFactory(statement="Walruses bark.", stance="opposes")
    f.PositionFactory(statement="Walruses bark.", stance="supports")
    f.PositionFactory(statement="Seals sing.", stance="opposes")
    assert positions("q=walrus&stance=opposes") == {position}
    assert positions("q=+&stance=supports") == positions("stance=supports")
    assert positions("q=%E2%80%A6") == set()


def test_what_would_match_without_a_parameter():
    supports, opposes = f.PositionFactory(stance="supports"), f.PositionFactory(stance="opposes")
    f.PositionFactory(stance="opposes", kind="question")
    listing = ask(PositionListing, "stance=supports&kind=claim&page_size=1")
    assert set(listing.rows_without("stance")) == {supports, opposes}


def test_the_selected_values_are_those_given():
    f.PositionFactory(conference__slug="spf-2021")
    listing = ask(
        PositionListing, "conference=spf-2021&stance=opposes&year=2021&date_after=2021-01-01&topic="
    )
    selected = {
        name: [str(value) for value in values] if isinstance(values, list) else values
        for name, values in listing.selected.items()
    }
    assert selected == {
        "conference": [str(f.ConferenceFactory._meta.model.objects.get())],
        "stance": ["opposes"],
        "year": ["2021"],
        "date_after": D(2021, 1, 1),
    }
