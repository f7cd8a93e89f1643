"""A record with its parts as plain data: taken, tried out, merged three ways and put back."""

import json
from copy import deepcopy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reversion.models import Version

from dialogues.editorial import history
from dialogues.editorial.states import Clash, merge, of_version, put, state_of, trial
from tests import factories as f
from tests.editorial.tables import tables

RECORDS = {
    "conference": lambda: (
        f.HostFactory(
            conference=f.AppearanceFactory(institutions=[f.InstitutionFactory()]).conference
        ).conference
    ),
    "document": lambda: f.AuthorshipFactory(document=f.DocumentFactory()).document,
    "institution": lambda: f.InstitutionNameFactory().institution,
    "participant": lambda: f.ParticipantNameFactory().participant,
    "topic": lambda: f.TopicLabelFactory(topic=f.TopicFactory()).topic,
    "position": f.PositionFactory,
}
every_noun = pytest.mark.parametrize("make", RECORDS.values(), ids=RECORDS)


def columns(**values):
    return {"columns": values, "lists": {}, "parts": {"names": {}}}


def with_names(**names):
    rows = {key: {"columns": {"text": text}, "lists": {}} for key, text in names.items()}
    return {"columns": {}, "lists": {}, "parts": {"names": rows}}


@pytest.mark.django_db
@every_noun
def test_a_state_is_plain_data_and_put_back_changes_nothing(make):
    record = make()
    state = state_of(record)
    before = tables()
    assert put(record, json.loads(json.dumps(state)), by=None) == []
    assert tables() == before
    assert state_of(record) == state


@pytest.mark.django_db
@every_noun
def test_a_version_of_the_history_holds_the_same_state(make):
    record = make()
    history.save(record, by=None, comment="As it is")
    assert of_version(history.versions(record)[0]) == state_of(record)


@pytest.mark.django_db
def test_parts_change_come_and_go():
    position = f.PositionFactory(quotations=["China", "Japan"], document=f.DocumentFactory(
        text="Japan and China."
    ))  # fmt: skip
    first, second = position.quotations.all()
    state = state_of(position)
    wanted = deepcopy(state)
    quotations = wanted["parts"]["quotations"]
    quotations["-1"] = deepcopy(quotations[str(first.pk)])
    quotations[str(second.pk)]["columns"]["order"] = 0
    quotations["-1"]["columns"]["order"] = 1
    del quotations[str(first.pk)]
    put(position, wanted, by=None)
    rows = [(row.exact, row.pk == second.pk) for row in position.quotations.order_by("order")]
    assert rows == [("Japan", True), ("China", False)]
    put(position, state, by=None)
    assert state_of(position) == state


@pytest.mark.django_db
def test_what_a_state_refers_to_and_is_gone_is_told():
    participant = f.ParticipantFactory(country=None)
    appearance = f.AppearanceFactory(participant=participant)
    conference = appearance.conference
    state = state_of(conference)
    appearance.delete()
    participant.delete()
    told = put(conference, state, by=None)
    assert len(told) == 1
    assert told[0].startswith("appearance “–”")
    assert not conference.appearances.exists()


@pytest.mark.django_db
def test_a_trial_leaves_no_trace_even_within_a_revision():
    topic = f.TopicFactory(name="One")
    before = tables()
    with history.revision(by=None, comment="Around it"):

        def rename() -> str:
            topic.name = "Two"
            history.save(topic, by=None, comment="Within")
            return type(topic).objects.get(pk=topic.pk).name

        assert trial(rename) == "Two"
    assert tables() == before
    assert not Version.objects.get_for_object(topic).exists()


@pytest.mark.django_db
def test_a_trial_lets_faults_through_and_undoes_all():
    topic = f.TopicFactory(name="One")

    def fail() -> None:
        type(topic).objects.filter(pk=topic.pk).update(name="Two")
        raise LookupError

    with pytest.raises(LookupError):
        trial(fail)
    assert type(topic).objects.get(pk=topic.pk).name == "One"


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "merged"),
    [
        ("a", "b", "a", "b"),
        ("a", "a", "b", "b"),
        ("a", "b", "b", "b"),
        ("a", "a", "a", "a"),
    ],
)
def test_what_one_of_two_changed_stands(base, mine, theirs, merged):
    outcome = merge(columns(title=base), columns(title=mine), columns(title=theirs))
    assert (outcome.state["columns"], outcome.clashes) == ({"title": merged}, [])


def test_what_both_changed_is_a_clash_until_somebody_chooses():
    states = columns(title="a"), columns(title="b"), columns(title="c")
    clash = Clash("columns.title", "a", "b", "c")
    assert merge(*states).clashes == [clash]
    mine, theirs = (merge(*states, {clash.key: side}) for side in ("mine", "theirs"))
    assert (mine.state["columns"]["title"], mine.clashes) == ("b", [])
    assert (theirs.state["columns"]["title"], theirs.clashes) == ("c", [])


def test_lists_are_merged_as_sets():
    states = [
        {"columns": {}, "lists": {"topics": keys}, "parts": {}}
        for keys in ([1, 2, 3], [1, 3, 4], [2, 3, 5])
    ]
    outcome = merge(*states)
    assert (outcome.state["lists"], outcome.clashes) == ({"topics": [3, 4, 5]}, [])


def test_a_part_that_one_removed_and_the_other_changed_is_a_clash():
    outcome = merge(with_names(**{"7": "Abe"}), with_names(), with_names(**{"7": "Abe Shinzō"}))
    assert [(clash.key, clash.mine) for clash in outcome.clashes] == [("parts.names.7", None)]
    assert outcome.state["parts"]["names"] == {}


def test_new_parts_of_both_are_kept():
    outcome = merge(
        with_names(**{"7": "Abe"}),
        with_names(**{"7": "Abe", "-1": "mine"}),
        with_names(**{"7": "Abe", "8": "theirs"}),
    )
    texts = {row["columns"]["text"] for row in outcome.state["parts"]["names"].values()}
    assert (texts, outcome.clashes) == ({"Abe", "mine", "theirs"}, [])


values = st.sampled_from(["a", "b", "c"])
anything = st.fixed_dictionaries(
    {
        "columns": st.fixed_dictionaries({"title": values, "place": values}),
        "lists": st.fixed_dictionaries({"topics": st.lists(st.integers(1, 5), unique=True).map(sorted)}),
        "parts": st.fixed_dictionaries(
            {
                "names": st.dictionaries(
                    st.sampled_from(["1", "2", "-1"]),
                    values.map(lambda text: {"columns": {"text": text}, "lists": {}}),
                )
            }
        ),
    }
)  # fmt: skip


@given(base=anything, other=anything)
@settings(max_examples=200, deadline=None)
def test_who_is_alone_in_changing_gets_what_they_made(base, other):
    for outcome in (merge(base, other, base), merge(base, base, other), merge(base, other, other)):
        assert (outcome.state, outcome.clashes) == (other, [])


@given(base=anything, mine=anything, theirs=anything)
@settings(max_examples=200, deadline=None)
def test_choosing_one_side_for_every_clash_leaves_none(base, mine, theirs):
    clashes = merge(base, mine, theirs).clashes
    for side in ("mine", "theirs"):
        assert merge(base, mine, theirs, {clash.key: side for clash in clashes}).clashes == []
