"""Small things in which a name ends, or goes on."""

import pytest

from dialogues.text.summaries import read_summary

TEXT = (
    "Energy in Asia: Summary\n\n"
    "On 18–20 October 2023 the Asan Institute and the Valdai Discussion Club held the third "
    "{title}. The meeting was a round table.\n\n"
    "Participants:\n"
    "Park Ji-hoon, Senior Fellow, Asan Institute ({role})\n"
    "Andrey Ivanov, Chairman of the Board, Foundation for Energy Studies\n"
)


def read(title: str = "Korea–Russia Dialogue on Energy", role: str = "chair"):
    return read_summary(TEXT.format(title=title, role=role))


@pytest.mark.parametrize(
    ("stated", "title"),
    [
        ("Korea–Russia Dialogue on Energy in Seoul", "Korea–Russia Dialogue on Energy"),
        ("Korea–Russia Dialogue on Trade in Russia", "Korea–Russia Dialogue on Trade in Russia"),
        ("Korea–Russia Dialogue on Peace in Northeast Asia", "Dialogue on Peace in Northeast Asia"),
    ],
)
def test_the_town_is_no_part_of_the_title(stated, title):
    (event,) = read(stated).events
    assert title in event.title.value
    assert event.title.value.endswith(title)


def test_a_role_in_brackets_is_no_part_of_the_post():
    (event,) = read().events
    told = [(one.name, one.role, one.stated_as) for one in event.people]
    assert told == [
        ("Park Ji-hoon", "chair", "Senior Fellow, Asan Institute"),
        ("Andrey Ivanov", "participant", "Chairman of the Board, Foundation for Energy Studies"),
    ]
    assert [one.name for one in event.people[0].institutions] == ["Asan Institute"]


def test_a_board_of_something_is_no_institution_by_itself():
    (event,) = read().events
    assert [one.name for one in event.people[1].institutions] == ["Foundation for Energy Studies"]


def test_the_name_of_a_host_tells_no_kind_of_event():
    (event,) = read().events
    assert event.kind.value == "dialogue"
