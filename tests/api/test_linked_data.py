"""Linked data through the API: read by other programs, paged, and explained at its own address."""

import json

import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import RDF, RDFS, SKOS

from tests.api.asking import API, BASE, COLLECTIONS
from tests.api.full_records import FULL, key_of
from tests.exporting import schema_org
from tests.exporting.rdf import graph_of
from tests.factories import (
    AppearanceFactory,
    ConferenceFactory,
    ParticipantFactory,
    PositionFactory,
)

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated"),
]

OWN = f"{API}vocabulary/#"


@pytest.fixture
def words(ask):
    """Our own words, as the vocabulary explains them."""
    answer = ask("vocabulary/")
    assert answer["Content-Type"] == "text/turtle; charset=utf-8"
    return Graph().parse(data=answer.content, format="turtle")


@pytest.mark.parametrize("name", COLLECTIONS)
def test_every_record_is_read_by_others_and_uses_only_words_that_are_explained(ask, words, name):
    record = FULL[name]()
    node = ask(f"{name}/{key_of(record)}/", format="jsonld").json()
    graph = graph_of(node)
    used = {term for triple in graph for term in triple if str(term).startswith(OWN)}

    assert (
        schema_org.misused({key: value for key, value in node.items() if key != "@context"}) == []
    )
    assert used <= set(words.subjects())
    assert (used == set()) == (name == "topics")
    assert {str(one) for one in graph.subjects(RDF.type)} >= {f"{API}{name}/{key_of(record)}/"}


def test_a_page_ends_with_where_it_stands(ask):
    first, second, third = (PositionFactory() for _number in range(3))
    page = ask("positions.jsonld", page_size=2).json()
    *members, place = page["@graph"]
    collection = f"{API}positions.jsonld?page_size=2"
    following = place["hydra:view"]["hydra:next"]["@id"]

    assert [node["@type"] for node in members] == ["Claim", "Claim"]
    assert place == {
        "@type": "hydra:Collection",
        "@id": collection,
        "hydra:totalItems": 3,
        "hydra:member": [{"@id": node["@id"]} for node in members],
        "hydra:view": {
            "@type": "hydra:PartialCollectionView",
            "@id": f"{collection}#page",
            "hydra:first": {"@id": collection},
            "hydra:next": {"@id": following},
        },
    }
    rest = ask(following.removeprefix(API)).json()["@graph"]
    assert {node["@id"] for node in (*members, *rest[:-1])} == {
        f"{API}positions/{one.pk}/" for one in (first, second, third)
    }
    assert rest[-1]["hydra:view"]["hydra:previous"]["@id"].startswith(collection)


def test_a_persons_name_that_a_rule_protects_is_not_told(ask):
    person = ParticipantFactory(name="Irina Petrova")
    conference = ConferenceFactory()
    position = PositionFactory(conference=conference, holders=[person])
    assert "Irina Petrova" in ask(f"positions/{position.pk}.jsonld").content.decode()
    assert "Irina Petrova" in ask("positions.jsonld").content.decode()

    type(conference).objects.update(attribution_rule="chatham_house")
    assert ask(f"positions/{position.pk}.jsonld").status_code == 404
    assert "Irina Petrova" not in ask("positions.jsonld").content.decode()


def test_who_may_not_be_known_to_have_been_there_is_no_attendee(ask):
    appearance = AppearanceFactory(participant=ParticipantFactory(name="Irina Petrova"))
    path = f"conferences/{appearance.conference.slug}.jsonld"
    assert [one["name"] for one in ask(path).json()["attendee"]] == ["Irina Petrova"]

    type(appearance.conference).objects.update(attribution_rule="chatham_house")
    assert "attendee" not in ask(path).json()
    assert "Irina Petrova" not in ask(path).content.decode()


def test_every_word_of_our_own_has_a_label_and_every_value_a_list(words):
    properties = set(words.subjects(RDF.type, RDF.Property))
    values = set(words.subjects(RDF.type, SKOS.Concept))
    stances = set(words.subjects(SKOS.inScheme, URIRef(f"{OWN}stance-values")))

    assert all((one, RDFS.comment, None) in words for one in properties)
    assert all((one, SKOS.prefLabel, None) in words for one in values)
    assert {str(one).removeprefix(OWN) for one in stances} == {
        "stance-supports", "stance-opposes", "stance-concerned", "stance-expects",
        "stance-proposes", "stance-asserts", "stance-neutral",
    }  # fmt: skip


def test_the_vocabulary_says_the_same_as_json_ld(ask, words):
    answer = ask("vocabulary/", headers={"accept": "application/ld+json"})
    body = json.loads(answer.content)

    assert answer["Content-Type"] == "application/ld+json"
    assert body["@context"]["dialogues"] == OWN
    assert set(Graph().parse(data=answer.content, format="json-ld")) == set(words)


def test_the_vocabulary_asks_no_database(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get(f"{BASE}vocabulary/").status_code == 200
