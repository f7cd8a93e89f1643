"""The measure of agreement: what it may say, and what it may never depend on."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogues.analysis.claims import Claim, claims
from dialogues.analysis.comparison import matrix
from dialogues.analysis.convergence import (
    Basis,
    Evidence,
    Ground,
    Outcome,
    Reason,
    Relation,
    board,
    evidence_between,
    judge,
    recorded_relations,
)
from dialogues.analysis.convergence.wording import grounds, sensitivity
from dialogues.analysis.groupings import SideKind, SideName
from dialogues.analysis.topic_tree import TopicTree
from dialogues.choices import RelationKind, Stance
from dialogues.models import Position, Topic
from tests.factories import (
    ParticipantFactory,
    PositionFactory,
    PositionRelationFactory,
    TopicFactory,
)

RUSSIA = SideName(SideKind.COUNTRY, "RU", "Russia")
JAPAN = SideName(SideKind.COUNTRY, "JP", "Japan")
#: From the least agreement to the most.
ORDER = {Outcome.DIFFER: 0, Outcome.MIXED: 1, Outcome.AGREE: 2}

few = st.integers(0, 6)
grounds_of_any_kind = st.builds(Ground, few, few, few, few)


@st.composite
def evidences(draw: st.DrawFn) -> Evidence:
    found = tuple(draw(st.lists(grounds_of_any_kind, max_size=3)))
    met = [ground for ground in found if ground.same or ground.contrary]
    left = sum(ground.left_for + ground.left_against for ground in met)
    right = sum(ground.right_for + ground.right_against for ground in met)
    return Evidence(
        left + draw(few),
        right + draw(few),
        left,
        right,
        tuple(met),
        share_a_topic=bool(met) or draw(st.booleans()),
        agrees=draw(few),
        opposes=draw(few),
        qualifies=draw(few),
        responds=draw(few),
    )


def changed_about(evidence: Evidence) -> Evidence:
    return replace(
        evidence,
        left=evidence.right,
        right=evidence.left,
        left_comparable=evidence.right_comparable,
        right_comparable=evidence.left_comparable,
        grounds=tuple(
            Ground(one.right_for, one.right_against, one.left_for, one.left_against)
            for one in evidence.grounds
        ),
    )


@given(evidences())
def test_the_sides_can_change_places(evidence):
    one, other = judge(evidence), judge(changed_about(evidence))

    assert replace(one, evidence=evidence) == replace(other, evidence=evidence)


@given(evidences())
def test_the_share_keeps_within_its_bounds_and_its_range(evidence):
    verdict = judge(evidence)

    if verdict.share is None:
        assert (verdict.lowest, verdict.highest) == (None, None)
    else:
        assert 0 <= verdict.lowest <= verdict.share <= verdict.highest <= 1


@given(evidences())
def test_nothing_is_said_of_a_side_that_is_silent(evidence):
    verdict = judge(replace(evidence, left=0))

    assert (verdict.outcome, verdict.reason) == (Outcome.TOO_LITTLE, Reason.SILENT)


@given(evidences())
def test_one_more_recorded_agreement_never_makes_for_less_agreement(evidence):
    before, after = judge(evidence), judge(replace(evidence, agrees=evidence.agrees + 1))

    if before.basis == Basis.RECORDED and before.share is not None:
        assert ORDER[after.outcome] >= ORDER[before.outcome]
        assert after.share >= before.share


@given(evidences())
def test_one_more_recorded_opposition_never_makes_for_more_agreement(evidence):
    before, after = judge(evidence), judge(replace(evidence, opposes=evidence.opposes + 1))

    if before.basis == Basis.RECORDED and before.share is not None:
        assert ORDER[after.outcome] <= ORDER[before.outcome]
        assert after.share <= before.share


@given(evidences())
def test_recorded_relations_outrank_stances(evidence):
    verdict = judge(evidence)

    if evidence.left and evidence.right and evidence.decisive:
        assert verdict.basis == Basis.RECORDED
        assert verdict == judge(replace(evidence, grounds=(), left_comparable=0)) or (
            verdict.share == evidence.agrees / evidence.decisive
        )


@given(few, few, few, few)
def test_on_one_topic_the_share_is_that_of_the_mean_directions(a, b, c, d):
    ground = Ground(a, b, c, d)
    verdict = judge(Evidence(a + b, c + d, a + b, c + d, (ground,)))

    if verdict.basis == Basis.STANCES:
        left, right = (a - b) / (a + b), (c - d) / (c + d)
        assert verdict.share == pytest.approx((1 + left * right) / 2)


@given(st.integers(1, 6), few, few)
def test_joining_the_other_side_s_one_voice_never_makes_for_less_agreement(right, pro, contra):
    def share(left_for: int) -> float | None:
        ground, left = Ground(left_for, contra, right, 0), left_for + contra
        return judge(Evidence(left, right, left, right, (ground,))).share

    before, after = share(pro), share(pro + 1)

    assert before is None or (after is not None and after >= before)


@pytest.mark.parametrize(
    ("evidence", "outcome", "basis", "fragile"),
    [
        (Evidence(2, 2, 2, 2, (Ground(2, 0, 2, 0),)), "agree", "stances", True),
        (Evidence(4, 4, 4, 4, (Ground(4, 0, 4, 0),)), "agree", "stances", False),
        (Evidence(4, 4, 4, 4, (Ground(4, 0, 0, 4),)), "differ", "stances", False),
        (Evidence(3, 3, 2, 2, (Ground(1, 1, 1, 1),)), "mixed", "stances", False),
        (Evidence(1, 9, 1, 9, (Ground(1, 0, 9, 0),)), "too_little", "none", False),
        (Evidence(1, 1, agrees=1), "agree", "recorded", True),
        (Evidence(3, 3, opposes=3), "differ", "recorded", False),
        (Evidence(3, 3, opposes=1, agrees=1), "mixed", "recorded", False),
        (Evidence(3, 3, qualifies=1), "mixed", "recorded", False),
        (Evidence(3, 3), "past_each_other", "none", False),
        (Evidence(3, 3, share_a_topic=False), "past_each_other", "none", False),
        (Evidence(3, 3, responds=1), "too_little", "none", False),
        (Evidence(3, 2), "too_little", "none", False),
    ],
)
def test_the_classes(evidence, outcome, basis, fragile):
    verdict = judge(evidence)

    assert (verdict.outcome, verdict.basis, verdict.is_fragile) == (outcome, basis, fragile)


def test_a_verdict_in_words():
    recorded = judge(Evidence(4, 4, 4, 4, (Ground(4, 0, 4, 0),), opposes=2, agrees=1))
    by_stance = judge(Evidence(2, 2, 2, 2, (Ground(0, 2, 0, 2),)))

    assert (grounds(recorded), sensitivity(recorded)) == (
        (
            "1 recorded agreement, 2 recorded oppositions. Stances alone would say “agree”: "
            "of 4 and 4 positions for or against, 16 of 16 pairs point the same way."
        ),
        "One more recorded relation could turn this.",
    )
    assert (grounds(by_stance), sensitivity(by_stance)) == (
        (
            "By stance alone: of 2 and 2 positions for or against, 4 of 4 pairs point the same way. "
            "No relation between them is recorded."
        ),
        "One more position could turn this.",
    )


def claim(position: int, stance: str, *topics: int, side: SideName = RUSSIA) -> Claim:
    return Claim(position, 1, stance, "at_conference", None, None, topics, (side,))


def test_only_what_is_held_on_the_very_same_narrow_topic_is_compared():
    left = [claim(1, "supports", 10), claim(2, "opposes", 11)]
    right = [claim(3, "opposes", 10), claim(4, "expects", 10), claim(5, "supports", 12)]

    found = evidence_between(left, right, {1, 10, 11, 12}, [])

    assert (found.left, found.right) == (2, 3)
    assert (found.left_comparable, found.right_comparable) == (1, 1)
    assert (found.same, found.contrary, found.share_a_topic) == (0, 1, True)


def claims_of_a_side(first: int) -> st.SearchStrategy[list[Claim]]:
    one = st.tuples(st.sampled_from(Stance.values), st.sets(st.integers(10, 12), min_size=1))
    return st.lists(one, max_size=6).map(
        lambda found: [claim(first + n, stance, *on) for n, (stance, on) in enumerate(found)]
    )


def relations_among(*positions: int) -> st.SearchStrategy[list[Relation]]:
    one = st.sampled_from(positions)
    return st.lists(st.builds(Relation, one, one, st.sampled_from(RelationKind.values)))


@given(claims_of_a_side(100), claims_of_a_side(200), relations_among(100, 101, 200, 300, 301))
def test_relations_to_a_third_side_or_within_one_change_nothing(left, right, relations):
    lefts, rights = ({one.position for one in side} for side in (left, right))
    across = [
        one
        for one in relations
        if {one.source, one.target} & lefts and {one.source, one.target} & rights
    ]

    every = evidence_between(left, right, {10, 11, 12}, relations)

    assert every == evidence_between(left, right, {10, 11, 12}, across)
    assert every.recorded == len({(one.source + one.target, one.kind) for one in across})


def entries() -> list[tuple[str, str, str, str]]:
    rows, tree = Position.objects.published(), TopicTree(Topic.objects.published())
    sides = [JAPAN, RUSSIA]
    found = matrix(claims(rows), sides, Topic.objects.published(), tree)
    return [
        (one.row.topic.name, str(one.outcome), str(one.verdict.basis), one.verdict.evidence.left)
        for one in board(found.rows, recorded_relations())
    ]


def hold(country: str, stance: str, *topics, **given) -> Position:
    holder = ParticipantFactory(expert_group=True, country=country)
    return PositionFactory(holders=[holder], stance=stance, topics=list(topics), **given)


@pytest.mark.django_db
class TestTheBoard:
    def test_a_recorded_relation_between_two_sides_decides(self):
        topic = TopicFactory(name="Borders")
        left, right = hold("JP", "supports", topic), hold("RU", "supports", topic)
        PositionRelationFactory(source=right, target=left, kind="opposes")

        assert entries() == [("Borders", "differ", "recorded", 1)]

    def test_a_relation_to_a_position_on_another_topic_does_not(self):
        topic, other = TopicFactory(name="Borders"), TopicFactory(name="Trade")
        left, right = hold("JP", "supports", topic), hold("RU", "supports", other)
        hold("RU", "supports", topic)
        PositionRelationFactory(source=right, target=left, kind="opposes")

        assert ("Borders", "too_little", "none", 1) in entries()

    @pytest.mark.parametrize(
        "change",
        [
            {"status": "draft"},
            {"layer": "author"},
        ],
        ids=["draft", "author"],
    )
    def test_what_is_no_public_position_of_a_side_does_not_count(self, change):
        topic = TopicFactory(name="Borders")
        left, right = hold("JP", "supports", topic), hold("RU", "supports", topic)
        hold("JP", "supports", topic)
        PositionRelationFactory(source=right, target=left, kind="opposes")
        assert entries() == [("Borders", "differ", "recorded", 2)]

        Position.objects.filter(pk=left.pk).update(**change)

        assert entries() == [("Borders", "too_little", "none", 1)]

    def test_what_both_hold_together_is_neither_s_own(self):
        topic = TopicFactory(name="Borders")
        hold("JP", "supports", topic)
        hold("RU", "opposes", topic)
        for _n in range(3):
            holders = [
                ParticipantFactory(expert_group=True, country=country) for country in ("RU", "JP")
            ]
            PositionFactory(holders=holders, stance="supports", topics=[topic])

        assert entries() == [("Borders", "too_little", "none", 1)]

    def test_other_sides_and_the_author_s_layer_change_nothing(self):
        topic = TopicFactory(name="Borders")
        for _n in range(2):
            hold("JP", "supports", topic)
            hold("RU", "supports", topic)
        assert entries() == [("Borders", "agree", "stances", 2)]

        for stance in ("opposes", "supports"):
            other = hold("CN", stance, topic)
            author = PositionFactory(layer="author", stance="opposes", topics=[topic])
            for left in Position.objects.filter(attributions__participant__country="JP"):
                PositionRelationFactory(source=left, target=other, kind="opposes")
                PositionRelationFactory(source=author, target=left, kind="opposes")

        assert entries() == [("Borders", "agree", "stances", 2)]

    def test_two_positions_face_each_other_once_if_others_would_do(self):
        one, other = TopicFactory(), TopicFactory()
        for country in ("JP", "RU"):
            hold(country, "supports", one, other)
            hold(country, "supports", one, other)
        rows, tree = Position.objects.published(), TopicTree(Topic.objects.published())
        found = matrix(claims(rows), [JAPAN, RUSSIA], [one, other], tree)

        first, second = (entry.facing for entry in board(found.rows, []))

        assert None not in (first, second)
        assert first != second
