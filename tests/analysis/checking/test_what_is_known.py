"""Which quotations are looked for, and what a text is warned of."""

import pytest

from dialogues.analysis.checking import check
from dialogues.analysis.checking.memory import current_index
from dialogues.choices import AnchorState
from dialogues.models import Quotation
from tests.factories import (
    AttributionFactory,
    DocumentFactory,
    ParticipantFactory,
    PositionFactory,
)

pytestmark = pytest.mark.django_db

WORDS = "do not expect that the two sides will trust each other soon"
TEXT = f"Experts {WORDS}."


def cautions(text: str) -> list[str]:
    return [one for item in check(text).items for one in item.cautions]


def made(**fields):
    holder = ParticipantFactory(expert_group=True, name="Experts")
    given = {"holders": [holder], "quotations": [WORDS], **fields}
    return PositionFactory(document=DocumentFactory(text=TEXT), **given)


def test_the_index_is_kept_until_something_changes():
    made()
    first = current_index()
    assert current_index() is first

    made()

    assert current_index() is not first
    assert current_index().checked == 2


def test_a_quotation_put_right_is_looked_for_in_its_present_words():
    position = made()
    assert len(check(TEXT).items) == 1
    Quotation.objects.filter(position=position).update(exact="entirely other words than before")

    assert check(TEXT).items == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TEXT, []),
        (
            TEXT.replace(" not", ""),
            ["A negation was left out or added: the words may say the opposite."],
        ),
        (
            TEXT.replace("soon", "never"),
            ["A negation was left out or added: the words may say the opposite."],
        ),
        (TEXT.replace("soon", "now"), []),
        (
            TEXT.replace("not expect", "[…]"),
            ["What is left out at “[…]” holds a negation."],
        ),
        (TEXT.replace("that the two sides", "[…]"), []),
    ],
)
def test_a_text_that_turns_words_into_their_opposite_is_warned(text, expected):
    made()

    assert cautions(f"“{text}”") == expected


def test_the_words_by_which_the_source_names_a_holder_name_it_too():
    position = made(holders=[])
    participant = ParticipantFactory(expert_group=True, name="Japanese side")
    AttributionFactory(position=position, participant=participant, words="as Tokyo sees it")

    assert cautions(f"as Tokyo sees it, they {WORDS}") == []
    assert cautions(f"they {WORDS}") == [
        "Quoted without its holder? “Japanese side” is not named within 300 characters of it."
    ]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"unattributed": True}, "The source names no holder: it is nobody’s stated view."),
        (
            {"layer": "author"},
            "It is the text’s own voice: nobody at the conference is recorded as holding it.",
        ),
    ],
)
def test_what_is_no_side_s_view_is_told(fields, expected):
    made(**fields, holders=[ParticipantFactory(kind="author")] if "layer" in fields else [])

    assert cautions(TEXT) == [expected]


def test_wording_that_nobody_could_check_is_told():
    position = PositionFactory(document=None, no_wording=True)
    Quotation.objects.create(position=position, exact=WORDS, state=AnchorState.UNVERIFIED)

    assert cautions(TEXT)[0] == (
        "The recorded wording is unverified: there was no text to check it against."
    )
