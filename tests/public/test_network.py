"""The network's page: the drawing, its table twin, the words behind each tie, the files."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import (
    ConferenceFactory,
    InstitutionFactory,
    ParticipantFactory,
    PositionFactory,
    TopicFactory,
)
from tests.public.page import read

pytestmark = pytest.mark.django_db

PATH = "/network/"


def government(code, name):
    return ParticipantFactory(government=True, country=code, name=name, slug=name.lower())


@pytest.fixture
def talks():
    """Japan for arms control twice, Russia against it once; both for trade; China on trade alone."""
    japan, russia, china = (
        government("JP", "Tokyo"), government("RU", "Moscow"), government("CN", "Beijing"),
    )  # fmt: skip
    arms, trade = (TopicFactory(name=name, slug=name.lower()) for name in ("Arms", "Trade"))
    said = (
        (japan, arms, "supports"), (japan, arms, "proposes"), (russia, arms, "opposes"),
        (japan, trade, "supports"), (russia, trade, "supports"), (china, trade, "asserts"),
    )  # fmt: skip
    return [
        PositionFactory(
            holders=[holder],
            topics=[topic],
            stance=stance,
            statement=f"{holder} on {topic} {stance}.",
        )
        for holder, topic, stance in said
    ]


def rows(page, table):
    """The texts of a table's body, row by row."""
    found, inside, here = [], False, False
    for one in page.elements:
        here = one.attributes.get("id") == table if one.tag == "section" else here
        if one.tag == "tbody":
            inside = here
        elif one.tag in ("thead", "section"):
            inside = False
        elif inside and one.tag == "tr":
            found.append([])
        elif inside and one.tag in ("td", "th"):
            found[-1].append(one.text)
    return found


def test_actors_and_topics_with_every_tie_in_words(visit, talks):
    page = visit(PATH)

    assert rows(page, "ties") == [
        ["Japan", "Arms", "2", "2", "for"],
        ["Japan", "Trade", "1", "1", "for"],
        ["Russia", "Arms", "\N{MINUS SIGN}1", "1", "against"],
        ["Russia", "Trade", "1", "1", "for"],
    ]
    assert rows(page, "nodes") == [
        ["Arms topic", "3", "2", "3", "0.167"],
        ["Japan actor", "3", "2", "3", "0.167"],
        ["Russia actor", "2", "2", "2", "0.167"],
        ["Trade topic", "2", "2", "2", "0.167"],
    ]
    assert "5 statements in 5 positions, by 2 actors on 2 topics." in page.main
    assert "1 position whose stance takes no side: it asserts, expects or notes." in page.main
    assert "All ties are drawn." in page.main


def test_the_drawing_names_every_node_and_leads_to_its_positions(visit, client, talks):
    page = visit(PATH)
    drawn = {one.attributes["aria-label"]: one.attributes["href"] for one in page.all("a", "node")}

    assert list(drawn) == [
        "Arms, topic: 3 statements, 2 ties",
        "Japan, actor: 3 statements, 2 ties",
        "Russia, actor: 2 statements, 2 ties",
        "Trade, topic: 2 statements, 2 ties",
    ]
    lines = [one.text for one in page.all("line") if "data-ends" in one.attributes]
    assert lines == [
        "Japan – Arms: for, 2",
        "Japan – Trade: for, 1",
        "Russia – Arms: against, \N{MINUS SIGN}1",
        "Russia – Trade: for, 1",
    ]
    opened = read(client.get(drawn["Russia, actor: 2 statements, 2 ties"].partition("#")[0]))
    assert opened.texts(class_="entry__statement") == [
        "Moscow on Trade supports.",
        "Moscow on Arms opposes.",
    ]
    listed = opened.links["In the list of positions, with those it does not count"]
    assert listed == "/positions/?country=RU&layer=attributed"


def test_a_tie_opens_the_words_on_both_its_sides(visit, talks):
    page = visit(PATH, nodes="actors", edge="RU~JP")

    assert page.texts("h2")[0] == "Japan – Russia"
    assert page.texts("h3") == [
        "Arms", "Japan 2", "Russia 1", "Trade", "Japan 1", "Russia 1",
    ]  # fmt: skip
    assert page.texts(class_="entry__statement") == [
        "Tokyo on Arms proposes.", "Tokyo on Arms supports.", "Moscow on Arms opposes.",
        "Tokyo on Trade supports.", "Moscow on Trade supports.",
    ]  # fmt: skip
    assert "weight \N{MINUS SIGN}1, resting on 5 statements" in page.main


def test_a_conflict_opens_only_what_conflicts(visit, talks):
    page = visit(PATH, nodes="actors", aggregation="conflict", edge="JP~RU")

    assert page.texts(class_="entry__statement") == [
        "Tokyo on Arms proposes.", "Tokyo on Arms supports.", "Moscow on Arms opposes.",
    ]  # fmt: skip


def test_a_tie_of_an_actor_and_a_topic_opens_what_is_for_and_against(visit, talks):
    page = visit(PATH, edge="JP~arms")

    assert page.texts("h3") == ["For 2", "Against 0"]
    assert "No position counted here." in page.main


def test_two_topics_are_tied_by_the_actors_on_both(visit, talks):
    page = visit(PATH, nodes="topics", aggregation="congruence", edge="arms~trade")

    assert rows(page, "ties") == [["Arms", "Trade", "2", "3", "1", "agreement"]]
    assert page.texts("h3") == ["Japan", "Arms 2", "Trade 1"]


@pytest.mark.parametrize(
    ("grouping", "ends"),
    [
        ("country", {"Japan", "Russia"}),
        ("holder", {"Tokyo", "Moscow"}),
        ("holder_kind", {"Government"}),
        ("institution", set()),
    ],
)
def test_actors_are_what_is_asked_for(visit, talks, grouping, ends):
    assert {row[0] for row in rows(visit(PATH, by=grouping), "ties")} == ends


def test_actors_by_institution(visit):
    voice = ParticipantFactory(institutional=True, institution=InstitutionFactory(name="SPF"))
    PositionFactory(holders=[voice], topics=[TopicFactory(name="Arms")], stance="supports")

    assert rows(visit(PATH, by="institution"), "ties") == [["SPF", "Arms", "1", "1", "for"]]


def test_filters_of_positions_choose_what_is_counted(visit, talks):
    assert [row[:2] for row in rows(visit(PATH, topic="arms"), "ties")] == [
        ["Japan", "Arms"], ["Russia", "Arms"],
    ]  # fmt: skip
    assert [row[:2] for row in rows(visit(PATH, country="RU"), "ties")] == [
        ["Russia", "Arms"], ["Russia", "Trade"],
    ]  # fmt: skip


def test_a_topic_filtered_by_is_the_only_one_though_positions_stand_on_others_too(visit, talks):
    first = talks[0]
    first.topics.add(TopicFactory(name="Space"))

    assert ["Japan", "Space", "1", "1", "for"] in rows(visit(PATH), "ties")
    assert {row[1] for row in rows(visit(PATH, topic="arms"), "ties")} == {"Arms"}


def test_topics_are_rolled_up_to_the_topmost(visit, talks):
    arms = talks[0].topics.get()
    arms.parent = TopicFactory(name="Security")
    arms.save()

    assert ["Japan", "Security", "2", "2", "for"] in rows(visit(PATH, level="top"), "ties")


def test_what_several_hold_together_is_left_out_unless_asked_for(visit, talks):
    both = [
        attribution.participant for talk in talks[:3:2] for attribution in talk.attributions.all()
    ]
    PositionFactory(holders=both, topics=[TopicFactory(name="Space")], stance="supports")
    out = visit(PATH)

    assert "1 position that several sides hold together" in out.main
    assert not any("Space" in row for row in rows(out, "ties"))
    apart = rows(visit(PATH, joint="apart"), "ties")
    assert ["Japan and Russia", "Space", "1", "1", "for"] in apart
    each = rows(visit(PATH, joint="each"), "ties")
    assert [row[0] for row in each if row[1] == "Space"] == ["Japan", "Russia"]


def test_the_texts_own_voice_is_counted_apart(visit, talks):
    PositionFactory(layer="author", topics=[TopicFactory(name="Space")], stance="supports")
    page = visit(PATH)

    assert not any("Space" in row for row in rows(page, "ties"))
    assert "1 position of a text’s own voice, which is on no side." in page.main


def test_a_time_window_says_what_it_leaves_out_for_want_of_a_date(visit):
    PositionFactory(conference=ConferenceFactory(start_date=None), stance="supports")
    day = datetime.date(1990, 1, 1)
    old = PositionFactory(conference=ConferenceFactory(start_date=day), stance="supports",
                          holders=[government("RU", "Moscow")], topics=[TopicFactory(name="Space")])  # fmt: skip
    page = visit(PATH, date_before="1995-01-01")

    assert rows(page, "ties") == [["Russia", old.topics.get().name, "1", "1", "for"]]
    assert "1 position more has no known date; the dates leave it out." in page.main


@pytest.mark.parametrize(
    ("asked", "wrong", "said"),
    [
        ({"nodes": "people"}, "nodes", "Allowed: both, actors, topics."),
        ({"by": "party"}, "by", "Allowed: country, holder_kind, institution, holder."),
        ({"aggregation": "congruence"}, "aggregation", "for “nodes=both”. Allowed: subtract"),
        ({"nodes": "actors", "aggregation": "combine"}, "aggregation", "Allowed: subtract, congruence"),
        ({"normalisation": "jaccard"}, "normalisation", "Allowed: none, activity, prominence."),
        ({"aggregation": "combine", "normalisation": "activity"}, "normalisation", "Allowed: none."),
        ({"min_weight": "many"}, "min_weight", "write a number such as 2 or 0.25"),
        ({"min_weight": "-1"}, "min_weight", "write a number such as 2 or 0.25"),
        ({"min_weight": "1e99999"}, "min_weight", "write a number such as 2 or 0.25"),
        ({"by": ["country", "holder"]}, "by", "can be given only once"),
        ({"topic": "amrs"}, "topic", "Did you mean: arms?"),
        ({"stances": "supports"}, "stances", "There is no parameter “stances”."),
        ({"cursor": "x"}, "cursor", "There is no parameter “cursor”."),
        ({"edge": "JP~amrs"}, "edge", "Did you mean: JP~arms"),
        ({"edge": "\x00"}, "edge", "is no value of “edge”"),
        ({"node": "actor:JX"}, "node", "is no value of “node”"),
        ({"ties_by": "size"}, "ties_by", "Allowed: source, target, weight"),
        ({"ties_page": "2"}, "ties_page", "there are 1 to 1"),
        ({"nodes_page": "٣"}, "nodes_page", "there are 1 to 1"),
    ],
)  # fmt: skip
def test_what_there_is_not_is_refused_and_named(visit, talks, asked, wrong, said):
    page = visit(PATH, status=400, **asked)
    (alert,) = [one for one in page.all("div") if one.attributes.get("role") == "alert"]

    assert wrong in alert.text
    assert said in alert.text
    assert [one.text for one in page.all("button")][-1] == "Draw the network"


def test_tables_are_sorted_and_turned_by_links(visit, client, talks):
    page = visit(PATH, min_weight="1")
    by_name = read(client.get(page.links["Topic"].partition("#")[0]))

    assert [row[:3] for row in rows(by_name, "ties")] == [
        ["Japan", "Arms", "2"], ["Russia", "Arms", "\N{MINUS SIGN}1"],
        ["Japan", "Trade", "1"], ["Russia", "Trade", "1"],
    ]  # fmt: skip
    headings = [one for one in by_name.all("th") if "aria-sort" in one.attributes]
    assert [(one.text, one.attributes["aria-sort"]) for one in headings] == [
        ("Topic", "ascending"), ("Strength", "descending"),
    ]  # fmt: skip


def test_a_long_table_stands_on_several_pages(visit, client):
    holder = government("JP", "Tokyo")
    for number in range(32):
        PositionFactory(
            holders=[holder], topics=[TopicFactory(name=f"T{number:02}")], stance="supports"
        )
    page = visit(PATH)

    assert len(rows(page, "ties")) == 30
    assert "1 to 30 of 32" in page.main
    second = read(client.get(page.links["After these"].partition("#")[0]))
    assert len(rows(second, "nodes")) == 3


def test_empty_boxes_of_the_form_make_a_tidy_address(client, talks):
    answer = client.get(PATH, {"nodes": "actors", "min_weight": "", "q": ""})

    assert (answer.status_code, answer["Location"]) == (302, "/network/?nodes=actors")


def test_the_form_keeps_what_was_asked(visit, talks):
    page = visit(PATH, nodes="actors", aggregation="conflict", min_weight="0.5", topic="arms")
    chosen = [one.text for one in page.all("option") if "selected" in one.attributes]

    assert "Conflict only" in chosen
    assert page.values("min_weight") == ["0.5"]
    assert page.values("nodes") == ["actors"]
    assert page.values("topic") == ["arms"]


def test_the_other_kinds_of_network_take_along_what_fits_them(visit, talks):
    page = visit(
        PATH, nodes="actors", aggregation="conflict", normalisation="jaccard", topic="arms"
    )

    assert page.links["Topics, tied by actors"] == (
        "/network/?aggregation=conflict&normalisation=jaccard&topic=arms&nodes=topics"
    )
    assert page.links["Actors and their topics"] == "/network/?topic=arms&nodes=both"


def test_without_ties_the_page_says_why(visit):
    PositionFactory(stance="asserts", holders=[government("JP", "Tokyo")])
    page = visit(PATH)

    assert "No ties" in page.main
    assert "1 position whose stance takes no side" in page.main
    assert page.links["Count any mention"] == "/network/?aggregation=ignore"


def test_nothing_unpublished_has_a_part(visit, talks):
    shown = visit(PATH)
    assert "Arms" in shown.main
    for talk in talks[:3]:
        talk.status = "draft"
        talk.save()
    page = visit(PATH)

    assert "Arms" not in rows(page, "ties")[0]
    assert "3 statements" not in page.main
    visit(PATH, status=400, edge="JP~arms")


@pytest.mark.parametrize("part", ["holders", "topics"])
def test_unpublished_actors_and_topics_are_no_nodes(visit, talks, part):
    before = len(rows(visit(PATH), "nodes"))
    other = government("FR", "Paris") if part == "holders" else TopicFactory(name="Space")
    if part == "holders":
        position = PositionFactory(holders=[other], topics=talks[0].topics.all(), stance="supports")
    else:
        position = PositionFactory(topics=[other, *talks[0].topics.all()], stance="supports",
                                   holders=[talks[0].attributions.get().participant])  # fmt: skip
    assert position.pk
    assert len(rows(visit(PATH), "nodes")) == before + 1
    other.status = "draft"
    other.save()
    assert len(rows(visit(PATH), "nodes")) == before


def test_a_protected_name_is_no_node(visit):
    person = ParticipantFactory(name="Irina Petrova", country="RU")
    conference = ConferenceFactory()
    PositionFactory(conference=conference, holders=[person], stance="supports")
    assert "Irina Petrova" in visit(PATH, by="holder").main
    conference.attribution_rule = "chatham_house"
    conference.save()

    assert "Irina Petrova" not in visit(PATH, by="holder").main


FILES = [
    ("network.graphml", "application/graphml+xml"),
    ("network.gexf", "application/gexf+xml"),
    ("ties.csv", "text/csv; charset=utf-8; header=present"),
    ("nodes.csv", "text/csv; charset=utf-8; header=present"),
    ("matrix.csv", "text/csv; charset=utf-8; header=present"),
    ("statements.csv", "text/csv; charset=utf-8; header=present"),
]


@pytest.mark.parametrize(("name", "content_type"), FILES)
def test_the_files_hold_the_network_of_the_page(client, visit, talks, name, content_type):
    page = visit(PATH, topic="arms")
    (address,) = [one for one in page.addresses if one.partition("?")[0].endswith(name)]
    answer = client.get(address)
    content = b"".join(answer).decode()

    assert address == f"/network/{name}?topic=arms"
    assert (answer.status_code, answer["Content-Type"]) == (200, content_type)
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
    assert "Arms" in content
    assert "Trade" not in content


def test_the_figure_is_to_be_had_as_svg_and_png(client, talks):
    svg = client.get("/network/figure.svg", {"nodes": "actors"})
    png = client.get("/network/figure.png", {"nodes": "actors"})

    assert svg["Content-Type"] == "image/svg+xml; charset=utf-8"
    text = svg.content.decode()
    assert "5 statements in 5 positions, by 2 actors on 2 topics" in text
    assert ">Japan</text>" in text
    assert "http://testserver/network/?nodes=actors" in text
    assert png.content.startswith(b"\x89PNG")


def test_a_file_of_what_there_is_not_is_refused(client, visit, talks):
    assert client.get("/network/network.exe").status_code == 404
    assert "by" in visit("/network/matrix.csv", status=400, by="party").main


def test_an_empty_network_has_a_figure_too(client):
    assert client.get("/network/figure.svg").status_code == 200


@pytest.mark.parametrize(
    "asked", [{}, {"nodes": "actors", "by": "institution"}, {"edge": "JP~arms"}, {"node": "topic:arms"}]
)  # fmt: skip
def test_the_number_of_queries_does_not_grow(client, django_assert_num_queries, asked, talks):
    with CaptureQueriesContext(connection) as few:
        assert client.get(PATH, asked).status_code == 200
    arms = talks[0].topics.get()
    for code in ("FR", "DE", "IN"):
        PositionFactory(topics=[arms, TopicFactory()], stance="supports",
                        holders=[ParticipantFactory(government=True, country=code)])  # fmt: skip
        PositionFactory(topics=[arms], stance="supports",
                        holders=[attribution.participant for attribution in talks[0].attributions.all()])  # fmt: skip
    with django_assert_num_queries(len(few)):
        client.get(PATH, asked)


def test_its_address():
    assert reverse("public:network") == PATH
