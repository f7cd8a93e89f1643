"""The measure against the two delivered texts, read by hand.

What the texts say, topic by topic, in the order of the numbers in the conferences:

*Differ.* Japan’s Indo-Pacific “is not directed against China or anyone else” (JIIA 24), for Moscow
the concept aims at encircling China (SPF 45) and the American and Japanese versions are the same
(JIIA 22). Tokyo wants the problem of the northern territories closed (63) and promises growth (64);
Russia sees no territorial issue (54) and is not convinced (62). The hardening American policy is
welcomed in Japan (SPF 9) and worries Moscow (SPF 32). European ships are seen gladly in Japan and
with concern in Russia.

*Agree.* Several independent centres: Moscow (36) and Japanese experts (37), as recorded. Both speak
against hegemony, Russia against anybody’s, Japan out of fear of China’s: by stance alone.

*Mixed.* Japanese experts doubt that relations with South Korea will soon improve, Russian experts
think that they may in the longer term: recorded as a qualification.

*Too little.* Russia welcomes Japan’s more active policy in one sentence against four of Japan’s
own, and nothing is recorded as agreeing; on the others one side has hardly a word for or against.

*Then and now.* Moscow’s official line against the Indo-Pacific and against one power’s dominance is
the same in both texts, as is Tokyo’s wish for an active part in Asia. Of several centres of power
Moscow speaks in April, Russian experts in July. In April Tokyo dislikes talk of a new cold war, in
July Japan’s public welcomes a tougher America: other holders and other claims, so no turn.
"""

import pytest

from dialogues.analysis.claims import claims
from dialogues.analysis.comparison import leading_pair, matrix, shared_topics
from dialogues.analysis.convergence import board, recorded_relations
from dialogues.analysis.shifts import public_holders, shifts
from dialogues.analysis.topic_tree import TopicTree
from dialogues.importing import seeds
from dialogues.models import Position, Topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows():
    seeds.load()
    return Position.objects.published()


def words(pk: int) -> str:
    position = Position.objects.get(pk=pk)
    return f"{'JIIA' if 'jiia' in position.conference.slug else 'SPF'} {position.number}"


def test_japan_and_russia(rows):
    tree, found, relations = (
        TopicTree(Topic.objects.published()),
        claims(rows),
        recorded_relations(),
    )
    sides = leading_pair(found)
    made = matrix(found, sides, shared_topics(found, sides, tree), tree)
    entries = board(made.rows, relations)

    assert [side.label for side in sides] == ["Japan", "Russia"]
    assert {
        one.row.topic.name: (str(one.outcome), str(one.verdict.basis), one.left.n, one.right.n)
        for one in entries
    } == {
        "Indo-Pacific concept": ("differ", "recorded", 3, 4),
        "Peace treaty and territorial issue": ("differ", "recorded", 1, 2),
        "Containment of China": ("differ", "recorded", 3, 2),
        "US–China rivalry": ("differ", "recorded", 2, 3),
        "Economic ties and interdependence": ("differ", "recorded", 1, 1),
        "European presence in Asia": ("differ", "recorded", 1, 1),
        "Multipolarity and strategic autonomy": ("agree", "recorded", 1, 2),
        "Hegemony and regional dominance": ("agree", "stances", 2, 2),
        "Japan–South Korea relations": ("mixed", "recorded", 1, 1),
        "Russia–Japan relations": ("too_little", "none", 6, 3),
        "Russia’s policy in Asia": ("too_little", "none", 1, 7),
        "Balance of power and China’s rise": ("too_little", "none", 1, 4),
        "Japan’s foreign policy": ("too_little", "none", 4, 1),
        "Regional cooperation networks": ("too_little", "none", 2, 1),
        "US alliances in Asia": ("too_little", "none", 1, 1),
    }
    assert all(one.verdict.is_fragile for one in entries if one.verdict.share is not None)

    told = [
        (one.side.label, tree.topics[one.topic].name, str(one.change), one.same_holder)
        for one in shifts(made.rows, public_holders(), relations, "country")
    ]

    assert [one for one in told if one[2] != "spoke_again"] == [
        ("Russia", "Russia’s policy in Asia", "kept", True),
        ("Russia", "Indo-Pacific concept", "kept", True),
        ("Japan", "Japan’s foreign policy", "kept", True),
        ("Russia", "Hegemony and regional dominance", "kept", True),
        ("Russia", "Multipolarity and strategic autonomy", "kept", False),
    ]
    assert ("Japan", "US–China rivalry", "spoke_again", False) in told
    facing = {one.row.topic.name: one.facing for one in entries if one.facing}
    shown = {name: tuple(words(pk) for pk in pair) for name, pair in facing.items()}
    assert shown["Multipolarity and strategic autonomy"] == ("JIIA 37", "JIIA 36")
