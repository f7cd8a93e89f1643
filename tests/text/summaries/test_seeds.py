"""The two summaries that the product begins with."""

import json

import pytest

from dialogues.text.summaries import read_summary
from project.environment import BASE_DIR
from tests.text.summaries.told import told


def seed_text(name: str) -> str:
    records = json.loads((BASE_DIR / "fixtures" / f"{name}.json").read_text(encoding="utf-8"))
    documents = [record["fields"] for record in records if record["model"] == "dialogues.document"]
    return max((fields["text"] for fields in documents), key=len)


EXPECTED = {
    "valdai-spf-2021": {
        "language": "en",
        "title": "Moscow and Tokyo Exploring Pathways for East Asia in an Era of Growing "
        "US-China Rivalry",
        "kind": "summary",
        "events": [
            {
                "title": "Joint online conference on security in the Asia-Pacific region",
                "kind": "conference",
                "format": "online",
                "dates": ["?"],
                "hosts": [("co_host", "Valdai Club"), ("co_host", "Sasakawa Peace Foundation")],
                "people": [
                    ("opening_remarks", "Yohei Sasakawa", "Honorary Chairman of SPF", "SPF"),
                    (
                        "opening_remarks",
                        "Andrey Bystritskiy",
                        (
                            "Chairman of the Board of the Foundation for Development and Support of "
                            "the Valdai Discussion Club"
                        ),
                        "Foundation for Development and Support of the Valdai Discussion Club",
                    ),
                ],
            }
        ],
    },
    "valdai-jiia-2021": {
        "language": "en",
        "title": "Russia and Japan in Search of Strategic Empathy",
        "kind": "summary",
        "events": [
            {
                "title": "Online discussion on regional strategic changes and prospects for "
                "bilateral relations",
                "kind": "discussion",
                "format": "online",
                "access": "closed_door",
                "dates": ["?"],
                "hosts": [
                    ("co_host", "Valdai Discussion Club"),
                    ("co_host", "Japan Institute of International Affairs"),
                ],
            }
        ],
    },
}


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_what_a_seed_says_is_found_and_nothing_else(name):
    assert told(seed_text(name)) == EXPECTED[name]


def test_the_words_of_a_date_are_those_of_the_text_no_break_space_included():
    text = seed_text("valdai-jiia-2021")
    (date,) = read_summary(text).events[0].dates
    assert [span.of(text) for span in date.spans] == ["April\u00a015"]
